/* SPDX-License-Identifier: MIT */
/* Tests of src/app/burn/burn_sums.c. */
#include "base/money.h"

#include "app/model/customer_burn.h"
#include "app/model/model.h"

#include "fixture.h"
#include "test.h"

#define DOLLAR ((int64_t)MONEY_UNIT)

static struct fixture f;

static const struct burn_totals *totals(void)
{
	return &f.m.burn.sums.totals;
}

SETUP(set_up)
{
	static const struct sample rows[] = {{.uin = "7", .credit = "100", .remaining = "43"},
					     {.uin = "8", .credit = "100", .remaining = "-1"},
					     {.uin = "9", .credit = "100", .remaining = "20"},
					     {.uin = "10", .credit = "100", .remaining = "90"}};
	fixture_init(&f, 24, 80);
	fixture_put(&f, 1, rows, 4, 4);
	return 0;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

TEST(nothing_is_known_at_first)
{
	burn_sums_follow(&f.m);
	assert_int_equal(totals()->n, 0);
	assert_false(totals()->has_runway);
}

TEST(the_known_are_summed_and_the_shortest_is_of_those_with_credit)
{
	fixture_costs(&f, 0, 14, 5 * DOLLAR, 0); /* 8 days */
	fixture_costs(&f, 1, 14, 3 * DOLLAR, 0); /* nothing remains */
	assert_int_equal(totals()->n, 2);
	assert_int_equal(totals()->a_day, 8 * DOLLAR);
	assert_true(totals()->has_runway);
	assert_int_equal(totals()->shortest, 8);
	fixture_costs(&f, 2, 14, 5 * DOLLAR, 0); /* 4 days */
	assert_int_equal(totals()->n, 3);
	assert_int_equal(totals()->shortest, 4);
	fixture_costs(&f, 3, 2, 50 * DOLLAR, 0); /* two days are no number */
	assert_int_equal(totals()->n, 3);
}

TEST(customers_who_are_not_in_the_list_do_not_count)
{
	fixture_costs(&f, 0, 14, 5 * DOLLAR, 0);
	for (int32_t i = 1; i <= 14; i++)
		assert_true(cost_book_put(&f.m.burn.book, 77, customer_burn_today(&f.m) - i, 1));
	burn_follow(&f.m);
	assert_int_equal(totals()->n, 1);
}

TEST(a_day_later_they_are_summed_again)
{
	fixture_costs(&f, 0, 3, 5 * DOLLAR, 0);
	assert_int_equal(totals()->n, 1);
	f.m.wall_s += 12 * 86400;
	burn_sums_follow(&f.m);
	assert_int_equal(totals()->n, 0);
}

/* The former sums stay while a long book is summed in turns, also when it grows meanwhile. */
TEST(a_long_book_is_summed_in_turns)
{
	fixture_costs(&f, 0, 14, 5 * DOLLAR, 0);
	for (uint64_t uin = 1000; uin < 6000; uin++)
		assert_true(
		    cost_book_put(&f.m.burn.book, uin, customer_burn_today(&f.m) - 1, DOLLAR));
	burn_sums_follow(&f.m);
	assert_true(f.m.burn.sums.works);
	assert_int_equal(totals()->n, 1);
	fixture_costs(&f, 2, 14, 5 * DOLLAR, 0);
	int turns = 0;
	for (; f.m.burn.sums.works && turns < 100; turns++)
		burn_sums_follow(&f.m);
	burn_sums_follow(&f.m); /* the costs of the third customer may have come behind its place */
	for (; f.m.burn.sums.works && turns < 100; turns++)
		burn_sums_follow(&f.m);
	assert_in_range(turns, 2, 50);
	assert_int_equal(totals()->n, 2);
	assert_int_equal(totals()->shortest, 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define WITH_SETUP(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	    WITH_SETUP(nothing_is_known_at_first),
	    WITH_SETUP(the_known_are_summed_and_the_shortest_is_of_those_with_credit),
	    WITH_SETUP(customers_who_are_not_in_the_list_do_not_count),
	    WITH_SETUP(a_day_later_they_are_summed_again),
	    WITH_SETUP(a_long_book_is_summed_in_turns),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
