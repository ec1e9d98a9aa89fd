/* SPDX-License-Identifier: MIT */
/* Error values, whose text is safe to show on a terminal. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/hide.h"
#include "base/text.h"
#include "base/utf8.h"

/* More than err.text holds, because the gate shortens text. */
#define RAW_CHARS 1024

/* Returns the bytes written; 0 when the glyph does not fit. */
static size_t write_glyph(const struct glyph *g, char *out, size_t room)
{
	size_t n = 0;
	for (size_t i = 0; i < GLYPH_MAX && g->cp[i]; i++) {
		char bytes[UTF8_MAX_BYTES];
		size_t more = utf8_write(g->cp[i], bytes);
		if (more > room - n)
			return 0;
		memcpy(out + n, bytes, more);
		n += more;
	}
	return n;
}

/* Hides the user name and password of a URL that the message quotes. raw may have been cut at its
 * end. */
static void drop_userinfo(char *raw, size_t size)
{
	struct sl text = sl_from(raw), info;
	size_t n = sizeof HIDDEN - 1;
	if (!hide_find_userinfo(text, text.n + 1 == size, &info))
		return;
	size_t at = (size_t)(info.p - raw), behind = at + info.n;
	if (text.n - info.n + n >= size)
		behind = text.n;
	if (at + n >= size)
		at = size - 1 - n;
	memmove(raw + at + n, raw + behind, text.n + 1 - behind);
	memcpy(raw + at, HIDDEN, n);
}

/*
 * Stores the text without anything that could act on a terminal, since it may quote input: it
 * passes the gate of base/text.h, control characters become blanks, and it ends with a whole
 * character.
 */
static void keep_text(struct err *e, char *raw, size_t size)
{
	drop_userinfo(raw, size);
	struct sl rest = sl_from(raw);
	struct glyph g;
	size_t n = 0;
	for (bool fits = true; fits && rest.n;) {
		bool control = (unsigned char)rest.p[0] < ' ' || rest.p[0] == 0x7F;
		text_next(&rest, &g);
		if (control)
			g.cp[0] = ' ';
		size_t more = write_glyph(&g, e->text + n, sizeof e->text - 1 - n);
		fits = more > 0;
		n += more;
	}
	e->text[n] = '\0';
}

bool err_set(struct err *e, enum err_kind kind, const char *fmt, ...)
{
	char raw[RAW_CHARS];
	if (!e || e->kind != ERR_NONE)
		return false;
	va_list args;
	va_start(args, fmt);
	vsnprintf(raw, sizeof raw, lang_text(e->lang, fmt), args);
	va_end(args);
	keep_text(e, raw, sizeof raw);
	e->kind = kind;
	return false;
}

bool err_wrap(struct err *e, const char *fmt, ...)
{
	char raw[RAW_CHARS];
	if (!e || e->kind == ERR_NONE)
		return false;
	va_list args;
	va_start(args, fmt);
	int n = vsnprintf(raw, sizeof raw, lang_text(e->lang, fmt), args);
	va_end(args);
	if (n >= 0 && (size_t)n < sizeof raw)
		snprintf(raw + n, sizeof raw - (size_t)n, TC_(e, "behind a context", ": %s"),
			 e->text);
	keep_text(e, raw, sizeof raw);
	return false;
}

const struct catalog *err_lang(const struct err *e)
{
	return e ? e->lang : NULL;
}

void err_clear(struct err *e)
{
	e->kind = ERR_NONE;
	e->text[0] = '\0';
}
