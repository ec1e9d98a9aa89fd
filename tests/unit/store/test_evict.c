/* SPDX-License-Identifier: MIT */
/* Tests of src/store/evict.c. */
#include "store/store.h"

#include "sample.h"
#include "test.h"

#define SIZE 5

static const struct query all = {.type = FILTER_NONE};
static const struct query delta = {.type = FILTER_NAME, .text = "delta"};
static const struct query vip = {.type = FILTER_REMARK, .text = "vip"};

static struct customer_page page_of(uint32_t number)
{
	struct customer_page page;
	sample_range(&page, number * 100, SIZE, 1000000);
	return page;
}

static unsigned put(struct store *s, const struct query *q, uint32_t number)
{
	struct customer_page page = page_of(number);
	return store_put(s, q, number, SIZE, &page, 0);
}

/* What a page costs in the store, found by trying: all of these pages cost the same. */
static size_t page_bytes(void)
{
	struct customer_page page = page_of(1);
	size_t low = page.arena.bytes, high = 2 * low + 10000;
	customer_page_release(&page);
	while (high - low > 1) {
		size_t middle = (low + high) / 2;
		struct store *s = store_new(2 * middle, SIZE, &credit_thresholds_default);
		put(s, &all, 1);
		if (put(s, &all, 2) == 0)
			high = middle;
		else
			low = middle;
		store_free(s);
	}
	return high;
}

static struct store *store_for(size_t pages)
{
	return store_new(page_bytes() * pages, SIZE, &credit_thresholds_default);
}

static void assert_held(const struct store *s, const char *wanted)
{
	for (uint32_t i = 0; wanted[i]; i++)
		assert_int_equal(store_holds_page(s, i + 1), wanted[i] == 'x');
}

TEST(a_budget_below_one_page_holds_the_last_one)
{
	struct store *s = store_new(1, SIZE, &credit_thresholds_default);
	assert_int_equal(put(s, &all, 1), 0);
	assert_false(store_full(s));
	assert_int_equal(put(s, &all, 2), NEWS_EVICTED);
	assert_held(s, ".x");
	assert_int_equal(store_loaded(s), SIZE);
	assert_int_equal(store_totals(s)->n, SIZE);
	assert_true(store_full(s));
	/* Until the user asks for all anew, or the pages become others. */
	store_make_stale(s);
	assert_false(store_full(s));
	put(s, &all, 1);
	assert_true(store_full(s));
	store_set_page_size(s, SIZE + 1);
	assert_false(store_full(s));
	store_free(s);
}

TEST(pinned_pages_stay_whatever_the_budget)
{
	struct store *s = store_new(1, SIZE, &credit_thresholds_default);
	store_pin(s, 7, 19); /* pages 2 to 4; pinned before they come */
	for (uint32_t number = 1; number <= 6; number++)
		put(s, &all, number);
	assert_held(s, ".xxx.x");
	/* What is not pinned any more goes with the next page. */
	store_pin(s, 5, 9);
	assert_held(s, ".xxx.x");
	put(s, &all, 9);
	assert_held(s, ".x......x");
	store_free(s);
}

TEST(the_farthest_page_goes_first)
{
	struct store *s = store_for(4);
	store_pin(s, 20, 24); /* page 5 */
	put(s, &all, 5);
	put(s, &all, 1);
	put(s, &all, 7);
	assert_int_equal(put(s, &all, 8), 0);
	assert_held(s, "x...x.xx");
	assert_int_equal(put(s, &all, 4), NEWS_EVICTED);
	assert_held(s, "...xx.xx");
	assert_int_equal(put(s, &all, 6), NEWS_EVICTED);
	assert_held(s, "...xxxx.");
	/* But not itself: who asked for it is still to see it. */
	assert_int_equal(put(s, &all, 1), NEWS_EVICTED);
	assert_held(s, "x..xxx..");
	assert_int_equal(put(s, &all, 20), NEWS_EVICTED);
	assert_held(s, "...xxx.............x");
	store_free(s);
}

