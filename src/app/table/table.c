/* SPDX-License-Identifier: MIT */
/* Moves the cursor of the table, scrolls its rows and columns. */
#include "app/table/table.h"

#include <inttypes.h>

#include "base/money.h"
#include "base/text.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/missing_row.h"

#define SCROLL_OFF 2

int table_height(const struct model *m)
{
	if (m->layout.table.h > 0)
		return m->layout.table.h;
	struct layout without = app_layout(m, false);
	return without.table.h > 0 ? without.table.h : 1;
}

static uint64_t add_bounded(uint64_t a, uint64_t b)
{
	return a + b < a ? UINT64_MAX : a + b;
}

static uint64_t subtract_bounded(uint64_t a, uint64_t b)
{
	return a > b ? a - b : 0;
}

static uint64_t scroll_margin(uint64_t height)
{
	return height > 2 * SCROLL_OFF ? SCROLL_OFF : (height - 1) / 2;
}

void table_settle(struct model *m)
{
	struct table *t = &m->table;
	uint64_t n = app_positions(m), height = (uint64_t)table_height(m),
		 off = scroll_margin(height);
	if (n == 0) {
		t->cursor = t->top = 0;
		return;
	}
	if (t->cursor >= n)
		t->cursor = n - 1;
	if (t->cursor < t->top + off)
		t->top = t->cursor > off ? t->cursor - off : 0;
	if (t->cursor + off >= t->top + height)
		t->top = t->cursor + off - height + 1;
	if (t->top + height > n)
		t->top = n > height ? n - height : 0;
}

void table_show(struct model *m, uint64_t cursor, uint64_t top)
{
	m->table.cursor = cursor;
	m->table.top = top;
	m->table.lost = false;
	m->table.travel = 1;
	table_settle(m);
}

uint64_t table_uin(const struct model *m)
{
	struct row row = app_cursor_row(m);
	return row.customer && (row.customer->known & KNOWN_UIN) ? row.customer->uin : 0;
}

void table_follow(struct model *m, uint64_t position)
{
	struct table *t = &m->table;
	if (position < t->cursor)
		t->top = subtract_bounded(t->top, t->cursor - position);
	else if (t->top >
		 0) /* at the top the list stays, so that new customers above are visible */
		t->top += position - t->cursor;
	t->cursor = position;
	table_settle(m);
}

void table_go(struct model *m, uint64_t position)
{
	struct table *t = &m->table;
	if (position != t->cursor)
		t->travel = position > t->cursor ? 1 : -1;
	t->cursor = position;
	t->lost = false;
	table_settle(m);
}

static uint64_t last_position(const struct model *m)
{
	return subtract_bounded(app_positions(m), 1);
}

static uint64_t bound_position(const struct model *m, uint64_t position)
{
	uint64_t last = last_position(m);
	return position < last ? position : last;
}

/* count is 1 if no number was typed. */
static void move_down(struct model *m, uint64_t count)
{
	table_go(m, bound_position(m, add_bounded(m->table.cursor, count)));
}

static void move_up(struct model *m, uint64_t count)
{
	table_go(m, subtract_bounded(m->table.cursor, count));
}

/* Moves the list and the cursor, but the cursor not into the margin, which would move the list
 * again. */
static void scroll_down(struct model *m, uint64_t rows)
{
	struct table *t = &m->table;
	uint64_t height = (uint64_t)table_height(m);
	uint64_t end = subtract_bounded(app_positions(m), height), top = add_bounded(t->top, rows);
	uint64_t cursor = add_bounded(t->cursor, rows);
	t->top = top < end ? top : end;
	if (t->top > 0 && cursor < t->top + scroll_margin(height))
		cursor = t->top + scroll_margin(height);
	table_go(m, bound_position(m, cursor));
}

static void scroll_up(struct model *m, uint64_t rows)
{
	struct table *t = &m->table;
	uint64_t height = (uint64_t)table_height(m), cursor = subtract_bounded(t->cursor, rows);
	t->top = subtract_bounded(t->top, rows);
	uint64_t lowest = t->top + height - 1 - scroll_margin(height);
	table_go(m, cursor < lowest ? cursor : lowest);
}

void table_scroll(struct model *m, int rows)
{
	if (rows < 0)
		scroll_up(m, (uint64_t)-rows);
	else
		scroll_down(m, (uint64_t)rows);
}

static uint64_t rows_of_screens(const struct model *m, uint64_t count, uint64_t parts)
{
	uint64_t rows = (uint64_t)table_height(m) / parts;
	if (rows == 0)
		rows = 1;
	return count > UINT64_MAX / rows ? UINT64_MAX : rows * count;
}

static void page_down(struct model *m, uint64_t count)
{
	scroll_down(m, rows_of_screens(m, count, 1));
}

static void page_up(struct model *m, uint64_t count)
{
	scroll_up(m, rows_of_screens(m, count, 1));
}

static void half_down(struct model *m, uint64_t count)
{
	scroll_down(m, rows_of_screens(m, count, 2));
}

static void half_up(struct model *m, uint64_t count)
{
	scroll_up(m, rows_of_screens(m, count, 2));
}

