/* SPDX-License-Identifier: MIT */
/* Tests of src/voucher/voucher_items.c. */
#include "base/money.h"
#include "base/time.h"

#include "test.h"
#include "voucher/voucher_items.h"
#include "voucher_pages.h"

static struct voucher_reading r;
static struct voucher_items l;
static int64_t now_s;

static const char rows[] =
    "{\"VoucherId\":1,\"CustomerUin\":7,\"RemainingAmount\":10,\"TotalAmount\":20,"
    "\"ExpireTime\":\"2027-06-01 00:00:00\"},"
    "{\"VoucherId\":2,\"CustomerUin\":8,\"RemainingAmount\":1.5,\"TotalAmount\":2,"
    "\"ExpireTime\":\"2026-12-05 12:00:00\"},"
    "{\"VoucherId\":3,\"CustomerUin\":7,\"RemainingAmount\":0,\"TotalAmount\":5,"
    "\"ExpireTime\":\"2026-12-20 00:00:00\"},"
    "{\"VoucherId\":4,\"CustomerUin\":8,\"RemainingAmount\":\"x\",\"TotalAmount\":5,"
    "\"ExpireTime\":\"soon\"},"
    "{\"VoucherId\":5,\"CustomerUin\":9,\"RemainingAmount\":3,\"TotalAmount\":3,"
    "\"ExpireTime\":\"2026-11-29 23:59:59\"}";

SETUP(set_up)
{
	assert_true(time_parse(SL("2026-11-30 00:00:00"), &now_s));
	voucher_reading_init(&r);
	voucher_pages_take(&r, 1, 5, rows);
	assert_int_equal(r.state, VOUCHERS_READ);
	voucher_items_take(&l, &r, NULL);
	return 0;
}

TEARDOWN(tear_down)
{
	voucher_items_release(&l);
	voucher_reading_release(&r);
	return 0;
}

static void assert_order(const char *ids)
{
	char got[40] = "";
	for (size_t i = 0; i < l.n; i++)
		snprintf(got + strlen(got), sizeof got - strlen(got), "%d",
			 (int)l.items[i].voucher->id);
	assert_string_equal(got, ids);
}

TEST(the_soonest_end_is_first_and_an_unknown_one_last)
{
	voucher_items_sort(&l, false);
	assert_order("52314");
	voucher_items_sort(&l, true);
	assert_order("13254");
}

TEST(the_vouchers_of_one_customer_can_be_taken)
{
	uint64_t uin = 8;
	voucher_items_release(&l);
	voucher_items_take(&l, &r, &uin);
	assert_order("24");
	assert_int_equal(l.items[1].row, 4);
}

TEST(days_are_whole_and_rounded_down)
{
	int64_t days;
	assert_true(voucher_items_days(&l.items[1], now_s, &days));
	assert_int_equal(days, 5);
	assert_true(voucher_items_days(&l.items[1], now_s + 5 * 86400 + 43199, &days));
	assert_int_equal(days, 0);
	assert_false(voucher_items_days(&l.items[1], now_s + 5 * 86400 + 43200, &days));
	assert_false(voucher_items_days(&l.items[3], now_s, &days));
}

TEST(a_voucher_has_value_unless_nothing_remains)
{
	assert_true(voucher_items_has_value(&l.items[0]));
	assert_false(voucher_items_has_value(&l.items[2]));
	assert_true(voucher_items_has_value(&l.items[3]));
}

TEST(sums_have_what_is_known_and_count_the_rest)
{
	struct voucher_sums s;
	voucher_items_sum(&l, now_s, &s);
	assert_int_equal(s.n, 5);
	assert_int_equal(s.remaining, 14500000);
	assert_int_equal(s.total, INT64_C(35) * MONEY_UNIT);
	assert_int_equal(s.unknown, 1);
	assert_int_equal(s.n_no_end, 1);
	assert_int_equal(s.n_week, 1);
	assert_int_equal(s.week_remaining, 1500000);
	assert_int_equal(s.n_month, 2);
	assert_int_equal(s.month_remaining, 1500000);
}

static void assert_ends(int64_t at_s, uint64_t week, uint64_t month)
{
	struct voucher_sums s;
	voucher_items_sum(&l, at_s, &s);
	assert_int_equal(s.n_week, week);
	assert_int_equal(s.n_month, month);
}

TEST(seven_and_thirty_days_are_within_the_second_of_their_end)
{
	const int64_t day_s = 86400, end_s = l.items[0].end_s;
	assert_ends(end_s - 30 * day_s - 1, 0, 0);
	assert_ends(end_s - 30 * day_s, 0, 1);
	assert_ends(end_s - 7 * day_s - 1, 0, 1);
	assert_ends(end_s - 7 * day_s, 1, 1);
	assert_ends(end_s - 1, 1, 1);
	assert_ends(end_s, 0, 0);
}

