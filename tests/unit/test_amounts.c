/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "store/lens.h"

#include "sample.h"

#define USD(n) ((int64_t)(n)*1000000)

static const struct sample rows[] = {
    {.uin = "1", .name = "one", .credit = "100", .remaining = "50", .force = "0"},
    {.uin = "2", .name = "two", .credit = "200.5", .remaining = "-7.25", .force = "0"},
    {.uin = "3", .name = "three", .credit = NULL, .remaining = "1", .force = "0"},
};

static struct store *filled(void)
{
	struct store *s = store_new(1u << 20, 100, &thresholds_default);
	struct query q = {.type = FILTER_NONE};
	struct customer_page page;
	store_select(s, &q);
	sample_page(&page, rows, 3, 3);
	store_put(s, &q, 1, 100, &page, 0);
	return s;
}

static void unknown_customers_change_nothing(void **state)
{
	(void)state;
	struct store *s = filled();
	uint64_t before = store_version(s);
	assert_false(store_set_amounts(s, 4, USD(1), USD(1)));
	assert_true(store_version(s) == before);
	store_free(s);
}

static void the_same_amounts_change_nothing(void **state)
{
	(void)state;
	struct store *s = filled();
	uint64_t before = store_version(s);
	assert_true(store_set_amounts(s, 1, USD(100), USD(50)));
	assert_true(store_version(s) == before);
	store_free(s);
}

static void row_totals_and_standing_follow(void **state)
{
	(void)state;
	struct store *s = filled();
	assert_int_equal(store_row(s, 0).standing, STANDING_OK);
	assert_true(store_totals(s)->remaining == USD(43) + 750000);
	assert_true(store_set_amounts(s, 1, USD(100), -USD(5)));
	struct row r = store_row(s, 0);
	assert_int_equal(r.standing, STANDING_NEG);
	assert_int_equal(r.state, ROW_FRESH);
	assert_true(r.customer->remaining == -USD(5));
	assert_true(sl_equal(customer_text(r.customer, FIELD_REMAINING_CREDIT), SL("-5.00")));
	assert_true(sl_equal(customer_text(r.customer, FIELD_NAME), SL("one")));
	assert_true(store_totals(s)->owed == USD(5) + USD(7) + 250000);
	assert_int_equal(store_totals(s)->by_standing[STANDING_OK], 0);
	assert_int_equal(store_totals(s)->by_standing[STANDING_NEG], 2);
	store_free(s);
}

static void an_unknown_amount_becomes_known(void **state)
{
	(void)state;
	struct store *s = filled();
	assert_int_equal(store_totals(s)->unknown, 1);
	assert_true(store_set_amounts(s, 3, USD(10), USD(1)));
	assert_int_equal(store_totals(s)->unknown, 0);
	assert_int_equal(store_row(s, 2).standing, STANDING_LOW);
	store_free(s);
}

static void the_lens_sorts_anew(void **state)
{
	(void)state;
	struct store *s = filled();
	struct lens *l = lens_new();
	struct lens_spec spec = {.sort = {{SORT_REMAINING, false}}, .n_sort = 1};
	lens_set(l, &spec);
	lens_update(l, s);
	assert_int_equal(lens_row(l, 0), 1);
	assert_true(store_set_amounts(s, 1, USD(100), -USD(50)));
	lens_update(l, s);
	assert_int_equal(lens_row(l, 0), 0);
	assert_int_equal(lens_row(l, 1), 1);
	lens_free(l);
	store_free(s);
}

/* The page's arena grows; what the store counts must grow with it, or it would never evict. */
static void many_refreshes_are_counted(void **state)
{
	(void)state;
	struct store *s = filled();
	for (int i = 0; i < 2000; i++)
		assert_true(store_set_amounts(s, 1, USD(100), USD(i % 100 + 1)));
	assert_true(store_row(s, 0).customer->remaining == USD(100));
	assert_int_equal(store_loaded(s), 3);
	store_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(unknown_customers_change_nothing),
	    cmocka_unit_test(the_same_amounts_change_nothing),
	    cmocka_unit_test(row_totals_and_standing_follow),
	    cmocka_unit_test(an_unknown_amount_becomes_known),
	    cmocka_unit_test(the_lens_sorts_anew),
	    cmocka_unit_test(many_refreshes_are_counted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
