/* SPDX-License-Identifier: MIT */
/* Tests of src/snapshot/since.c. */
#include "base/time.h"

#include "snapshot/since.h"
#include "test.h"

#define HOUR_S 3600
#define UTC8_S (8 * HOUR_S)

static int64_t at(const char *utc8)
{
	int64_t s;
	assert_true(time_parse(sl_from(utc8), &s));
	return s - UTC8_S;
}

static int64_t parse(const char *text, const char *now)
{
	int64_t before_s = -1;
	struct err e = {0};
	if (!since_parse(sl_from(text), at(now), &before_s, &e))
		fail_msg("%s: %s", text, e.text);
	return before_s;
}

TEST(last_is_what_was_before_now)
{
	assert_int_equal(parse("last", "2026-11-30 09:00:00"), at("2026-11-30 08:59:59"));
	assert_int_equal(parse(" Last ", "2026-11-30 09:00:00"), at("2026-11-30 08:59:59"));
	assert_int_equal(parse("today", "2026-11-30 09:00:00"), at("2026-11-30 08:59:59"));
}

/* 00:30 of UTC+8 is still the day before in UTC. */
TEST(yesterday_ends_at_midnight_of_utc_8)
{
	assert_int_equal(parse("yesterday", "2026-11-30 00:30:00"), at("2026-11-29 23:59:59"));
	assert_int_equal(parse("yesterday", "2026-11-30 00:00:00"), at("2026-11-29 23:59:59"));
	assert_int_equal(parse("yesterday", "2026-11-30 23:59:59"), at("2026-11-29 23:59:59"));
	assert_int_equal(parse("yesterday", "1969-12-30 09:00:00"), at("1969-12-29 23:59:59"));
	assert_int_equal(parse("yesterday", "2026-11-01 09:00:00"),
			 parse("2026-10-31", "2026-11-01 09:00:00"));
}

/* Half an hour of slack: a snapshot each day at nine is not always in the same second. */
TEST(an_age_means_the_nearest)
{
	assert_int_equal(parse("1d", "2026-11-30 09:00:00"), at("2026-11-29 09:30:00"));
	assert_int_equal(parse("12h", "2026-11-30 09:00:00"), at("2026-11-29 21:30:00"));
	assert_int_equal(parse("2w", "2026-11-30 09:00:00"), at("2026-11-16 09:30:00"));
	assert_int_equal(parse("1h", "2026-11-30 09:00:00"), at("2026-11-30 08:30:00"));
}

TEST(a_date_means_the_last_of_that_day)
{
	assert_int_equal(parse("2026-11-01", "2026-11-30 09:00:00"), at("2026-11-01 23:59:59"));
	assert_int_equal(parse("2026-11-30", "2026-11-30 09:00:00"), at("2026-11-30 08:59:59"));
	assert_int_equal(parse("2026-11-01 09:30", "2026-11-30 09:00:00"),
			 at("2026-11-01 09:30:59"));
	assert_int_equal(parse("2026-11-01T09:30:10", "2026-11-30 09:00:00"),
			 at("2026-11-01 09:30:10"));
}

TEST(other_texts_are_refused_with_examples)
{
	static const char *const bad[] = {"",
					  "d",
					  "0d",
					  "-1d",
					  "1",
					  "1m",
					  "7 d",
					  "tomorrow",
					  "2026-13-01",
					  "7dd",
					  "2026-11-1",
					  "100001h",
					  "1.5d",
					  "99999999999999999999d",
					  "2026-11-01 9:30",
					  "2026-11-01 09:30:10.5"};
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		int64_t before_s = 7;
		struct err e = {0};
		assert_false(
		    since_parse(sl_from(bad[i]), at("2026-11-30 09:00:00"), &before_s, &e));
		assert_int_equal(before_s, 7);
		assert_int_equal(e.kind, ERR_USAGE);
		assert_non_null(strstr(e.text, "yesterday, 12h, 7d"));
	}
}

TEST(the_future_is_refused)
{
	int64_t before_s = 7;
	struct err e = {0};
	assert_false(since_parse(SL("2026-12-01"), at("2026-11-30 09:00:00"), &before_s, &e));
	assert_non_null(strstr(e.text, "\"2026-12-01\" is in the future"));
	assert_int_equal(before_s, 7);
}

TEST(a_moment_is_printed_as_it_is_read)
{
	char text[SINCE_BYTES];
	since_print(at("2026-11-01 00:30:05"), text);
	assert_string_equal(text, "2026-11-01 00:30:05");
	assert_int_equal(parse(text, "2026-11-30 09:00:00"), at(text));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(last_is_what_was_before_now),
	    cmocka_unit_test(yesterday_ends_at_midnight_of_utc_8),
	    cmocka_unit_test(an_age_means_the_nearest),
	    cmocka_unit_test(a_date_means_the_last_of_that_day),
	    cmocka_unit_test(other_texts_are_refused_with_examples),
	    cmocka_unit_test(the_future_is_refused),
	    cmocka_unit_test(a_moment_is_printed_as_it_is_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