TEST(without_a_pin_the_end_goes_first)
{
	struct store *s = store_for(2);
	put(s, &all, 3);
	put(s, &all, 1);
	put(s, &all, 2);
	assert_held(s, "xx.");
	store_free(s);
}

TEST(other_queries_go_before_the_current_one)
{
	struct store *s = store_for(4);
	put(s, &all, 1);
	put(s, &all, 2);
	store_select(s, &delta);
	put(s, &delta, 1);
	store_select(s, &vip);
	put(s, &vip, 1);
	/* Of the others the oldest page, and that is no news for the current query. */
	assert_int_equal(put(s, &vip, 2), 0);
	assert_int_equal(put(s, &vip, 3), 0);
	assert_held(s, "xxx");
	store_select(s, &delta);
	assert_held(s, "x");
	assert_false(store_select(s, &all));
	assert_held(s, "..");
	store_free(s);
}

TEST(a_page_pinned_lately_outlives_one_put_lately)
{
	struct store *s = store_for(3);
	put(s, &all, 1);
	put(s, &all, 2);
	store_pin(s, 0, SIZE - 1);
	store_select(s, &delta);
	put(s, &delta, 1);
	put(s, &delta, 2);
	store_select(s, &all);
	assert_held(s, "x.");
	store_free(s);
}

TEST(rows_on_the_screen_stay_until_the_next_query_has_some)
{
	struct store *s = store_new(1, SIZE, &credit_thresholds_default);
	store_pin(s, 0, SIZE - 1);
	put(s, &all, 1);
	assert_false(store_select(s, &delta));
	assert_false(store_select(s, &vip));
	/* A late answer to a query left meanwhile: both stay. */
	assert_int_equal(put(s, &delta, 1), 0);
	assert_int_equal(store_row(s, 0).state, ROW_FRESH);
	assert_true(store_select(s, &delta));
	assert_held(s, "x");
	assert_int_equal(put(s, &delta, 2), NEWS_EVICTED);
	assert_false(store_select(s, &all));
	store_free(s);
}

TEST(a_pin_may_be_anywhere)
{
	struct store *s = store_for(1);
	store_pin(s, UINT64_MAX - 1, UINT64_MAX);
	put(s, &all, 1);
	assert_int_equal(put(s, &all, 2), NEWS_EVICTED);
	assert_held(s, ".x");
	store_pin(s, 9, 3);
	assert_int_equal(put(s, &all, 1), NEWS_EVICTED);
	store_free(s);
}

TEST(no_budget_given_is_the_usual_one)
{
	struct store *s = store_new(0, SIZE, &credit_thresholds_default);
	for (uint32_t number = 1; number <= 100; number++)
		assert_int_equal(put(s, &all, number), 0);
	assert_int_equal(store_loaded(s), 500);
	store_free(s);
}

TEST(of_two_pages_equally_far_the_later_goes)
{
	struct store *s = store_for(3);
	store_pin(s, 20, 24); /* page 5 */
	put(s, &all, 5);
	put(s, &all, 3);
	put(s, &all, 7);
	assert_int_equal(put(s, &all, 6), NEWS_EVICTED);
	assert_held(s, "..x.xx.");
	store_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(of_two_pages_equally_far_the_later_goes),
	    cmocka_unit_test(a_budget_below_one_page_holds_the_last_one),
	    cmocka_unit_test(pinned_pages_stay_whatever_the_budget),
	    cmocka_unit_test(the_farthest_page_goes_first),
	    cmocka_unit_test(without_a_pin_the_end_goes_first),
	    cmocka_unit_test(other_queries_go_before_the_current_one),
	    cmocka_unit_test(a_page_pinned_lately_outlives_one_put_lately),
	    cmocka_unit_test(rows_on_the_screen_stay_until_the_next_query_has_some),
	    cmocka_unit_test(a_pin_may_be_anywhere),
	    cmocka_unit_test(no_budget_given_is_the_usual_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
