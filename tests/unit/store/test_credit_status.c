/* SPDX-License-Identifier: MIT */
/* Tests of src/store/credit_status.c. */
#include "base/attr.h"
#include "base/money.h"

#include "store/credit_status.h"

#include "test.h"

#define ALL_KNOWN (KNOWN_CREDIT | KNOWN_REMAINING | KNOWN_FORCE)

static struct customer of(int64_t credit, int64_t remaining)
{
	return (struct customer){.credit = credit, .remaining = remaining, .known = ALL_KNOWN};
}

static enum credit_status credit_status(int64_t credit, int64_t remaining)
{
	struct customer c = of(credit, remaining);
	return credit_status_of(&c, &credit_thresholds_default);
}

TEST(bands_end_where_the_alerts_do)
{
	assert_int_equal(credit_status(100, 100), STATUS_OK);
	assert_int_equal(credit_status(100, 25), STATUS_OK);
	assert_int_equal(credit_status(100, 24), STATUS_LOW);
	assert_int_equal(credit_status(100, 10), STATUS_LOW);
	assert_int_equal(credit_status(100, 9), STATUS_CRIT);
	assert_int_equal(credit_status(100, 1), STATUS_CRIT);
	assert_int_equal(credit_status(100, 0), STATUS_OUT);
	assert_int_equal(credit_status(100, -1), STATUS_NEG);
	assert_int_equal(credit_status(100, 500), STATUS_OK);
}

TEST(bands_hold_between_whole_percents)
{
	/* 25 % of 1,000,003 is 250,000.75: what is below it is LOW. */
	assert_int_equal(credit_status(1000003, 250000), STATUS_LOW);
	assert_int_equal(credit_status(1000003, 250001), STATUS_OK);
	assert_int_equal(credit_status(3, 1), STATUS_OK);
	assert_int_equal(credit_status(5, 1), STATUS_LOW);
	assert_int_equal(credit_status(11, 1), STATUS_CRIT);
}

TEST(bands_hold_for_the_largest_amounts)
{
	assert_int_equal(credit_status(INT64_MAX, INT64_MAX), STATUS_OK);
	assert_int_equal(credit_status(INT64_MAX, INT64_MAX / 4), STATUS_LOW);
	assert_int_equal(credit_status(INT64_MAX, INT64_MAX / 4 + 1), STATUS_OK);
	assert_int_equal(credit_status(INT64_MAX, 1), STATUS_CRIT);
	assert_int_equal(credit_status(1, INT64_MIN), STATUS_NEG);
	assert_int_equal(credit_status(1, INT64_MAX), STATUS_OK);
}

TEST(without_credit_there_is_no_ratio_but_a_debt_is_a_debt)
{
	assert_int_equal(credit_status(0, 0), STATUS_NA);
	assert_int_equal(credit_status(0, 5), STATUS_NA);
	assert_int_equal(credit_status(-5, 5), STATUS_NA);
	assert_int_equal(credit_status(-5, 0), STATUS_NA);
	assert_int_equal(credit_status(0, -1), STATUS_NEG);
}

TEST(a_missing_field_is_not_zero)
{
	struct customer c = of(100, 50);
	c.known = KNOWN_CREDIT | KNOWN_FORCE;
	assert_int_equal(credit_status_of(&c, &credit_thresholds_default), STATUS_NA);
	c.known = KNOWN_REMAINING | KNOWN_FORCE;
	assert_int_equal(credit_status_of(&c, &credit_thresholds_default), STATUS_NA);
	c.remaining = -50;
	assert_int_equal(credit_status_of(&c, &credit_thresholds_default), STATUS_NEG);
	c = of(0, 0);
	c.known = 0;
	assert_int_equal(credit_status_of(&c, &credit_thresholds_default), STATUS_NA);
}

TEST(force_comes_first_when_it_is_known)
{
	struct customer c = of(100, -50);
	c.force = 2;
	assert_int_equal(credit_status_of(&c, &credit_thresholds_default), STATUS_SUS);
	c.force = -1;
	assert_int_equal(credit_status_of(&c, &credit_thresholds_default), STATUS_SUS);
	c.known &= ~KNOWN_FORCE;
	assert_int_equal(credit_status_of(&c, &credit_thresholds_default), STATUS_NEG);
	c = (struct customer){.force = 1, .known = KNOWN_FORCE};
	assert_int_equal(credit_status_of(&c, &credit_thresholds_default), STATUS_SUS);
}

/* Null is not bad; but a Force that was sent and means nothing may mean suspended. */
TEST(a_force_that_is_no_number_is_never_ok)
{
	struct customer c = of(100, 90);
	c.known &= ~KNOWN_FORCE;
	assert_int_equal(credit_status_of(&c, &credit_thresholds_default), STATUS_OK);
	c.bad = FIELD_BIT(FIELD_FORCE);
	assert_int_equal(credit_status_of(&c, &credit_thresholds_default), STATUS_NA);
	c.remaining = 1;
	assert_int_equal(credit_status_of(&c, &credit_thresholds_default), STATUS_CRIT);
}

