/* SPDX-License-Identifier: MIT */
/* Sets a refusal. */
#include "refusal.h"

#include <stdarg.h>
#include <stdio.h>

bool refusal_set(struct refusal *r, const char *code, const char *fmt, ...)
{
	va_list ap;

	r->code = code;
	va_start(ap, fmt);
	/* The message may be cut, because a client may send a long name. */
	vsnprintf(r->message, sizeof(r->message), fmt, ap);
	va_end(ap);
	return false;
}
