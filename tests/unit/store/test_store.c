/* SPDX-License-Identifier: MIT */
/* Tests of src/store/store.c. */
#include "base/attr.h"

#include "store/store.h"

#include "sample.h"
#include "test.h"

#define SIZE 10

static const struct query all = {.type = FILTER_NONE};
static const struct query delta = {.type = FILTER_NAME, .text = "delta"};

SETUP(open_store)
{
	*state = store_new(0, SIZE, &credit_thresholds_default);
	return 0;
}

TEARDOWN(close_store)
{
	store_free(*state);
	return 0;
}

/* Customers first, first + 1, ... as the rows of that page. */
static unsigned put(struct store *s, const struct query *q, uint32_t number, uint64_t first,
		    size_t n, uint64_t total)
{
	struct customer_page page;
	sample_range(&page, first, n, total);
	unsigned news = store_put(s, q, number, store_page_size(s), &page, 1000 + number);
	assert_null(page.rows);
	assert_int_equal(page.n, 0);
	assert_int_equal(page.arena.bytes, 0);
	return news;
}

static uint64_t uin_at(const struct store *s, uint64_t row)
{
	struct row r = store_row(s, row);
	return r.customer ? r.customer->uin : 0;
}

TEST(an_empty_store_knows_nothing)
{
	struct store *s = *state;
	uint64_t row;
	bool known = true;
	assert_int_equal(store_rows(s), 0);
	assert_int_equal(store_loaded(s), 0);
	assert_int_equal(store_page_count(s), 0);
	assert_false(store_has_total(s));
	assert_int_equal(store_current_total(s, &known), 0);
	assert_false(known);
	assert_false(store_complete(s));
	assert_false(store_switching(s));
	assert_int_equal(store_row(s, 0).state, ROW_NONE);
	assert_null(store_row(s, 0).customer);
	assert_int_equal(store_row(s, UINT64_MAX).state, ROW_NONE);
	assert_false(store_find_uin(s, 1, &row));
	assert_string_equal(store_page_request_id(s, 0), "");
	assert_false(store_holds_page(s, 0));
	assert_false(store_holds_page(s, 1));
	assert_int_equal(store_totals(s)->n, 0);
	assert_int_equal(store_page_size(s), SIZE);
}

TEST(a_page_gives_its_rows_their_places)
{
	struct store *s = *state;
	uint64_t row, version = store_version(s);
	assert_int_equal(put(s, &all, 1, 100, 10, 25), 0);
	assert_int_equal(put(s, &all, 3, 120, 5, 25), 0);
	assert_true(store_version(s) > version);
	assert_int_equal(store_rows(s), 25);
	assert_int_equal(store_total(s), 25);
	assert_int_equal(store_page_count(s), 3);
	assert_int_equal(store_loaded(s), 15);
	assert_int_equal(uin_at(s, 0), 100);
	assert_int_equal(uin_at(s, 24), 124);
	assert_int_equal(store_row(s, 24).number, 24);
	assert_int_equal(store_row(s, 24).fetched_ms, 1003);
	assert_int_equal(store_row(s, 10).state, ROW_MISSING);
	assert_int_equal(store_row(s, 25).state, ROW_NONE);
	assert_true(store_find_uin(s, 122, &row));
	assert_int_equal(row, 22);
	assert_false(store_find_uin(s, 110, &row));
	assert_string_equal(store_page_request_id(s, 3), "2b7c676e");
	assert_string_equal(store_page_request_id(s, 13), "");
	assert_false(store_complete(s));
	assert_int_equal(put(s, &all, 2, 110, 10, 25), 0);
	assert_true(store_complete(s));
}

TEST(a_page_of_nothing_is_refused)
{
	struct store *s = *state;
	struct customer_page page;
	uint64_t version = store_version(s);
	assert_int_equal(put(s, &all, 0, 1, 3, 3), NEWS_IGNORED);
	assert_int_equal(put(s, &delta, 1, 1, 3, 3), NEWS_IGNORED);
	assert_int_equal(put(s, &all, STORE_ROWS_MAX / SIZE + 1, 1, 3, 3), NEWS_IGNORED);
	assert_int_equal(put(s, &all, UINT32_MAX, 1, 3, 3), NEWS_IGNORED);
	sample_range(&page, 1, SIZE + 1, 100);
	assert_int_equal(store_put(s, &all, 1, SIZE + 1, &page, 0), NEWS_IGNORED);
	assert_null(page.rows);
	assert_int_equal(store_version(s), version);
	assert_int_equal(store_loaded(s), 0);
	assert_false(store_has_total(s));
}

TEST(an_absurd_total_costs_nothing)
{
	struct store *s = *state;
	assert_int_equal(put(s, &all, 1, 100, 10, (uint64_t)1 << 63), 0);
	assert_true(store_total(s) == (uint64_t)1 << 63);
	assert_int_equal(store_rows(s), STORE_ROWS_MAX);
	assert_int_equal(store_page_count(s), STORE_ROWS_MAX / SIZE);
	assert_int_equal(store_row(s, STORE_ROWS_MAX - 1).state, ROW_MISSING);
	assert_int_equal(store_row(s, STORE_ROWS_MAX).state, ROW_NONE);
	assert_int_equal(put(s, &all, STORE_ROWS_MAX / SIZE, 900, 10, (uint64_t)1 << 63), 0);
	assert_int_equal(uin_at(s, STORE_ROWS_MAX - 1), 909);
	assert_false(store_complete(s));
}

