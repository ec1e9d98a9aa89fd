/* SPDX-License-Identifier: MIT */
/*
 * Text as a terminal shows it: glyphs of one or two columns.
 *
 * This is the gate between text from outside and the screen. For any input, a glyph is never a
 * control (C0, DEL, C1), never a bidirectional control, and never zero-width on its own: C0 become
 * their pictures (U+2400..); other controls, invisible formatting and unassigned code points become
 * U+FFFD. A grapheme is cut down to the part that every terminal places alike: its first code point
 * and up to three combining marks. Joiners, variation selectors and the symbol after a joiner are
 * left out. Regional indicators become letters A-Z. Letters and marks, and the jamo of Hangul, are
 * composed (NFC). Widths come from utf8proc, so screens do not depend on the locale.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/buf.h"
#include "base/sl.h"

#define GLYPH_MAX 4

struct glyph {
	uint32_t cp[GLYPH_MAX]; /* composed (NFC): base, then combining marks; unused are 0 */
	uint8_t width;          /* columns: 1 or 2 */
	uint32_t bytes;         /* of the source text */
};

/* Takes one glyph off the front of *rest; false when it is empty. */
bool text_next(struct sl *rest, struct glyph *out);
/* The number of bytes at the front, at most `most`, that are printable ASCII and a glyph each. */
size_t text_plain(struct sl s, size_t most);
/* The columns of one code point, 0 for what joins the one before, -1 for what is not drawn. */
int text_columns(uint32_t cp);
/* The columns of the whole text. */
int text_width(struct sl s);
/* The bytes of the longest prefix of whole glyphs that fits cols columns; *used gets its columns.
 */
size_t text_fit(struct sl s, int cols, int *used);
/* The same for text that an ellipsis follows: when the text is cut, the prefix does not end with a
 * digit, because a number that is cut reads as another number. */
size_t text_fit_whole(struct sl s, int cols, int *used);
/*
 * Takes the next line of at most cols columns off *rest, broken at a blank or beside a character of
 * two columns where there is one; false when nothing is left. The blanks at a break are dropped.
 */
bool text_wrap(struct sl *rest, int cols, struct sl *line);
/* The start of the glyph before byte offset at. */
size_t text_before(struct sl s, size_t at);
/* Appends the text as it passes the gate, in UTF-8: for output that is not drawn on the screen. */
void text_gate(struct sl s, struct buf *out);
/* True for a character that acts on the program that shows it: controls, direction marks and
 * overrides (UAX 9), line separators. Other invisible characters may belong to a name. */
bool text_acts(uint32_t cp);
/* Appends s case-folded and canonically composed, for comparing (utf8proc NFKC_Casefold). */
void text_fold(struct sl s, struct buf *out);
/* The same without the accents of Latin, Greek and Cyrillic letters, for searching and sorting:
 * "Zürich" gives "zurich". */
void text_fold_bare(struct sl s, struct buf *out);

#endif
