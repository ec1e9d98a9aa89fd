/* SPDX-License-Identifier: MIT */
/* Tests of src/burn/burn_text.c. */
#include "burn/burn_text.h"
#include "test.h"

TEST(days_are_cut_off_where_nobody_plans)
{
	char out[MONEY_CHARS];
	assert_string_equal(burn_text_days(0, out), "0");
	assert_string_equal(burn_text_days(RUNWAY_DAYS_MAX, out), "999");
	assert_string_equal(burn_text_days(RUNWAY_LONG, out), ">999");
}

TEST(a_runway_without_days_says_why)
{
	char out[MONEY_CHARS];
	struct runway r = {.state = RUNWAY_DAYS, .days = 12};
	assert_string_equal(burn_text_runway(&r, out), "12");
	r = (struct runway){.state = RUNWAY_ENDED};
	assert_string_equal(burn_text_runway(&r, out), "0");
	r.state = RUNWAY_NO_USE;
	assert_string_equal(burn_text_runway(&r, out), "no use");
	r.state = RUNWAY_UNKNOWN;
	assert_string_equal(burn_text_runway(&r, out), "");
}

TEST(the_cost_is_said_in_requests_and_time)
{
	char out[BURN_TEXT_COST_BYTES];
	assert_string_equal(burn_text_cost(NULL, 104, 1456, 73, out),
			    "Burn of 104 customers: 1,456 requests, about 73 s");
	assert_string_equal(burn_text_cost(NULL, 1, 1, 1, out),
			    "Burn of 1 customer: 1 request, about 1 s");
	assert_string_equal(burn_text_cost(NULL, 50000, 700000, 35000, out),
			    "Burn of 50,000 customers: 700,000 requests, about 584 min");
	burn_text_cost(NULL, UINT64_MAX, UINT64_MAX, UINT64_MAX, out);
	assert_non_null(strstr(out, " min"));
}

TEST(a_long_time_is_said_in_minutes_rounded_up)
{
	static const struct {
		uint64_t seconds;
		const char *time;
	} times[] = {{599, "about 599 s"},  {600, "about 10 min"}, {601, "about 11 min"},
		     {659, "about 11 min"}, {660, "about 11 min"}, {661, "about 12 min"}};
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		char out[BURN_TEXT_COST_BYTES];
		assert_non_null(
		    strstr(burn_text_cost(NULL, 2, 3, times[i].seconds, out), times[i].time));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_long_time_is_said_in_minutes_rounded_up),
	    cmocka_unit_test(days_are_cut_off_where_nobody_plans),
	    cmocka_unit_test(a_runway_without_days_says_why),
	    cmocka_unit_test(the_cost_is_said_in_requests_and_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
