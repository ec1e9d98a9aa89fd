/* SPDX-License-Identifier: MIT */
/* Tests of src/snapshot/retention.c. */
#include "base/time.h"

#include "snapshot/retention.h"
#include "test.h"

#define HOUR_S 3600
#define DAY_S  86400
#define HOURS  (600 * 24)

static int64_t at(const char *text)
{
	int64_t s;
	assert_true(time_parse(sl_from(text), &s));
	return s;
}

TEST(two_snapshots_lie_an_hour_apart)
{
	int64_t now_s = at("2026-11-30 09:00:00");
	assert_false(retention_may_add(now_s - HOUR_S + 1, now_s));
	assert_false(retention_may_add(now_s, now_s));
	assert_true(retention_may_add(now_s - HOUR_S, now_s));
	assert_true(retention_may_add(now_s + 1, now_s));
}

/* One snapshot an hour for 600 days. */
TEST(what_is_kept_thins_out_with_age)
{
	static int64_t taken_s[HOURS];
	static bool keep[HOURS];
	int64_t now_s = at("2026-11-30 09:30:00");
	size_t young = 0, days = 0, older = 0, ancient = 0;

	for (size_t i = 0; i < HOURS; i++)
		taken_s[i] = now_s - 1800 - (int64_t)(HOURS - 1 - i) * HOUR_S;
	retention_choose(&retention_default, now_s, taken_s, HOURS, keep);
	for (size_t i = 0; i < HOURS; i++) {
		int64_t age_s = now_s - taken_s[i];
		if (age_s < 48 * HOUR_S)
			young += keep[i];
		else if (age_s < 90 * DAY_S)
			days += keep[i];
		else if (age_s < 364 * DAY_S)
			older += keep[i];
		else
			ancient += keep[i];
	}
	assert_int_equal(young, 48);
	assert_int_equal(days, 88);
	assert_int_equal(older, 39);
	assert_int_equal(ancient, 0);
}

TEST(days_end_at_midnight_and_weeks_on_sunday_in_utc8)
{
	/* 2026-08-02 is a Sunday; 16:00 UTC is midnight in UTC+8. */
	int64_t taken_s[] = {at("2026-08-01 15:59:59"), at("2026-08-01 16:00:00"),
			     at("2026-08-02 15:59:59"), at("2026-08-02 16:00:00"),
			     at("2026-08-03 15:00:00"), at("2026-11-29 00:00:00")};
	bool keep[6];
	retention_choose(&retention_default, at("2026-11-30 00:00:00"), taken_s, 6, keep);
	/* They are older than 90 days: only the last of each week. */
	assert_false(keep[0]);
	assert_false(keep[1]);
	assert_true(keep[2]);
	assert_false(keep[3]);
	assert_true(keep[4]);
	retention_choose(&retention_default, at("2026-08-30 00:00:00"), taken_s, 6, keep);
	assert_true(keep[0]);
	assert_false(keep[1]);
	assert_true(keep[2]);
	assert_false(keep[3]);
	assert_true(keep[4]);
}

TEST(the_newest_and_the_future_are_kept)
{
	int64_t now_s = at("2026-11-30 09:30:00");
	int64_t old_s[] = {now_s - 2000 * DAY_S, now_s - 1999 * DAY_S};
	int64_t future_s[] = {now_s + DAY_S, now_s + DAY_S + 60};
	bool keep[2];
	retention_choose(&retention_default, now_s, old_s, 2, keep);
	assert_false(keep[0]);
	assert_true(keep[1]);
	retention_choose(&retention_default, now_s, future_s, 2, keep);
	assert_true(keep[0] && keep[1]);
	retention_choose(&retention_default, now_s, old_s, 0, keep);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(two_snapshots_lie_an_hour_apart),
	    cmocka_unit_test(what_is_kept_thins_out_with_age),
	    cmocka_unit_test(days_end_at_midnight_and_weeks_on_sunday_in_utc8),
	    cmocka_unit_test(the_newest_and_the_future_are_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
