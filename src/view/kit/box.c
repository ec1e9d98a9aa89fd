/* SPDX-License-Identifier: MIT */
/* Draws boxes over the table. */
#include "view/kit/box.h"

static void put_border(const struct draw *s, struct rect box, int row, int col, uint32_t cp)
{
	grid_put(s->g, box, box.row + row, box.col + col, ROLE_BORDER, cp);
}

/* Takes the colours from what the box is over, and puts a blank column on each side between. */
static void set_off(const struct draw *s, struct rect box)
{
	struct rect round = {box.row, box.col - 1, box.h, box.w + 2};
	grid_put_behind(s->g, s->m->layout.body);
	grid_fill(s->g, rect_intersect(round, s->m->layout.body), ROLE_TEXT, ' ');
}

struct rect box_draw(const struct draw *s, struct rect box, const char *title)
{
	const struct glyphs *gl = s->gl;
	set_off(s, box);
	grid_fill(s->g, box, ROLE_TEXT, ' ');
	if (box.h < 2 || box.w < 2)
		return (struct rect){box.row, box.col, 0, 0};
	for (int row = 0; row < box.h; row += box.h - 1)
		grid_fill(s->g, (struct rect){box.row + row, box.col, 1, box.w}, ROLE_BORDER,
			  gl->rule);
	for (int col = 0; col < box.w; col += box.w - 1)
		grid_fill(s->g, (struct rect){box.row, box.col + col, box.h, 1}, ROLE_BORDER,
			  gl->bar);
	for (int i = 0; i < 4; i++)
		put_border(s, box, i / 2 ? box.h - 1 : 0, i % 2 ? box.w - 1 : 0, gl->corner[i]);
	struct rect top = {box.row, box.col + 1, 1, box.w - 2};
	int used = grid_chars(s->g, top, top.row, top.col, ROLE_BORDER, " ");
	used += grid_chars(s->g, top, top.row, top.col + used, ROLE_STRONG, title);
	grid_chars(s->g, top, top.row, top.col + used, ROLE_BORDER, " ");
	return (struct rect){box.row + 1, box.col + 1, box.h - 2, box.w - 2};
}
