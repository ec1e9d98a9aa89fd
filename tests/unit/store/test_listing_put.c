/* SPDX-License-Identifier: MIT */
/* What the store concludes from the pages of well and badly behaved servers. */

#include "store/store.h"

#include "sample.h"
#include "seeded.h"
#include "test.h"

#define SIZE 5

static const struct query all = {.type = FILTER_NONE};

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

static unsigned put_at(struct store *s, uint32_t number, const uint64_t *uins, size_t n,
		       uint64_t total, int64_t now_ms)
{
	struct customer_page page;
	sample_uins(&page, uins, n, total);
	return store_put(s, &all, number, store_page_size(s), &page, now_ms);
}

static unsigned put(struct store *s, uint32_t number, uint64_t first, size_t n, uint64_t total)
{
	uint64_t uins[1000];
	for (size_t i = 0; i < n; i++)
		uins[i] = first + i;
	return put_at(s, number, uins, n, total, 0);
}

TEST(an_unknown_total_is_no_change)
{
	struct store *s = *state;
	uint32_t epoch = store_epoch(s);
	assert_int_equal(put(s, 1, 1, 5, NO_TOTAL), NEWS_UNTOLD);
	assert_false(store_has_total(s));
	assert_int_equal(store_page_count(s), 0);
	assert_int_equal(store_rows(s), 5);
	assert_int_equal(put(s, 2, 6, 5, 20), 0);
	assert_int_equal(put(s, 3, 11, 5, NO_TOTAL), 0);
	assert_int_equal(store_total(s), 20);
	assert_int_equal(store_epoch(s), epoch);
	assert_true(store_fresh_page(s, 1));
}

TEST(a_total_learnt_late_ends_the_stale_rows)
{
	struct store *s = *state;
	put(s, 1, 1, 5, NO_TOTAL);
	put(s, 2, 6, 5, NO_TOTAL);
	put(s, 3, 11, 5, NO_TOTAL);
	store_make_stale(s);
	assert_int_equal(put(s, 1, 1, 5, 7), 0);
	assert_int_equal(store_rows(s), 7);
	assert_int_equal(store_loaded(s), 7);
	assert_false(store_holds_page(s, 3));
}

TEST(total_falls_rises_and_falls_to_nothing)
{
	struct store *s = *state;
	put(s, 1, 1, 5, 15);
	put(s, 2, 6, 5, 15);
	put(s, 3, 11, 5, 15);
	assert_int_equal(put(s, 1, 1, 5, 13), NEWS_TOTAL);
	assert_int_equal(store_loaded(s), 13);
	assert_int_equal(store_row(s, 13).state, ROW_NONE);
	assert_int_equal(put(s, 1, 1, 5, 20), NEWS_TOTAL);
	assert_int_equal(store_rows(s), 20);
	assert_int_equal(store_row(s, 12).state, ROW_STALE);
	assert_int_equal(store_row(s, 13).state, ROW_MISSING);
	assert_int_equal(put(s, 1, 0, 0, 0), NEWS_TOTAL);
	assert_int_equal(store_rows(s), 0);
	assert_int_equal(store_loaded(s), 0);
	assert_true(store_complete(s));
}

TEST(a_short_first_page_is_a_clamp)
{
	struct store *s = *state;
	put(s, 2, 6, 5, 20);
	assert_int_equal(put(s, 1, 1, 3, 20), NEWS_CLAMP);
	assert_int_equal(store_page_size(s), 3);
	assert_false(store_holds_page(s, 2));
	assert_int_equal(store_loaded(s), 3);
	assert_int_equal(store_page_count(s), 7);
	assert_int_equal(put(s, 2, 4, 3, 20), 0);
	assert_int_equal(store_row(s, 3).customer->uin, 4);
}

TEST(a_short_first_page_that_is_all_is_none)
{
	struct store *s = *state;
	assert_int_equal(put(s, 1, 1, 3, 3), 0);
	assert_int_equal(store_page_size(s), SIZE);
	assert_true(store_complete(s));
	assert_int_equal(put(s, 1, 1, 3, 2), NEWS_TOTAL | NEWS_BEYOND);
	assert_int_equal(store_page_size(s), SIZE);
}

