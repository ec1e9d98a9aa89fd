/* SPDX-License-Identifier: MIT */
/* The mouse: the wheel scrolls, a click selects a row, sorts by a column or presses the key of a
 * hint, the scroll bar is dragged. */
#include "app/mouse.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/screens/screen.h"
#include "app/table/spot.h"

#define WHEEL_ROWS 3
#define TWICE_MS   500

void mouse_toggle(struct model *m)
{
	struct sl key = app_key(m, DO_MOUSE);
	m->mouse = (struct mouse){.on = !m->mouse.on};
	if (m->mouse.on)
		toast_info(m,
			   "The mouse is on: scroll, choose rows, sort by headings; Shift selects "
			   "text, %.*s turns it off",
			   (int)key.n, key.p);
	else
		toast_info(m, "The mouse is off: the terminal selects text");
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

/* Opens the details at the second click on a row. */
static void open_if_twice(struct model *m, uint64_t position)
{
	struct mouse *mouse = &m->mouse;
	bool twice = mouse->press_ms != 0 && m->now_ms - mouse->press_ms < TWICE_MS &&
		     mouse->pressed == position;
	mouse->press_ms = twice ? 0 : m->now_ms;
	mouse->pressed = position;
	if (twice && !m->detail.open)
		detail_toggle(m);
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
		open_if_twice(m, position);
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

/* The first click shows the customers of a status only, the next one all again. */
static void press_status(struct model *m, enum credit_status st)
{
	struct lens_spec s = *app_lens_spec(m);
	struct sl plain = app_key(m, DO_PLAIN);
	if (s.statuses == STATUS_BIT(st)) {
		s.statuses = 0;
		arrange_apply(m, &s);
		return;
	}
	arrange_status(m, st);
	toast_info(m, "Only %s; click again, or %.*s, to show all", credit_status_name(st),
		   (int)plain.n, plain.p);
}

static void take_press(struct model *m, struct key k)
{
	const struct layout *l = &m->layout;
	struct spot spot = spot_read(k.spot);
	if (spot.kind == SPOT_STATUS)
		press_status(m, (enum credit_status)spot.index);
	else if (is_in(l->table, k))
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

static bool scroll_list(enum layer l, struct key *k)
{
	bool up = k->code == KEYCODE_WHEEL_UP;
	if (screen_of(l)->kind != SCREEN_LIST || (!up && k->code != KEYCODE_WHEEL_DOWN))
		return false;
	*k = (struct key){.code = up ? KEYCODE_UP : KEYCODE_DOWN};
	return true;
}

/* Selects line i of n; false if it is selected already. A recording may name a line beyond. */
static bool select_line(int *selected, int n, int i)
{
	if (i >= n)
		return true;
	bool changes = *selected != i;
	*selected = i;
	return changes;
}

/* Returns the selected line of a screen whose lines are a plain list, and their number; else NULL.
 */
static int *find_selected(struct model *m, enum layer l, int *n)
{
	const struct {
		int *selected;
		int n;
	} lists[LAYERS] = {[LAYER_SORT] = {&m->sort_list.selected, SORT_KEYS},
			   [LAYER_SHOW] = {&m->show_list.selected, STATUSES},
			   [LAYER_COLUMNS] = {&m->column_list.selected, COLUMNS},
			   [LAYER_HISTOGRAM] = {&m->histogram.selected, STATUSES},
			   [LAYER_PROFILES] = {&m->profiles.selected, (int)m->profiles.n},
			   [LAYER_COPY] = {&m->copy.selected, COPY_KINDS}};
	*n = lists[l].n;
	return lists[l].selected;
}

/* Selects a line of the screen; false if it is selected already, which accepts it. */
static bool select_on_screen(struct model *m, enum layer l, int i)
{
	int n, *selected = find_selected(m, l, &n);
	if (selected)
		return select_line(selected, n, i);
	if (l == LAYER_PICKER)
		return picker_select(m, i);
	if (l == LAYER_EXPORT)
		export_select(m, i);
	return true;
}

static bool press_list(struct model *m, enum layer l, struct key *k)
{
	struct spot spot = spot_read(k->spot);
	bool check = spot.kind == SPOT_CHECK;
	if (spot.layer != l || (!check && spot.kind != SPOT_LINE))
		return false;
	bool again = !select_on_screen(m, l, spot.index);
	*k = check ? (struct key){.code = KEYCODE_CHAR, .cp = ' '}
		   : (struct key){.code = KEYCODE_ENTER};
	return check || again;
}

bool mouse_becomes_key(struct model *m, enum layer l, struct key *k)
{
	return k->code == KEYCODE_PRESS ? press_list(m, l, k) : scroll_list(l, k);
}

struct key mouse_key(struct key k)
{
	struct spot spot = spot_read(k.spot);
	if (k.code == KEYCODE_PRESS && spot.kind == SPOT_KEY)
		return spot.key;
	return (struct key){.code = KEYCODE_NONE};
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