TEST(another_total_makes_the_other_pages_stale)
{
	struct store *s = *state;
	put(s, &all, 1, 100, 10, 30);
	put(s, &all, 2, 110, 10, 30);
	uint32_t epoch = store_epoch(s);
	assert_int_equal(put(s, &all, 3, 119, 10, 31), NEWS_TOTAL);
	assert_int_equal(store_epoch(s), epoch + 1);
	assert_true(store_holds_page(s, 1));
	assert_false(store_fresh_page(s, 1));
	assert_true(store_fresh_page(s, 3));
	assert_int_equal(store_row(s, 0).state, ROW_STALE);
	assert_int_equal(store_row(s, 20).state, ROW_FRESH);
	/* A row that is held twice is found where it is fresh. */
	uint64_t row;
	assert_true(store_find_uin(s, 119, &row));
	assert_int_equal(row, 20);
	assert_int_equal(put(s, &all, 2, 109, 10, 31), 0);
	assert_int_equal(store_epoch(s), epoch + 1);
}

TEST(reloading_keeps_the_rows_until_they_come_anew)
{
	struct store *s = *state;
	put(s, &all, 1, 100, 10, 20);
	put(s, &all, 2, 110, 10, 20);
	assert_true(store_complete(s));
	uint64_t version = store_version(s);
	store_make_stale(s);
	assert_true(store_version(s) > version);
	assert_int_equal(store_loaded(s), 20);
	assert_false(store_complete(s));
	assert_int_equal(put(s, &all, 1, 100, 10, 20), 0);
	assert_false(store_complete(s));
	assert_int_equal(put(s, &all, 2, 110, 10, 20), 0);
	assert_true(store_complete(s));
}

TEST(a_pass_begins_with_one_fresh_page)
{
	struct store *s = *state;
	put(s, &all, 1, 100, 10, 20);
	put(s, &all, 2, 110, 10, 20);
	uint64_t version = store_version(s);
	uint32_t epoch = store_epoch(s);
	store_begin_pass(s, 2);
	assert_true(store_version(s) > version);
	assert_int_equal(store_epoch(s), epoch + 1);
	assert_false(store_fresh_page(s, 1));
	assert_true(store_fresh_page(s, 2));
	assert_int_equal(store_loaded(s), 20);
	assert_int_equal(put(s, &all, 1, 100, 10, 20), 0);
	assert_true(store_complete(s));
	/* One that is not held: none is fresh. */
	store_begin_pass(s, 3);
	assert_false(store_fresh_page(s, 1) || store_fresh_page(s, 2));
}

TEST(an_empty_list_is_complete_once_read)
{
	struct store *s = *state;
	assert_int_equal(put(s, &all, 1, 0, 0, 0), 0);
	assert_true(store_fresh_page(s, 1));
	assert_true(store_has_total(s));
	assert_int_equal(store_rows(s), 0);
	assert_true(store_complete(s));
	store_make_stale(s);
	assert_false(store_complete(s));
}

TEST(old_rows_are_shown_until_the_new_query_has_some)
{
	struct store *s = *state;
	put(s, &all, 1, 100, 10, 10);
	assert_false(store_select(s, &delta));
	assert_true(store_switching(s));
	assert_true(query_equal(store_current(s), &delta));
	assert_true(query_equal(store_shown(s), &all));
	assert_int_equal(uin_at(s, 0), 100);
	assert_false(store_holds_page(s, 1));
	assert_int_equal(put(s, &delta, 1, 500, 2, 2), NEWS_SHOWN);
	assert_false(store_switching(s));
	assert_int_equal(uin_at(s, 0), 500);
	assert_int_equal(store_total(s), 2);
}

TEST(a_query_held_is_shown_at_once)
{
	struct store *s = *state;
	put(s, &all, 1, 100, 10, 10);
	store_select(s, &delta);
	put(s, &delta, 1, 0, 0, 0); /* no match is a result too */
	uint64_t version = store_version(s);
	assert_true(store_select(s, &all));
	assert_true(store_version(s) > version);
	assert_int_equal(uin_at(s, 0), 100);
	assert_true(store_select(s, &delta));
	assert_int_equal(store_rows(s), 0);
	assert_int_equal(store_select(s, &delta), true);
}

TEST(a_query_is_shown_at_once_when_nothing_else_is)
{
	struct store *s = *state;
	assert_true(store_select(s, &delta));
	assert_false(store_switching(s));
	assert_int_equal(put(s, &delta, 1, 1, 2, 2), 0);
}

