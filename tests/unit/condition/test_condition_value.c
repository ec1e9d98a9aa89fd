/* SPDX-License-Identifier: MIT */
/* Tests of src/condition/condition_value.c. */
#include "condition/condition_private.h"
#include "condition_fixture.h"

#define BAD_AMOUNT "...8+%d: an amount is a number such as 100, -2.50 or 5k"

TEST(amounts_have_units_and_separators)
{
	assert_shape("credit>=5k", "credit>=5000");
	assert_shape("credit>=2.5M", "credit>=2500000");
	assert_shape("credit>=1b", "credit>=1000000000");
	assert_shape("credit>=1,234,567.5", "credit>=1234567.5");
	assert_shape("credit>=-0.25", "credit>=-0.25");
	assert_shape("credit>=0.000001", "credit>=0.000001");
	assert_shape("credit>=9000b", "credit>=9000000000000");
}

TEST(what_is_no_amount_is_refused)
{
	static const char *const bad[] = {"x",    "5kk",      "1,23", "1,2345", "1,,234",
					  "1e3",  "9999999b", "5.",   ".5",     "--1",
					  "0x10", "k",        "5%",   "1,234,"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		char text[60], want[100];
		snprintf(text, sizeof text, "credit>=%s", bad[i]);
		snprintf(want, sizeof want, BAD_AMOUNT, (int)strlen(bad[i]));
		assert_shape(text, want);
	}
}

TEST(shares_are_percentages_of_the_credit)
{
	assert_shape("remaining<10%", "remaining<10%");
	assert_shape("used>=99.5%", "used>=99.5%");
	assert_shape("remaining%<10", "remaining%<10%");
	assert_shape("remaining%<-1%", "remaining%<-1%");
	assert_shape("remaining<4000%", "remaining<4000%");
	assert_shape("remaining<-4000%", "remaining<-4000%");
	assert_shape("remaining<-4001%", "...10+6: a percentage is a number such as 10% or 12.5%");
	assert_shape("remaining<4001%", "...10+5: a percentage is a number such as 10% or 12.5%");
	assert_shape("remaining<%", "...10+1: a percentage is a number such as 10% or 12.5%");
}

TEST(shares_are_compared_exactly)
{
	const int64_t percent = CONDITION_PERCENT;
	assert_int_equal(condition_value_compare_share(1, 10, 10 * percent), 0);
	assert_int_equal(condition_value_compare_share(1, 10, 10 * percent + 1), -1);
	assert_int_equal(condition_value_compare_share(1, 10, 10 * percent - 1), 1);
	assert_int_equal(condition_value_compare_share(0, 10, 0), 0);
	assert_int_equal(condition_value_compare_share(-1, 10, 0), -1);
	assert_int_equal(condition_value_compare_share(-2, 10, -10 * percent), -1);
	assert_int_equal(condition_value_compare_share(-1, 20, -10 * percent), 1);
	assert_int_equal(condition_value_compare_share(1, 20, -10 * percent), 1);
	assert_int_equal(condition_value_compare_share(INT64_MAX, INT64_MAX, 100 * percent), 0);
	assert_int_equal(condition_value_compare_share(INT64_MAX - 1, INT64_MAX, 100 * percent),
			 -1);
	assert_int_equal(condition_value_compare_share(INT64_MIN, INT64_MAX, -100 * percent), -1);
	assert_int_equal(condition_value_compare_share(INT64_MIN, 1, 4000 * percent), -1);
}

TEST(days_have_units)
{
	assert_shape("runway<7", "runway<7d");
	assert_shape("runway<2w", "runway<14d");
	assert_shape("runway<7D", "runway<7d");
	assert_shape("runway<d", "...7+1: a number of days is written such as 7, 30d or 2w");
	/* As many days as are read again where they are printed. */
	assert_shape("runway<14285w", "runway<99995d");
	assert_shape("runway<14286w", "...7+6: a number of days is written such as 7, 30d or 2w");
	assert_shape("runway<1000000", "...7+7: a number of days is written such as 7, 30d or 2w");
}

TEST(times_are_dates_or_days_from_today)
{
	assert_shape("expiry<30d", "expiry<30d");
	assert_shape("expiry<30", "expiry<30d");
	assert_shape("expiry<-2w", "expiry<-14d");
	assert_shape("expiry<2026-12-31", "expiry<2026-12-31");
	assert_shape("expiry:2026-02", "expiry=2026-02");
	assert_shape("associated>=2026", "associated>=2026");
	assert_shape("expiry<2026-02-30",
		     "...7+10: a time is a date such as 2026-12-31 or 2026-12, "
		     "or days from today: 30d");
	assert_shape("expiry<9999", "expiry<9999");
}

TEST(a_year_a_month_and_a_day_end_where_the_next_begins)
{
	static const struct {
		const char *text;
		int64_t days;
	} cases[] = {
	    {"2024", 366}, {"2025", 365}, {"2024-02", 29}, {"2025-12", 31}, {"2025-12-31", 1}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct condition_node n = {.column = CONDITION_EXPIRY};
		struct err e = {0};
		assert_true(condition_value_parse(sl_from(cases[i].text), &n, &e));
		assert_int_equal(n.high - n.low, cases[i].days * 86400);
	}
}

TEST(identities_have_words)
{
	assert_shape("identity:enterprise", "identity=2");
	assert_shape("identity!=0", "!identity=0");
	assert_shape("identity:7", "identity=7");
	assert_shape("identity:firm",
		     "...9+4: an identity is 0, 1 or 2: unverified, individual or enterprise");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(amounts_have_units_and_separators),
	    cmocka_unit_test(what_is_no_amount_is_refused),
	    cmocka_unit_test(shares_are_percentages_of_the_credit),
	    cmocka_unit_test(shares_are_compared_exactly),
	    cmocka_unit_test(days_have_units),
	    cmocka_unit_test(times_are_dates_or_days_from_today),
	    cmocka_unit_test(a_year_a_month_and_a_day_end_where_the_next_begins),
	    cmocka_unit_test(identities_have_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
