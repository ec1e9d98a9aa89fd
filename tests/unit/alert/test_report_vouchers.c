/* SPDX-License-Identifier: MIT */
/* Tests of src/alert/report_vouchers.c. */
#include "base/time.h"

#include "alert_fixture.h"
#include "test.h"
#include "voucher_pages.h"

static struct alert_fixture f;
static struct report report;
static struct voucher_reading reading;
static struct voucher_items items;

static const char rows[] =
    "{\"VoucherId\":5,\"CustomerUin\":7,\"RemainingAmount\":1234.5,\"TotalAmount\":2000,"
    "\"ExpireTime\":\"2026-12-03 00:00:00\"},"
    "{\"VoucherId\":\"x\",\"ExpireTime\":\"so\\non\"}";

SETUP(set_up)
{
	alert_fixture_init(&f);
	alert_fixture_report(&f, &report);
	assert_true(time_parse(SL("2026-11-29 16:00:00"), &report.wall_s));
	voucher_reading_init(&reading);
	voucher_pages_take(&reading, 1, 2, rows);
	voucher_items_take(&items, &reading, NULL);
	report.vouchers = items.items;
	report.n_vouchers = items.n;
	return 0;
}

TEARDOWN(tear_down)
{
	voucher_items_release(&items);
	voucher_reading_release(&reading);
	alert_fixture_release(&f);
	return 0;
}

TEST(a_voucher_has_a_line)
{
	report.n_more_vouchers = 1234;
	report_add_vouchers(&report, &f.out);
	assert_string_equal(
	    f.out.p, "voucher 5 of 7, remaining 1,234.50 of 2,000.00, ends 2026-12-03, in 3 "
		     "days\n"
		     "voucher of unknown id of unknown UIN, remaining ? of ?, its end is not "
		     "known\n"
		     "and 1,234 more vouchers\n");
}

TEST(json_has_what_is_known)
{
	report_add_json_vouchers(&report, &f.out);
	assert_string_equal(
	    f.out.p, ",\"vouchers\":[{\"VoucherId\":5,\"CustomerUin\":7,\"RemainingAmount\":"
		     "1234.50,\"TotalAmount\":2000.00,\"ExpireTime\":\"2026-12-03 00:00:00\","
		     "\"days\":3},{\"VoucherId\":null,\"CustomerUin\":null,\"RemainingAmount\":"
		     "null,\"TotalAmount\":null,\"ExpireTime\":\"so\\non\",\"days\":null}],"
		     "\"vouchers_left_out\":0");
}

TEST(days_are_words)
{
	const struct report r = {.lang = NULL};
	char days[REPORT_DAYS_BYTES];
	report_print_days(&r, 0, days);
	assert_string_equal(days, "in less than a day");
	report_print_days(&r, 1, days);
	assert_string_equal(days, "in 1 day");
	report_print_days(&r, 2, days);
	assert_string_equal(days, "in 2 days");
}

TEST(what_was_left_out_is_counted)
{
	report.n_vouchers = 0;
	report_add_vouchers(&report, &f.out);
	assert_int_equal(f.out.n, 0);
	report.n_more_vouchers = 1;
	report_add_vouchers(&report, &f.out);
	assert_string_equal(f.out.p, "and 1 more voucher\n");
	buf_clear(&f.out);
	report_add_json_vouchers(&report, &f.out);
	assert_string_equal(f.out.p, ",\"vouchers\":[],\"vouchers_left_out\":1");
}

/* The API writes times of UTC+8. */
TEST(the_last_day_ends_with_the_second_of_the_voucher)
{
	assert_true(time_parse(SL("2026-12-02 15:59:59"), &report.wall_s));
	report.n_vouchers = 1;
	report_add_vouchers(&report, &f.out);
	assert_string_equal(f.out.p, "voucher 5 of 7, remaining 1,234.50 of 2,000.00, ends "
				     "2026-12-03, in less than a day\n");
	report.wall_s++;
	buf_clear(&f.out);
	report_add_vouchers(&report, &f.out);
	assert_string_equal(f.out.p, "voucher 5 of 7, remaining 1,234.50 of 2,000.00, its end is "
				     "not known\n");
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    T(a_voucher_has_a_line),
	    T(json_has_what_is_known),
	    T(days_are_words),
	    T(what_was_left_out_is_counted),
	    T(the_last_day_ends_with_the_second_of_the_voucher),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
