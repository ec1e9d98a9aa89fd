/* SPDX-License-Identifier: MIT */
/* Tests of src/burn/burn_rate.c: known answers, and what must hold for any costs. */
#include "base/money.h"

#include "burn/burn_rate.h"
#include "seeded.h"
#include "test.h"

#define TODAY 20000
#define SEEDS 2000

/* Puts costs in dollars, the oldest first; the last is yesterday's. */
static struct daily_costs make_costs(int n, const int *dollars)
{
	struct daily_costs d = {0};
	for (int i = 0; i < n; i++)
		assert_true(daily_costs_put(&d, TODAY - n + i, dollars[i] * (int64_t)MONEY_UNIT));
	return d;
}

#define COSTS(...)                                                                                 \
	make_costs((int)(sizeof((int[]){__VA_ARGS__}) / sizeof(int)), (int[]){__VA_ARGS__})

static struct burn_rate rate_of(const struct daily_costs *d, int days)
{
	struct burn_rate r;
	burn_rate_of(d, TODAY, days, &r);
	return r;
}

static int64_t quarters(double dollars)
{
	return (int64_t)(dollars * 4 * MONEY_UNIT);
}

TEST(known_answers)
{
	struct daily_costs d = COSTS(10, 20, 30, 40, 50, 60, 70);
	struct burn_rate r = rate_of(&d, 7);
	assert_int_equal(r.state, BURN_USE);
	assert_int_equal(r.days, 7);
	assert_int_equal(r.median_quarters, quarters(40));
	assert_int_equal(r.lower_quarters, quarters(25));
	assert_int_equal(r.upper_quarters, quarters(55));
	assert_int_equal(r.largest, 70 * (int64_t)MONEY_UNIT);
	assert_int_equal(r.first, TODAY - 7);
	assert_int_equal(r.last, TODAY - 1);
	assert_false(r.late);

	d = COSTS(1, 2, 3, 4);
	r = rate_of(&d, 14);
	assert_int_equal(r.days, 4);
	assert_int_equal(r.median_quarters, quarters(2.5));
	assert_int_equal(r.lower_quarters, quarters(1.75));
	assert_int_equal(r.upper_quarters, quarters(3.25));
}

TEST(days_outside_the_span_and_today_do_not_count)
{
	struct daily_costs d = COSTS(1000, 10, 10, 10);
	assert_true(daily_costs_put(&d, TODAY, 500 * (int64_t)MONEY_UNIT));
	struct burn_rate r = rate_of(&d, 3);
	assert_int_equal(r.days, 3);
	assert_int_equal(r.median_quarters, quarters(10));
	assert_int_equal(r.largest, 10 * (int64_t)MONEY_UNIT);
}

TEST(what_snapshots_tell_of_yesterday_is_never_late)
{
	struct daily_costs d = COSTS(100, 100, 100, 100, 1);
	struct burn_rate r = rate_of(&d, 3);
	assert_true(r.late);
	assert_int_equal(r.last, TODAY - 2);
	burn_rate_of_snapshots(&d, TODAY, 3, &r);
	assert_false(r.late);
	assert_int_equal(r.last, TODAY - 1);
	assert_int_equal(r.first, TODAY - 3);
	assert_int_equal(r.days, 3);
	assert_int_equal(r.lower_quarters, quarters(50.5));
}

TEST(fewer_than_three_days_are_no_rate)
{
	struct daily_costs none = {0}, two = COSTS(5, 5), three = COSTS(5, 5, 5);
	assert_int_equal(rate_of(&none, 14).state, BURN_UNKNOWN);
	assert_int_equal(rate_of(&two, 14).state, BURN_UNKNOWN);
	assert_int_equal(rate_of(&two, 14).days, 2);
	assert_int_equal(rate_of(&three, 14).state, BURN_USE);
}

