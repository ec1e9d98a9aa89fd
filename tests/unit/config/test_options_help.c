/* SPDX-License-Identifier: MIT */
/* Tests of src/config/options_help.c. */
#include "base/text.h"

#include "config/options.h"
#include "config/options_table.h"
#include "test.h"

static char *page;

static char *print_help(enum command_word of)
{
	size_t n;
	free(page);
	FILE *f = open_memstream(&page, &n);
	assert_non_null(f);
	options_help(f, NULL, of);
	fclose(f);
	return page;
}

static int count(const char *in, const char *text)
{
	int n = 0;
	for (const char *p = in; (p = strstr(p, text)) != NULL; p += strlen(text))
		n++;
	return n;
}

static void each_command(void (*look)(enum command_word c, const char *help))
{
	const struct command_info *c;
	for (size_t i = 0; (c = options_command(i)) != NULL; i++)
		look(c->command, print_help(c->command));
	free(page);
	page = NULL;
}

static void look_at_titles(enum command_word c, const char *help)
{
	bool own_page = strstr(help, "\nExit status:\n") != NULL;
	assert_int_equal(count(help, "Usage: "), 1);
	assert_int_equal(count(help, "\nExamples:\n"), own_page);
	assert_true(count(help, "\nOptions of this command:\n") <= 1);
	assert_int_equal(count(help, "ptions of the browser:\n"), c == COMMAND_BROWSE || !own_page);
	assert_int_equal(count(help, "\nOptions of this command:\n"),
			 count(help, "\nOther options:\n"));
	assert_true(count(help, "\nOptions") == 1);
}

TEST(each_part_has_one_title)
{
	each_command(look_at_titles);
}

static void look_at_lines(enum command_word c, const char *help)
{
	struct sl rest = sl_from(help), line;
	(void)c;
	while (sl_split(&rest, '\n', &line)) {
		assert_true(text_width(line) <= 80);
		assert_true(line.n == 0 || line.p[line.n - 1] != ' ');
	}
}

TEST(lines_fit_into_80_columns)
{
	each_command(look_at_lines);
}

TEST(a_command_has_its_usage_options_examples_and_exits)
{
	const char *help = print_help(COMMAND_LIST);
	assert_ptr_equal(strstr(help, "Usage: tcpartner list"), help);
	assert_null(strstr(help, "tcpartner doctor"));
	assert_non_null(strstr(help, "\n      --limit N "));
	assert_non_null(strstr(help, "\n  -f, --filter TEXT"));
	assert_null(strstr(help, "--unknown-max"));
	assert_non_null(strstr(help, "\n  0 "));
	assert_non_null(strstr(help, "\n  3 "));
	free(page);
	page = NULL;
}

TEST(the_overview_has_all_commands_in_one_column)
{
	const char *help = print_help(COMMAND_BROWSE);
	assert_ptr_equal(strstr(help, "Usage: tcpartner "), help);
	assert_non_null(strstr(help, "\n       tcpartner list "));
	assert_non_null(strstr(help, "\n       tcpartner doctor "));
	free(page);
	page = NULL;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_part_has_one_title),
	    cmocka_unit_test(lines_fit_into_80_columns),
	    cmocka_unit_test(a_command_has_its_usage_options_examples_and_exits),
	    cmocka_unit_test(the_overview_has_all_commands_in_one_column),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
