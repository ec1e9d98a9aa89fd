/* SPDX-License-Identifier: MIT */
/* Draws a line of input. */
#include "view/kit/input.h"

void input_draw(const struct draw *s, struct rect at, const struct line *line, enum role role,
		bool focused)
{
	if (at.w <= 0)
		return;
	struct sl text = {line->text, line->n}, before = {line->text, line->cursor};
	struct glyph skipped;
	int width = text_width(before);
	while (width > at.w - 1 && text_next(&before, &skipped)) {
		width -= skipped.width;
		text = sl_drop(text, skipped.bytes);
	}
	grid_fill(s->g, at, ROLE_TEXT, ' ');
	grid_text(s->g, at, at.row, at.col, role, text);
	if (focused)
		grid_park(s->g, at.row, at.col + width, true);
}
