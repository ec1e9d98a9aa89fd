/* SPDX-License-Identifier: MIT */
/* The terminal port in locales whose characters are not UTF-8. */
#include <stdlib.h>

#include "base/attr.h"

#include "terminal_child.h"
#include "test.h"

#define PROGRAM TEST_BUILD "/tests/pty/test_terminal_locale"
#define LOCALES TEST_BUILD "/tests/locales"

static bool wrote(const struct pty *p, const char *bytes)
{
	return memmem(p->raw, p->n_raw, bytes, strlen(bytes)) != NULL;
}

/* Makes a locale with this charset, unless it is there; false where there is no localedef. */
static bool make_locale(const char *charset)
{
	char command[300];
	snprintf(command, sizeof command,
		 "d=" LOCALES "; test -d $d/xx.%s || { mkdir -p $d && "
		 "localedef -c -i C -f %s $d/xx.%s; test -d $d/xx.%s; } >$d.log 2>&1",
		 charset, charset, charset, charset);
	if (system(command) == 0)
		return true;
	print_message("# no locale of %s can be made here\n", charset);
	return false;
}

static struct pty *start(const char *charset, const char *line)
{
	static char locale[40];
	/* glibc never frees the list of its conversion modules, which the leak checker would
	 * report. */
	static const char *const env[] = {"LOCPATH=" LOCALES, locale, "ASAN_OPTIONS=detect_leaks=0",
					  NULL};
	const char *const lines[] = {line, NULL};
	snprintf(locale, sizeof locale, "LC_ALL=xx.%s", charset);
	struct pty *p = terminal_child_launch(PROGRAM, &(struct pty_options){.env = env}, lines);
	assert_true(pty_wait(p, "utf8=0"));
	return p;
}

/* Two ideographs, a letter that takes two columns there and one here, Hangul, which these have not.
 */
static void assert_shows(const char *charset, const char *ideographs)
{
	char drawn[40];
	if (!make_locale(charset))
		return;
	struct pty *p = start(charset, "a深海|é|한|");
	snprintf(drawn, sizeof drawn, "a%s|?|? |", ideographs);
	if (!wrote(p, drawn))
		fail_msg("%s: not drawn", charset);
	/* A key of two bytes, which come one by one; the k may have a frame of its own. */
	size_t before = p->n_raw;
	pty_send(p, ideographs, 1);
	pty_send(p, ideographs + 1, 1);
	pty_type(p, "k");
	assert_true(pty_wait(p, "k"));
	assert_non_null(memmem(p->raw + before, p->n_raw - before, ideographs, 2));
	terminal_child_quit(p);
}

TEST(chinese_in_a_chinese_locale)
{
	assert_shows("GB2312", "\xc9\xee\xba\xa3");
}

TEST(chinese_in_a_japanese_locale)
{
	assert_shows("EUC-JP", "\xbf\xbc\xb3\xa4");
}

/* The title passes the gate first, and then has the locale's bytes. */
TEST(titles_have_the_bytes_of_the_locale)
{
	if (!make_locale("EUC-JP"))
		return;
	struct pty *p = start("EUC-JP", "");
	pty_type(p, "Tk");
	assert_true(pty_wait(p, "k"));
	assert_true(wrote(p, "\033]2;a?]2;b??\x8f\xab\xb1\a"));
	terminal_child_quit(p);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(chinese_in_a_chinese_locale),
	    cmocka_unit_test(chinese_in_a_japanese_locale),
	    cmocka_unit_test(titles_have_the_bytes_of_the_locale),
	};
	if (argc > 1 && strcmp(argv[1], "child") == 0)
		return terminal_child(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
