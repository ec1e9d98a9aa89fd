/* SPDX-License-Identifier: MIT */
/* Writes text within single quotes of a shell. */
#include "base/shell_text.h"

#include <string.h>

void shell_text_add(const char *text, const char *escaped, struct buf *out)
{
	for (; *text; text++) {
		if (strchr(escaped, *text))
			buf_add_byte(out, '\\');
		if (*text == '\'')
			buf_add_chars(out, "'\\''");
		else
			buf_add_byte(out, *text);
	}
}
