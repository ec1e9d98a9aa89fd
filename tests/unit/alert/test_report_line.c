/* SPDX-License-Identifier: MIT */
/* Tests of src/alert/report_line.c. */
#include "base/attr.h"
#include "base/money.h"

#include "alert_fixture.h"
#include "test.h"

static struct alert_fixture f;
static struct report report;

SETUP(set_up)
{
	alert_fixture_init(&f);
	return 0;
}

TEARDOWN(tear_down)
{
	alert_fixture_release(&f);
	return 0;
}

/* Returns what is before the bar, which has at most 80 columns. */
static const char *said(void)
{
	alert_fixture_report(&f, &report);
	report_add_line(&report, &f.out);
	assert_int_equal(f.out.p[f.out.n - 1], '\n');
	char *bar = strstr(f.out.p, " | ");
	assert_non_null(bar);
	assert_in_range(bar - f.out.p, 1, REPORT_LINE_COLUMNS);
	*bar = '\0';
	return f.out.p;
}

TEST(what_is_in_order_is_counted)
{
	assert_string_equal(said(), "OK: 0 SUS, 0 owe, 0 OUT, 0 below 10%, of 0 customers");
	alert_fixture_choose(&f, METRIC_BIT(METRIC_NEG));
	alert_fixture_add(&f, "1", "100", "100", "0");
	assert_string_equal(said(), "OK: 0 owe, of 1 customer");
}

TEST(the_line_names_the_worst_debtor)
{
	alert_fixture_choose(&f, METRIC_BIT(METRIC_NEG));
	alert_fixture_add(&f, "200416274233", "100", "-9086.3", "0");
	alert_fixture_add(&f, "200416274234", "100", "-1", "0");
	assert_string_equal(said(), "CRITICAL: 2 owe 9,087.30 (worst 200416274233 -9,086.30), "
				    "of 2 customers");
}

TEST(the_gravest_comes_first)
{
	alert_fixture_add(&f, "1", "100", "100", "2");
	alert_fixture_add(&f, "2", "100", "9", "0");
	assert_string_equal(said(), "WARNING: 1 SUS, 1 below 10%, of 2 customers");
	alert_fixture_add(&f, "3", "100", NULL, "0");
	assert_string_equal(said(), "UNKNOWN: 1 cannot be judged (RemainingCredit 1 not known), 1 "
				    "SUS, 1 below 10%");
	alert_fixture_add(&f, "4", "100", "0", "0");
	assert_string_equal(said(), "CRITICAL: 1 OUT, 1 cannot be judged (RemainingCredit 1 not "
				    "known), and more");
}

TEST(customers_that_may_be_unknown_are_said_at_the_end)
{
	f.rules.unknown_max = 1;
	alert_fixture_add(&f, "3", "100", NULL, "0");
	assert_string_equal(said(), "OK: 0 SUS, 0 owe, 0 OUT, 0 below 10%, and more");
	alert_fixture_add(&f, "4", "100", "100", "2");
	assert_string_equal(said(), "WARNING: 1 SUS, 1 cannot be judged (RemainingCredit 1 not "
				    "known), of 2 customers");
}

/* No number is cut, however large all of them are. */
TEST(a_line_is_never_too_long)
{
	for (int i = 0; i < 3; i++)
		alert_fixture_add(&f, "18446744073709551615", "1", "-3000000000000.01", "2");
	alert_fixture_add(&f, "18446744073709551614", "1", "0", "2");
	assert_string_equal(said(),
			    "CRITICAL: 3 owe 9,000,000,000,000.03, 1 OUT, 4 SUS, 4 below 10%, "
			    "of 4 customers");
	f.found.all.n[METRIC_NEG] = f.found.all.n[METRIC_OUT] = UINT64_MAX;
	f.found.worst_uin = UINT64_MAX;
	f.found.worst_remaining = INT64_MIN;
	assert_string_equal(said(), "CRITICAL: 18,446,744,073,709,551,615 owe "
				    "9,000,000,000,000.03, and more");
	report.only_new = true;
	f.found.fresh.n[METRIC_NEG] = UINT64_MAX;
	f.found.sums.totals.owed = INT64_MAX;
	buf_clear(&f.out);
	report_add_line(&report, &f.out);
	assert_in_range(strstr(f.out.p, " | ") - f.out.p, 1, REPORT_LINE_COLUMNS);
}