TEST(thresholds_can_be_moved)
{
	static const struct thresholds t = {.low_percent = 100, .crit_percent = 100};
	struct customer c = of(100, 99);
	assert_int_equal(credit_status_of(&c, &t), STATUS_CRIT);
	c.remaining = 100;
	assert_int_equal(credit_status_of(&c, &t), STATUS_OK);
}

static bool rule_says(enum credit_status s, const struct thresholds *t, const char *want)
{
	char rule[STATUS_RULE_BYTES];
	credit_status_rule(NULL, s, t, rule);
	return strcmp(rule, want) == 0;
}

/* The sentence names the limit at which the status changes, whatever it was set to. */
TEST(a_rule_says_what_decides)
{
	for (int crit = 1; crit <= 100; crit++)
		for (int low = crit; low <= 100; low += 7) {
			const struct thresholds t = {low, crit};
			char want[STATUS_RULE_BYTES];
			struct customer below = of(10000, crit * 100 - 1),
					at = of(10000, low * 100);
			snprintf(want, sizeof want, "less than %d%% remains", crit);
			assert_int_equal(credit_status_of(&below, &t), STATUS_CRIT);
			assert_true(rule_says(STATUS_CRIT, &t, want));
			snprintf(want, sizeof want, "less than %d%% remains", low);
			assert_true(rule_says(STATUS_LOW, &t, want));
			snprintf(want, sizeof want, "%d%% or more remains", low);
			assert_int_equal(credit_status_of(&at, &t), STATUS_OK);
			assert_true(rule_says(STATUS_OK, &t, want));
		}
}

TEST(every_status_has_a_rule_and_a_meaning)
{
	for (int i = 0; i < STATUSES; i++) {
		char rule[STATUS_RULE_BYTES];
		credit_status_rule(NULL, (enum credit_status)i, &credit_thresholds_default, rule);
		assert_true(rule[0] && credit_status_meaning((enum credit_status)i)[0]);
	}
	assert_true(rule_says(STATUS_SUS, &credit_thresholds_default, "Force is not 0"));
	assert_true(rule_says(STATUS_NEG, &credit_thresholds_default, "Remaining is below 0"));
	assert_true(rule_says(STATUS_OUT, &credit_thresholds_default, "Remaining is 0"));
}

TEST(styled_line_are_read_in_any_case)
{
	enum credit_status s;
	for (int i = 0; i < STATUSES; i++) {
		assert_true(
		    credit_status_parse(sl_from(credit_status_name((enum credit_status)i)), &s));
		assert_int_equal(s, i);
	}
	assert_true(credit_status_parse(SL("crit"), &s));
	assert_int_equal(s, STATUS_CRIT);
	assert_true(credit_status_parse(SL("Na"), &s));
	assert_int_equal(s, STATUS_NA);
	assert_false(credit_status_parse(SL(""), &s));
	assert_false(credit_status_parse(SL("OKAY"), &s));
}

static int64_t percent(int64_t credit, int64_t remaining)
{
	struct customer c = of(credit, remaining);
	int64_t p;
	assert_true(credit_percent(&c, &p));
	return p;
}

TEST(percent_is_rounded_towards_zero)
{
	assert_int_equal(percent(100, 0), 0);
	assert_int_equal(percent(1000, 99), 9);
	assert_int_equal(percent(1000, 100), 10);
	assert_int_equal(percent(1000, 999), 99);
	assert_int_equal(percent(1000, 1000), 100);
	assert_int_equal(percent(1000, 12345), 1234);
	assert_int_equal(percent(1000, -1), 0);
	assert_int_equal(percent(1000, -49), -4);
	assert_int_equal(percent(1000, -1000), -100);
	assert_int_equal(percent(1000, -1001), -100);
	assert_int_equal(percent(INT64_MAX, INT64_MAX - 1), 99);
	assert_int_equal(percent(INT64_MAX, INT64_MIN), -100);
	assert_true(percent(1, INT64_MAX) == INT64_MAX);
	assert_true(percent(1, INT64_MIN) == INT64_MIN);
}

TEST(percent_and_ratio_need_a_credit)
{
	struct customer none = of(0, 5), unknown = of(5, 5);
	int64_t p;
	double r;
	unknown.known = KNOWN_CREDIT;
	assert_false(credit_percent(&none, &p));
	assert_false(credit_ratio(&none, &r));
	assert_false(credit_percent(&unknown, &p));
	assert_false(credit_ratio(&unknown, &r));
	struct customer c = of(8, 2);
	assert_true(credit_ratio(&c, &r));
	assert_true(r > 0.249 && r < 0.251);
}

