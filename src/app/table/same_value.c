/* SPDX-License-Identifier: MIT */
/*
 * Jumps to rows whose value in a column equals, or differs from, that of the customer under the
 * cursor. The column is the first sort key, else the one chosen last in the list of columns, at
 * first the status.
 */
#include "app/table/same_value.h"

#include <string.h>

#include "base/money.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/missing_row.h"

static enum sort_key compared_key(const struct model *m)
{
	const struct lens_spec *s = app_lens_spec(m);
	const struct column_list *l = &m->column_list;
	if (s->n_sort)
		return s->sort[0].key;
	return l->chosen ? column_sort(m->columns.order[l->selected]) : SORT_STATUS;
}

/* Takes the value of the row under the cursor; false with a message if it is not loaded. */
static bool take_cursor_value(struct model *m, char out[LIKE_BYTES])
{
	struct row row = app_cursor_row(m);
	if (!row.customer) {
		missing_row_explain(m);
		return false;
	}
	lens_like_value(&m->burn.numbers, row.customer, row.credit_status, compared_key(m), out);
	return true;
}

/* Searches from the cursor for the first loaded row that is alike, or not alike; false for none. */
static bool search_rows(const struct model *m, int way, bool alike, const char *value, uint64_t *at)
{
	struct lens_like like = {.on = true, .by = compared_key(m)};
	uint64_t n = app_positions(m), step = way > 0 ? 1 : UINT64_MAX;
	memcpy(like.value, value, sizeof like.value);
	for (uint64_t i = m->table.cursor + step; i < n; i += step) {
		struct row row = app_row_at(m, i);
		if (row.customer && lens_like_lets(&like, &m->burn.numbers, row.customer,
						   row.credit_status) == alike) {
			*at = i;
			return true;
		}
	}
	return false;
}

static void go_to_value(struct model *m, int way, bool alike)
{
	char value[LIKE_BYTES];
	uint64_t at;
	const char *name = T_(m, sort_key_name(compared_key(m)));
	struct sl other = app_key(m, DO_COLUMNS);
	if (!take_cursor_value(m, value))
		return;
	if (search_rows(m, way, alike, value, &at)) {
		table_go(m, at);
		toast_info(m,
			   alike ? N_("Row with the same %s; %.*s chooses another column")
				 : N_("Row with another %s; %.*s chooses another column"),
			   name, (int)other.n, other.p);
		return;
	}
	if (alike)
		toast_info(m,
			   way > 0
			       ? N_("No loaded row below has this %s; %.*s chooses another column")
			       : N_("No loaded row above has this %s; %.*s chooses another "
				    "column"),
			   name, (int)other.n, other.p);
	else
		toast_info(m,
			   way > 0 ? N_("No loaded row below has another %s; %.*s chooses another "
					"column")
				   : N_("No loaded row above has another %s; %.*s chooses another "
					"column"),
			   name, (int)other.n, other.p);
}

void same_value_next(struct model *m)
{
	go_to_value(m, 1, true);
}

void same_value_next_other(struct model *m)
{
	go_to_value(m, 1, false);
}

void same_value_previous_other(struct model *m)
{
	go_to_value(m, -1, false);
}

void same_value_only(struct model *m)
{
	char n[MONEY_CHARS], loaded[MONEY_CHARS];
	struct lens_spec s = *app_lens_spec(m);
	struct sl again = app_key(m, DO_LIKE);
	bool was_on = s.like.on;
	s.like = (struct lens_like){.by = compared_key(m)};
	if (!was_on && !take_cursor_value(m, s.like.value))
		return;
	s.like.on = !was_on;
	arrange_apply(m, &s);
	/* Their number is unknown until a long list is sorted. */
	if (was_on || m->arrange.coming.lens)
		return;
	count_print(lens_rows(m->lens), n);
	count_print(store_loaded(m->loader.store), loaded);
	toast_info(m, "%s of %s loaded have this %s; %.*s again shows all", n, loaded,
		   T_(m, sort_key_name(s.like.by)), (int)again.n, again.p);
	toast_of_loaded(m);
}
