/* SPDX-License-Identifier: MIT */
/* Tests of src/burn/runway.c. */
#include "base/money.h"

#include "burn/runway.h"
#include "seeded.h"
#include "test.h"

#define SEEDS 2000

/* A rate in dollars a day. */
static struct burn_rate use_of(int lower, int median, int upper)
{
	return (struct burn_rate){.state = BURN_USE,
				  .lower_quarters = lower * 4 * (int64_t)MONEY_UNIT,
				  .median_quarters = median * 4 * (int64_t)MONEY_UNIT,
				  .upper_quarters = upper * 4 * (int64_t)MONEY_UNIT};
}

static struct runway runway_at(struct burn_rate r, int64_t micros)
{
	struct runway w;
	runway_of(&r, micros, &w);
	return w;
}

#define DOLLARS(x) ((x) * (int64_t)MONEY_UNIT)

TEST(days_are_rounded_down)
{
	struct runway w = runway_at(use_of(5, 10, 20), DOLLARS(99));
	assert_int_equal(w.state, RUNWAY_DAYS);
	assert_int_equal(w.days, 9);
	assert_int_equal(w.soonest, 4);
	assert_int_equal(w.latest, 19);
	assert_int_equal(runway_at(use_of(5, 10, 20), DOLLARS(100)).days, 10);
	assert_int_equal(runway_at(use_of(5, 10, 20), DOLLARS(100) - 1).days, 9);
	assert_int_equal(runway_at(use_of(5, 10, 20), 1).days, 0);
}

TEST(nothing_left_ends_whatever_the_use)
{
	struct burn_rate unknown = {.state = BURN_UNKNOWN}, no_use = {.state = BURN_NO_USE};
	assert_int_equal(runway_at(unknown, 0).state, RUNWAY_ENDED);
	assert_int_equal(runway_at(no_use, -1).state, RUNWAY_ENDED);
	assert_int_equal(runway_at(use_of(1, 1, 1), DOLLARS(-5)).state, RUNWAY_ENDED);
	assert_int_equal(runway_at(use_of(1, 1, 1), DOLLARS(-5)).days, 0);
	assert_int_equal(runway_at(unknown, 1).state, RUNWAY_UNKNOWN);
	assert_int_equal(runway_at(no_use, 1).state, RUNWAY_NO_USE);
}

TEST(many_days_are_one_number)
{
	assert_int_equal(runway_at(use_of(1, 1, 1), DOLLARS(999)).days, 999);
	assert_int_equal(runway_at(use_of(1, 1, 1), DOLLARS(1000)).days, RUNWAY_LONG);
	assert_int_equal(runway_at(use_of(1, 1, 1), INT64_MAX).days, RUNWAY_LONG);
	/* Half of the days without use: at the lower quartile the amount lasts for ever. */
	assert_int_equal(runway_at(use_of(0, 1, 2), DOLLARS(10)).latest, RUNWAY_LONG);
}

TEST(the_range_contains_the_days)
{
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		uint64_t s = seeded_start(seed);
		int lower = (int)seeded_below(&s, 1000),
		    median = lower + 1 + (int)seeded_below(&s, 1000);
		struct runway w =
		    runway_at(use_of(lower, median, median + (int)seeded_below(&s, 1000)),
			      1 + (int64_t)seeded_below(&s, 1u << 31) * 1000);
		assert_int_equal(w.state, RUNWAY_DAYS);
		assert_true(w.soonest <= w.days && w.days <= w.latest);
		assert_true(w.latest <= RUNWAY_LONG);
	}
}

TEST(a_threshold_leaves_its_share_of_the_credit)
{
	assert_int_equal(runway_above(DOLLARS(500), DOLLARS(1000), 10), DOLLARS(400));
	assert_int_equal(runway_above(DOLLARS(50), DOLLARS(1000), 10), DOLLARS(-50));
	assert_int_equal(runway_above(DOLLARS(500), DOLLARS(1000), 0), DOLLARS(500));
	/* A tenth of 1.000001 is rounded up. */
	assert_int_equal(runway_above(DOLLARS(1), 1000001, 10), DOLLARS(1) - 100001);
	assert_int_equal(runway_above(INT64_MIN, INT64_MAX, 100), INT64_MIN);
	assert_int_equal(runway_above(INT64_MAX, INT64_MAX, 100), 0);
}

TEST(a_top_up_is_what_the_days_lack)
{
	struct burn_rate rate = use_of(1, 3, 9);
	assert_int_equal(runway_top_up(&rate, DOLLARS(50), 30), DOLLARS(90) - DOLLARS(50));
	assert_int_equal(runway_top_up(&rate, DOLLARS(90), 30), 0);
	assert_int_equal(runway_top_up(&rate, DOLLARS(900), 30), 0);
	assert_int_equal(runway_top_up(&rate, DOLLARS(-50), 30), DOLLARS(140));
	rate.median_quarters = 1; /* a quarter of a micro-dollar: 7.5 in 30 days */
	assert_int_equal(runway_top_up(&rate, 0, 30), 8);
	rate.median_quarters = -1; /* refunds are no use */
	assert_int_equal(runway_top_up(&rate, 0, 30), 0);
	assert_int_equal(runway_top_up(&rate, -7, 30), 7);
	rate.median_quarters = INT64_MAX;
	assert_int_equal(runway_top_up(&rate, INT64_MIN, 30), INT64_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(days_are_rounded_down),
	    cmocka_unit_test(nothing_left_ends_whatever_the_use),
	    cmocka_unit_test(many_days_are_one_number),
	    cmocka_unit_test(the_range_contains_the_days),
	    cmocka_unit_test(a_threshold_leaves_its_share_of_the_credit),
	    cmocka_unit_test(a_top_up_is_what_the_days_lack),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
