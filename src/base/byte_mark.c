/* SPDX-License-Identifier: MIT */
/* Recognises the encoding of a text by its first bytes. */
#include "base/byte_mark.h"

#include <string.h>

/* UTF-16 begins with a byte order mark, or with an ASCII character of which one byte is 0. */
static bool is_utf16(struct sl text)
{
	return text.n >= 2 &&
	       (memcmp(text.p, "\xFF\xFE", 2) == 0 || memcmp(text.p, "\xFE\xFF", 2) == 0 ||
		(text.p[0] == '\0') != (text.p[1] == '\0'));
}

bool byte_mark_skip(struct sl *text, const char *name, enum err_kind kind, struct err *e)
{
	if (is_utf16(*text))
		return err_set(e, kind, "%s is in UTF-16; save it as UTF-8", name);
	if (sl_starts(*text, SL("\xEF\xBB\xBF")))
		*text = sl_drop(*text, 3);
	return true;
}
