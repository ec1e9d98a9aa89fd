/* SPDX-License-Identifier: MIT */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* The text may quote input: no byte of it may act on a terminal. */
static void defuse(char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < ' ' || *text == 0x7f)
			*text = ' ';
}

bool err_set(struct err *e, enum err_kind kind, const char *fmt, ...)
{
	if (!e || e->kind != ERR_NONE)
		return false;
	va_list args;
	va_start(args, fmt);
	vsnprintf(e->text, sizeof e->text, fmt, args);
	va_end(args);
	defuse(e->text);
	e->kind = kind;
	return false;
}

bool err_wrap(struct err *e, const char *fmt, ...)
{
	char before[sizeof e->text];
	if (!e || e->kind == ERR_NONE)
		return false;
	memcpy(before, e->text, sizeof before);
	va_list args;
	va_start(args, fmt);
	int n = vsnprintf(e->text, sizeof e->text, fmt, args);
	va_end(args);
	if (n >= 0 && (size_t)n < sizeof e->text)
		snprintf(e->text + n, sizeof e->text - (size_t)n, ": %s", before);
	defuse(e->text);
	return false;
}

void err_clear(struct err *e)
{
	e->kind = ERR_NONE;
	e->text[0] = '\0';
}