TEST(the_own_credit_is_named)
{
	alert_fixture_choose(&f, METRIC_BIT(METRIC_POOL));
	assert_string_equal(said(), "UNKNOWN: own credit not known, of 0 customers");
	findings_set_pool(&f.found, 12 * MONEY_UNIT, true);
	assert_string_equal(said(), "OK: own credit 12.00, of 0 customers");
	findings_set_pool(&f.found, 0, true);
	assert_string_equal(said(), "CRITICAL: own credit 0.00, of 0 customers");
}

TEST(the_next_voucher_is_named)
{
	struct found_vouchers *v = &f.found.vouchers;
	alert_fixture_choose(&f, METRIC_BIT(METRIC_VOUCHER_DAYS));
	alert_fixture_range(&f, METRIC_VOUCHER_DAYS, "14:", "7:");
	assert_string_equal(said(), "UNKNOWN: vouchers not known, of 0 customers");
	v->known = true;
	assert_string_equal(said(), "OK: no voucher ends, of 0 customers");
	*v = (struct found_vouchers){true, 0, true, 20, 200416274233, 120 * MONEY_UNIT};
	assert_string_equal(said(), "OK: next voucher ends in 20 days (200416274233, 120.00), of "
				    "0 customers");
	v->days = 7;
	assert_string_equal(said(), "WARNING: next voucher ends in 7 days (200416274233, 120.00), "
				    "of 0 customers");
	v->days = 1;
	assert_string_equal(said(), "CRITICAL: next voucher ends in 1 day (200416274233, 120.00), "
				    "of 0 customers");
	v->days = 0;
	assert_non_null(strstr(said(), "ends in less than a day"));
	/* One without a known end may be the next. */
	v->n_no_end = 2;
	assert_non_null(strstr(said(), "CRITICAL: next voucher ends in less than a day"));
	v->days = 7;
	assert_string_equal(said(), "UNKNOWN: 2 vouchers without a known end, of 0 customers");
}

TEST(a_sum_is_said_where_its_customers_are_not)
{
	alert_fixture_choose(&f, METRIC_BIT(METRIC_OWED));
	alert_fixture_add(&f, "1", "100", "-5", "0");
	assert_string_equal(said(), "CRITICAL: 5.00 owed, of 1 customer");
}

TEST(what_is_new_is_counted)
{
	struct sample s = {.uin = "7", .credit = "100", .remaining = "-5", .force = "0"};
	alert_fixture_choose(&f, METRIC_BIT(METRIC_NEG) | METRIC_BIT(METRIC_BELOW));
	alert_fixture_add_fresh(&f, &s, 0);
	alert_fixture_report(&f, &report);
	report.only_new = true;
	report_add_line(&report, &f.out);
	assert_ptr_equal(strstr(f.out.p, "OK: nothing new; 1 owes 5.00 (worst 7 -5.00), of 1"),
			 f.out.p);
	s.uin = "8";
	alert_fixture_add_fresh(&f, &s, ~0u);
	alert_fixture_report(&f, &report);
	report.only_new = true;
	report_add_line(&report, &f.out);
	assert_ptr_equal(
	    strstr(
		f.out.p,
		"CRITICAL: 2 owe 10.00 (worst 7 -5.00; 1 new), 2 below 10%, 1 new, of 2 customers"),
	    f.out.p);
	assert_int_equal(report.n_failing, 1);
	assert_true(report.failing[0].customer->uin == 8);
}

TEST(a_customer_has_what_to_top_up)
{
	alert_fixture_add(&f, "1", "100", "-5", "0");
	alert_fixture_add(&f, "2", "100", "50", "1");
	alert_fixture_add(&f, "3", "100", "0", "0");
	alert_fixture_add(&f, "4", NULL, NULL, "1");
	alert_fixture_report(&f, &report);
	report_add_customers(&report, &f.out);
	assert_string_equal(f.out.p,
			    "1 NEG, remaining -5.00 of 100.00, top up 5.00 to 0 or 40.00 to 25%\n"
			    "3 OUT, remaining 0.00 of 100.00, top up 33.34 to 25%\n"
			    "2 SUS, remaining 50.00 of 100.00\n"
			    "4 SUS, remaining ? of ?\n");
}

TEST(where_the_credit_is_negative_only_what_is_owed_is_to_top_up)
{
	alert_fixture_add(&f, NULL, "-20", "-5", "0");
	alert_fixture_report(&f, &report);
	report_add_customers(&report, &f.out);
	assert_string_equal(f.out.p,
			    "unknown UIN NEG, remaining -5.00 of -20.00, top up 5.00 to 0\n");
}

