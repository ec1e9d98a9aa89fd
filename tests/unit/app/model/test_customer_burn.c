/* SPDX-License-Identifier: MIT */
/* Tests of src/app/model/customer_burn.c. */
#include "app/model/customer_burn.h"

#include "fixture.h"
#include "test.h"

#define DOLLAR 1000000

static struct fixture f;

SETUP(set_up)
{
	const struct sample rows[] = {{.uin = "7", .credit = "100", .remaining = "50"},
				      {.uin = "8", .credit = "100", .remaining = "-1"},
				      {.uin = "9", .credit = "100", .remaining = "null"},
				      {.uin = "10", .credit = "0", .remaining = "0"}};
	fixture_init(&f, 24, 80);
	fixture_put(&f, 1, rows, 4, 4);
	return 0;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

static void put_days(uint64_t uin, int n)
{
	int32_t yesterday = customer_burn_today(&f.m) - 1;
	for (int i = 0; i < n; i++)
		assert_true(cost_book_put(&f.m.burn.book, uin, yesterday - i, 5 * DOLLAR));
}

static struct runway runway_at(uint64_t row)
{
	struct runway r;
	customer_burn_runway(&f.m, store_row(f.m.loader.store, row).customer, &r);
	return r;
}

/* 16:00 UTC is midnight of UTC+8. */
TEST(today_is_the_day_of_utc_plus_8_by_the_clock_of_the_api)
{
	int32_t today = customer_burn_today(&f.m);
	f.m.loader.fetch.skew_s = 2 * 3600;
	assert_int_equal(customer_burn_today(&f.m), today + 1);
	f.m.loader.fetch.skew_s = -23 * 3600;
	assert_int_equal(customer_burn_today(&f.m), today - 1);
}

TEST(requests_are_for_the_days_not_known_the_latest_first)
{
	struct request r[40];
	int32_t yesterday = customer_burn_today(&f.m) - 1;
	put_days(7, 2);
	assert_int_equal(customer_burn_requests(&f.m, 7, r, 40), 12);
	assert_int_equal(r[0].action, ACTION_DAILY_COST);
	assert_int_equal(r[0].uins[0], 7);
	assert_int_equal(r[0].n_uins, 1);
	assert_int_equal(r[0].day, yesterday - 2);
	assert_int_equal(r[11].day, yesterday - 13);
	assert_int_equal(customer_burn_requests(&f.m, 7, r, 5), 5);
	assert_int_equal(customer_burn_requests(&f.m, 7, r, 0), 0);
	f.m.burn.days = BURN_DAYS_MAX;
	assert_int_equal(customer_burn_requests(&f.m, 8, r, 40), BURN_DAYS_MAX);
}

TEST(a_runway_needs_a_rate_and_an_amount)
{
	assert_int_equal(runway_at(0).state, RUNWAY_UNKNOWN);
	put_days(7, 14);
	put_days(9, 14);
	put_days(10, 14);
	assert_int_equal(runway_at(0).state, RUNWAY_DAYS);
	assert_int_equal(runway_at(0).days, 10);
	assert_int_equal(runway_at(1).state, RUNWAY_ENDED);
	assert_int_equal(runway_at(2).state, RUNWAY_UNKNOWN);
	assert_int_equal(runway_at(3).state, RUNWAY_UNKNOWN);
}

TEST(a_level_that_is_passed_has_no_days)
{
	struct runway to;
	const struct customer *c = store_row(f.m.loader.store, 0).customer;
	put_days(7, 14);
	customer_burn_runway_to(&f.m, c, 25, &to);
	assert_int_equal(to.state, RUNWAY_DAYS);
	assert_int_equal(to.days, 5);
	customer_burn_runway_to(&f.m, c, 50, &to);
	assert_int_equal(to.state, RUNWAY_UNKNOWN);
	customer_burn_runway_to(&f.m, store_row(f.m.loader.store, 3).customer, 25, &to);
	assert_int_equal(to.state, RUNWAY_UNKNOWN);
}

/* Costs that were refused are estimated, as soon as there is something to estimate them from. */
TEST(refused_costs_are_estimated_from_what_is_there)
{
	assert_false(customer_burn_is_estimated(&f.m));
	f.m.burn.refused = true;
	assert_false(customer_burn_is_estimated(&f.m));
	assert_true(
	    cost_book_put(&f.m.burn.estimate.book, 7, customer_burn_today(&f.m) - 1, DOLLAR));
	assert_true(customer_burn_is_estimated(&f.m));
	assert_true(customer_burn_moment(&f.m).estimated);
	assert_true(customer_burn_basis(&f.m).from_snapshots);
	f.m.burn.refused = false;
	assert_false(customer_burn_is_estimated(&f.m));
	f.m.burn.estimate.kept = true;
	assert_true(customer_burn_is_estimated(&f.m));
}

TEST(a_moment_differs_by_each_of_its_parts)
{
	struct burn_moment now = customer_burn_moment(&f.m), other = now;
	assert_true(customer_burn_is_same_moment(&now, &other));
	other.changes++;
	assert_false(customer_burn_is_same_moment(&now, &other));
	other = now;
	other.estimated = !now.estimated;
	assert_false(customer_burn_is_same_moment(&now, &other));
	other = now;
	other.today++;
	assert_false(customer_burn_is_same_moment(&now, &other));
	other = now;
	other.days++;
	assert_false(customer_burn_is_same_moment(&now, &other));
	put_days(7, 1); /* each new cost makes another moment */
	other = customer_burn_moment(&f.m);
	assert_false(customer_burn_is_same_moment(&now, &other));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(today_is_the_day_of_utc_plus_8_by_the_clock_of_the_api,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(requests_are_for_the_days_not_known_the_latest_first,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_runway_needs_a_rate_and_an_amount, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_level_that_is_passed_has_no_days, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(refused_costs_are_estimated_from_what_is_there, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(a_moment_differs_by_each_of_its_parts, set_up,
					    tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
