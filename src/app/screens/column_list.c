/* SPDX-License-Identifier: MIT */
/* The list of columns: shows, hides, orders, widens and freezes them. */
#include "app/screens/column_list.h"

#include "base/text.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/model/side_list.h"

void column_list_open(struct model *m)
{
	m->column_list.before.columns = m->columns;
	m->column_list.before.selected = m->column_list.selected;
	layer_open(m, LAYER_COLUMNS);
}

static enum column_id selected_column(const struct model *m)
{
	return m->columns.order[m->column_list.selected];
}

/* The width on the screen; of a column that is off-screen, the width that it would have. */
static int shown_width(const struct model *m, enum column_id id)
{
	struct column_room room = app_column_room(m);
	struct columns placed;
	columns_place(&placed, &m->columns, &room);
	for (size_t i = 0; i < placed.n; i++)
		if (placed.at[i].id == id)
			return placed.at[i].w;
	return columns_width(&m->columns, &room, id);
}

/* Widens the column selected last in the list, at first the name. */
static void widen_selected(struct model *m, int by)
{
	enum column_id id = selected_column(m);
	int w = shown_width(m, id) + by;
	w = w < COLUMN_WIDTH_MIN ? COLUMN_WIDTH_MIN : w < COLUMN_WIDTH_MAX ? w : COLUMN_WIDTH_MAX;
	m->columns.width[id] = w;
	table_settle_columns(m);
	struct sl other = app_key(m, DO_COLUMNS);
	if (!app_layer_is_open(m, LAYER_COLUMNS))
		toast_info(m, "%s is %d wide; %.*s chooses another column",
			   T_(m, sort_key_name(column_sort(id))), w, (int)other.n, other.p);
}

static int limit_count(uint64_t count)
{
	return (int)(count < COLUMN_WIDTH_MAX ? count : COLUMN_WIDTH_MAX);
}

void columns_narrower(struct model *m, uint64_t count)
{
	widen_selected(m, -limit_count(count));
}

void columns_wider(struct model *m, uint64_t count)
{
	widen_selected(m, limit_count(count));
}

static void toggle_column(struct model *m)
{
	enum column_id id = selected_column(m);
	if (column_may_hide(id))
		m->columns.hidden[id] = !m->columns.hidden[id];
	else
		toast_info(m, "UIN and Status are always shown");
}

static void move_column(struct model *m, int by)
{
	m->column_list.selected = column_set_move(&m->columns, m->column_list.selected, by);
}

/* Makes the column as wide as the longest text on the screen; if it is already, as the layout has
 * it. */
static void fit_width(struct model *m)
{
	enum column_id id = selected_column(m);
	enum customer_field f;
	int widest = COLUMN_WIDTH_MIN;
	for (int i = 0; column_field(id, &f) && i < table_height(m); i++) {
		struct row r = app_row_at(m, m->table.top + (uint64_t)i);
		int w = r.customer ? text_width(customer_text(r.customer, f)) : 0;
		widest = w > widest ? w : widest;
	}
	if (widest > COLUMN_WIDTH_MAX)
		widest = COLUMN_WIDTH_MAX;
	bool fits = m->columns.width[id] == widest || !column_field(id, &f);
	m->columns.width[id] = fits ? 0 : widest;
}

/* Freezes all columns up to the selected one; if that is the last frozen one, it scrolls again. */
static void freeze_columns(struct model *m)
{
	struct column_set *s = &m->columns;
	int before = 0;
	for (int i = 0; i < m->column_list.selected; i++)
		before += !s->hidden[s->order[i]];
	int with = before + !s->hidden[selected_column(m)];
	s->frozen = s->frozen == with ? before : with;
}

void column_list_cancel(struct model *m)
{
	m->columns = m->column_list.before.columns;
	m->column_list.selected = m->column_list.before.selected;
	table_settle_columns(m);
	layer_close(m);
}

static void accept_columns(struct model *m)
{
	m->column_list.chosen = true;
	layer_close(m);
}

static const char *name_line(const struct model *m, int i)
{
	return sort_key_name(column_sort(m->columns.order[i]));
}

/* Changes the selected column, or all of them; false if the key is not for that. */
static bool change_columns(struct model *m, struct key k)
{
	if (key_is_char(k, ' '))
		toggle_column(m);
	else if (key_is_char(k, '>') || key_is_char(k, '<'))
		widen_selected(m, k.cp == '>' ? 1 : -1);
	else if (key_is_char(k, 'J') || key_is_char(k, 'K'))
		move_column(m, k.cp == 'J' ? 1 : -1);
	else if (key_is_char(k, '='))
		fit_width(m);
	else if (key_is_char(k, 'f'))
		freeze_columns(m);
	else if (key_is_char(k, '0') || k.code == KEYCODE_BACKSPACE || k.code == KEYCODE_DELETE)
		column_set_init(&m->columns);
	else
		return false;
	table_settle_columns(m);
	return true;
}

void column_list_key(struct model *m, struct key k)
{
	int *selected = &m->column_list.selected;
	if (k.code == KEYCODE_ENTER)
		accept_columns(m);
	else if (change_columns(m, k) || side_list_move(selected, COLUMNS, k) ||
		 side_list_jump(m, selected, COLUMNS, name_line, k))
		return;
	else if (side_list_closes(m, k, DO_COLUMNS))
		column_list_cancel(m);
	else
		side_list_refuse(m, k);
}
