/* SPDX-License-Identifier: MIT */
/* Tests of src/config/options_history.c. */
#include "base/attr.h"

#include "options_words.h"
#include "test.h"

TEST(nothing_is_kept_unless_it_is_asked_for)
{
	GOOD("list");
	assert_false(got.history);
	assert_int_equal(got.history_keep.hours, 48);
	assert_int_equal(got.history_keep.days, 90);
	assert_int_equal(got.history_keep.weeks, 52);
	GOOD("list", "--history");
	assert_true(got.history);
	GOOD("--history");
	assert_true(got.history);
	GOOD("snapshot");
	assert_int_equal(got.command, COMMAND_SNAPSHOT);
}

TEST(what_is_kept_is_hours_days_and_weeks)
{
	GOOD("snapshot", "--history-keep", "24/30/0");
	assert_int_equal(got.history_keep.hours, 24);
	assert_int_equal(got.history_keep.days, 30);
	assert_int_equal(got.history_keep.weeks, 0);
	static const char *const bad[] = {"",      "24",     "24/30",    "1/2/3/4",   "-1/2/3",
					  "a/b/c", "1/2/3d", "1/2/5201", "876001/1/1"};
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		BAD("--history-keep must be hours/days/weeks such as 48/90/52", "history",
		    "--history-keep", bad[i]);
}

TEST(a_moment_is_checked_before_anything_is_read)
{
	GOOD("diff", "--since", "yesterday");
	assert_string_equal(got.since, "yesterday");
	GOOD("diff");
	assert_null(got.since);
	BAD("--since: \"soon\" is no moment", "diff", "--since", "soon");
	BAD("go with the commands list and diff", "check", "--since", "1d");
}

TEST(accounts_are_named_or_not)
{
	GOOD("diff", "--offline");
	assert_true(got.offline);
	assert_string_equal(got.account, "");
	GOOD("diff", "--offline=ec04");
	assert_string_equal(got.account, "ec04");
	GOOD("history", "--forget=ec04");
	assert_true(got.forget);
	assert_string_equal(got.account, "ec04");
	BAD("--forget and --prune: give one of them", "history", "--forget", "--prune");
	BAD("print no list", "history", "--forget", "-o", "json");
	BAD("leave out one of them", "diff", "--offline", "--history");
	BAD("unexpected argument \"x\" for history", "history", "x");
}

TEST(only_whole_lists_of_an_account_are_kept)
{
	BAD("snapshot is about all customers", "snapshot", "-f", "delta");
	BAD("diff is about all customers", "diff", "-f", "delta");
	BAD("are made up and are not kept", "snapshot", "--demo");
	BAD("are made up and are not kept", "diff", "--demo");
	BAD("are made up and are not kept", "list", "--demo", "--history");
	GOOD("list", "--history", "-f", "delta");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_is_kept_unless_it_is_asked_for),
	    cmocka_unit_test(what_is_kept_is_hours_days_and_weeks),
	    cmocka_unit_test(a_moment_is_checked_before_anything_is_read),
	    cmocka_unit_test(accounts_are_named_or_not),
	    cmocka_unit_test(only_whole_lists_of_an_account_are_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
