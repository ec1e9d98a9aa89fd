/* SPDX-License-Identifier: MIT */
/* Tests of src/config/options_check.c. */
#include "base/attr.h"

#include "options_words.h"
#include "test.h"

TEST(a_check_has_its_conditions)
{
	GOOD("check");
	assert_int_equal(got.command, COMMAND_CHECK);
	assert_true(got.below_percent == 0 && !got.neg && !got.sus);
	assert_true(got.top == 20 && got.deadline_s == 10 && got.again_s == 86400);
	assert_true(got.verbose == 0 && !got.only_new && !got.exec && !got.output_file);
	GOOD("check", "--below", "5", "--neg", "--sus", "-o", "json");
	assert_true(got.below_percent == 5 && got.neg && got.sus);
	assert_int_equal(got.output, OUTPUT_JSON);
	assert_int_equal(got.unknown_max, 0);
	GOOD("check", "--unknown-max", "12");
	assert_int_equal(got.unknown_max, 12);
	BAD("--unknown-max must be a number, not \"-1\"", "check", "--unknown-max", "-1");
	BAD("--below must be a percentage from 1 to 100", "check", "--below", "0");
	BAD("--below must be a percentage from 1 to 100", "check", "--below", "101");
	BAD("check prints a line", "check", "-o", "csv");
	BAD("and --per-customer go with the command check", "list", "--neg");
}

TEST(burn_goes_with_the_metric_runway)
{
	GOOD("check", "--metric", "runway", "-c", "3:", "--burn-below", "20", "--burn-days", "7");
	assert_int_equal(got.burn_below_percent, 20);
	assert_int_equal(got.burn_days, 7);
	GOOD("check", "--metric", "runway");
	assert_int_equal(got.burn_below_percent, 50);
	BAD("--burn-below and --burn-days need --metric runway", "check", "--burn-below", "20");
	BAD("--burn-below and --burn-days need --metric runway", "check", "--burn-days", "7");
	BAD("--burn-below", "check", "--metric", "runway", "--burn-below", "0");
	BAD("go with the command check", "list", "--burn-below", "20");
}

TEST(ranges_are_for_the_metric_before_them)
{
	GOOD("check", "--metric", "neg", "-w", "0", "-c5", "--metric=pool", "--critical", "9:");
	assert_string_equal(got.metrics.of[METRIC_NEG].warn.text, "0");
	assert_string_equal(got.metrics.of[METRIC_NEG].crit.text, "5");
	assert_string_equal(got.metrics.of[METRIC_POOL].crit.text, "9:");
	assert_false(got.metrics.of[METRIC_BELOW].chosen);
	BAD("--metric must be sus, neg, owed, out, below, runway, pool or voucher-days, not "
	    "\"debt\"",
	    "check", "--metric", "debt");
	BAD("--warning needs --metric before it", "check", "-w", "5", "--metric", "neg");
	BAD("--critical: \"ten\" is no range", "check", "--metric", "neg", "-c", "ten");
}

TEST(letters_may_be_repeated)
{
	GOOD("check", "-v");
	assert_int_equal(got.verbose, 1);
	GOOD("check", "-vvv");
	assert_int_equal(got.verbose, 3);
	GOOD("check", "-v", "--verbose");
	assert_int_equal(got.verbose, 2);
	BAD("-v takes no value; separate the options", "check", "-vw");
}

/* Monitors have -t for the time. */
TEST(a_number_after_t_is_the_deadline_of_a_check)
{
	GOOD("check", "-t", "7");
	assert_int_equal(got.deadline_s, 7);
	GOOD("check", "-t", "Name", "-f", "delta", "--deadline", "9");
	assert_int_equal(got.deadline_s, 9);
	assert_int_equal(got.query.type, FILTER_NAME);
	BAD("--filter-type must be", "list", "-t", "7");
	BAD("--filter-type must be", "check", "-t", "0");
	BAD("--deadline must be a number of seconds from 1 to 86400", "check", "--deadline", "0");
}

TEST(reminders_come_after_a_time)
{
	static const struct {
		const char *text;
		int64_t s;
	} rows[] = {{"24h", 86400}, {"90m", 5400}, {"7d", 604800},       {"30s", 30},
		    {"45", 45},     {"1s", 1},     {"3650d", 315360000}, {"87600h", 315360000}};
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		GOOD("check", "--again", rows[i].text);
		assert_true(got.again_s == rows[i].s);
	}
	BAD("--again must be a time such as 24h", "check", "--again", "0h");
	BAD("--again must be a time such as 24h", "check", "--again", "h");
	BAD("--again must be a time such as 24h", "check", "--again", "");
	BAD("--again must be a time such as 24h", "check", "--again", "3651d");
	BAD("--again must be a time such as 24h", "check", "--again", "1w");
	BAD("--again must be a time such as 24h", "check", "--again", "99999999999999999d");
}

TEST(the_report_may_go_into_a_file)
{
	GOOD("check", "-o", "prom", "--output", "/tmp/a.prom", "--per-customer");
	assert_true(got.prom && got.per_customer);
	assert_string_equal(got.output_file, "/tmp/a.prom");
	GOOD("-o", "prom", "check");
	assert_true(got.prom);
	GOOD("check", "-o", "json", "--output", "./report");
	assert_int_equal(got.output, OUTPUT_JSON);
	assert_string_equal(got.output_file, "./report");
	BAD("--output must be table, json", "check", "-o", "report");
	BAD("-o prom goes with the command check", "list", "-o", "prom");
	BAD("not \"a.csv\"; to write a file, redirect the output", "list", "-o", "a.csv");
	BAD("--per-customer needs -o prom", "check", "--per-customer");
	BAD("--exec needs a command", "check", "--exec", "");
	BAD("--only-new needs a file name", "check", "--only-new", "");
}

TEST(monitors_ask_a_check_for_help_and_version)
{
	GOOD("check", "--help");
	assert_true(got.monitor);
	GOOD("check", "-V");
	assert_true(got.monitor);
	GOOD("list", "--help");
	assert_false(got.monitor);
	GOOD("help", "check");
	assert_false(got.monitor);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_check_has_its_conditions),
	    cmocka_unit_test(burn_goes_with_the_metric_runway),
	    cmocka_unit_test(ranges_are_for_the_metric_before_them),
	    cmocka_unit_test(letters_may_be_repeated),
	    cmocka_unit_test(a_number_after_t_is_the_deadline_of_a_check),
	    cmocka_unit_test(reminders_come_after_a_time),
	    cmocka_unit_test(the_report_may_go_into_a_file),
	    cmocka_unit_test(monitors_ask_a_check_for_help_and_version),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
