/* SPDX-License-Identifier: MIT */
/* Tests of src/demo/customers/costs.c, and of the rates that are computed from such costs. */
#include "burn/burn_rate.h"
#include "demo/customers/costs.h"
#include "demo/customers/customer.h"
#include "test.h"

#define SEED DATASET_SEED
#define NOW  1790172128 /* 2026-09-23 14:02:08 UTC */
#define ROWS 1000
#define CENT 10000 /* micro-dollars */

SETUP(set_up)
{
	struct dataset *d = calloc(1, sizeof(*d));
	dataset_init(d, SEED, ROWS, NOW);
	*state = d;
	return 0;
}

TEARDOWN(tear_down)
{
	dataset_release(*state);
	free(*state);
	return 0;
}

TEST(the_costs_add_up_to_what_was_used)
{
	const struct dataset *d = *state;
	for (uint32_t id = 0; id < ROWS; id++) {
		struct demo_costs c;
		int64_t credit, remaining, sum = 0;
		demo_costs_draw(d, id, &c);
		demo_customer_money(d, id, &credit, &remaining);
		/* A day later every bill is complete. */
		for (int32_t day = c.first - 2; day < c.today; day++)
			sum += demo_costs_on(d, id, day, c.today);
		bool has_days = credit > remaining && c.first < c.today;
		assert_int_equal(sum, has_days ? (credit - remaining) * CENT : 0);
	}
}

TEST(nothing_costs_before_the_customer_was_bound)
{
	const struct dataset *d = *state;
	int new_ones = 0;
	for (uint32_t id = 0; id < ROWS; id++) {
		struct demo_costs c;
		int32_t bound = (int32_t)(dataset_bound_at(d, id) / 86400);
		demo_costs_draw(d, id, &c);
		new_ones += bound > c.today - 31;
		for (int32_t day = bound - 40; day < bound; day++)
			assert_int_equal(demo_costs_on(d, id, day, c.today - 1), 0);
	}
	assert_true(new_ones > 3);
}

TEST(no_cost_is_negative_and_no_day_to_come_costs)
{
	const struct dataset *d = *state;
	for (uint32_t id = 0; id < ROWS; id++) {
		struct demo_costs c;
		demo_costs_draw(d, id, &c);
		for (int32_t day = c.first; day < c.today; day += 7)
			assert_true(demo_costs_on(d, id, day, c.today - 1) >= 0);
		assert_int_equal(demo_costs_on(d, id, c.today, c.today - 1), 0);
	}
}

TEST(every_habit_is_met)
{
	const struct dataset *d = *state;
	int met[HABITS] = {0};
	for (uint32_t id = 0; id < ROWS; id++) {
		struct demo_costs c;
		demo_costs_draw(d, id, &c);
		met[c.habit]++;
	}
	for (size_t i = 0; i < HABITS; i++)
		assert_true(met[i] >= 30);
}

static struct burn_rate rate_of(const struct dataset *d, uint32_t id, int32_t today)
{
	struct daily_costs costs = {.since = (int32_t)(dataset_bound_at(d, id) / 86400)};
	struct burn_rate r;
	for (int32_t day = today - COST_DAYS; day < today; day++)
		assert_true(daily_costs_put(&costs, day, demo_costs_on(d, id, day, today - 1)));
	burn_rate_of(&costs, today, BURN_DAYS_DEFAULT, &r);
	return r;
}

static int compare_errors(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

TEST(the_rate_of_steady_customers_is_close_to_the_truth)
{
	const struct dataset *d = *state;
	int steady = 0, per_mille[ROWS];
	for (uint32_t id = 0; id < ROWS; id++) {
		struct demo_costs c;
		demo_costs_draw(d, id, &c);
		struct burn_rate r = rate_of(d, id, c.today);
		if (c.today - c.first < BURN_DAYS_MIN)
			assert_int_equal(r.state, BURN_UNKNOWN);
		if (c.total == 0 || c.today - c.first < BURN_DAYS_DEFAULT ||
		    (c.habit != HABIT_STEADY && c.habit != HABIT_LATE))
			continue;
		int64_t mean = c.total * BURN_QUARTERS / (c.today - c.first);
		assert_int_equal(r.state, BURN_USE);
		per_mille[steady++] = (int)(llabs(r.median_quarters - mean) * 1000 / mean);
	}
	assert_true(steady > 200);
	qsort(per_mille, (size_t)steady, sizeof(*per_mille), compare_errors);
	assert_in_range(per_mille[steady / 2], 0, 50);
	assert_in_range(per_mille[steady * 9 / 10], 0, 100);
	assert_in_range(per_mille[steady - 1], 0, 200);
}

TEST(late_bills_are_seen_and_only_those)
{
	const struct dataset *d = *state;
	for (uint32_t id = 0; id < ROWS; id++) {
		struct demo_costs c;
		demo_costs_draw(d, id, &c);
		if (c.total && c.today - c.first > BURN_DAYS_MIN &&
		    (c.habit == HABIT_STEADY || c.habit == HABIT_LATE))
			assert_int_equal(rate_of(d, id, c.today).late, c.habit == HABIT_LATE);
	}
}

TEST(idle_and_monthly_customers_are_told_apart_from_steady_ones)
{
	const struct dataset *d = *state;
	for (uint32_t id = 0; id < ROWS; id++) {
		struct demo_costs c;
		demo_costs_draw(d, id, &c);
		struct burn_rate r = rate_of(d, id, c.today);
		if (c.today - c.first < BURN_DAYS_MIN)
			continue;
		if (c.total == 0 || c.habit == HABIT_IDLE)
			assert_int_equal(r.state, BURN_NO_USE);
		if (c.total && c.habit == HABIT_MONTHLY && c.today - c.first > 31)
			assert_true(r.median_quarters * (c.today - c.first) < c.total * 2);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_costs_add_up_to_what_was_used),
	    cmocka_unit_test(nothing_costs_before_the_customer_was_bound),
	    cmocka_unit_test(no_cost_is_negative_and_no_day_to_come_costs),
	    cmocka_unit_test(every_habit_is_met),
	    cmocka_unit_test(the_rate_of_steady_customers_is_close_to_the_truth),
	    cmocka_unit_test(late_bills_are_seen_and_only_those),
	    cmocka_unit_test(idle_and_monthly_customers_are_told_apart_from_steady_ones),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
