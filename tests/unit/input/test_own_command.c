/* SPDX-License-Identifier: MIT */
/* Tests of src/input/own_command.c. */
#include "input/own_command.h"
#include "test.h"

static struct own_commands all;
static struct own_command c;

static void parse(const char *text)
{
	struct err e = {0};
	if (!own_command_parse(sl_from(text), &c, &e))
		fail_msg("%s: %s", text, e.text);
}

static void assert_refused(const char *text, const char *why)
{
	struct err e = {0};
	assert_false(own_command_parse(sl_from(text), &c, &e));
	if (!strstr(e.text, why))
		fail_msg("%s: %s", text, e.text);
}

static void assert_not_added(const char *name, const char *why)
{
	struct err e = {0};
	assert_false(own_command_add(&all, sl_from(name), &c, &e));
	if (!strstr(e.text, why))
		fail_msg("%s: %s", name, e.text);
}

TEST(options_before_the_line_say_where_it_runs_and_what_it_reads)
{
	parse("sort -r");
	assert_int_equal(c.place, OWN_SHOWN);
	assert_int_equal(c.input, OWN_JSON_LINES);
	assert_false(c.confirm);
	assert_true(sl_equal(c.line, SL("sort -r")));
	parse("  --background   --csv --confirm  cat >> \"$HOME/ledger.csv\" ");
	assert_int_equal(c.place, OWN_BACKGROUND);
	assert_int_equal(c.input, OWN_CSV);
	assert_true(c.confirm);
	assert_true(sl_equal(c.line, SL("cat >> \"$HOME/ledger.csv\"")));
	parse("--terminal --no-input mutt -- {email}");
	assert_int_equal(c.place, OWN_TERMINAL);
	assert_int_equal(c.input, OWN_NO_INPUT);
}

TEST(what_is_no_command_is_refused)
{
	assert_refused("", "a command for the shell is missing");
	assert_refused("--csv", "a command for the shell is missing");
	assert_refused("--backgroud x", "--background");
	assert_refused("--x y", "unknown option \"--x\"");
	assert_refused("echo 'x", "has no end");
}

TEST(what_is_written_is_read_as_the_same)
{
	static const char *const texts[] = {"sort", "--csv sort -t,", "--terminal less",
					    "--background --no-input --confirm f {uin}"};
	for (size_t i = 0; i < 4; i++) {
		struct buf out;
		buf_init(&out, 400);
		parse(texts[i]);
		own_command_print(&c, &out);
		assert_true(sl_equal(buf_sl(&out), sl_from(texts[i])));
		buf_release(&out);
	}
}

TEST(commands_are_found_by_name)
{
	struct err e = {0};
	all = (struct own_commands){0};
	parse("first");
	assert_true(own_command_add(&all, SL("mail"), &c, &e));
	parse("second");
	assert_true(own_command_add(&all, SL("to-chat"), &c, &e));
	assert_true(own_command_add(&all, SL("Mail"), &c, &e));
	assert_int_equal(all.n, 2);
	assert_true(sl_equal(own_command_find(&all, SL("MAIL"))->line, SL("second")));
	assert_null(own_command_find(&all, SL("chat")));
}

TEST(a_name_must_be_free_and_simple)
{
	struct err e = {0};
	all = (struct own_commands){0};
	parse("x");
	assert_not_added("", "cannot be the name");
	assert_not_added("-x", "cannot be the name");
	assert_not_added("a b", "cannot be the name");
	assert_not_added("a-name-with-more-than-23-letters", "cannot be the name");
	assert_not_added("sort", "sort is a command of the browser");
	assert_not_added("w", "w is a command of the browser");
	for (int i = 0; i < OWN_COMMANDS_MAX; i++) {
		char name[20];
		snprintf(name, sizeof name, "n%d", i);
		assert_true(own_command_add(&all, sl_from(name), &c, &e));
	}
	assert_not_added("more", "at most 32");
	assert_true(own_command_add(&all, SL("n0"), &c, &e));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(options_before_the_line_say_where_it_runs_and_what_it_reads),
	    cmocka_unit_test(what_is_no_command_is_refused),
	    cmocka_unit_test(what_is_written_is_read_as_the_same),
	    cmocka_unit_test(commands_are_found_by_name),
	    cmocka_unit_test(a_name_must_be_free_and_simple),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