TEST(nothing_used_is_no_use)
{
	struct daily_costs zero = COSTS(0, 0, 0, 0), refund = COSTS(-5, -5, 0, 1, -2);
	struct daily_costs once = COSTS(0, 0, 900, 0, 0);
	assert_int_equal(rate_of(&zero, 14).state, BURN_NO_USE);
	assert_int_equal(rate_of(&refund, 14).state, BURN_NO_USE);
	assert_int_equal(rate_of(&once, 14).state, BURN_NO_USE);
	assert_int_equal(rate_of(&once, 14).largest, 900 * (int64_t)MONEY_UNIT);
}

TEST(a_late_bill_of_yesterday_does_not_count)
{
	struct daily_costs late = COSTS(100, 100, 100, 100, 9);
	struct daily_costs low = COSTS(100, 100, 100, 100, 10);
	struct burn_rate r = rate_of(&late, 4);
	assert_true(r.late);
	assert_int_equal(r.days, 4);
	assert_int_equal(r.last, TODAY - 2);
	assert_int_equal(r.first, TODAY - 5);
	assert_int_equal(r.lower_quarters, quarters(100));
	r = rate_of(&low, 4);
	assert_false(r.late);
	assert_int_equal(r.days, 4);
	assert_int_equal(r.last, TODAY - 1);
	assert_int_equal(r.lower_quarters, quarters(77.5));
}

TEST(who_uses_nothing_has_no_late_bill)
{
	struct daily_costs d = COSTS(0, 0, 0, 0, 0);
	assert_false(rate_of(&d, 4).late);
	d = COSTS(0, 0, 0, 0, -1);
	assert_false(rate_of(&d, 4).late);
}

TEST(two_days_do_not_tell_whether_yesterday_is_late)
{
	struct daily_costs d = COSTS(100, 100, 0);
	struct burn_rate r = rate_of(&d, 14);
	assert_false(r.late);
	assert_int_equal(r.days, 3);
}

TEST(the_days_that_are_not_known_are_wanted)
{
	struct daily_costs d = {0};
	assert_int_equal(burn_rate_wanted(&d, TODAY, 14), (1u << 14) - 1);
	assert_int_equal(burn_rate_wanted(&d, TODAY, BURN_DAYS_MAX), (1u << 31) - 1);
	d = COSTS(100, 100, 100);
	assert_int_equal(burn_rate_wanted(&d, TODAY, 3), 0);
	assert_int_equal(burn_rate_wanted(&d, TODAY, 4), 1u << 3);
	/* Yesterday's bill is late, so the span ends and begins a day earlier. */
	d = COSTS(100, 100, 100, 1);
	assert_int_equal(burn_rate_wanted(&d, TODAY, 4), 1u << 4);
	d = COSTS(100, 100, 100, 100, 1);
	assert_int_equal(burn_rate_wanted(&d, TODAY, 4), 0);
	/* After midnight only the new day is wanted. */
	assert_int_equal(burn_rate_wanted(&d, TODAY + 1, 5), 1);
}

TEST(rates_are_rounded_for_display_only)
{
	assert_int_equal(burn_rate_micros(5), 1);
	assert_int_equal(burn_rate_micros(6), 2);
	assert_int_equal(burn_rate_micros(-6), -2);
	assert_int_equal(burn_rate_micros(-5), -1);
	assert_int_equal(burn_rate_micros(0), 0);
}

TEST(the_largest_costs_do_not_overflow)
{
	struct daily_costs d = {0};
	for (int i = 1; i <= 5; i++)
		assert_true(daily_costs_put(&d, TODAY - i, COST_MAX));
	struct burn_rate r = rate_of(&d, 14);
	assert_int_equal(r.median_quarters, COST_MAX * 4);
	assert_int_equal(r.upper_quarters, COST_MAX * 4);
}

/* Draws costs of some of the last days; returns the number of days before yesterday. */
static struct daily_costs draw_costs(uint64_t *seed, int *known)
{
	struct daily_costs d = {0};
	*known = 0;
	for (int i = COST_DAYS; i >= 1; i--)
		if (seeded_below(seed, 4) != 0) {
			int64_t cost = (int64_t)seeded_below(seed, 1000000) - 1000;
			assert_true(daily_costs_put(&d, TODAY - i, cost));
			++*known;
		}
	return d;
}