TEST(a_short_first_page_without_any_total_is_none)
{
	struct store *s = *state;
	assert_int_equal(put(s, 1, 1, 3, NO_TOTAL), NEWS_UNTOLD);
	assert_int_equal(store_page_size(s), SIZE);
}

TEST(an_empty_first_page_is_no_clamp)
{
	struct store *s = *state;
	assert_int_equal(put(s, 1, 0, 0, 20), NEWS_SHORT);
	assert_int_equal(store_page_size(s), SIZE);
	assert_true(store_fresh_page(s, 1));
	assert_int_equal(store_row(s, 0).state, ROW_MISSING);
	assert_false(store_complete(s));
}

TEST(a_server_that_gives_more_is_taken_at_its_size)
{
	struct store *s = *state;
	assert_int_equal(put(s, 1, 1, 12, 20), NEWS_CLAMP);
	assert_int_equal(store_page_size(s), 12);
	assert_int_equal(store_loaded(s), 12);
	assert_int_equal(put(s, 2, 13, 8, 20), 0);
	assert_true(store_complete(s));
}

TEST(a_later_page_never_changes_the_size)
{
	struct store *s = *state;
	assert_int_equal(put(s, 3, 11, 2, 20), NEWS_SHORT);
	assert_int_equal(store_page_size(s), SIZE);
	assert_true(store_fresh_page(s, 3));
	assert_int_equal(store_row(s, 11).state, ROW_FRESH);
	assert_int_equal(store_row(s, 12).state, ROW_MISSING);
	assert_int_equal(put(s, 2, 6, 7, 20), NEWS_LONG);
	assert_int_equal(store_page_size(s), SIZE);
	assert_int_equal(store_loaded(s), 7);
	uint64_t row;
	assert_false(store_find_uin(s, 12, &row) && row != 11);
}

TEST(an_empty_page_before_the_end_is_held)
{
	struct store *s = *state;
	put(s, 1, 1, 5, 20);
	assert_int_equal(put(s, 2, 0, 0, 20), NEWS_SHORT);
	assert_true(store_fresh_page(s, 2));
	assert_int_equal(store_row(s, 5).state, ROW_MISSING);
	assert_int_equal(put(s, 3, 11, 5, 20), 0);
	assert_int_equal(put(s, 4, 16, 5, 20), 0);
	assert_false(store_complete(s));
}

TEST(an_empty_page_past_the_end_is_not)
{
	struct store *s = *state;
	put(s, 1, 1, 5, 20);
	put(s, 4, 16, 5, 20);
	assert_int_equal(put(s, 4, 0, 0, 8), NEWS_TOTAL);
	assert_false(store_holds_page(s, 4));
	assert_int_equal(store_rows(s), 8);
}

TEST(rows_past_total_are_shown_but_never_complete)
{
	struct store *s = *state;
	assert_int_equal(put(s, 1, 1, 5, 3), NEWS_BEYOND);
	assert_true(store_disproves_total(s));
	assert_int_equal(store_rows(s), 5);
	assert_int_equal(store_total(s), 3);
	assert_int_equal(store_page_count(s), 1);
	assert_false(store_complete(s));
	assert_int_equal(put(s, 1, 1, 3, 0), NEWS_TOTAL | NEWS_BEYOND);
	assert_int_equal(store_rows(s), 3);
}

TEST(with_a_wrong_total_an_empty_page_ends_the_list)
{
	struct store *s = *state;
	put(s, 1, 1, 5, 3);
	assert_int_equal(put(s, 2, 6, 5, 3), NEWS_BEYOND);
	/* Behind a gap it says nothing. */
	assert_int_equal(put(s, 4, 0, 0, 3), 0);
	assert_false(store_holds_page(s, 4));
	assert_int_equal(put(s, 3, 0, 0, 3), 0);
	assert_true(store_fresh_page(s, 3));
	assert_int_equal(store_rows(s), 10);
	assert_true(store_disproves_total(s));
	assert_false(store_complete(s));
	/* Read again, with a Total that is right. */
	store_make_stale(s);
	assert_false(store_disproves_total(s));
	assert_int_equal(put(s, 1, 1, 5, 10), NEWS_TOTAL);
	put(s, 2, 6, 5, 10);
	assert_true(store_complete(s));
}

