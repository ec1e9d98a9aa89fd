/* SPDX-License-Identifier: MIT */
/* Tests of src/demo/flags.c. */
#include "demo/flags.h"
#include "test.h"

#define MAX_ARGS 8

/* Splits on '|', which no argument here holds. */
static bool parse(struct flags *f, const char *line, struct err *e)
{
	static char text[400];
	char *argv[MAX_ARGS] = {text};
	int argc = 0;

	assert_true(strlen(line) < sizeof(text));
	memcpy(text, line, strlen(line) + 1);
	for (char *p = text; p; argc++) {
		assert_true(argc < MAX_ARGS);
		argv[argc] = p;
		p = strchr(p, '|');
		if (p)
			*p++ = '\0';
	}
	*e = (struct err){.kind = ERR_NONE};
	return flags_parse(f, argc, argv, e);
}

TEST(without_arguments_everything_has_its_default)
{
	struct flags f;
	struct err e;

	assert_true(parse(&f, "prog", &e));
	assert_int_equal(f.number[FLAG_PORT], 0);
	assert_int_equal(f.number[FLAG_CUSTOMERS], 2013);
	assert_int_equal(f.number[FLAG_RATE], -1);
	assert_int_equal(f.number[FLAG_PAGE_MAX], 100);
	assert_false(f.given[FLAG_NOW]);
	assert_false(f.given[FLAG_UNTIL_EOF]);
	assert_int_equal(faults_at(&f.faults, 1), 0);
}

TEST(values_follow_or_are_attached)
{
	struct flags f;
	struct err e;

	assert_true(parse(&f, "prog|--port|8080|--customers=1000000|--until-eof", &e));
	assert_int_equal(f.number[FLAG_PORT], 8080);
	assert_int_equal(f.number[FLAG_CUSTOMERS], 1000000);
	assert_true(f.given[FLAG_UNTIL_EOF]);
	assert_true(parse(&f, "prog|--tls|a.pem|b.key|--log=x=y", &e));
	assert_string_equal(f.text[FLAG_TLS][0], "a.pem");
	assert_string_equal(f.text[FLAG_TLS][1], "b.key");
	assert_string_equal(f.text[FLAG_LOG][0], "x=y");
	assert_true(parse(&f, "prog|--tls=a.pem|b.key", &e));
	assert_string_equal(f.text[FLAG_TLS][1], "b.key");
	assert_true(parse(&f, "prog|--fault|busy:2|--fault=slow:5:3", &e));
	assert_int_equal(faults_at(&f.faults, 6),
			 INJECT_BIT(INJECT_BUSY) | INJECT_BIT(INJECT_SLOW));
	assert_int_equal(faults_at(&f.faults, 2), INJECT_BIT(INJECT_BUSY));
}

TEST(bounds_are_those_of_the_table)
{
	static const char *const good[] = {"prog|--port|0",     "prog|--port|65535",
					   "prog|--rate|0",     "prog|--customers|0",
					   "prog|--page-max|1", "prog|--now|0"};
	static const char *const bad[] = {"prog|--port|65536", "prog|--port|-1",
					  "prog|--port|80x",   "prog|--customers|1000001",
					  "prog|--page-max|0", "prog|--rate|1e3",
					  "prog|--latency|",   "prog|--seed|18446744073709551615"};
	struct flags f;
	struct err e;

	for (size_t i = 0; i < COUNT_OF(good); i++)
		assert_true(parse(&f, good[i], &e));
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		assert_false(parse(&f, bad[i], &e));
		assert_int_equal(e.kind, ERR_USAGE);
	}
	assert_false(parse(&f, "prog|--port|65536", &e));
	assert_string_equal(e.text, "--port needs a whole number from 0 to 65535, not \"65536\"");
}

TEST(a_beginning_of_one_option_is_that_option)
{
	struct flags f;
	struct err e;

	assert_true(parse(&f, "prog|--cust|7|--role|r|--page-max=9", &e));
	assert_int_equal(f.number[FLAG_CUSTOMERS], 7);
	assert_string_equal(f.text[FLAG_ROLE][0], "r");
	assert_int_equal(f.number[FLAG_PAGE_MAX], 9);
}

TEST(mistakes_are_explained)
{
	static const char *const cases[][2] = {
	    {"prog|--prt|1",
	     "unknown option \"--prt\" (did you mean --port?); --help lists the options"},
	    {"prog|--nothing", "unknown option \"--nothing\"; --help lists the options"},
	    {"prog|--", "unknown option \"--\"; --help lists the options"},
	    {"prog|--ro|x", "--ro could be --role or --role-life; type more of the option"},
	    {"prog|--page-max-=x", "--page-max-error takes no value"},
	    {"prog|--fault|buzy",
	     "--fault has no kind \"buzy\" (did you mean busy?); --help lists the kinds"},
	    {"prog|8080", "unknown option \"8080\"; --help lists the options"},
	    {"prog|", "unknown option \"\"; --help lists the options"},
	    {"prog|--port", "--port needs a value: --port N"},
	    {"prog|--tls|a.pem", "--tls needs a value: --tls CERT KEY"},
	    {"prog|--until-eof=yes", "--until-eof takes no value"},
	    {"prog|--log=", "--log needs a value; it is empty"},
	    {"prog|--fault|nope", "--fault has no kind \"nope\"; --help lists the kinds"}};
	struct flags f;
	struct err e;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		assert_false(parse(&f, cases[i][0], &e));
		assert_string_equal(e.text, cases[i][1]);
	}
}

TEST(help_and_version_end_the_parsing)
{
	struct flags f;
	struct err e;

	assert_true(parse(&f, "prog|--help|--nonsense", &e));
	assert_true(f.given[FLAG_HELP]);
	assert_true(parse(&f, "prog|-V|--nonsense", &e));
	assert_true(f.given[FLAG_VERSION]);
	assert_false(parse(&f, "prog|--nonsense|--help", &e));
}

TEST(the_help_names_every_flag_and_fault)
{
	struct buf text;

	buf_init(&text, 1u << 16);
	flags_help(&text);
	assert_false(text.full);
	for (int i = 0; i < INJECTIONS; i++)
		assert_non_null(strstr(text.p, faults_name((enum injection)i)));
	assert_non_null(strstr(text.p, "--customers N"));
	assert_non_null(strstr(text.p, "--page-max-error"));
	buf_release(&text);
}

TEST(a_script_is_for_a_known_shell)
{
	struct flags f;
	struct err e = {.kind = ERR_NONE};
	struct buf out;

	assert_true(parse(&f, "prog|--completion|zsh|--nonsense", &e));
	assert_string_equal(f.text[FLAG_COMPLETION][0], "zsh");
	buf_init(&out, 1u << 16);
	assert_true(flags_completion("zsh", &out, &e));
	assert_true(sl_starts(buf_sl(&out), SL("#compdef tcpartner-demo-api\n")));
	assert_false(flags_completion("tcsh", &out, &e));
	assert_string_equal(e.text, "--completion needs a shell: bash, zsh or fish, not \"tcsh\"");
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(without_arguments_everything_has_its_default),
	    cmocka_unit_test(values_follow_or_are_attached),
	    cmocka_unit_test(bounds_are_those_of_the_table),
	    cmocka_unit_test(a_beginning_of_one_option_is_that_option),
	    cmocka_unit_test(mistakes_are_explained),
	    cmocka_unit_test(a_script_is_for_a_known_shell),
	    cmocka_unit_test(help_and_version_end_the_parsing),
	    cmocka_unit_test(the_help_names_every_flag_and_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