TEST(customers_who_cannot_be_judged_are_said_below_the_others)
{
	alert_fixture_add(&f, "7", "100", "-5", "0");
	alert_fixture_add(&f, "8", NULL, NULL, "0");
	alert_fixture_report(&f, &report);
	report_add_customers(&report, &f.out);
	assert_string_equal(f.out.p,
			    "7 NEG, remaining -5.00 of 100.00, top up 5.00 to 0 or 40.00 to 25%\n"
			    "1 cannot be judged (RemainingCredit 1, Credit 1 not known)\n");
}

/* Monitors take what follows a bar for performance data, and a line for a customer. */
TEST(a_name_can_neither_end_the_line_nor_begin_performance_data)
{
	struct sample s = {.uin = "7",
			   .name = "A|neg=0\n\x1b[2J \xe2\x80\xae"
				   "B",
			   .credit = "100",
			   .remaining = "-5",
			   .force = "0"};
	alert_fixture_add_fresh(&f, &s, ~0u);
	alert_fixture_report(&f, &report);
	report_add_customers(&report, &f.out);
	assert_null(strstr(f.out.p, "neg=0"));
	report.names = true;
	report.n_more = 1234;
	buf_clear(&f.out);
	report_add_customers(&report, &f.out);
	assert_non_null(strstr(f.out.p, ", A/neg=0"));
	assert_non_null(strstr(f.out.p, "\nand 1,234 more\n"));
	assert_null(strchr(f.out.p, '|'));
	assert_null(strchr(f.out.p, '\x1b'));
	int lines = 0;
	for (const char *c = f.out.p; *c; c++)
		lines += *c == '\n';
	assert_int_equal(lines, 2);
}

TEST(a_reason_is_one_line)
{
	report_add_unknown("a | b\nc", &f.out);
	assert_ptr_equal(strstr(f.out.p, "UNKNOWN: a / b"), f.out.p);
	assert_ptr_equal(strchr(f.out.p, '\n'), f.out.p + f.out.n - 1);
}

TEST(a_long_reason_is_cut)
{
	char why[1100];
	memset(why, 'w', sizeof why - 1);
	why[sizeof why - 1] = '\0';
	report_add_unknown(why, &f.out);
	assert_int_equal(f.out.n, strlen("UNKNOWN: ") + 1000 + strlen("\n"));
}

TEST(the_line_names_the_shortest_runway)
{
	alert_fixture_choose(&f, 0);
	alert_fixture_burn(&f, 1, 5);
	alert_fixture_add(&f, "1", "1000", "100", "0"); /* 20 days */
	assert_string_equal(said(), "OK: shortest runway 20 d (1), of 1 customer");
	alert_fixture_burn(&f, 6, 10);
	alert_fixture_add(&f, "6", "1000", "120", "0"); /* 12 days, which alarm nobody either */
	assert_string_equal(said(), "OK: shortest runway 12 d (6), of 2 customers");
	alert_fixture_add(&f, "6", "1000", "130", "0"); /* 13 days */
	assert_string_equal(said(), "OK: shortest runway 12 d (6), of 3 customers");
	alert_fixture_burn(&f, 2, 60);
	alert_fixture_burn(&f, 3, 10);
	alert_fixture_add(&f, "2", "1000", "120", "0"); /* 2 days */
	alert_fixture_add(&f, "3", "1000", "50", "0");  /* 5 days */
	assert_string_equal(said(), "CRITICAL: shortest runway 2 d (2), 2 alarm, of 5 customers");
	alert_fixture_add(&f, "4", "1000", "400", "0"); /* not known */
	alert_fixture_add(&f, "5", "1000", "500", "0"); /* not below 50 % */
	assert_string_equal(
	    said(), "CRITICAL: shortest runway 2 d (2), 2 alarm, 1 of 6 not known, of 7 customers");
}

