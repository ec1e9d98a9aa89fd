/* SPDX-License-Identifier: MIT */
/*
 * A line of text in several roles, built before its place on the screen is known.
 *
 * It holds copies of bounded length and drops what does not fit, never half a character. Text from
 * outside is safe here, because it reaches the terminal only through the grid.
 */
#ifndef VIEW_KIT_STYLED_LINE_H
#define VIEW_KIT_STYLED_LINE_H

#include "base/attr.h"

#include "view/kit/draw.h"

#define STYLED_LINE_RUNS  64
#define STYLED_LINE_BYTES 800

struct styled_run {
	uint16_t start, n;
	enum role role;
	uint32_t spot;
};

struct styled_line {
	struct styled_run run[STYLED_LINE_RUNS]; /* no two neighbours have the same role and spot */
	size_t n_runs, n;
	uint32_t spot; /* of the text that is added next */
	int cols;      /* width of the line, if each added text begins a new glyph */
	char bytes[STYLED_LINE_BYTES];
};

void styled_line_clear(struct styled_line *w);
void styled_line_add(struct styled_line *w, enum role role, struct sl text);
void styled_line_chars(struct styled_line *w, enum role role, const char *text);
void styled_line_addf(struct styled_line *w, enum role role, const char *fmt, ...) PRINTF(3, 4);
/* The text that is added from now on is this spot for the mouse; 0 is none. */
void styled_line_spot(struct styled_line *w, uint32_t spot);
/* Adds the text of another line in its roles. */
void styled_line_append(struct styled_line *w, const struct styled_line *other);
/* Adds the text and as many blanks as it lacks to cols columns. */
void styled_line_pad(struct styled_line *w, enum role role, const char *text, int cols);
/* Adds the separator, unless the line is empty. */
void styled_line_gap(struct styled_line *w, const char *separator);
/* Adds the separator of parts and the part, if the line has room for the whole of it in cols. */
void styled_line_part(struct styled_line *w, const struct draw *s, int cols, enum role role,
		      const char *part);
/* Adds the text cut to cols columns, with the ellipsis if it was cut. */
void styled_line_cut(struct styled_line *w, enum role role, struct sl text, int cols,
		     struct sl ellipsis);
int styled_line_width(const struct styled_line *w);
/* Draws from at.row, at.col within at.w columns, with the ellipsis if it does not fit; the second
 * one is aligned right. Returns how many columns were used. */
int styled_line_draw(const struct styled_line *w, const struct draw *s, struct rect at);
int styled_line_draw_right(const struct styled_line *w, const struct draw *s, struct rect at);

#endif