/* Rows count from 1; a number past the end shows how many rows there are. */
static void go_to_row(struct model *m, uint64_t number)
{
	char rows[MONEY_CHARS];
	uint64_t n = app_positions(m);
	count_print(n, rows);
	if (n == 0)
		missing_row_explain(m);
	else if (number > n)
		toast_info(m, "The list has %s rows", rows);
	table_go(m, bound_position(m, subtract_bounded(number, 1)));
}

static void go_to_percent(struct model *m, uint64_t percent)
{
	uint64_t n = app_positions(m);
	if (percent > 100)
		percent = 100;
	/* Round up, as vim does: 100% is the last row, 1% of ten rows the first. */
	go_to_row(m, (n * percent + 99) / 100);
}

static uint64_t last_on_screen(const struct model *m)
{
	return bound_position(m, m->table.top + (uint64_t)table_height(m) - 1);
}

static void screen_top(struct model *m, uint64_t count)
{
	uint64_t off = m->table.top > 0 ? scroll_margin((uint64_t)table_height(m)) : 0;
	uint64_t to = add_bounded(m->table.top, count - 1 > off ? count - 1 : off),
		 end = last_on_screen(m);
	table_go(m, to < end ? to : end);
}

static void screen_middle(struct model *m, uint64_t count)
{
	(void)count;
	table_go(m, m->table.top + (last_on_screen(m) - m->table.top) / 2);
}

static void screen_bottom(struct model *m, uint64_t count)
{
	uint64_t end = last_on_screen(m);
	uint64_t off = end < last_position(m) ? scroll_margin((uint64_t)table_height(m)) : 0;
	uint64_t to = subtract_bounded(end, count - 1 > off ? count - 1 : off);
	table_go(m, to > m->table.top ? to : m->table.top);
}

static void scroll_cols(struct model *m, uint64_t to)
{
	struct column_room room = app_column_room(m);
	struct columns placed;
	room.scroll = to < COLUMNS ? (int)to : COLUMNS;
	columns_place(&placed, &m->columns, &room);
	m->table.scroll_cols = placed.scroll;
}

static int limit_width(int w)
{
	return w < COLUMN_WIDTH_MAX ? w : COLUMN_WIDTH_MAX;
}

static void measure_customer(struct text_widths *t, const struct customer *c)
{
	for (size_t i = 0; i < COLUMNS_SPREAD; i++) {
		enum customer_field f;
		int w = column_field(columns_spread[i], &f)
			    ? limit_width(text_width(customer_text(c, f)))
			    : 0;
		if (w > t->of[columns_spread[i]])
			t->of[columns_spread[i]] = w;
	}
}

void table_measure_page(struct model *m, uint32_t page)
{
	uint64_t size = store_page_size(m->loader.store), first = page > 0 ? (page - 1) * size : 0;
	for (uint64_t i = 0; i < size; i++) {
		struct row r = store_row(m->loader.store, first + i);
		if (r.customer)
			measure_customer(&m->table.seen, r.customer);
	}
}

void table_settle_columns(struct model *m)
{
	m->table.settled = m->table.seen;
	if (m->layout.kind != LAYOUT_TINY)
		scroll_cols(m, (uint64_t)m->table.scroll_cols);
}

static void scroll_left(struct model *m, uint64_t count)
{
	scroll_cols(m, subtract_bounded((uint64_t)m->table.scroll_cols, count));
}

static void scroll_right(struct model *m, uint64_t count)
{
	scroll_cols(m, add_bounded((uint64_t)m->table.scroll_cols, count));
}

static void column_first(struct model *m, uint64_t count)
{
	(void)count;
	scroll_cols(m, 0);
}

static void column_last(struct model *m, uint64_t count)
{
	(void)count;
	scroll_cols(m, COLUMNS);
}

static void jump_to_first(struct model *m, const struct command *c)
{
	go_to_row(m, c->has_count ? c->count : 1);
}

static void jump_to_last(struct model *m, const struct command *c)
{
	go_to_row(m, c->has_count ? c->count : app_positions(m));
}

static void jump_to_percent(struct model *m, const struct command *c)
{
	if (c->has_count)
		go_to_percent(m, c->count);
	else
		toast_info(m, "Type a number first: 40%% goes 40 percent down the list");
}

#define ACTION(id, name, keys, group, hint, help, takes, run) [DO_##id] = (run),
#define REPEAT(f)                                             NULL
#define CHANGE(f)                                             NULL
#define EFFECT(f)                                             NULL

/* The movements for which a number is a target. */
static void (*const jumps[ACTION_COUNT])(struct model *m, const struct command *c) = {
#define MOVE(f) NULL
#define JUMP(f) f
#include "input/action.def"
#undef MOVE
#undef JUMP
};

/* The movements that a number repeats. */
static void (*const moves[ACTION_COUNT])(struct model *m, uint64_t count) = {
#define MOVE(f) f
#define JUMP(f) NULL
#include "input/action.def"
};

bool table_run(struct model *m, const struct command *c)
{
	if (jumps[c->action])
		jumps[c->action](m, c);
	else if (moves[c->action])
		moves[c->action](m, c->has_count && c->count > 0 ? c->count : 1);
	else
		return false;
	return true;
}