TEST(the_last_row_that_can_be_named_is_the_last_held)
{
	struct store *s = *state;
	store_set_page_size(s, 3);
	uint32_t last = STORE_ROWS_MAX / 3 + 1; /* 10,000,000 is no multiple of 3 */
	assert_int_equal(put(s, last, 1, 3, UINT64_MAX), 0);
	assert_int_equal(store_loaded(s), 1);
	assert_int_equal(store_row(s, STORE_ROWS_MAX - 1).customer->uin, 1);
	uint64_t row;
	assert_false(store_find_uin(s, 2, &row));
}

TEST(a_customer_on_another_page_makes_that_one_stale)
{
	struct store *s = *state;
	put(s, 1, 1, 5, 20);
	put(s, 2, 6, 5, 20);
	uint32_t epoch = store_epoch(s);
	assert_int_equal(put(s, 3, 10, 5, 20), NEWS_OVERLAP);
	assert_int_equal(store_epoch(s), epoch + 1);
	assert_false(store_fresh_page(s, 1));
	assert_false(store_fresh_page(s, 2));
	/* The stale pages are of the list before: what they share with the new ones is no news. */
	assert_int_equal(put(s, 1, 0, 5, 20), 0);
	assert_int_equal(put(s, 2, 5, 5, 20), 0);
	assert_int_equal(put(s, 4, 15, 5, 20), 0);
	assert_int_equal(store_epoch(s), epoch + 1);
}

TEST(a_page_put_again_does_not_overlap_itself)
{
	struct store *s = *state;
	put(s, 1, 1, 5, 20);
	assert_int_equal(put(s, 1, 1, 5, 20), 0);
	assert_int_equal(put(s, 1, 3, 5, 20), 0);
	assert_int_equal(store_loaded(s), 5);
	assert_int_equal(store_row(s, 0).customer->uin, 3);
	assert_int_equal(store_totals(s)->n, 5);
}

/* Stale pages are put again as the server has them until none is stale; how many that took. */
static int settle(struct store *s, const uint64_t list[][SIZE], uint32_t pages, unsigned *news)
{
	int puts = 0;
	for (uint32_t number = 1; number <= pages;) {
		if (store_fresh_page(s, number)) {
			number++;
			continue;
		}
		assert_true(puts < 1000);
		*news |= put_at(s, number, list[number - 1], SIZE, pages * SIZE, 0);
		puts++;
		number = 1;
	}
	return puts;
}

TEST(a_list_that_has_a_customer_twice_settles)
{
	struct store *s = *state;
	static const uint64_t list[][SIZE] = {
	    {1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}, {11, 2, 13, 14, 15}, {16, 17, 7, 19, 20}};
	unsigned news = 0;
	uint32_t epoch = store_epoch(s);
	assert_in_range(settle(s, list, 4, &news), 4, 8);
	assert_true(news & NEWS_OVERLAP);
	assert_true(news & NEWS_REPEAT);
	assert_false(news & NEWS_RESTLESS);
	assert_int_equal(store_epoch(s), epoch + 1);
	assert_int_equal(store_loaded(s), 20);
	assert_false(store_complete(s));
	/* Known now: reading all again takes each page once. */
	store_make_stale(s);
	news = 0;
	assert_int_equal(settle(s, list, 4, &news), 4);
	assert_true(news & NEWS_REPEAT);
	assert_false(news & NEWS_OVERLAP);
}

/* A row without a UIN beside the repeated customer leaves a page that comes back recognizable,
 * however slowly the pages come. */
TEST(a_list_that_has_a_customer_twice_settles_beside_rows_without_a_uin)
{
	struct store *s = *state;
	static const uint64_t list[][SIZE] = {
	    {1, 2, 3, 0, 5}, {6, 7, 8, 9, 10}, {11, 2, 0, 14, 15}, {16, 17, 18, 19, 20}};
	unsigned news = 0;
	assert_in_range(settle(s, list, 4, &news), 4, 8);
	assert_true(news & NEWS_OVERLAP);
	assert_true(news & NEWS_REPEAT);
	assert_false(news & NEWS_RESTLESS);
	assert_false(store_complete(s));
}

