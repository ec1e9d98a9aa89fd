/* SPDX-License-Identifier: MIT */
/* Tests of src/config/config.c. */
#include <sys/stat.h>
#include <unistd.h>

#include "config/config.h"
#include "test.h"

static char path[200];

static void put_bytes(const char *bytes, size_t n)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	fclose(f);
}

static struct config read_text(const char *text)
{
	struct config c;
	struct err e = {0};
	put_bytes(text, strlen(text));
	if (!config_read(&c, path, true, &e))
		fail_msg("%s", e.text);
	return c;
}

static void has(const struct config *c, const char *profile, const char *key, const char *value)
{
	const struct config_entry *entry = config_find(c, profile, key);
	if (!value) {
		assert_null(entry);
		return;
	}
	assert_non_null(entry);
	assert_string_equal(entry->value, value);
}

/* The i-th problem is of that line and says so. */
static void complains(const struct config *c, size_t i, int line, const char *says)
{
	assert_true(i < c->n_problems);
	assert_int_equal(c->problem[i].line, line);
	if (!strstr(c->problem[i].text, says))
		fail_msg("says: %s", c->problem[i].text);
}

TEST(the_place_follows_the_xdg_rules)
{
	char out[CONFIG_PATH], deep[CONFIG_PATH + 10];
	config_usual_path("/x", "/home/u", out);
	assert_string_equal(out, "/x/tcpartner/config");
	config_usual_path(NULL, "/home/u", out);
	assert_string_equal(out, "/home/u/.config/tcpartner/config");
	config_usual_path("", "/home/u", out);
	assert_string_equal(out, "/home/u/.config/tcpartner/config");
	config_usual_path("relative", "/home/u", out);
	assert_string_equal(out, "/home/u/.config/tcpartner/config");
	config_usual_path(NULL, NULL, out);
	assert_string_equal(out, "");
	memset(deep, 'd', sizeof deep);
	deep[0] = '/';
	deep[sizeof deep - 1] = '\0';
	config_usual_path(deep, "/home/u", out);
	assert_string_equal(out, "");
}

TEST(entries_are_read_with_their_sections)
{
	struct config c = read_text("# a comment\n"
				    "order = asc\r\n"
				    "\n"
				    "  page_size=50\n"
				    "; another\n"
				    "[profile main]\n"
				    "credential_command =  pass show x | sed 's/#/=/'  \n"
				    "[ profile  two words ]\n"
				    "order=desc");
	assert_int_equal(c.n_problems, 0);
	assert_int_equal(c.n, 4);
	has(&c, NULL, "order", "asc");
	has(&c, NULL, "page-size", "50");
	has(&c, "main", "credential-command", "pass show x | sed 's/#/=/'");
	has(&c, "two words", "order", "desc");
	has(&c, "main", "order", NULL);
	has(&c, NULL, "credential-command", NULL);
	assert_int_equal(c.entries[0].line, 2);
	assert_int_equal(c.entries[3].line, 9);
	config_release(&c);
}

TEST(an_error_names_its_line_and_is_skipped)
{
	struct config c = read_text("order\n"
				    "[profile]\n"
				    "endpoint = lost\n"
				    "[colors]\n"
				    "red = lost too\n"
				    "[profile main\n"
				    "order = lost as well\n"
				    "[profile main]\n"
				    "order = asc\n"
				    "order = desc\n"
				    "[\n");
	assert_int_equal(c.n_problems, 6);
	complains(&c, 0, 1, "not [profile NAME] or key = value");
	complains(&c, 1, 2, "[profile NAME] needs a name");
	complains(&c, 2, 4, "unknown section [colors]");
	complains(&c, 3, 6, "needs a ]");
	complains(&c, 4, 10, "order was already set in line 9");
	complains(&c, 5, 11, "needs a ]");
	assert_int_equal(c.n, 2);
	has(&c, "main", "order", "desc");
	config_release(&c);
}

