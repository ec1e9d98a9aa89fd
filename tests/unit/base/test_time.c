/* SPDX-License-Identifier: MIT */
/* Tests of src/base/time.c. */
#include "base/time.h"

#include "test.h"

#define DAY 86400

static void reads(const char *text, int64_t unix_s)
{
	int64_t v = 77;
	assert_true(time_parse(sl_from(text), &v));
	assert_true(v == unix_s);
}

static void prints(int64_t unix_s, const char *text)
{
	char out[20], date[11];
	time_print(unix_s, out);
	assert_string_equal(out, text);
	time_print_date(unix_s, date);
	assert_memory_equal(date, text, 10);
	assert_int_equal(date[10], 0);
}

TEST(known_moments)
{
	prints(0, "1970-01-01 00:00:00");
	prints(-1, "1969-12-31 23:59:59");
	prints(951782400, "2000-02-29 00:00:00");
	prints(1551113065, "2019-02-25 16:44:25");
	prints(1787297402, "2026-08-21 07:30:02");
	prints(4102444799, "2099-12-31 23:59:59");
	prints(4107542400, "2100-03-01 00:00:00");
}

TEST(years_of_four_digits_only)
{
	prints(-62167219200, "0000-01-01 00:00:00");
	prints(253402300799, "9999-12-31 23:59:59");
	prints(253402300800, "9999-12-31 23:59:59");
	prints(INT64_MAX, "9999-12-31 23:59:59");
	prints(INT64_MIN, "0000-01-01 00:00:00");
}

TEST(every_day_reads_back)
{
	char before[11] = "0000-00-00";
	for (int64_t s = -62167219200; s <= 253402300799; s += DAY) {
		char date[11];
		int64_t back = 77;
		time_print_date(s, date);
		if (strcmp(date, before) <= 0 || !time_parse(sl_from(date), &back) || back != s)
			fail_msg("%s after %s", date, before);
		memcpy(before, date, sizeof before);
	}
}

TEST(forms_of_the_api)
{
	reads("2026-08-21", 1787270400);
	reads("2026-08-21 07:30:02", 1787297402);
	reads("2026-08-21T07:30:02", 1787297402);
	reads("2024-02-29", 1709164800);
	/* A leap second is the first of the next minute. */
	reads("2016-12-31 23:59:60", 1483228800);
}

TEST(malformed_times_are_refused)
{
	int64_t v = 77;
	static const char *const bad[] = {"",
					  "-",
					  "2026",
					  "2026-8-21",
					  "2026-00-01",
					  "2026-13-01",
					  "2026-02-29",
					  "1900-02-29",
					  "2026-04-31",
					  "2026-01-00",
					  "2026-01-32",
					  "2026/08/21",
					  "2026-08-21 ",
					  "2026-08-21 07:30",
					  "2026-08-21 24:00:00",
					  "2026-08-21 07:60:00",
					  "2026-08-21 07:30:61",
					  "2026-08-21 07:30:02 ",
					  "2026-08-21x07:30:02",
					  "2026-08-21 07:30:02Z",
					  " 2026-08-21",
					  "-026-08-21",
					  "+026-08-21",
					  "20260821",
					  "2026-08-21 -7:30:02",
					  "0000-00-00 00:00:00"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (time_parse(sl_from(bad[i]), &v))
			fail_msg("'%s' was read as a time", bad[i]);
	assert_int_equal(v, 77);
}

TEST(date_headers)
{
	int64_t v = 77;
	/* The example of RFC 9110 5.6.7. */
	assert_true(time_parse_http(SL("Tue, 15 Nov 1994 08:12:31 GMT"), &v));
	assert_true(v == 784887151);
	assert_true(time_parse_http(SL("Thu, 01 Jan 1970 00:00:00 GMT"), &v));
	assert_int_equal(v, 0);
	assert_true(time_parse_http(SL("Thu, 29 Feb 2024 23:59:59 GMT"), &v));
	assert_true(v == 1709251199);
	for (int i = 0; i < 12; i++) {
		static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
		char text[] = "Mon, 28 ... 2022 00:00:00 GMT", iso[] = "2022-..-28";
		int64_t same;
		memcpy(text + 8, names + (ptrdiff_t)i * 3, 3);
		iso[5] = (char)('0' + (i + 1) / 10);
		iso[6] = (char)('0' + (i + 1) % 10);
		assert_true(time_parse_http(sl_from(text), &v));
		assert_true(time_parse(sl_from(iso), &same));
		assert_true(v == same);
	}
}

TEST(an_invalid_date_header_is_refused)
{
	int64_t v = 77;
	static const char *const bad[] = {"",
					  "Tu",
					  "Tue, ",
					  "Tue, 15 Nov 1994 08:12:31",
					  "Tue, 15 Nov 1994 08:12:31 UTC",
					  "Tue, 15 Nov 1994 08:12:31 GMT ",
					  "Tue, 15 nov 1994 08:12:31 GMT",
					  "Tue, 5 Nov 1994 08:12:31 GMT",
					  "Tue, 31 Nov 1994 08:12:31 GMT",
					  "Tue, 15 Nov 94 08:12:31 GMT",
					  "Tuesday, 15-Nov-94 08:12:31 GMT",
					  "Tue Nov 15 08:12:31 1994",
					  "Tue, 15 Nov 1994 25:12:31 GMT"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (time_parse_http(sl_from(bad[i]), &v))
			fail_msg("'%s' was read as a Date header", bad[i]);
	assert_int_equal(v, 77);
}

static void relative(int64_t unix_s, int64_t now_s, const char *text)
{
	char out[40];
	assert_int_equal(time_relative(NULL, unix_s, now_s, out, sizeof out), strlen(text));
	assert_string_equal(out, text);
}

TEST(distances_count_dates)
{
	const int64_t noon = 20000 * (int64_t)DAY + DAY / 2;
	relative(noon, noon, "today");
	relative(noon - DAY / 2, noon, "today");
	relative(noon + DAY / 2 - 1, noon, "today");
	/* One second before midnight is another day. */
	relative(noon - DAY / 2 - 1, noon, "1 day ago");
	relative(noon + DAY / 2, noon, "in 1 day");
	relative(noon - 37 * DAY, noon, "37 days ago");
	relative(noon + 7 * DAY, noon, "in 7 days");
	relative(-1, 0, "1 day ago");
	relative(INT64_MAX, INT64_MIN, "in 3652424 days");
}

TEST(distances_fit_what_is_given)
{
	char out[5];
	assert_int_equal(time_relative(NULL, -37 * (int64_t)DAY, 0, out, sizeof out), 4);
	assert_string_equal(out, "37 d");
	assert_int_equal(time_relative(NULL, 0, 0, NULL, 0), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(known_moments),
	    cmocka_unit_test(years_of_four_digits_only),
	    cmocka_unit_test(every_day_reads_back),
	    cmocka_unit_test(forms_of_the_api),
	    cmocka_unit_test(malformed_times_are_refused),
	    cmocka_unit_test(date_headers),
	    cmocka_unit_test(an_invalid_date_header_is_refused),
	    cmocka_unit_test(distances_count_dates),
	    cmocka_unit_test(distances_fit_what_is_given),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
