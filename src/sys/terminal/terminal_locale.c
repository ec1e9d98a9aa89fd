/* SPDX-License-Identifier: MIT */
/* Chooses the locale, so that UTF-8 is shown wherever it can be. */
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "base/sl.h"

#include "terminal_private.h"

/* The bytes that the locale has for a character; 0 when it has none, or nobody knows them. */
size_t terminal_encode(uint32_t c, char out[MB_LEN_MAX])
{
#ifdef __STDC_ISO_10646__
	mbstate_t state;
	memset(&state, 0, sizeof state);
	size_t n = wcrtomb(out, (wchar_t)c, &state);
	return n == (size_t)-1 ? 0 : n;
#else
	out[0] = (char)c;
	return c < 0x7F;
#endif
}

/* Terminals of such a locale show some characters in two columns that others show in one: Greek
 * letters, accents. The C library knows them. */
bool terminal_locale_shows(uint32_t c, int columns)
{
	char bytes[MB_LEN_MAX];
	const wchar_t text[] = {(wchar_t)c, L'\0'};
	return terminal_encode(c, bytes) && wcswidth(text, 1) == columns;
}

/* Returns the locale of characters that the environment names; NULL for none. */
static const char *asked_locale(void)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		const char *asked = getenv(names[i]);
		if (asked && asked[0])
			return asked;
	}
	return NULL;
}

static bool names_utf8(const char *locale)
{
	struct sl codeset = sl_from(strchr(locale, '.'));
	return sl_equal_nocase(sl_take(codeset, 6), SL(".UTF-8")) ||
	       sl_equal_nocase(sl_take(codeset, 5), SL(".UTF8"));
}

/* A container without LANG can show UTF-8 all the same, and so can a machine that ssh gave the
 * name of a locale it does not have. Any other locale that the environment names is used. */
bool terminal_choose_locale(void)
{
	const char *asked = asked_locale();
	setlocale(LC_ALL, "");
	setlocale(LC_NUMERIC, "C"); /* JSON has one decimal point */
	if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
		return true;
	if (asked && !names_utf8(asked))
		return false;
	return setlocale(LC_CTYPE, "C.UTF-8") || setlocale(LC_CTYPE, "en_US.UTF-8");
}