TEST(the_calendar_of_the_api_is_eight_hours_ahead)
{
	assert_int_equal(voucher_items_now(0), 28800);
}

TEST(equal_ends_keep_the_order_of_the_api)
{
	voucher_pages_replace(&r, &l, 5,
			      "{\"VoucherId\":3,\"ExpireTime\":\"2026-12-05 12:00:00\"},"
			      "{\"VoucherId\":5,\"ExpireTime\":\"soon\"},"
			      "{\"VoucherId\":1,\"ExpireTime\":\"2026-12-05 12:00:00\"},"
			      "{\"VoucherId\":4},"
			      "{\"VoucherId\":2,\"ExpireTime\":\"2026-12-05 12:00:00\"}");
	voucher_items_sort(&l, false);
	assert_order("31254");
	voucher_items_sort(&l, true);
	assert_order("31254");
}

TEST(an_end_that_is_there_twice_is_not_known)
{
	voucher_pages_replace(&r, &l, 1,
			      "{\"VoucherId\":1,\"ExpireTime\":\"2026-12-05 12:00:00\","
			      "\"ExpireTime\":\"2026-12-06 12:00:00\"}");
	assert_int_equal(l.n, 1);
	assert_false(l.items[0].has_end);
}

TEST(a_voucher_of_nobody_belongs_to_no_customer)
{
	const uint64_t nobody = 0;
	voucher_pages_replace(&r, &l, 2, "{\"VoucherId\":1},{\"VoucherId\":2,\"CustomerUin\":0}");
	voucher_items_release(&l);
	voucher_items_take(&l, &r, &nobody);
	for (size_t i = 0; i < l.n; i++)
		assert_true(l.items[i].voucher->known & VOUCHER_UIN);
}

TEST(a_voucher_has_value_down_to_the_least_amount)
{
	voucher_pages_replace(&r, &l, 3,
			      "{\"VoucherId\":1,\"RemainingAmount\":0.000001},"
			      "{\"VoucherId\":2,\"RemainingAmount\":0},"
			      "{\"VoucherId\":3,\"RemainingAmount\":-1}");
	assert_true(voucher_items_has_value(&l.items[0]));
	assert_false(voucher_items_has_value(&l.items[1]));
	assert_false(voucher_items_has_value(&l.items[2]));
}

TEST(a_day_is_whole_in_the_second_in_which_it_is_full)
{
	int64_t days;
	assert_true(voucher_items_days(&l.items[0], l.items[0].end_s - 86400, &days));
	assert_int_equal(days, 1);
	assert_true(voucher_items_days(&l.items[0], l.items[0].end_s - 86399, &days));
	assert_int_equal(days, 0);
	assert_true(voucher_items_days(&l.items[0], l.items[0].end_s - 1, &days));
	assert_int_equal(days, 0);
}

TEST(one_amount_that_is_not_known_is_enough_to_be_counted)
{
	struct voucher_sums s;
	voucher_pages_replace(&r, &l, 3,
			      "{\"VoucherId\":1,\"RemainingAmount\":2},"
			      "{\"VoucherId\":2,\"TotalAmount\":4},"
			      "{\"VoucherId\":3,\"RemainingAmount\":1,\"TotalAmount\":3}");
	voucher_items_sum(&l, now_s, &s);
	assert_int_equal(s.unknown, 2);
	assert_int_equal(s.remaining, 3 * MONEY_UNIT);
	assert_int_equal(s.total, 7 * MONEY_UNIT);
	assert_int_equal(s.n_no_end, 3);
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    T(the_soonest_end_is_first_and_an_unknown_one_last),
	    T(the_vouchers_of_one_customer_can_be_taken),
	    T(days_are_whole_and_rounded_down),
	    T(a_voucher_has_value_unless_nothing_remains),
	    T(sums_have_what_is_known_and_count_the_rest),
	    T(seven_and_thirty_days_are_within_the_second_of_their_end),
	    T(the_calendar_of_the_api_is_eight_hours_ahead),
	    T(equal_ends_keep_the_order_of_the_api),
	    T(an_end_that_is_there_twice_is_not_known),
	    T(a_voucher_of_nobody_belongs_to_no_customer),
	    T(a_voucher_has_value_down_to_the_least_amount),
	    T(a_day_is_whole_in_the_second_in_which_it_is_full),
	    T(one_amount_that_is_not_known_is_enough_to_be_counted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
