/* SPDX-License-Identifier: MIT */
/* Tests of src/alert/verdict.c. */
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

static enum alert_state judged(void)
{
	verdict_make(&f.found, &f.rules, &f.verdict);
	return f.verdict.state;
}

static enum alert_state judge_one(const char *credit, const char *remaining, const char *force)
{
	f.found = (struct findings){.unknown = 0};
	f.n = 0;
	alert_fixture_add(&f, "7", credit, remaining, force);
	return judged();
}

TEST(an_empty_list_is_in_order)
{
	assert_int_equal(judged(), ALERT_OK);
}

TEST(without_options_debts_are_critical_and_low_ones_a_warning)
{
	static const struct {
		const char *credit, *remaining, *force;
		enum alert_state state;
	} rows[] = {
	    {"100", "100", "0", ALERT_OK},
	    {"100", "10", "0", ALERT_OK},
	    {"100", "9.99", "0", ALERT_WARNING},
	    {"100", "0", "0", ALERT_CRITICAL},
	    {"100", "-0.01", "0", ALERT_CRITICAL},
	    {"0", "-5", "0", ALERT_CRITICAL},
	    {"0", "0", "0", ALERT_OK},
	    {NULL, "5", "0", ALERT_UNKNOWN},
	    {"100", NULL, "0", ALERT_UNKNOWN},
	    {NULL, NULL, NULL, ALERT_UNKNOWN},
	    {"many", "5", "0", ALERT_UNKNOWN},
	    {"100", "1e308", "0", ALERT_UNKNOWN},
	    {"100", "100", "yes", ALERT_UNKNOWN},
	    {"100", "100", "2", ALERT_WARNING},
	    {"100", "-1", "2", ALERT_CRITICAL},
	    {"100", "100", NULL, ALERT_UNKNOWN},
	    /* What is known to be bad is not unknown. */
	    {NULL, "-1", NULL, ALERT_CRITICAL},
	    {NULL, NULL, "2", ALERT_WARNING},
	    {"100", "9", NULL, ALERT_WARNING},
	};
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_int_equal(judge_one(rows[i].credit, rows[i].remaining, rows[i].force),
				 rows[i].state);
}

TEST(unknown_is_worse_than_warning_and_better_than_critical)
{
	alert_fixture_add(&f, "1", "100", "100", "2");
	assert_int_equal(judged(), ALERT_WARNING);
	alert_fixture_add(&f, "2", "100", NULL, NULL);
	assert_int_equal(judged(), ALERT_UNKNOWN);
	f.rules.unknown_max = 1;
	assert_int_equal(judged(), ALERT_WARNING);
	alert_fixture_add(&f, "3", NULL, "5", "0");
	assert_int_equal(judged(), ALERT_UNKNOWN);
	alert_fixture_add(&f, "4", "100", "-1", "0");
	assert_int_equal(judged(), ALERT_CRITICAL);
}

TEST(each_metric_has_its_own_ranges)
{
	alert_fixture_choose(&f, 0);
	alert_fixture_range(&f, METRIC_NEG, "1", "2");
	alert_fixture_range(&f, METRIC_OWED, NULL, "100");
	alert_fixture_add(&f, "1", "100", "-10", "0");
	assert_int_equal(judged(), ALERT_OK);
	alert_fixture_add(&f, "2", "100", "-10", "0");
	assert_int_equal(judged(), ALERT_WARNING);
	assert_int_equal(f.verdict.of[METRIC_NEG], ALERT_WARNING);
	assert_int_equal(f.verdict.of[METRIC_OWED], ALERT_OK);
	alert_fixture_add(&f, "3", "100", "-80.01", "0");
	assert_int_equal(judged(), ALERT_CRITICAL);
	assert_int_equal(f.verdict.of[METRIC_OWED], ALERT_CRITICAL);
	/* What is not chosen never alarms. */
	assert_int_equal(f.verdict.raw[METRIC_BELOW], ALERT_OK);
}

