/* SPDX-License-Identifier: MIT */
/* Tests of src/alert/findings.c. */
#include "base/attr.h"
#include "base/money.h"

#include "alert_fixture.h"
#include "test.h"

static struct alert_fixture f;

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

TEST(a_customer_counts_for_all_that_is_true_of_it)
{
	alert_fixture_add(&f, "1", "1000", "-1234.56", "2");
	alert_fixture_add(&f, "2", "100", "0", "0");
	alert_fixture_add(&f, "3", "100", "3", "0");
	alert_fixture_add(&f, "4", "100", "80", "0");
	assert_int_equal(f.found.all.n[METRIC_SUS], 1);
	assert_int_equal(f.found.all.n[METRIC_NEG], 1);
	assert_int_equal(f.found.all.n[METRIC_OWED], 1);
	assert_int_equal(f.found.all.n[METRIC_OUT], 1);
	assert_int_equal(f.found.all.n[METRIC_BELOW], 3);
	assert_int_equal(f.found.unknown, 0);
	assert_true(f.found.all.owed == 1234560000 && f.found.sums.totals.owed == 1234560000);
}

TEST(each_metric_is_judged_at_its_edge)
{
	static const struct {
		const char *credit, *remaining, *force;
		unsigned metrics;
	} rows[] = {
	    {"100", "100", "0", 0},
	    {"100", "10", "0", 0},
	    {"100", "9.99", "0", METRIC_BIT(METRIC_BELOW)},
	    {"100", "0", "0", METRIC_BIT(METRIC_OUT) | METRIC_BIT(METRIC_BELOW)},
	    {"100", "-0.01", "0",
	     METRIC_BIT(METRIC_NEG) | METRIC_BIT(METRIC_OWED) | METRIC_BIT(METRIC_BELOW)},
	    {"0", "0", "0", 0},
	    {"100", "100", "2", METRIC_BIT(METRIC_SUS)},
	    {NULL, NULL, NULL, 0},
	};
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct sample s = {.uin = "7",
				   .credit = rows[i].credit,
				   .remaining = rows[i].remaining,
				   .force = rows[i].force};
		struct customer c;
		sample_pack(&c, &f.arena, &s);
		assert_int_equal(findings_metrics(&f.rules, &c), rows[i].metrics);
	}
}

/* Only fields that a chosen metric needs can make a customer unknown, and only one that no metric
 * counts. */
TEST(what_cannot_be_judged_is_counted_by_field)
{
	alert_fixture_add(&f, "1", NULL, "5", "0");
	alert_fixture_add(&f, "2", "100", NULL, NULL);
	alert_fixture_add(&f, "3", NULL, "-1", NULL);
	assert_int_equal(f.found.unknown, 2);
	assert_int_equal(f.found.no_credit, 1);
	assert_int_equal(f.found.no_remaining, 1);
	assert_int_equal(f.found.no_force, 1);
	f.found = (struct findings){.unknown = 0};
	alert_fixture_choose(&f, METRIC_BIT(METRIC_NEG));
	alert_fixture_add(&f, "4", NULL, "5", NULL);
	assert_int_equal(f.found.unknown, 0);
}

TEST(the_worst_is_who_owes_most)
{
	int64_t value;
	assert_false(f.found.has_worst);
	alert_fixture_add(&f, "11", "100", "0", "0");
	assert_false(f.found.has_worst);
	alert_fixture_add(&f, "12", "100", "-5", "0");
	alert_fixture_add(&f, "13", "0", "-50.5", "0");
	alert_fixture_add(&f, "14", "100", "-7", "0");
	alert_fixture_add(&f, NULL, "100", "-900", "0");
	alert_fixture_add(&f, "15", "0", "-50.5", "0"); /* the first of equals stays */
	assert_true(f.found.has_worst && f.found.worst_uin == 13);
	assert_true(f.found.worst_remaining == -50500000);
	assert_true(findings_value(&f.found, METRIC_NEG, &value) && value == 5 * MONEY_UNIT);
	assert_true(findings_value(&f.found, METRIC_OWED, &value) && value == 1013000000);
}

TEST(the_own_credit_is_not_known_until_it_came)
{
	int64_t value;
	assert_false(findings_value(&f.found, METRIC_POOL, &value));
	findings_set_pool(&f.found, -5, true);
	assert_true(findings_value(&f.found, METRIC_POOL, &value) && value == -5);
	assert_true(findings_are_fresh(&f.found, METRIC_POOL));
	findings_set_pool(&f.found, -5, false);
	assert_false(findings_are_fresh(&f.found, METRIC_POOL));
}