TEST(queries_left_alone_longest_are_forgotten)
{
	struct store *s = *state;
	struct query q = {.type = FILTER_NAME};
	put(s, &all, 1, 100, 10, 10);
	for (int i = 0; i < STORE_QUERIES; i++) {
		q.text[0] = (char)('a' + i);
		store_select(s, &q);
		put(s, &q, 1, 200 + (uint64_t)i, 1, 1);
	}
	assert_int_equal(put(s, &all, 1, 100, 10, 10), NEWS_IGNORED);
	q.text[0] = 'a';
	assert_true(store_select(s, &q));
	assert_int_equal(uin_at(s, 0), 200);
	assert_false(store_select(s, &all));
	assert_int_equal(uin_at(s, 0), 200);
}

TEST(shown_pages_are_not_evicted_while_queries_change)
{
	struct store *s = *state;
	struct query q = {.type = FILTER_NAME};
	put(s, &all, 1, 100, 10, 10);
	for (int i = 0; i < 3 * STORE_QUERIES; i++) {
		q.text[0] = (char)('a' + i);
		assert_false(store_select(s, &q));
		assert_int_equal(uin_at(s, 0), 100);
	}
}

TEST(another_page_size_drops_the_pages)
{
	struct store *s = *state;
	put(s, &all, 1, 100, 10, 30);
	store_set_page_size(s, SIZE);
	assert_true(store_holds_page(s, 1));
	store_set_page_size(s, 0);
	assert_int_equal(store_page_size(s), SIZE);
	store_set_page_size(s, 5);
	assert_false(store_holds_page(s, 1));
	assert_int_equal(store_loaded(s), 0);
	assert_int_equal(store_totals(s)->credit, 0);
	assert_int_equal(store_page_count(s), 6);
	assert_int_equal(put(s, &all, 2, 105, 5, 30), 0);
	assert_int_equal(uin_at(s, 5), 105);
	/* The other queries' pages of the old size go when they are asked for again. */
	store_select(s, &delta);
	put(s, &delta, 1, 1, 1, 1);
	store_set_page_size(s, 7);
	assert_true(store_select(s, &all));
	assert_int_equal(store_page_size(s), 7);
	assert_int_equal(store_loaded(s), 0);
	assert_int_equal(put(s, &all, 1, 100, 7, 30), 0);
}

static bool count_rows(void *ctx, const struct row *row)
{
	uint64_t *last = ctx;
	assert_true(row->number > *last || row->number == 0);
	*last = row->number;
	return row->number < 31;
}

TEST(rows_are_visited_in_order_until_told_to_stop)
{
	struct store *s = *state;
	uint64_t last = 0;
	put(s, &all, 4, 130, 10, 40);
	put(s, &all, 1, 100, 10, 40);
	store_each(s, count_rows, &last);
	assert_int_equal(last, 31);
}

TEST(totals_follow_the_rows)
{
	struct store *s = *state;
	static const struct sample rows[] = {
	    {.uin = "1", .credit = "100", .remaining = "90", .force = "0"},
	    {.uin = "2", .credit = "100", .remaining = "-0.5", .force = "0"},
	    {.uin = "3", .remaining = "-2", .force = "2"},
	    {.uin = "4", .credit = "0", .remaining = "0"},
	};
	struct customer_page page;
	sample_page(&page, rows, COUNT_OF(rows), 4);
	store_put(s, &all, 1, SIZE, &page, 0);
	const struct totals *t = store_totals(s);
	assert_int_equal(t->n, 4);
	assert_int_equal(t->credit, 200 * INT64_C(1000000));
	assert_int_equal(t->remaining, 87500000);
	assert_int_equal(t->owed, 2500000);
	assert_int_equal(t->owed_neg, 500000);
	assert_int_equal(t->unknown, 1);
	assert_int_equal(t->by_credit_status[STATUS_OK], 1);
	assert_int_equal(t->by_credit_status[STATUS_NEG], 1);
	assert_int_equal(t->by_credit_status[STATUS_SUS], 1);
	assert_int_equal(t->by_credit_status[STATUS_NA], 1);
	put(s, &all, 1, 100, 1, 4);
	assert_int_equal(store_totals(s)->n, 1);
}

int main(void)
{
#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, open_store, close_store)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(an_empty_store_knows_nothing),
	    WITH_SETUP(a_page_gives_its_rows_their_places),
	    WITH_SETUP(a_page_of_nothing_is_refused),
	    WITH_SETUP(an_absurd_total_costs_nothing),
	    WITH_SETUP(another_total_makes_the_other_pages_stale),
	    WITH_SETUP(reloading_keeps_the_rows_until_they_come_anew),
	    WITH_SETUP(a_pass_begins_with_one_fresh_page),
	    WITH_SETUP(an_empty_list_is_complete_once_read),
	    WITH_SETUP(old_rows_are_shown_until_the_new_query_has_some),
	    WITH_SETUP(a_query_held_is_shown_at_once),
	    WITH_SETUP(a_query_is_shown_at_once_when_nothing_else_is),
	    WITH_SETUP(queries_left_alone_longest_are_forgotten),
	    WITH_SETUP(shown_pages_are_not_evicted_while_queries_change),
	    WITH_SETUP(another_page_size_drops_the_pages),
	    WITH_SETUP(rows_are_visited_in_order_until_told_to_stop),
	    WITH_SETUP(totals_follow_the_rows),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
