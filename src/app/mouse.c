/* SPDX-License-Identifier: MIT */
/* The mouse: the wheel scrolls, a click selects a row or sorts by a column, the scroll bar is
 * dragged. */
#include "app/mouse.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/screens/screen.h"

#define WHEEL_ROWS 3

void mouse_toggle(struct model *m)
{
	struct sl key = app_key(m, DO_MOUSE);
	m->mouse = (struct mouse){.on = !m->mouse.on};
	if (m->mouse.on)
		toast_info(m,
			   "The mouse scrolls, chooses rows, sorts at the heads; with Shift it "
			   "selects text, %.*s turns it off",
			   (int)key.n, key.p);
	else
		toast_info(m, "The mouse is the terminal's again: it selects text");
}

static bool is_in(struct rect r, struct key k)
{
	return k.row >= r.row && k.row < r.row + r.h && k.col >= r.col && k.col < r.col + r.w;
}

/* The scroll bar represents the whole list, from its first row to its last. */
static void drag_to(struct model *m, int row)
{
	const struct rect t = m->layout.table;
	uint64_t rows = app_positions(m), height = (uint64_t)t.h;
	int at = row < t.row ? 0 : row < t.row + t.h ? row - t.row : t.h - 1;
	if (rows <= height || height < 2)
		return;
	uint64_t top = (rows - height) * (uint64_t)at / (height - 1);
	table_show(m, top + height / 2, top);
}

static void press_table(struct model *m, struct key k)
{
	const struct rect t = m->layout.table;
	uint64_t position = m->table.top + (uint64_t)(k.row - t.row);
	if (k.col == t.col + t.w - 1) {
		m->mouse.dragging = true;
		drag_to(m, k.row);
	} else if (position < app_positions(m)) {
		m->detail.focus = false;
		table_go(m, position);
	}
}

static void press_heads(struct model *m, struct key k)
{
	struct column_room room = app_column_room(m);
	struct columns placed;
	columns_place(&placed, &m->columns, &room);
	int col = k.col - m->layout.heads.col;
	for (size_t i = 0; i < placed.n; i++)
		if (col >= placed.at[i].col && col < placed.at[i].col + placed.at[i].w)
			arrange_sort(m, column_sort(placed.at[i].id));
}

static void take_press(struct model *m, struct key k)
{
	const struct layout *l = &m->layout;
	if (is_in(l->table, k))
		press_table(m, k);
	else if (is_in(l->heads, k))
		press_heads(m, k);
	else if (is_in(l->detail, k))
		m->detail.focus = true;
}

/* Scrolls the part under the mouse, whichever part has the keys. */
static void take_wheel(struct model *m, struct key k)
{
	struct command c = {.action = k.code == KEYCODE_WHEEL_UP ? DO_UP : DO_DOWN};
	bool focus = m->detail.focus;
	if (!is_in(m->layout.detail, k)) {
		table_scroll(m, c.action == DO_UP ? -WHEEL_ROWS : WHEEL_ROWS);
		return;
	}
	m->detail.focus = true;
	for (int i = 0; i < WHEEL_ROWS; i++)
		detail_run(m, &c);
	m->detail.focus = focus;
}

bool mouse_scrolls(enum layer l, struct key *k)
{
	bool up = k->code == KEYCODE_WHEEL_UP;
	if (screen_of(l)->kind != SCREEN_LIST || (!up && k->code != KEYCODE_WHEEL_DOWN))
		return false;
	*k = (struct key){.code = up ? KEYCODE_UP : KEYCODE_DOWN};
	return true;
}

void mouse_take(struct model *m, struct key k)
{
	if (k.code == KEYCODE_RELEASE)
		m->mouse.dragging = false;
	else if (k.code == KEYCODE_DRAG && m->mouse.dragging)
		drag_to(m, k.row);
	else if (k.code == KEYCODE_PRESS)
		take_press(m, k);
	else if (k.code == KEYCODE_WHEEL_UP || k.code == KEYCODE_WHEEL_DOWN)
		take_wheel(m, k);
}
