/* SPDX-License-Identifier: MIT */
/*
 * Text as a terminal shows it: glyphs of one or two columns.
 *
 * This is the gate between text from outside and the screen. Whatever goes in, a glyph that comes
 * out is never a control (C0, DEL, C1), never a bidirectional control, never zero-width on its own:
 * C0 become their pictures (U+2400..), other controls, invisible formatting and what Unicode does
 * not know (yet) become U+FFFD. A grapheme is cut down to what every terminal places alike: its
 * first code point and up to three combining marks; joiners, variation selectors and what follows a
 * joiner are left out. Regional indicators become letters A-Z. Widths come from utf8proc, so
 * screens do not depend on the locale.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/buf.h"
#include "base/sl.h"

#define GLYPH_MAX 4

struct glyph {
	uint32_t cp[GLYPH_MAX]; /* base, then combining marks; unused are 0 */
	uint8_t width;          /* columns: 1 or 2 */
	uint32_t bytes;         /* of the source text it stands for */
};

/* Takes one glyph off the front of *rest; false when it is empty. */
bool text_next(struct sl *rest, struct glyph *out);
/* Bytes at the front, most at most, that are printable ASCII, each a glyph of its own. */
size_t text_plain(struct sl s, size_t most);
/* Columns of the whole text. */
int text_width(struct sl s);
/* Bytes of the longest prefix that fits cols columns, whole glyphs only; *used gets its columns. */
size_t text_fit(struct sl s, int cols, int *used);
/*
 * Takes the next line of at most cols columns off *rest, broken at a blank where there is one;
 * false when nothing is left. The blanks at a break are dropped.
 */
bool text_wrap(struct sl *rest, int cols, struct sl *line);
/* Start of the glyph before byte offset at. */
size_t text_before(struct sl s, size_t at);
/* Appends the text as the gate lets it through, in UTF-8: for a terminal not ours to draw. */
void text_gate(struct sl s, struct buf *out);
/* Whether a character acts on what shows it: controls, marks and overrides of direction (UAX 9),
 * separators of lines. Others that cannot be seen may belong to a name. */
bool text_acts(uint32_t cp);
/* Appends s case-folded and canonically composed, for comparing (utf8proc NFKC_Casefold). */
void text_fold(struct sl s, struct buf *out);

#endif
