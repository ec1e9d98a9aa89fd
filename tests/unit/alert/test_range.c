/* SPDX-License-Identifier: MIT */
/* Tests of src/alert/range.c. */
#include "base/attr.h"
#include "base/money.h"

#include "alert/range.h"
#include "test.h"

#define UNITS(n) ((n)*MONEY_UNIT)

/* The table of the guidelines, with the values at both sides of each end. */
TEST(a_range_alarms_as_the_guidelines_say)
{
	static const struct {
		const char *text;
		int64_t alarms[4], is_fine[4]; /* 0 at the end repeats the first */
	} rows[] = {
	    {"10", {UNITS(-1), UNITS(11), -1, UNITS(10) + 1}, {0, 1, UNITS(10), UNITS(5)}},
	    {"10:",
	     {UNITS(9), UNITS(10) - 1, 0, INT64_MIN},
	     {UNITS(10), UNITS(11), INT64_MAX, UNITS(99)}},
	    {"~:10", {UNITS(11), UNITS(10) + 1, INT64_MAX, UNITS(90)}, {UNITS(10), 0, INT64_MIN}},
	    {"10:20", {UNITS(9), UNITS(21), 0, -1}, {UNITS(10), UNITS(15), UNITS(20), UNITS(11)}},
	    {"@10:20", {UNITS(10), UNITS(15), UNITS(20), UNITS(11)}, {UNITS(9), UNITS(21), 0, -1}},
	    {"@10", {0, UNITS(10), UNITS(3), 1}, {-1, UNITS(11), INT64_MIN, INT64_MAX}},
	    {"@~:0", {0, -1, INT64_MIN, UNITS(-5)}, {1, UNITS(1), INT64_MAX, UNITS(9)}},
	    {"0", {1, -1, UNITS(1), INT64_MAX}, {0, 0, 0, 0}},
	    {"-5:-1", {0, UNITS(-6), UNITS(1), -1}, {UNITS(-5), UNITS(-1), UNITS(-3), UNITS(-2)}},
	    {"0.5:1.25", {499999, 1250001, 0, -1}, {500000, 1250000, UNITS(1), 600000}},
	};
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct range r;
		struct err e = {0};
		assert_true(range_parse(sl_from(rows[i].text), &r, &e));
		assert_string_equal(r.text, rows[i].text);
		for (int v = 0; v < 4; v++) {
			assert_true(range_alarms(&r, rows[i].alarms[v]));
			assert_false(range_alarms(&r, rows[i].is_fine[v]));
		}
	}
}

TEST(a_range_without_ends_never_alarms)
{
	struct range r = {0};
	assert_false(range_alarms(&r, INT64_MIN));
	assert_false(range_alarms(&r, INT64_MAX));
	assert_true(range_parse(SL("~:"), &r, NULL));
	assert_false(range_alarms(&r, INT64_MIN));
	assert_false(range_alarms(&r, INT64_MAX));
}

TEST(what_is_no_range_is_refused_with_the_reason)
{
	static const struct {
		const char *text, *why;
	} rows[] = {
	    {"", "it is empty"},
	    {"@", "nothing follows the '@'"},
	    {"ten", "it is not a number"},
	    {"~", "it is not a number"},
	    {":10", "nothing is before the ':'"},
	    {"10:ten", "an end of it is not a number"},
	    {"10:~", "an end of it is not a number"},
	    {"10:20:30", "an end of it is not a number"},
	    {"20:10", "it ends below the value with which it begins"},
	    {"-1", "it ends below the value with which it begins"},
	    {"10%", "it is not a number"},
	    {" 10", "it is not a number"},
	    {"1e300", "it is not a number"},
	    {"0000000000000000000000000000000000000000000000000000000000000000:1",
	     "it is too long"},
	};
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct range r;
		struct err e = {0};
		assert_false(range_parse(sl_from(rows[i].text), &r, &e));
		assert_int_equal(e.kind, ERR_USAGE);
		assert_non_null(strstr(e.text, rows[i].why));
		assert_non_null(strstr(e.text, "10, 10:, ~:10, 10:20 or @10:20"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_range_alarms_as_the_guidelines_say),
	    cmocka_unit_test(a_range_without_ends_never_alarms),
	    cmocka_unit_test(what_is_no_range_is_refused_with_the_reason),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
