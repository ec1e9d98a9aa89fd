/* SPDX-License-Identifier: MIT */
/* Writes text in lines as wide as the terminal. */
#include "output/paragraph.h"

#include "base/text.h"

#define COLUMN_LEAST                                                                               \
	16 /* a narrower column is harder to read than lines that the terminal breaks */

/* Appends a line that has no line end of its own. */
static void add_line(struct buf *out, bool first, int indent, struct sl line)
{
	if (!first)
		buf_addf(out, "%*s", indent, "");
	buf_add(out, line);
	buf_add_byte(out, '\n');
}

void paragraph_add(struct buf *out, int indent, int cols, const char *text)
{
	struct sl rest = sl_from(text), given, line;
	bool wraps = cols - indent >= COLUMN_LEAST, first = true;
	while (sl_split(&rest, '\n', &given)) {
		while (wraps && text_wrap(&given, cols - indent, &line)) {
			add_line(out, first, indent, line);
			first = false;
		}
		if (!wraps)
			add_line(out, first, indent, given);
		first = false;
	}
}
