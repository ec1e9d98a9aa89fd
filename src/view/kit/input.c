/* SPDX-License-Identifier: MIT */
/* Draws a line of input. */
#include "view/kit/input.h"

/* Draws the part of the text at byte `from` of what is shown in the role of errors. */
static void draw_mark(const struct draw *s, struct rect at, struct sl shown, size_t from, size_t n)
{
	int col = at.col + text_width(sl_take(shown, from));
	if (col < at.col + at.w)
		grid_text(s->g, at, at.row, col, ROLE_ERROR, sl_take(sl_drop(shown, from), n));
}

void input_draw(const struct draw *s, struct rect at, const struct line *line, enum role role,
		bool focused)
{
	input_draw_marked(s, at, line, role, focused, 0, 0);
}

void input_draw_marked(const struct draw *s, struct rect at, const struct line *line,
		       enum role role, bool focused, size_t mark, size_t n_mark)
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
	size_t skipped_n = line->n - text.n;
	if (n_mark && mark >= skipped_n)
		draw_mark(s, at, text, mark - skipped_n, n_mark);
	if (focused)
		grid_park(s->g, at.row, at.col + width, true);
}
