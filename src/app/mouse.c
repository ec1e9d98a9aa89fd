/* SPDX-License-Identifier: MIT */
/* The mouse: the wheel scrolls, a click selects a row, sorts by a column or presses the key of a
 * hint, the scroll bar is dragged. */
#include "app/mouse.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/screens/screen.h"
#include "app/table/spot.h"

#include "list_lines.h"

#define WHEEL_ROWS 3
#define TWICE_MS   500
#define OVER_TABLE (UINT64_C(1) << 63) /* of a place on a screen; positions are smaller */

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

/* Tells whether the same was pressed shortly before. */
static bool is_pressed_again(const struct model *m, uint64_t what)
{
	const struct mouse *mouse = &m->mouse;
	return mouse->press_ms != 0 && m->now_ms - mouse->press_ms < TWICE_MS &&
	       mouse->pressed == what;
}

/* Remembers what was pressed, for the second click; a third one is a first again. */
static void keep_press(struct model *m, uint64_t what, bool is_second)
{
	m->mouse.press_ms = is_second ? 0 : m->now_ms;
	m->mouse.pressed = what;
}

/* Opens the details at the second click on a row. */
static void open_if_twice(struct model *m, uint64_t position)
{
	bool twice = is_pressed_again(m, position);
	keep_press(m, position, twice);
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

/* Selects a line of the screen; false if it is selected already, which accepts it. */
static bool select_on_screen(struct model *m, enum layer l, int i)
{
	int n, *selected = list_lines_selected(m, l, &n);
	if (selected)
		return select_line(selected, n, i);
	if (l == LAYER_PICKER)
		return picker_select(m, i);
	if (l == LAYER_PROMPT)
		return palette_select(m, i);
	if (l == LAYER_NARROW)
		return narrow_choose(m, i);
	if (l == LAYER_HELP)
		return help_select(m, i);
	if (l == LAYER_INSPECTOR)
		return inspector_select(m, i);
	if (l == LAYER_EXPORT)
		export_select(m, i);
	return true;
}

/* Returns the document that the screen shows; NULL for none. A recording may name any screen. */
static struct reading *find_document(struct model *m, enum layer l)
{
	if (l == LAYER_INSPECTOR)
		return &m->inspector.page;
	if (l == LAYER_OWN_OUTPUT)
		return &m->own.output.page;
	return l == LAYER_API_DOCS ? &m->api_docs_screen.page : NULL;
}

/* Goes to a line of a document that is read; false if it is the current one already. */
static bool select_text(struct model *m, enum layer l, size_t line)
{
	const struct reading *r = find_document(m, l);
	if (!r || line >= r->doc.n)
		return true;
	if (l == LAYER_OWN_OUTPUT)
		return own_output_select(m, line);
	return l == LAYER_INSPECTOR ? inspector_select_text(m, line)
				    : api_docs_screen_select(m, line);
}

static void toggle_fold(struct model *m, enum layer l, size_t line)
{
	struct reading *r = find_document(m, l);
	if (!r || line >= r->doc.n)
		return;
	select_text(m, l, line);
	doc_toggle(&r->doc, line);
	screen_of(l)->settle(m);
}

static uint64_t place_of(struct key k)
{
	return OVER_TABLE | (uint64_t)(k.row & 0xFFFF) << 16 | (uint64_t)(k.col & 0xFFFF);
}

/* Tells whether a second click comes soon where a command was chosen, though another line may be
 * there now: the whole help of the chosen one has moved the list. */
static bool is_double_click(const struct model *m, enum layer l, struct key k)
{
	return l == LAYER_PROMPT && is_pressed_again(m, place_of(k));
}

/* What is only explained is not run, and the help stays open. */
static bool can_accept(const struct model *m, enum layer l)
{
	return l != LAYER_HELP || help_action(m, m->help.selected) != DO_NOTHING;
}

static bool press_line(struct model *m, enum layer l, struct spot spot)
{
	if (spot.layer != l)
		return false;
	switch (spot.kind) {
	case SPOT_LINE: return !select_on_screen(m, l, spot.index) && can_accept(m, l);
	case SPOT_CHECK: select_on_screen(m, l, spot.index); return true;
	case SPOT_TEXT: return !select_text(m, l, (size_t)spot.index);
	case SPOT_FOLD: toggle_fold(m, l, (size_t)spot.index); return false;
	case SPOT_NOTHING:
	case SPOT_STATUS:
	case SPOT_KEY: break;
	}
	return false;
}

static bool press_list(struct model *m, enum layer l, struct key *k)
{
	struct spot spot = spot_read(k->spot);
	uint64_t place = place_of(*k);
	bool is_key = is_double_click(m, l, *k) || press_line(m, l, spot);
	keep_press(m, place, is_key || spot.kind != SPOT_LINE);
	*k = spot.kind == SPOT_CHECK ? (struct key){.code = KEYCODE_CHAR, .cp = ' '}
				     : (struct key){.code = KEYCODE_ENTER};
	return is_key;
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
