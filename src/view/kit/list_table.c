/* SPDX-License-Identifier: MIT */
/* Draws the lines of a list as a table, and marks the selected one. */
#include "view/kit/list_table.h"

#include "app/model/list_move.h"
#include "app/model/model.h"
#include "app/table/spot.h"

#include "view/kit/privacy.h"

void list_table_take_room(int *left, int w, int *column)
{
	if (*left < LIST_TABLE_GAP + w)
		return;
	*column = w;
	*left -= LIST_TABLE_GAP + w;
}

void list_table_put(struct table_line *line, int w, enum align align, enum role role,
		    struct sl text)
{
	struct rect *at = &line->at;
	if (w <= 0)
		return;
	grid_field(line->s->g, *at, at->row, at->col, w, align, role, text, line->s->gl->ellipsis);
	at->col += w + LIST_TABLE_GAP;
	at->w -= w + LIST_TABLE_GAP;
}

void list_table_put_name(struct table_line *line, int w, uint64_t uin)
{
	char room[FORMAT_CHARS];
	const struct store *store = line->s->m->loader.store;
	const struct customer *c = NULL;
	uint64_t row;
	if (store_find_uin(store, uin, &row))
		c = store_row(store, row).customer;
	list_table_put(line, w, ALIGN_LEFT, ROLE_TEXT,
		       c ? privacy_field(line->s, c, FIELD_NAME, room) : SL(""));
}

void list_table_select(const struct draw *s, struct rect at)
{
	grid_chars(s->g, at, at.row, at.col, ROLE_SELECT, s->gl->marker);
	grid_select(s->g, at.row, at.col, at.w);
	grid_park(s->g, at.row, at.col, false);
}

void list_table_draw(const struct draw *s, struct rect room, const struct list_table *t)
{
	int top = list_scroll(s->m->list_top[t->layer], t->n, room.h, t->selected, t->selected);
	for (int i = 0; i < room.h && top + i < t->n; i++) {
		struct rect at = {room.row + i, room.col, 1, room.w};
		t->draw_item((struct table_line){s, {at.row, at.col + 1, 1, at.w - 1}}, t->widths,
			     top + i);
		grid_spot(s->g, at, spot_line(t->layer, top + i));
		if (top + i == t->selected)
			list_table_select(s, at);
	}
}