TEST(a_server_that_ignores_the_page_number_is_reported_at_once)
{
	struct store *s = *state;
	static const uint64_t list[][SIZE] = {
	    {1, 2, 3, 4, 5}, {1, 2, 3, 4, 5}, {1, 2, 3, 4, 5}, {1, 2, 3, 4, 5}};
	assert_int_equal(put_at(s, 1, list[0], SIZE, 20, 0), 0);
	uint32_t epoch = store_epoch(s);
	assert_int_equal(put_at(s, 2, list[1], SIZE, 20, 0), NEWS_SAME);
	assert_int_equal(store_epoch(s), epoch);
	unsigned news = 0;
	assert_int_equal(settle(s, list, 4, &news), 2);
	assert_int_equal(news, NEWS_SAME);
	assert_false(store_complete(s));
}

TEST(a_copy_of_a_stale_page_is_a_list_that_moved)
{
	struct store *s = *state;
	put(s, 1, 1, 5, 20);
	store_make_stale(s);
	put(s, 3, 5, 5, 20);
	assert_int_equal(put(s, 2, 1, 5, 20), NEWS_OVERLAP);
}

TEST(repeated_rows_are_remembered_until_the_list_changes)
{
	struct store *s = *state;
	put(s, 1, 1, 5, 20);
	put(s, 2, 1, 5, 20);
	assert_int_equal(put(s, 3, 5, 5, 20), NEWS_REPEAT);
	assert_int_equal(put(s, 3, 11, 5, 21), NEWS_TOTAL);
	assert_int_equal(put(s, 4, 15, 5, 21), NEWS_OVERLAP);
}

TEST(one_customer_alone_is_no_copy_of_a_page)
{
	struct store *s = *state;
	store_set_page_size(s, 1);
	put(s, 1, 7, 1, 3);
	/* The list may have moved by one: only when it comes back so is it known. */
	assert_int_equal(put(s, 2, 7, 1, 3), NEWS_OVERLAP);
	assert_int_equal(put(s, 1, 7, 1, 3), NEWS_REPEAT);
	assert_int_equal(put(s, 3, 7, 1, 3), NEWS_REPEAT);
	assert_true(store_fresh_page(s, 1));
	assert_true(store_fresh_page(s, 2));
}

TEST(rows_without_uin_are_no_copy_either)
{
	struct store *s = *state;
	static const uint64_t nobody[SIZE] = {0}, some[SIZE] = {0, 1, 2, 3, 4};
	assert_int_equal(put_at(s, 1, nobody, SIZE, 20, 0), 0);
	assert_int_equal(put_at(s, 2, nobody, SIZE, 20, 0), 0);
	assert_int_equal(put_at(s, 3, some, SIZE, 20, 0), 0);
	assert_int_equal(put_at(s, 4, some, SIZE, 20, 0), NEWS_OVERLAP);
}

TEST(a_customer_twice_in_a_page_is_said)
{
	struct store *s = *state;
	static const uint64_t uins[SIZE] = {1, 2, 1, 4, 5};
	assert_int_equal(put_at(s, 1, uins, SIZE, SIZE, 0), NEWS_TWICE);
	assert_int_equal(store_loaded(s), SIZE);
	assert_int_equal(store_row(s, 2).customer->uin, 1);
	assert_false(store_complete(s));
}

TEST(a_total_that_never_rests_stops_raising_the_epoch)
{
	struct store *s = *state;
	int64_t now_ms = 0;
	put(s, 1, 1, 5, 10);
	uint32_t epoch = store_epoch(s);
	for (int i = 0; i < 50; i++) {
		unsigned news = put(s, 1 + i % 2, 1 + i % 2 * 5, 5, 11 - i % 2);
		assert_int_equal(news, i < STORE_DRIFTS ? NEWS_TOTAL : NEWS_RESTLESS);
	}
	assert_int_equal(store_epoch(s), epoch + STORE_DRIFTS);
	assert_true(store_fresh_page(s, 1));
	assert_true(store_fresh_page(s, 2));
	assert_int_equal(store_loaded(s), store_total(s));
	assert_false(store_complete(s));
	/* After a rest, a change is a change again. */
	static const uint64_t uins[SIZE] = {1, 2, 3, 4, 5};
	now_ms += STORE_CALM_MS + 1;
	assert_int_equal(put_at(s, 1, uins, SIZE, 12, now_ms), NEWS_TOTAL);
}