TEST(who_has_nothing_left_is_counted_beside_the_shortest_runway)
{
	alert_fixture_choose(&f, 0);
	alert_fixture_burn(&f, 1, -1);
	alert_fixture_add(&f, "1", "1000", "-5", "0");
	alert_fixture_add(&f, "2", "1000", "0", "0");
	assert_string_equal(said(), "CRITICAL: 2 with nothing left, 2 alarm, of 2 customers");
	alert_fixture_burn(&f, 3, 10);
	alert_fixture_add(&f, "3", "1000", "200", "0"); /* 20 days */
	assert_string_equal(
	    said(), "CRITICAL: shortest runway 20 d (3), 2 alarm, 2 at 0 d, of 3 customers");
	alert_fixture_burn(&f, 4, 60);
	alert_fixture_add(&f, "4", "1000", "120", "0"); /* 2 days */
	assert_string_equal(said(),
			    "CRITICAL: shortest runway 2 d (4), 3 alarm, 2 at 0 d, of 4 customers");
	alert_fixture_add(&f, "5", "1000", "-7", "0");
	assert_string_equal(said(),
			    "CRITICAL: shortest runway 2 d (4), 4 alarm, 3 at 0 d, of 5 customers");
	int64_t value;
	assert_true(findings_value(&f.found, METRIC_RUNWAY, &value));
	assert_int_equal(value, 0);
}

TEST(a_runway_that_is_not_known_says_why)
{
	alert_fixture_choose(&f, 0);
	alert_fixture_burn(&f, 1, -1);
	assert_string_equal(said(), "OK: no customer below 50% uses credit, of 0 customers");
	alert_fixture_add(&f, "1", "1000", "100", "0");
	assert_string_equal(said(), "UNKNOWN: runway of 1 of 1 not known, of 1 customer");
	f.found.runways.why = "";
	assert_string_equal(said(), "UNKNOWN: runway of 1 of 1 not known, of 1 customer");
	f.found.runways.why = "use --deadline 75";
	assert_string_equal(
	    said(), "UNKNOWN: runway of 1 of 1 not known: use --deadline 75, of 1 customer");
	alert_fixture_add(&f, "2", "1000", "0", "0"); /* it has ended */
	assert_string_equal(
	    said(), "CRITICAL: 1 with nothing left, 1 alarms, 1 of 1 not known, of 2 customers");
	f.found.runways.refused = true;
	f.found.runways.why = "not permitted for this key";
	assert_string_equal(said(), "UNKNOWN: runway of 1 of 1 not known: not permitted for this "
				    "key, of 2 customers");
}

TEST(customers_have_their_runway_and_what_30_days_need)
{
	alert_fixture_choose(&f, 0);
	alert_fixture_burn(&f, 1, 50);
	alert_fixture_burn(&f, 3, 0);
	alert_fixture_add(&f, "1", "1000", "100", "0");
	alert_fixture_add(&f, "2", "1000", "-1", "0");
	alert_fixture_report(&f, &report);
	report_add_customers(&report, &f.out);
	assert_string_equal(
	    f.out.p,
	    "2 NEG, remaining -1.00 of 1,000.00, top up 1.00 to 0 or 334.67 to 25%, "
	    "runway 0 d\n"
	    "1 LOW, remaining 100.00 of 1,000.00, top up 200.00 to 25%, runway 2 d, top up "
	    "1,400.00 for 30 days\n");
}

int main(void)
{
#define WITH_SETUP(t) cmocka_unit_test_setup_teardown(t, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(what_is_in_order_is_counted),
	    WITH_SETUP(the_line_names_the_worst_debtor),
	    WITH_SETUP(the_gravest_comes_first),
	    WITH_SETUP(customers_that_may_be_unknown_are_said_at_the_end),
	    WITH_SETUP(a_line_is_never_too_long),
	    WITH_SETUP(the_own_credit_is_named),
	    WITH_SETUP(the_next_voucher_is_named),
	    WITH_SETUP(a_sum_is_said_where_its_customers_are_not),
	    WITH_SETUP(what_is_new_is_counted),
	    WITH_SETUP(a_customer_has_what_to_top_up),
	    WITH_SETUP(where_the_credit_is_negative_only_what_is_owed_is_to_top_up),
	    WITH_SETUP(customers_who_cannot_be_judged_are_said_below_the_others),
	    WITH_SETUP(a_name_can_neither_end_the_line_nor_begin_performance_data),
	    WITH_SETUP(a_reason_is_one_line),
	    WITH_SETUP(a_long_reason_is_cut),
	    WITH_SETUP(the_line_names_the_shortest_runway),
	    WITH_SETUP(who_has_nothing_left_is_counted_beside_the_shortest_runway),
	    WITH_SETUP(a_runway_that_is_not_known_says_why),
	    WITH_SETUP(customers_have_their_runway_and_what_30_days_need),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
