/* SPDX-License-Identifier: MIT */
/*
 * Finds a text. A second lens holds the rows with the text, so that the matches follow the loaded
 * rows. The next match depends on the rows and the order that the screen's lens shows.
 */
#include "app/table/find.h"

#include <inttypes.h>

#include "base/money.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/missing_row.h"

void find_init(struct model *m)
{
	m->find.found = lens_new();
}

void find_release(struct model *m)
{
	lens_free(m->find.found);
	m->find.found = NULL;
}

static void search_some(struct model *m, size_t rows)
{
	m->find.searching = lens_update_some(m->find.found, m->loader.store, rows);
}

bool find_set_text(struct model *m, struct sl typed)
{
	struct lens_spec spec = {.n_sort = 0};
	if (!row_search_fold(typed, spec.text))
		return false;
	sl_to_chars(typed, m->find.typed, sizeof m->find.typed);
	m->find.then = FIND_NOTHING;
	lens_set(m->find.found, &spec);
	search_some(m, ARRANGE_TURN);
	m->dirty = true;
	return true;
}

/* The index of the first match at or after row; the number of matches if there is none. */
static uint64_t find_match_index(const struct lens *found, uint64_t row)
{
	uint64_t low = 0, high = lens_rows(found);
	while (low < high) {
		uint64_t middle = low + (high - low) / 2;
		if (lens_row(found, middle) < row)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_match(const struct lens *found, uint64_t row)
{
	uint64_t i = find_match_index(found, row);
	return i < lens_rows(found) && lens_row(found, i) == row;
}

/* Searches from position, inclusive, to the end of the list in that direction; false for none. */
static bool search_shown(const struct model *m, uint64_t position, int way, uint64_t *at)
{
	uint64_t n = lens_rows(m->lens), step = way > 0 ? 1 : UINT64_MAX;
	for (; position < n; position += step)
		if (is_match(m->find.found, lens_row(m->lens, position))) {
			*at = position;
			return true;
		}
	return false;
}

static bool search_list(const struct model *m, uint64_t position, int way, uint64_t *at)
{
	const struct lens *found = m->find.found;
	if (lens_is_on(m->lens))
		return search_shown(m, position, way, at);
	uint64_t i = find_match_index(found, position), n = lens_rows(found);
	if (way < 0 && (i == n || lens_row(found, i) > position)) {
		if (i == 0)
			return false;
		i--;
	}
	*at = lens_row(found, i);
	return i < n;
}

/* Searches once round the list; *wrapped is set if the search passed its end. */
static bool search_round(const struct model *m, uint64_t position, int way, uint64_t *at,
			 bool *wrapped)
{
	uint64_t n = app_positions(m);
	*wrapped = false;
	if (n == 0 || !app_find_text(m)[0])
		return false;
	if (position < n && search_list(m, position, way, at))
		return true;
	*wrapped = true;
	return search_list(m, way > 0 ? 0 : n - 1, way, at);
}

static void format_none(struct model *m)
{
	char loaded[MONEY_CHARS], total[MONEY_CHARS];
	struct sl all = app_key(m, DO_LOAD_ALL), filter = app_key(m, DO_FILTER);
	count_print(store_loaded(m->loader.store), loaded);
	count_print(store_total(m->loader.store), total);
	if (store_loaded(m->loader.store) == 0)
		missing_row_explain(m);
	else if (app_find_matches(m) > 0)
		toast_info(m, "Not in the rows shown, but in other loaded rows");
	else if (store_loaded(m->loader.store) < store_total(m->loader.store))
		toast_info(m, "Not in the %s loaded of %s; %.*s loads all, %.*s asks the API",
			   loaded, total, (int)all.n, all.p, (int)filter.n, filter.p);
	else
		toast_info(m, "Not in any of the %s", loaded);
	toast_of_loaded(m);
}

/* The name of the first field of the cursor's row that holds the text; "" for none. */
static const char *find_field_name(const struct model *m)
{
	struct row row = app_cursor_row(m);
	struct row_search q;
	enum customer_field in;
	row_search_init(&q, sl_from(app_find_text(m)));
	bool found = row.customer && row_search_finds(&q, row.customer, &in);
	row_search_release(&q);
	return found ? T_(m, column_field_name(in)) : "";
}

/* Shows "Match 3 of 17 in 200 loaded: Remark"; before is a prefix that reports wrapping. */
static void format_match(struct model *m, const char *before)
{
	char i[MONEY_CHARS], n[MONEY_CHARS], loaded[MONEY_CHARS];
	count_print(find_match_index(m->find.found, app_cursor_row(m).number) + 1, i);
	count_print(app_find_matches(m), n);
	count_print(store_loaded(m->loader.store), loaded);
	toast_info(m, "%sMatch %s of %s in %s loaded: %s", before, i, n, loaded,
		   find_field_name(m));
	toast_of_loaded(m);
}

static void go_to_match(struct model *m, uint64_t position, int way)
{
	uint64_t at;
	bool wrapped;
	if (!search_round(m, position, way, &at, &wrapped)) {
		format_none(m);
		return;
	}
	table_go(m, at);
	format_match(m, !wrapped  ? ""
			: way > 0 ? T_(m, "From the top: ")
				  : T_(m, "From the end: "));
}

/* True while a search is under way; then the command is done at its end. */
static bool puts_off(struct model *m, enum find_then then)
{
	find_follow(m);
	m->find.then = m->find.searching ? then : FIND_NOTHING;
	return m->find.searching;
}

static void step_match(struct model *m, int way)
{
	uint64_t n = app_positions(m), at = m->table.cursor;
	struct sl key = app_key(m, DO_FIND);
	if (!app_find_text(m)[0])
		toast_info(m, "Enter a text with %.*s first", (int)key.n, key.p);
	else if (puts_off(m, way > 0 ? FIND_NEXT : FIND_PREVIOUS))
		return;
	else if (way > 0)
		go_to_match(m, at + 1, way);
	else
		go_to_match(m, at > 0 ? at - 1 : n, way);
}

void find_next(struct model *m)
{
	step_match(m, 1);
}

void find_previous(struct model *m)
{
	step_match(m, -1);
}

bool find_forget(struct model *m)
{
	if (!app_find_text(m)[0])
		return false;
	find_set_text(m, SL(""));
	return true;
}

void find_go_here_or_next(struct model *m)
{
	uint64_t at;
	bool wrapped;
	if (!puts_off(m, FIND_GO) && search_round(m, m->table.cursor, 1, &at, &wrapped))
		table_go(m, at);
}

void find_report(struct model *m)
{
	if (puts_off(m, FIND_REPORT))
		return;
	if (is_match(m->find.found, app_cursor_row(m).number))
		format_match(m, "");
	else
		format_none(m);
}

static void end_search(struct model *m)
{
	enum find_then then = m->find.then;
	m->find.then = FIND_NOTHING;
	m->dirty = true;
	if (then == FIND_GO || then == FIND_REPORT)
		find_go_here_or_next(m);
	if (then == FIND_REPORT)
		find_report(m);
	else if (then == FIND_NEXT)
		find_next(m);
	else if (then == FIND_PREVIOUS)
		find_previous(m);
}

void find_follow(struct model *m)
{
	if (!m->find.searching)
		search_some(m, ARRANGE_TURN);
}

bool find_work(struct model *m)
{
	if (!m->find.searching)
		return false;
	search_some(m, ARRANGE_TURN);
	if (!m->find.searching)
		end_search(m);
	return true;
}
