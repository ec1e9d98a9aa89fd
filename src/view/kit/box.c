/* SPDX-License-Identifier: MIT */
/* Draws boxes over the table. */
#include "view/kit/box.h"

#include "view/kit/styled_line.h"

static void put_border(const struct draw *s, struct rect box, int row, int col, uint32_t cp)
{
	grid_put(s->g, box, box.row + row, box.col + col, ROLE_BORDER, cp);
}

/* Returns true for a cell of a word or a number; lines and gauges are none. */
static bool is_in_word(const struct draw *s, int row, int col)
{
	const struct glyphs *gl = s->gl;
	const struct cell *c = grid_at(s->g, row, col);
	uint32_t cp = c ? c->cp[0] : ' ';
	if (!c || c->width == 0)
		return c != NULL;
	bool is_line = c->role == ROLE_DIM && (cp == gl->rule || cp == gl->bar || cp == gl->cross);
	bool is_gauge = c->role == ROLE_DIM
			    ? cp == gl->track
			    : c->role != ROLE_TEXT && (cp == gl->full || cp == gl->part[1]);
	bool is_block = cp >= 0x2500 && cp <= 0x259F;
	return cp != ' ' && !is_line && !is_gauge && !is_block;
}

/* Removes the part of a word beside the box whose rest is covered, because a part of an amount
 * would read as another one. The word is covered if it reaches the cell at edge; by is the way from
 * there away from the box. */
static void remove_half_word(const struct draw *s, int row, int edge, int by)
{
	/* A high box may be over the header, too. */
	const struct rect all = {0, 0, s->g->rows, s->g->cols};
	int end = edge;
	while (rect_holds(all, row, end) && is_in_word(s, row, end))
		end += by;
	int from = by > 0 ? edge : end + 1, n = by > 0 ? end - edge : edge - end;
	grid_fill(s->g, (struct rect){row, from, 1, n}, ROLE_TEXT, ' ');
}

/* Takes the colours from what the box is over, and puts a blank column on each side between. */
static void set_off(const struct draw *s, struct rect box)
{
	struct rect round = {box.row, box.col - 1, box.h, box.w + 2};
	for (int row = box.row; row < box.row + box.h; row++) {
		remove_half_word(s, row, round.col, -1);
		remove_half_word(s, row, round.col + round.w - 1, 1);
	}
	grid_fill(s->g, rect_intersect(round, s->m->layout.body), ROLE_TEXT, ' ');
	grid_put_behind(s->g, s->m->layout.body);
	grid_fill(s->g, box, ROLE_TEXT, ' ');
}

static void draw_title(const struct draw *s, struct rect top, const char *title)
{
	struct styled_line w;
	styled_line_clear(&w);
	styled_line_chars(&w, ROLE_BORDER, " ");
	styled_line_cut(&w, ROLE_STRONG, sl_from(title), top.w - 2, s->gl->ellipsis);
	styled_line_chars(&w, ROLE_BORDER, " ");
	styled_line_draw(&w, s, top);
}

struct rect box_draw(const struct draw *s, struct rect box, const char *title)
{
	const struct glyphs *gl = s->gl;
	set_off(s, box);
	grid_spot(s->g, box, 0);
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
	draw_title(s, (struct rect){box.row, box.col + 1, 1, box.w - 2}, title);
	return (struct rect){box.row + 1, box.col + 1, box.h - 2, box.w - 2};
}
