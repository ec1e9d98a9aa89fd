/* SPDX-License-Identifier: MIT */
/* Draws a line of input with the terminal's cursor in it. */
#ifndef VIEW_KIT_INPUT_H
#define VIEW_KIT_INPUT_H

#include "view/kit/draw.h"

/* Draws within at.w columns, scrolled so that the cursor is visible. Places the terminal's cursor
 * there if focused. */
void input_draw(const struct draw *s, struct rect at, const struct line *line, enum role role,
		bool focused);

/* Likewise, with n_mark bytes at `mark` in the role of errors. */
void input_draw_marked(const struct draw *s, struct rect at, const struct line *line,
		       enum role role, bool focused, size_t mark, size_t n_mark);

#endif
