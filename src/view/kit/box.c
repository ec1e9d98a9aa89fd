/* SPDX-License-Identifier: MIT */
/* Draws boxes over the table. */
#include "view/kit/box.h"

#include "view/kit/styled_line.h"

#define NAMES_COLS 34 /* of the table in a narrow window: UIN and name */

struct rect box_beside_names(const struct draw *s, int h, int w)
{
	struct rect box = rect_centre((struct rect){0, 0, s->g->rows, s->g->cols}, h, w);
	int room = s->g->cols - box.w;
	if (box.col < NAMES_COLS)
		box.col = room < NAMES_COLS ? room : NAMES_COLS;
	return box;
}

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

/* An edge of a box, where it cuts what it is over. The cell there is left blank, so that the box is
 * set off; out is the way from there away from the box, 1 or -1. */
struct edge {
	const struct draw *s;
	int row, col, out;
};

static bool is_word_at(const struct edge *e, int steps)
{
	/* A high box may be over the header, too. */
	const struct rect all = {0, 0, e->s->g->rows, e->s->g->cols};
	int col = e->col + steps * e->out;
	return rect_holds(all, e->row, col) && is_in_word(e->s, e->row, col);
}

/* Finds the ends of the word at a cell so many steps away from the box: *from is its cell closest
 * to the middle of the box, *to the one behind its last cell on the way out. */
static void find_word(const struct edge *e, int steps, int *from, int *to)
{
	*from = *to = steps;
	while (is_word_at(e, *from - 1))
		(*from)--;
	while (is_word_at(e, *to))
		(*to)++;
}

static bool has_digit(const struct edge *e, int steps)
{
	int from, to;
	find_word(e, steps, &from, &to);
	for (; from < to; from++) {
		const struct cell *c = grid_at(e->s->g, e->row, e->col + from * e->out);
		if (c && c->cp[0] >= '0' && c->cp[0] <= '9')
			return true;
	}
	return false;
}

/* Returns the rectangle of the cells from so many steps away from the box up to others. */
static struct rect place_steps(const struct edge *e, int from, int to)
{
	int col = e->out > 0 ? e->col + from : e->col - to + 1;
	return (struct rect){e->row, col, 1, to - from};
}

/* Puts the ellipsis into the cells from there on, unless a word of as few cells would be lost. */
static void put_ellipsis(const struct edge *e, int from, int to)
{
	struct grid *g = e->s->g;
	int w = text_width(e->s->gl->ellipsis);
	if (to - from < w)
		return;
	struct rect at = place_steps(e, from, from + w);
	const struct cell *cut = grid_at(g, e->row, e->out < 0 ? at.col : at.col + w);
	if (cut && cut->width == 0 && to - from > w)
		at.col += e->out; /* the wide letter that is cut goes whole */
	grid_fill(g, place_steps(e, from, from + w), ROLE_TEXT, ' ');
	grid_text(g, (struct rect){0, 0, g->rows, g->cols}, e->row, at.col, ROLE_TEXT,
		  e->s->gl->ellipsis);
}

static enum role role_at(const struct edge *e, int steps)
{
	const struct cell *c = grid_at(e->s->g, e->row, e->col + steps * e->out);
	return c ? (enum role)c->role : ROLE_DIM;
}

/* Tells whether a blank is between two words of one text, the outer of which has no digit. */
static bool is_blank_in_text(const struct edge *e, int steps)
{
	if (is_word_at(e, steps) || !is_word_at(e, steps - 1) || !is_word_at(e, steps + 1))
		return false;
	enum role role = role_at(e, steps + 1);
	return (role == ROLE_TEXT || role == ROLE_STALE) && role_at(e, steps - 1) == role &&
	       !has_digit(e, steps + 1);
}

/* Cuts the word that is partly covered. One with a digit goes whole, because a part of an amount
 * would read as another one. */
static void cut_word(const struct edge *e)
{
	int from, to;
	find_word(e, 0, &from, &to);
	bool whole = has_digit(e, 0) || to - 1 < text_width(e->s->gl->ellipsis);
	bool goes_on = whole && is_blank_in_text(e, to);
	if (!whole)
		put_ellipsis(e, 1, to);
	grid_fill(e->s->g, place_steps(e, 0, whole ? to : 1), ROLE_TEXT, ' ');
	if (goes_on)
		put_ellipsis(e, to, to + 1);
}

/* Ends what is beside the box as a field of the table ends a text that does not fit. */
static void cut_text(const struct draw *s, int row, int col, int out)
{
	const struct edge e = {s, row, col, out};
	int from, to;
	if (is_word_at(&e, 0)) {
		cut_word(&e);
	} else if (is_blank_in_text(&e, 0)) {
		find_word(&e, 1, &from, &to);
		put_ellipsis(&e, 1, to);
	}
}

/* Takes the colours from what the box is over, and puts a blank column on each side between. */
static void set_off(const struct draw *s, struct rect box)
{
	struct rect round = {box.row, box.col - 1, box.h, box.w + 2};
	for (int row = box.row; row < box.row + box.h; row++) {
		cut_text(s, row, round.col, -1);
		cut_text(s, row, round.col + round.w - 1, 1);
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