TEST(the_next_voucher_has_days_when_all_were_read)
{
	int64_t value;
	assert_false(findings_value(&f.found, METRIC_VOUCHER_DAYS, &value));
	assert_false(findings_are_whole(&f.found, METRIC_VOUCHER_DAYS));
	f.found.vouchers.known = true;
	assert_true(findings_are_whole(&f.found, METRIC_VOUCHER_DAYS));
	assert_false(findings_value(&f.found, METRIC_VOUCHER_DAYS, &value));
	f.found.vouchers.has_next = true;
	f.found.vouchers.days = 3;
	assert_true(findings_value(&f.found, METRIC_VOUCHER_DAYS, &value));
	assert_int_equal(value, 3 * MONEY_UNIT);
	assert_true(findings_are_fresh(&f.found, METRIC_VOUCHER_DAYS));
	f.found.vouchers.n_no_end = 1;
	assert_false(findings_are_whole(&f.found, METRIC_VOUCHER_DAYS));
}

TEST(what_was_reported_before_is_counted_but_not_fresh)
{
	struct sample s = {.uin = "7", .credit = "100", .remaining = "-5", .force = "0"};
	alert_fixture_add_fresh(&f, &s, METRIC_BIT(METRIC_BELOW));
	assert_int_equal(f.found.all.n[METRIC_NEG], 1);
	assert_int_equal(f.found.fresh.n[METRIC_NEG], 0);
	assert_false(findings_are_fresh(&f.found, METRIC_NEG));
	assert_true(findings_are_fresh(&f.found, METRIC_BELOW));
}

TEST(the_burn_is_needed_of_whoever_has_little_left)
{
	static const struct {
		struct sample of;
		bool needed;
	} rows[] = {
	    {{.uin = "7", .credit = "100", .remaining = "49", .force = "0"}, true},
	    {{.uin = "7", .credit = "100", .remaining = "0.01", .force = "2"}, true},
	    {{.uin = "7", .credit = "100", .remaining = "50", .force = "0"}, false},
	    {{.uin = "7", .credit = "100", .remaining = "0", .force = "0"}, false},
	    {{.uin = "7", .credit = "100", .remaining = "-1", .force = "0"}, false},
	    {{.uin = "7", .credit = "100", .remaining = NULL, .force = "0"}, false},
	    {{.uin = NULL, .credit = "100", .remaining = "49", .force = "0"}, false},
	};
	struct customer c;
	alert_fixture_choose(&f, METRIC_BIT(METRIC_RUNWAY));
	f.rules.burn_below_percent = BURN_BELOW_PERCENT;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		sample_pack(&c, &f.arena, &rows[i].of);
		assert_int_equal(findings_need_burn(&f.rules, &c), rows[i].needed);
	}
	alert_fixture_choose(&f, METRIC_BIT(METRIC_BELOW));
	sample_pack(&c, &f.arena, &rows[0].of);
	assert_false(findings_need_burn(&f.rules, &c));
}

TEST(no_runway_is_known_where_no_burn_is)
{
	alert_fixture_choose(&f, METRIC_BIT(METRIC_RUNWAY));
	f.rules.burn_below_percent = BURN_BELOW_PERCENT;
	f.rules.burn = NULL;
	alert_fixture_add(&f, "1", "100", "49", "0");
	alert_fixture_add(&f, "2", "100", "50", "0");
	assert_int_equal(f.found.runways.n_needed, 1);
	assert_int_equal(f.found.runways.n_unknown, 1);
	assert_false(f.found.runways.has_shortest);
}

TEST(the_largest_debt_is_counted)
{
	const struct customer c = {.uin = 7,
				   .remaining = INT64_MIN,
				   .known =
				       KNOWN_UIN | KNOWN_CREDIT | KNOWN_REMAINING | KNOWN_FORCE};
	findings_add(&f.found, &f.rules, &c, 0);
	assert_true(f.found.all.owed == INT64_MAX);
	assert_true(f.found.has_worst && f.found.worst_remaining == INT64_MIN);
}

int main(void)
{
#define WITH_SETUP(t) cmocka_unit_test_setup_teardown(t, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(a_customer_counts_for_all_that_is_true_of_it),
	    WITH_SETUP(each_metric_is_judged_at_its_edge),
	    WITH_SETUP(what_cannot_be_judged_is_counted_by_field),
	    WITH_SETUP(the_worst_is_who_owes_most),
	    WITH_SETUP(the_own_credit_is_not_known_until_it_came),
	    WITH_SETUP(the_next_voucher_has_days_when_all_were_read),
	    WITH_SETUP(what_was_reported_before_is_counted_but_not_fresh),
	    WITH_SETUP(the_burn_is_needed_of_whoever_has_little_left),
	    WITH_SETUP(no_runway_is_known_where_no_burn_is),
	    WITH_SETUP(the_largest_debt_is_counted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
