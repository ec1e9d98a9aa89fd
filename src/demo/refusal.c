/* SPDX-License-Identifier: MIT */
#include "refusal.h"

#include <stdarg.h>
#include <stdio.h>

bool refusal_set(struct refusal *r, const char *code, const char *fmt, ...)
{
	va_list ap;

	r->code = code;
	va_start(ap, fmt);
	vsnprintf(r->message, sizeof(r->message), fmt,
		  ap); /* cut where a client sent a long name */
	va_end(ap);
	return false;
}