TEST(used_may_be_negative_and_saturates)
{
	struct customer c = of(100, 130);
	int64_t used;
	assert_true(credit_used(&c, &used));
	assert_int_equal(used, -30);
	c = of(INT64_MAX, INT64_MIN);
	assert_true(credit_used(&c, &used));
	assert_true(used == INT64_MAX);
	c = of(-1, INT64_MIN);
	assert_true(credit_used(&c, &used));
	assert_true(used == INT64_MAX);
	c = of(INT64_MIN, INT64_MAX);
	assert_true(credit_used(&c, &used));
	assert_true(used == INT64_MIN);
	c.known = KNOWN_CREDIT;
	assert_false(credit_used(&c, &used));
}

static int64_t top_up_of(int64_t credit, int64_t remaining, int percent)
{
	struct customer c = of(credit, remaining);
	return credit_top_up(&c, percent);
}

#define USD(n) ((int64_t)(n)*MONEY_UNIT)

TEST(top_up_is_zero_when_already_there)
{
	assert_int_equal(top_up_of(USD(100), USD(100), 100), 0);
	assert_int_equal(top_up_of(USD(100), USD(130), 100), 0);
	assert_int_equal(top_up_of(USD(100), USD(25), 25), 0);
	assert_int_equal(top_up_of(USD(100), 0, 0), 0);
	struct customer c = of(USD(100), -USD(5));
	c.known = KNOWN_REMAINING;
	assert_int_equal(credit_top_up(&c, 0), 0);
}

TEST(top_up_follows_its_formula)
{
	assert_int_equal(top_up_of(USD(1000), -USD(50), 0), USD(50));
	assert_int_equal(top_up_of(USD(20000), USD(1655), 100), USD(18345));
	/* (0.25 * 20,000 - 1,400) / 0.75 = 4,800: then 6,200 of 24,800 are left. */
	assert_int_equal(top_up_of(USD(20000), USD(1400), 25), USD(4800));
	assert_int_equal(top_up_of(0, -USD(3), 25), USD(4));
}

TEST(top_up_is_the_least_whole_cent_that_suffices)
{
	static const int64_t amounts[] = {1, 9999, 10000, 10001, 1234567, 99999999, 500000000000};
	for (size_t i = 0; i < COUNT_OF(amounts); i++)
		for (size_t k = 0; k < COUNT_OF(amounts); k++)
			for (int p = 0; p < 100; p++) {
				int64_t credit = amounts[i], left = amounts[k] - 20000;
				int64_t x = top_up_of(credit, left, p);
				assert_int_equal(x % MONEY_CENT, 0);
				assert_true((left + x) * 100 >= p * (credit + x));
				assert_true(x == 0 || (left + x - MONEY_CENT) * 100 <
							  p * (credit + x - MONEY_CENT));
			}
}

TEST(top_up_does_not_overflow)
{
	assert_true(top_up_of(INT64_MAX, INT64_MIN, 99) == INT64_MAX);
	assert_true(top_up_of(INT64_MAX, INT64_MIN, 100) == INT64_MAX);
	assert_true(top_up_of(INT64_MIN, INT64_MAX, 99) == 0);
	assert_true(top_up_of(INT64_MAX, 0, 100) == INT64_MAX);
	assert_true(top_up_of(INT64_MAX - INT64_MAX % MONEY_CENT, 0, 100) ==
		    INT64_MAX - INT64_MAX % MONEY_CENT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(bands_end_where_the_alerts_do),
	    cmocka_unit_test(bands_hold_between_whole_percents),
	    cmocka_unit_test(bands_hold_for_the_largest_amounts),
	    cmocka_unit_test(without_credit_there_is_no_ratio_but_a_debt_is_a_debt),
	    cmocka_unit_test(a_missing_field_is_not_zero),
	    cmocka_unit_test(force_comes_first_when_it_is_known),
	    cmocka_unit_test(a_force_that_is_no_number_is_never_ok),
	    cmocka_unit_test(thresholds_can_be_moved),
	    cmocka_unit_test(a_rule_says_what_decides),
	    cmocka_unit_test(every_status_has_a_rule_and_a_meaning),
	    cmocka_unit_test(styled_line_are_read_in_any_case),
	    cmocka_unit_test(percent_is_rounded_towards_zero),
	    cmocka_unit_test(percent_and_ratio_need_a_credit),
	    cmocka_unit_test(used_may_be_negative_and_saturates),
	    cmocka_unit_test(top_up_is_zero_when_already_there),
	    cmocka_unit_test(top_up_follows_its_formula),
	    cmocka_unit_test(top_up_is_the_least_whole_cent_that_suffices),
	    cmocka_unit_test(top_up_does_not_overflow),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