TEST(problems_are_bounded_and_harmless_to_a_terminal)
{
	char text[400] = "";
	for (int i = 0; i < 30; i++)
		strcat(text, "[\033[2J]\n");
	struct config c = read_text(text);
	assert_int_equal(c.n_problems, 30);
	assert_null(strchr(c.problem[0].text, '\033'));
	assert_int_equal(c.problem[CONFIG_PROBLEMS - 1].line, CONFIG_PROBLEMS);
	config_complain(&c, 3, "this is found later");
	assert_int_equal(c.n_problems, 31);
	assert_int_equal(c.problem[2].line, 3);
	assert_string_equal(c.problem[3].text, "this is found later");
	assert_int_equal(c.problem[4].line, 4);
	assert_int_equal(c.problem[CONFIG_PROBLEMS - 1].line, CONFIG_PROBLEMS - 1);
	config_complain(&c, 99, "this is behind all that are kept");
	assert_int_equal(c.problem[CONFIG_PROBLEMS - 1].line, CONFIG_PROBLEMS - 1);
	config_release(&c);
}

TEST(an_empty_file_has_nothing)
{
	struct config c = read_text("");
	assert_true(c.present);
	assert_int_equal(c.n + c.n_problems, 0);
	config_release(&c);
	c = read_text("\n\n= x\n");
	assert_int_equal(c.n, 0);
	complains(&c, 0, 3, "needs a name");
	config_release(&c);
}

TEST(a_file_that_is_not_there_is_none_unless_it_was_asked_for)
{
	struct config c;
	struct err e = {0};
	unlink(path);
	assert_true(config_read(&c, path, false, &e));
	assert_false(c.present);
	has(&c, NULL, "order", NULL);
	config_release(&c);
	assert_false(config_read(&c, path, true, &e));
	assert_int_equal(e.kind, ERR_CONFIG);
	assert_non_null(strstr(e.text, "does not exist"));
	config_release(&c);
	err_clear(&e);
	assert_true(config_read(&c, "", false, &e));
	config_release(&c);
}

TEST(a_file_that_is_not_utf8_is_refused)
{
	struct config c;
	struct err e = {0};
	put_bytes("order = a\0sc\n", 13);
	assert_false(config_read(&c, path, false, &e));
	assert_non_null(strstr(e.text, "is not UTF-8"));
	config_release(&c);
	err_clear(&e);
	put_bytes("order = \xff\n", 10);
	assert_false(config_read(&c, path, false, &e));
	config_release(&c);
	err_clear(&e);
	assert_false(config_read(&c, "tests", false, &e));
	assert_int_equal(e.kind, ERR_CONFIG);
	config_release(&c);
}

TEST(it_is_known_whether_others_can_change_it)
{
	struct err e = {0};
	struct config c = read_text("order = asc\n");
	chmod(path, 0644);
	config_release(&c);
	assert_true(config_read(&c, path, true, &e));
	assert_false(c.writable_by_others);
	config_release(&c);
	chmod(path, 0620);
	assert_true(config_read(&c, path, true, &e));
	assert_true(c.writable_by_others);
	config_release(&c);
}

SETUP(make_path)
{
	snprintf(path, sizeof path, TEST_BUILD "/config-%ld", (long)getpid());
	return 0;
}

TEARDOWN(drop_path)
{
	unlink(path);
	return 0;
}

TEST(a_problem_is_printed_with_its_file_and_line)
{
	static struct config c = {.path = "/home/me/config"};
	char text[200];
	config_complain(&c, 3, "no such entry");
	config_print_problem(&c, 0, NULL, text, sizeof text);
	assert_string_equal(text, "/home/me/config line 3: no such entry");
}

TEST(an_entry_that_is_repeated_is_compared_with_the_one_before)
{
	struct config c =
	    read_text("order = asc\norder = desc\norder = asc\n[profile a]\norder = asc\n");
	assert_int_equal(c.n_problems, 2);
	complains(&c, 0, 2, "order was already set in line 1; this line wins");
	complains(&c, 1, 3, "order was already set in line 2; this line wins");
	config_release(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_place_follows_the_xdg_rules),
	    cmocka_unit_test(entries_are_read_with_their_sections),
	    cmocka_unit_test(an_error_names_its_line_and_is_skipped),
	    cmocka_unit_test(problems_are_bounded_and_harmless_to_a_terminal),
	    cmocka_unit_test(an_empty_file_has_nothing),
	    cmocka_unit_test(a_file_that_is_not_there_is_none_unless_it_was_asked_for),
	    cmocka_unit_test(a_file_that_is_not_utf8_is_refused),
	    cmocka_unit_test(it_is_known_whether_others_can_change_it),
	    cmocka_unit_test(a_problem_is_printed_with_its_file_and_line),
	    cmocka_unit_test(an_entry_that_is_repeated_is_compared_with_the_one_before),
	};
	return cmocka_run_group_tests_name("config", tests, make_path, drop_path);
}