TEST(an_own_credit_that_is_not_known_is_unknown)
{
	alert_fixture_choose(&f, METRIC_BIT(METRIC_POOL));
	assert_int_equal(judged(), ALERT_UNKNOWN);
	findings_set_pool(&f.found, 1, true);
	assert_int_equal(judged(), ALERT_OK);
	findings_set_pool(&f.found, 0, true);
	assert_int_equal(judged(), ALERT_CRITICAL);
}

TEST(what_was_reported_before_does_not_alarm_again)
{
	struct sample s = {.uin = "7", .credit = "100", .remaining = "-5", .force = "0"};
	alert_fixture_add_fresh(&f, &s, 0);
	assert_int_equal(judged(), ALERT_OK);
	assert_int_equal(f.verdict.raw[METRIC_NEG], ALERT_CRITICAL);
	s.uin = "8";
	alert_fixture_add_fresh(&f, &s, ~0u);
	assert_int_equal(judged(), ALERT_CRITICAL);
}

/* A range that wants some customers alarms although there is nobody to report. */
TEST(too_few_customers_alarm_as_well)
{
	alert_fixture_choose(&f, 0);
	alert_fixture_range(&f, METRIC_NEG, "1:", NULL);
	assert_int_equal(judged(), ALERT_WARNING);
}

/* Any customer may alarm, not only the one with the shortest runway. */
TEST(each_runway_is_in_a_range_or_not)
{
	static const struct {
		const char *warn, *crit;
		enum alert_state state;
	} ranges[] = {{NULL, "3:", ALERT_CRITICAL},
		      {NULL, "@1:2", ALERT_CRITICAL},
		      {"@3:5", NULL, ALERT_OK},
		      {"@20:20", "@3:5", ALERT_WARNING},
		      {"@0:0", "@5:9", ALERT_WARNING}};
	for (size_t i = 0; i < COUNT_OF(ranges); i++) {
		f.found = (struct findings){.unknown = 0};
		f.n = 0;
		alert_fixture_choose(&f, 0);
		alert_fixture_range(&f, METRIC_RUNWAY, ranges[i].warn, ranges[i].crit);
		alert_fixture_burn(&f, 1, 50);
		alert_fixture_burn(&f, 2, 5);
		alert_fixture_add(&f, "1", "1000", "100", "0"); /* 2 days */
		alert_fixture_add(&f, "2", "1000", "100", "0"); /* 20 days */
		alert_fixture_add(&f, "3", "1000", "0", "0");   /* none */
		assert_int_equal(judged(), ranges[i].state);
	}
}

TEST(a_burn_that_lacks_may_hide_something_worse)
{
	alert_fixture_choose(&f, 0);
	alert_fixture_burn(&f, 1, 5);
	alert_fixture_burn(&f, 3, 0);
	alert_fixture_add(&f, "1", "1000", "100", "0");
	assert_int_equal(judged(), ALERT_OK);
	alert_fixture_add(&f, "3", "1000", "100", "0"); /* nothing is used */
	assert_int_equal(judged(), ALERT_OK);
	alert_fixture_add(&f, "2", "1000", "600", "0"); /* not asked */
	assert_int_equal(judged(), ALERT_OK);
	alert_fixture_add(&f, "2", "1000", "499.99", "0");
	assert_int_equal(judged(), ALERT_UNKNOWN);
	alert_fixture_add(&f, "4", "1000", "0", "0");
	assert_int_equal(judged(), ALERT_CRITICAL);
	f.found.runways.refused = true;
	assert_int_equal(judged(), ALERT_UNKNOWN);
}

int main(void)
{
#define WITH_SETUP(t) cmocka_unit_test_setup_teardown(t, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(an_empty_list_is_in_order),
	    WITH_SETUP(without_options_debts_are_critical_and_low_ones_a_warning),
	    WITH_SETUP(unknown_is_worse_than_warning_and_better_than_critical),
	    WITH_SETUP(each_metric_has_its_own_ranges),
	    WITH_SETUP(an_own_credit_that_is_not_known_is_unknown),
	    WITH_SETUP(what_was_reported_before_does_not_alarm_again),
	    WITH_SETUP(too_few_customers_alarm_as_well),
	    WITH_SETUP(each_runway_is_in_a_range_or_not),
	    WITH_SETUP(a_burn_that_lacks_may_hide_something_worse),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
