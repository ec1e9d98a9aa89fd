/* SPDX-License-Identifier: MIT */
/* What a page of another size says about the pages that it lies across. */

#include "store/store.h"

#include "sample.h"
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

static void put(struct store *s, uint32_t number, uint64_t first, size_t n, uint64_t total)
{
	struct customer_page page;
	sample_range(&page, first, n, total);
	store_put(s, &all, number, SIZE, &page, 0);
}

static unsigned compare(struct store *s, uint32_t number, uint32_t asked, uint64_t first, size_t n,
			uint64_t total)
{
	struct customer_page page;
	sample_range(&page, first, n, total);
	return store_compare(s, &all, number, asked, &page, 0);
}

TEST(an_edge_is_open_until_it_was_seen)
{
	struct store *s = *state;
	assert_int_equal(store_open_seam(s, 1), 0);
	put(s, 1, 1, 5, 12);
	assert_int_equal(store_open_seam(s, 1), 0);
	put(s, 2, 6, 5, 12);
	put(s, 3, 11, 2, 12);
	assert_int_equal(store_open_seam(s, 1), 1);
	assert_int_equal(compare(s, 3, 2, 5, 2, 12), 0);
	assert_int_equal(store_open_seam(s, 1), 2);
	assert_int_equal(store_open_seam(s, 3), 0);
	assert_int_equal(compare(s, 4, 3, 10, 3, 12), 0);
	assert_int_equal(store_open_seam(s, 1), 0);
	/* A page that is read again meets its neighbours anew. */
	put(s, 2, 6, 5, 12);
	assert_int_equal(store_open_seam(s, 1), 1);
	assert_int_equal(store_open_seam(s, 2), 2);
}

TEST(another_customer_there_is_a_change)
{
	struct store *s = *state;
	put(s, 1, 1, 5, 10);
	put(s, 2, 6, 5, 10);
	uint32_t epoch = store_epoch(s);
	assert_int_equal(compare(s, 3, 2, 6, 2, 10), NEWS_OVERLAP);
	assert_true(store_epoch(s) > epoch);
	assert_false(store_fresh_page(s, 1));
}

TEST(so_is_another_total_or_a_missing_row)
{
	struct store *s = *state;
	put(s, 1, 1, 5, 10);
	put(s, 2, 6, 5, 10);
	assert_int_equal(compare(s, 3, 2, 5, 2, 11), NEWS_TOTAL);
	put(s, 1, 1, 5, 11);
	put(s, 2, 6, 5, 11);
	assert_int_equal(compare(s, 3, 2, 5, 1, 11), NEWS_OVERLAP);
	put(s, 1, 1, 5, 11);
	put(s, 2, 6, 5, 11);
	assert_int_equal(compare(s, 3, 2, 5, 3, 11), NEWS_OVERLAP);
}

TEST(without_a_total_the_end_is_an_edge_too)
{
	struct store *s = *state;
	put(s, 1, 1, 5, NO_TOTAL);
	assert_int_equal(store_open_seam(s, 1), 0);
	put(s, 2, 6, 0, NO_TOTAL);
	assert_true(store_complete(s));
	assert_int_equal(store_open_seam(s, 1), 1);
	assert_int_equal(compare(s, 3, 2, 5, 1, NO_TOTAL), 0);
	assert_int_equal(store_open_seam(s, 1), 0);
	assert_int_equal(compare(s, 3, 2, 5, 2, NO_TOTAL), NEWS_OVERLAP);
	assert_false(store_complete(s));
}

TEST(without_a_total_a_second_page_shows_that_the_first_was_cut)
{
	struct store *s = *state;
	put(s, 1, 1, 3, NO_TOTAL);
	assert_false(store_complete(s));
	struct customer_page page;
	sample_range(&page, 4, 3, NO_TOTAL);
	assert_int_equal(store_put(s, &all, 2, SIZE, &page, 0), NEWS_CLAMP);
	assert_int_equal(store_page_size(s), 3);
	assert_true(store_fresh_page(s, 1));
	assert_int_equal(store_rows(s), 3);
}

TEST(a_list_that_never_rests_is_not_read_for_ever)
{
	struct store *s = *state;
	unsigned news = 0;
	for (int i = 0; i < STORE_DRIFTS + 1; i++) {
		put(s, 1, 1, 5, 10);
		put(s, 2, 6, 5, 10);
		news = compare(s, 3, 2, 6, 2, 10);
	}
	assert_int_equal(news, NEWS_RESTLESS);
	assert_false(store_complete(s));
}

TEST(a_page_of_one_row_has_an_edge)
{
	struct store *s = *state;
	put(s, 1, 1, 5, 6);
	put(s, 2, 6, 1, 6);
	assert_int_equal(store_open_seam(s, 1), 1);
	assert_int_equal(store_open_seam(s, 2), 0);
}

TEST(an_empty_page_and_a_stale_one_have_none)
{
	struct store *s = *state;
	put(s, 1, 1, 5, 12);
	put(s, 2, 6, 0, 12);
	assert_int_equal(store_open_seam(s, 1), 0);
	store_make_stale(s);
	put(s, 1, 1, 5, 12);
	assert_int_equal(store_open_seam(s, 1), 0);
	put(s, 2, 6, 5, 12);
	assert_int_equal(store_open_seam(s, 1), 1);
	store_make_stale(s);
	assert_int_equal(store_open_seam(s, 1), 0);
	put(s, 2, 6, 5, 12);
	assert_int_equal(store_open_seam(s, 1), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_page_of_one_row_has_an_edge, open_store, close_store),
	    cmocka_unit_test_setup_teardown(an_empty_page_and_a_stale_one_have_none, open_store,
					    close_store),
	    cmocka_unit_test_setup_teardown(an_edge_is_open_until_it_was_seen, open_store,
					    close_store),
	    cmocka_unit_test_setup_teardown(another_customer_there_is_a_change, open_store,
					    close_store),
	    cmocka_unit_test_setup_teardown(so_is_another_total_or_a_missing_row, open_store,
					    close_store),
	    cmocka_unit_test_setup_teardown(without_a_total_the_end_is_an_edge_too, open_store,
					    close_store),
	    cmocka_unit_test_setup_teardown(
		without_a_total_a_second_page_shows_that_the_first_was_cut, open_store,
		close_store),
	    cmocka_unit_test_setup_teardown(a_list_that_never_rests_is_not_read_for_ever,
					    open_store, close_store),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