TEST(the_quartiles_are_in_order_and_within_the_costs)
{
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		uint64_t s = seeded_start(seed);
		int known;
		struct daily_costs d = draw_costs(&s, &known);
		struct burn_rate r = rate_of(&d, BURN_DAYS_DEFAULT);
		if (r.state == BURN_UNKNOWN)
			continue;
		assert_true(r.lower_quarters <= r.median_quarters);
		assert_true(r.median_quarters <= r.upper_quarters);
		assert_true(r.upper_quarters <= r.largest * BURN_QUARTERS);
		assert_true(r.days >= BURN_DAYS_MIN && r.days <= BURN_DAYS_DEFAULT);
		assert_int_equal(r.last - r.first, BURN_DAYS_DEFAULT - 1);
	}
}

/* However large one day becomes, the median stays between the costs that were its neighbours. */
TEST(one_day_of_any_size_moves_the_median_at_most_to_its_neighbour)
{
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		uint64_t s = seeded_start(seed);
		struct daily_costs d = {0};
		for (int i = 15; i >= 1; i--)
			assert_true(
			    daily_costs_put(&d, TODAY - i, 1000 + (int64_t)seeded_below(&s, 1000)));
		struct burn_rate before = rate_of(&d, 15);
		assert_true(daily_costs_put(&d, TODAY - 1 - (int)seeded_below(&s, 15), COST_MAX));
		struct burn_rate after = rate_of(&d, 15);
		assert_true(after.median_quarters >= before.median_quarters);
		assert_true(after.median_quarters <= 2000 * BURN_QUARTERS);
		assert_true(after.median_quarters <= before.upper_quarters);
		assert_int_equal(after.largest, COST_MAX);
	}
}

TEST(a_bill_is_late_below_a_tenth_to_the_last_micro)
{
	static const struct {
		int64_t before, yesterday;
		bool late;
	} rows[] = {{100, 9, true},   {100, 10, false}, {101, 10, true}, {109, 10, true},
		    {110, 11, false}, {10, 0, true},    {10, 1, false}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct daily_costs d = {0};
		for (int day = 4; day > 1; day--)
			assert_true(daily_costs_put(&d, TODAY - day, rows[i].before));
		assert_true(daily_costs_put(&d, TODAY - 1, rows[i].yesterday));
		assert_int_equal(rate_of(&d, 3).late, rows[i].late);
	}
}

TEST(days_before_the_first_are_not_wanted)
{
	struct daily_costs d = {.since = TODAY - 3};
	assert_int_equal(burn_rate_wanted(&d, TODAY, 14), 0x7);
	d.since = TODAY - 1;
	assert_int_equal(burn_rate_wanted(&d, TODAY, 14), 0x1);
	d.since = TODAY;
	assert_int_equal(burn_rate_wanted(&d, TODAY, 14), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(known_answers),
	    cmocka_unit_test(days_outside_the_span_and_today_do_not_count),
	    cmocka_unit_test(what_snapshots_tell_of_yesterday_is_never_late),
	    cmocka_unit_test(fewer_than_three_days_are_no_rate),
	    cmocka_unit_test(nothing_used_is_no_use),
	    cmocka_unit_test(a_late_bill_of_yesterday_does_not_count),
	    cmocka_unit_test(who_uses_nothing_has_no_late_bill),
	    cmocka_unit_test(two_days_do_not_tell_whether_yesterday_is_late),
	    cmocka_unit_test(the_days_that_are_not_known_are_wanted),
	    cmocka_unit_test(rates_are_rounded_for_display_only),
	    cmocka_unit_test(the_largest_costs_do_not_overflow),
	    cmocka_unit_test(the_quartiles_are_in_order_and_within_the_costs),
	    cmocka_unit_test(one_day_of_any_size_moves_the_median_at_most_to_its_neighbour),
	    cmocka_unit_test(a_bill_is_late_below_a_tenth_to_the_last_micro),
	    cmocka_unit_test(days_before_the_first_are_not_wanted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
