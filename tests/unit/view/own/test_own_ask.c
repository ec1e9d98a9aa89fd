/* SPDX-License-Identifier: MIT */
/* Tests of src/view/own/own_ask.c. */
#include "fixture.h"
#include "test.h"

static struct fixture f;

static void ask(const char *text, int rows, int cols)
{
	struct err e = {0};
	fixture_init(&f, rows, cols);
	fixture_page(&f, 1, 2013);
	assert_true(own_command_parse(sl_from(text), &f.m.own.command, &e));
	layer_open(&f.m, LAYER_OWN_ASK);
	fixture_draw(&f);
}

TEST(the_question_says_what_runs_and_whose_data_it_gets)
{
	ask("--confirm cat >> ledger", 24, 80);
	assert_true(fixture_shows(&f, "Run this command for the customer of this row?"));
	assert_true(fixture_shows(&f, "cat >> ledger"));
	assert_true(fixture_shows(&f, "It reads their data in clear."));
	f.m.masked = true;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "It reads their data masked."));
	f.m.own.command.input = OWN_NO_INPUT;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "It reads nothing."));
	fixture_release(&f);
}

TEST(marked_customers_are_counted)
{
	ask("--confirm cat", 24, 80);
	marks_toggle(&f.m);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "for the marked customer?"));
	f.m.table.cursor = 5;
	marks_toggle(&f.m);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "for the 2 marked customers?"));
	fixture_release(&f);
}

TEST(a_long_line_is_wrapped_in_any_window)
{
	for (int rows = 8; rows < 50; rows += 7) {
		ask("--confirm one two three four five six seven eight nine ten eleven twelve "
		    "thirteen fourteen fifteen sixteen",
		    rows, 40 + rows);
		assert_true(fixture_shows(&f, "Run this command"));
		fixture_release(&f);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_question_says_what_runs_and_whose_data_it_gets),
	    cmocka_unit_test(marked_customers_are_counted),
	    cmocka_unit_test(a_long_line_is_wrapped_in_any_window),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
