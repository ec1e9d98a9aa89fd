/* SPDX-License-Identifier: MIT */
/* A prompt in the message line: a label, and the text that is typed behind it. */
#ifndef VIEW_KIT_PROMPT_LINE_H
#define VIEW_KIT_PROMPT_LINE_H

#include "view/kit/draw.h"
#include "view/kit/styled_line.h"

/* The terminal's cursor is parked in the text while layer is the topmost. right is drawn at the
 * right edge; NULL: nothing. */
void prompt_line_draw(const struct draw *s, enum layer layer, const char *label,
		      const struct line *text, const struct styled_line *right);

/* Bytes of the text that are drawn in the role of errors. */
struct prompt_mark {
	size_t at, n;
};

void prompt_line_draw_marked(const struct draw *s, enum layer layer, const char *label,
			     const struct line *text, const struct styled_line *right,
			     struct prompt_mark mark);

#endif
