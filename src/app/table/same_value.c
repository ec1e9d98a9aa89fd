/* SPDX-License-Identifier: MIT */
/*
 * Rows whose value in a column is like, or unlike, that of the customer under the cursor. The
 * column is the one sorted by, else the one chosen last in the list of columns.
 */
#include "app/table/same_value.h"

#include <string.h>

#include "base/money.h"

#include "app/model/model.h"
#include "app/model/model_query.h"

static enum sort_key column(const struct model *m)
{
	const struct lens_spec *s = app_lens_spec(m);
	return s->n_sort ? s->sort[0].key : column_sort(m->columns.order[m->column_list.selected]);
}

/* Of the row under the cursor; false, and a sentence, where that is not loaded. */
static bool value_here(struct model *m, char out[LIKE_BYTES])
{
	struct row row = app_cursor_row(m);
	if (!row.customer) {
		toast_info(m, "This row is not loaded yet");
		return false;
	}
	lens_like_value(row.customer, row.standing, column(m), out);
	return true;
}

/* From the cursor on that way to the first loaded row that is like it, or unlike; false when none
 * is. */
static bool search(const struct model *m, int way, bool alike, const char *value, uint64_t *at)
{
	struct lens_like like = {.on = true, .by = column(m)};
	uint64_t n = app_positions(m), step = way > 0 ? 1 : UINT64_MAX;
	memcpy(like.value, value, sizeof like.value);
	for (uint64_t i = m->table.cursor + step; i < n; i += step) {
		struct row row = app_row_at(m, i);
		if (row.customer && lens_like_lets(&like, row.customer, row.standing) == alike) {
			*at = i;
			return true;
		}
	}
	return false;
}

static void go(struct model *m, int way, bool alike)
{
	char value[LIKE_BYTES];
	uint64_t at;
	const char *name = sort_key_name(column(m));
	struct sl other = app_key(m, DO_COLUMNS);
	if (!value_here(m, value))
		return;
	if (search(m, way, alike, value, &at)) {
		table_go(m, at);
		toast_info(m, "%s %s; %.*s chooses another column", alike ? "The same" : "Another",
			   name, (int)other.n, other.p);
		return;
	}
	toast_info(m, "No loaded row %s has %s %s; %.*s chooses another column",
		   way > 0 ? "below" : "above", alike ? "this" : "another", name, (int)other.n,
		   other.p);
}

void same_value_next(struct model *m)
{
	go(m, 1, true);
}

void same_value_next_other(struct model *m)
{
	go(m, 1, false);
}

void same_value_previous_other(struct model *m)
{
	go(m, -1, false);
}

void same_value_only(struct model *m)
{
	char n[MONEY_CHARS], loaded[MONEY_CHARS];
	struct lens_spec s = *app_lens_spec(m);
	struct sl again = app_key(m, DO_LIKE);
	bool was_on = s.like.on;
	s.like = (struct lens_like){.by = column(m)};
	if (!was_on && !value_here(m, s.like.value))
		return;
	s.like.on = !was_on;
	arrange_apply(m, &s);
	/* How many there are is not known before a long list is sorted. */
	if (was_on || m->arrange.coming.lens)
		return;
	count_print(lens_rows(m->lens), n);
	count_print(store_loaded(m->store), loaded);
	toast_info(m, "%s of %s loaded have this %s; %.*s again shows all", n, loaded,
		   sort_key_name(s.like.by), (int)again.n, again.p);
}
