/* SPDX-License-Identifier: MIT */
/* Tests of src/credentials/expiry.c. */
#include <inttypes.h>

#include "credentials/expiry.h"
#include "test.h"

#define AT 1795428000 /* 2026-11-23 10:00:00 UTC */

static void means(const char *text, int64_t unix_s)
{
	int64_t at = -1;
	if (!expiry_parse(sl_from(text), &at) || at != unix_s)
		fail_msg("%s: %" PRId64, text, at);
}

static void is_refused(const char *text, const char *says)
{
	int64_t at = -1;
	struct err e = {0};
	if (expiry_read(sl_from(text), 3, &at, &e))
		fail_msg("%s: %" PRId64, text, at);
	assert_int_equal(at, 0);
	if (!strstr(e.text, says) || strncmp(e.text, "line 3: ", 8) != 0)
		fail_msg("%s says: %s", text, e.text);
}

TEST(numbers_are_seconds_or_milliseconds)
{
	means("1795428000", AT);
	means("1795428000.75", AT);
	means("1795428000000", AT);
	means("1795428000123.5", AT);
	means(" 1795428000\r", AT);
}

TEST(dates_of_programs_are_understood)
{
	means("2026-11-23T10:00:00Z", AT);
	means("2026-11-23T10:00:00.000Z", AT);
	means("2026-11-23 10:00:00+00:00", AT);
	means("2026-11-23 18:00:00.123456+08:00", AT);
	means("2026-11-23T05:00:00-0500", AT);
	means("2026-11-23 10:00:00 UTC", AT);
	means("Mon, 23 Nov 2026 10:00:00 GMT", AT);
	means("Mon, 23 Nov 2026 18:00:00 +0800", AT);
	means("Mon Nov 23 2026 18:00:00 GMT+0800 (China Standard Time)", AT);
	means("Mon Nov 23 2026 10:00:00 GMT+0000", AT);
}

TEST(a_time_without_a_zone_is_refused_by_name)
{
	is_refused("2026-11-23 10:00:00", "has no time zone; append Z");
	is_refused("2026-11-23T10:00:00.5", "has no time zone; append Z");
}

TEST(no_other_text_is_a_time)
{
	static const char *const bad[] = {"soon",
					  "-1",
					  "1e9",
					  "NaN",
					  "12.",
					  "9000000000000000000",
					  "99999999999999999999999",
					  "2026-11-23",
					  "2026-02-30T10:00:00Z",
					  "2026-11-23T10:00:00+25:00",
					  "2026-11-23T10:00:00 noon",
					  "Mon, 23 Nov 2026 10:00:00",
					  "Mon Nov 23",
					  "Mon Nov 23 2026 10:00:00",
					  "Mon Nov 23 2026 10:00:00 nowhere",
					  "11/23/2026, 10:00:00 AM"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		is_refused(bad[i], "is not valid; write Unix seconds or 2026-11-23T10:00:00Z");
}

TEST(no_time_is_no_end)
{
	int64_t at = 7;
	struct err e = {0};
	assert_true(expiry_read(SL(""), 0, &at, &e));
	assert_int_equal(at, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(numbers_are_seconds_or_milliseconds),
	    cmocka_unit_test(dates_of_programs_are_understood),
	    cmocka_unit_test(a_time_without_a_zone_is_refused_by_name),
	    cmocka_unit_test(no_other_text_is_a_time),
	    cmocka_unit_test(no_time_is_no_end),
	};
	return cmocka_run_group_tests_name("expiry", tests, NULL, NULL);
}
