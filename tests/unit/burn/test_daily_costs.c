/* SPDX-License-Identifier: MIT */
/* Tests of src/burn/daily_costs.c. */
#include "base/time.h"

#include "burn/daily_costs.h"
#include "test.h"

#define DAY 20000

static void holds(const struct daily_costs *d, int32_t day, int64_t cost)
{
	int64_t held = -77;
	assert_true(daily_costs_get(d, day, &held));
	assert_int_equal(held, cost);
}

TEST(a_day_begins_at_midnight_in_utc8)
{
	char date[11];
	int64_t midnight_s;

	assert_true(time_parse(sl_from("2026-11-28 16:00:00"), &midnight_s));
	int32_t day = daily_costs_day(midnight_s);
	assert_int_equal(daily_costs_day(midnight_s - 1), day - 1);
	assert_int_equal(daily_costs_day(midnight_s + 86399), day);
	time_print_date(daily_costs_date(day), date);
	assert_string_equal(date, "2026-11-29");
	assert_int_equal(daily_costs_day(-8 * 3600 - 1), -1);
}

TEST(what_was_put_is_held_and_nothing_else)
{
	struct daily_costs d = {0};
	int64_t cost;

	assert_true(daily_costs_put(&d, DAY, 5));
	assert_true(daily_costs_put(&d, DAY - 2, 7));
	holds(&d, DAY, 5);
	holds(&d, DAY - 2, 7);
	assert_false(daily_costs_get(&d, DAY - 1, &cost));
	assert_false(daily_costs_get(&d, DAY + 1, &cost));
	assert_true(daily_costs_put(&d, DAY, 6));
	holds(&d, DAY, 6);
}

TEST(a_newer_day_moves_the_window)
{
	struct daily_costs d = {0};
	int64_t cost;

	for (int32_t day = DAY; day < DAY + 40; day++)
		assert_true(daily_costs_put(&d, day, day));
	for (int32_t day = DAY + 40 - COST_DAYS; day < DAY + 40; day++)
		holds(&d, day, day);
	assert_false(daily_costs_get(&d, DAY + 39 - COST_DAYS, &cost));
	assert_true(daily_costs_put(&d, DAY + 1000, 1));
	holds(&d, DAY + 1000, 1);
	assert_false(daily_costs_get(&d, DAY + 39, &cost));
}

TEST(too_old_a_day_and_too_large_a_cost_are_refused)
{
	struct daily_costs d = {0};
	int64_t cost;

	assert_true(daily_costs_put(&d, DAY, 5));
	assert_false(daily_costs_put(&d, DAY - COST_DAYS, 5));
	assert_true(daily_costs_put(&d, DAY - COST_DAYS + 1, 5));
	assert_false(daily_costs_put(&d, DAY + 1, COST_MAX + 1));
	assert_false(daily_costs_put(&d, DAY + 1, -COST_MAX - 1));
	assert_false(daily_costs_get(&d, DAY + 1, &cost));
	assert_true(daily_costs_put(&d, DAY + 1, COST_MAX));
	holds(&d, DAY + 1, COST_MAX);
	assert_true(daily_costs_put(&d, DAY + 1, -COST_MAX));
	holds(&d, DAY + 1, -COST_MAX);
	holds(&d, DAY, 5);
}

TEST(a_forgotten_day_is_unknown)
{
	struct daily_costs d = {0};
	int64_t cost;

	assert_true(daily_costs_put(&d, DAY, 5));
	assert_true(daily_costs_put(&d, DAY - 1, 6));
	daily_costs_forget(&d, DAY);
	daily_costs_forget(&d, DAY + 1);
	daily_costs_forget(&d, DAY - COST_DAYS);
	assert_false(daily_costs_get(&d, DAY, &cost));
	holds(&d, DAY - 1, 6);
	/* Also when nothing else is known, an older day may come next. */
	daily_costs_forget(&d, DAY - 1);
	assert_true(daily_costs_put(&d, DAY - 100, 7));
	holds(&d, DAY - 100, 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_day_begins_at_midnight_in_utc8),
	    cmocka_unit_test(what_was_put_is_held_and_nothing_else),
	    cmocka_unit_test(a_newer_day_moves_the_window),
	    cmocka_unit_test(too_old_a_day_and_too_large_a_cost_are_refused),
	    cmocka_unit_test(a_forgotten_day_is_unknown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