TEST(pages_of_another_size_begin_a_new_listing)
{
	struct store *s = *state;
	for (uint64_t i = 0; i <= STORE_DRIFTS + 1; i++)
		put(s, 1, 1, 5, 5 + i % 2);
	put(s, 1, 1, 5, 5);
	assert_false(store_complete(s));
	store_set_page_size(s, SIZE + 1);
	put(s, 1, 1, 5, 5);
	assert_true(store_complete(s));
}

TEST(an_order_that_never_rests_stops_raising_the_epoch)
{
	struct store *s = *state;
	uint64_t seed = 5, uins[SIZE];
	uint32_t epoch = store_epoch(s);
	unsigned news = 0;
	for (int i = 0; i < 200; i++) {
		for (size_t k = 0; k < SIZE; k++)
			uins[k] = 1 + k * 10 + seeded_below(&seed, 10);
		news = put_at(s, 1 + (uint32_t)i % 10, uins, SIZE, 50, i);
	}
	assert_int_equal(store_epoch(s), epoch + STORE_DRIFTS);
	assert_true(news & NEWS_RESTLESS);
	for (uint32_t number = 1; number <= 10; number++)
		assert_true(store_fresh_page(s, number));
	assert_false(store_complete(s));
	/* On the user's word it is tried again. */
	store_make_stale(s);
	put_at(s, 1, uins, SIZE, 50, 200);
	assert_int_equal(put_at(s, 2, (uint64_t[]){uins[0], 2, 3}, 3, 50, 200),
			 NEWS_OVERLAP | NEWS_SHORT);
}

int main(void)
{
#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, open_store, close_store)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(an_unknown_total_is_no_change),
	    WITH_SETUP(a_total_learnt_late_ends_the_stale_rows),
	    WITH_SETUP(total_falls_rises_and_falls_to_nothing),
	    WITH_SETUP(a_short_first_page_is_a_clamp),
	    WITH_SETUP(a_short_first_page_that_is_all_is_none),
	    WITH_SETUP(a_short_first_page_without_any_total_is_none),
	    WITH_SETUP(an_empty_first_page_is_no_clamp),
	    WITH_SETUP(a_server_that_gives_more_is_taken_at_its_size),
	    WITH_SETUP(a_later_page_never_changes_the_size),
	    WITH_SETUP(an_empty_page_before_the_end_is_held),
	    WITH_SETUP(an_empty_page_past_the_end_is_not),
	    WITH_SETUP(rows_past_total_are_shown_but_never_complete),
	    WITH_SETUP(the_last_row_that_can_be_named_is_the_last_held),
	    WITH_SETUP(a_customer_on_another_page_makes_that_one_stale),
	    WITH_SETUP(a_page_put_again_does_not_overlap_itself),
	    WITH_SETUP(a_list_that_has_a_customer_twice_settles),
	    WITH_SETUP(a_list_that_has_a_customer_twice_settles_beside_rows_without_a_uin),
	    WITH_SETUP(a_server_that_ignores_the_page_number_is_reported_at_once),
	    WITH_SETUP(a_copy_of_a_stale_page_is_a_list_that_moved),
	    WITH_SETUP(repeated_rows_are_remembered_until_the_list_changes),
	    WITH_SETUP(one_customer_alone_is_no_copy_of_a_page),
	    WITH_SETUP(rows_without_uin_are_no_copy_either),
	    WITH_SETUP(a_customer_twice_in_a_page_is_said),
	    WITH_SETUP(with_a_wrong_total_an_empty_page_ends_the_list),
	    WITH_SETUP(a_total_that_never_rests_stops_raising_the_epoch),
	    WITH_SETUP(pages_of_another_size_begin_a_new_listing),
	    WITH_SETUP(an_order_that_never_rests_stops_raising_the_epoch),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
