/* SPDX-License-Identifier: MIT */
/* A list in a box at the right edge, scrolled so far that the selected line is shown. */
#include "view/kit/side_list.h"

#include "app/model/list_move.h"
#include "app/table/spot.h"

#include "view/kit/box.h"

#define SIDE_COLS  34
#define CHECK_COLS 4 /* "[x] " */

/* Draws the box over the height that the lines need; returns the room inside. */
static struct rect draw_box(const struct draw *s, const struct side_list *l, int cols)
{
	int w = s->g->cols < cols ? s->g->cols : cols;
	int h = layout_side_rows(&s->m->layout, l->n) + 2;
	return box_draw(s, (struct rect){s->m->layout.heads.row, s->g->cols - w, h, w}, l->title);
}

static void mark_line(const struct draw *s, const struct side_list *l, struct rect at, int i)
{
	struct rect check = {at.row, at.col + 1, 1, CHECK_COLS};
	grid_spot(s->g, at, spot_line(l->layer, i));
	if (l->checks)
		grid_spot(s->g, check, spot_check(l->layer, i));
}

static void draw_line(const struct draw *s, const struct styled_line *w, struct rect at,
		      bool selected)
{
	grid_chars(s->g, at, at.row, at.col, ROLE_SELECT, selected ? s->gl->marker : " ");
	styled_line_draw(w, s, (struct rect){at.row, at.col + 1, 1, at.w - 1});
	if (!selected)
		return;
	grid_select(s->g, at.row, at.col, at.w);
	grid_park(s->g, at.row, at.col, false);
}

void side_list_draw_wide(const struct draw *s, const struct side_list *l, int cols)
{
	struct rect room = draw_box(s, l, cols);
	int top = list_scroll(s->m->list_top[l->layer], l->n, room.h, l->selected, l->selected);
	for (int i = 0; i < room.h && top + i < l->n; i++) {
		struct styled_line w;
		struct rect at = {room.row + i, room.col, 1, room.w};
		styled_line_clear(&w);
		l->format(&w, s, top + i);
		mark_line(s, l, at, top + i);
		draw_line(s, &w, at, top + i == l->selected);
	}
}

void side_list_draw(const struct draw *s, const struct side_list *l)
{
	side_list_draw_wide(s, l, SIDE_COLS);
}
