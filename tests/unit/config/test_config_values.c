/* SPDX-License-Identifier: MIT */
/* Tests of src/config/config_values.c. */
#include "config/config.h"
#include "config/config_values.h"
#include "test.h"

static struct config config;

TEARDOWN(tear_down)
{
	config_release(&config);
	return 0;
}

static const char *value_of(const char *text, const char *key, const char *home)
{
	struct err e = {0};
	config_release(&config);
	sl_to_chars(SL("/etc/config"), config.path, sizeof config.path);
	assert_true(config_parse(&config, sl_from(text), &e));
	config_values_read(&config, home);
	const struct config_entry *entry = config_find(&config, NULL, key);
	assert_non_null(entry);
	return entry->value;
}

static void path_is(const char *written, const char *path)
{
	char text[200];
	snprintf(text, sizeof text, "ca-file = %s\n", written);
	assert_string_equal(value_of(text, "ca-file", "/home/u"), path);
}

TEST(the_home_is_put_for_its_signs)
{
	path_is("~/corp.pem", "/home/u/corp.pem");
	path_is("$HOME/corp.pem", "/home/u/corp.pem");
	path_is("${HOME}/a b.pem", "/home/u/a b.pem");
	path_is("\"~/corp.pem\"", "/home/u/corp.pem");
	path_is("~", "/home/u");
	path_is("~other/corp.pem", "~other/corp.pem");
	path_is("$HOMER/corp.pem", "$HOMER/corp.pem");
	path_is("/x/~/corp.pem", "/x/~/corp.pem");
	assert_string_equal(value_of("ca-file = ~/x", "ca-file", NULL), "~/x");
}

TEST(quotation_marks_are_no_part_of_a_value)
{
	assert_string_equal(value_of("endpoint = \"https://h\"", "endpoint", NULL), "https://h");
	assert_string_equal(value_of("order = 'asc'", "order", NULL), "asc");
	assert_string_equal(value_of("order = \"asc'", "order", NULL), "\"asc'");
	assert_string_equal(value_of("order = \"", "order", NULL), "\"");
	assert_string_equal(value_of("order = \"\"", "order", NULL), "");
	/* Only a file has a home. */
	assert_string_equal(value_of("endpoint = ~/x", "endpoint", "/home/u"), "~/x");
}

/* A shell reads them. */
TEST(commands_are_left_as_they_are)
{
	assert_string_equal(
	    value_of("credential_command = \"pass\" 'x'", "credential-command", "/home/u"),
	    "\"pass\" 'x'");
	assert_string_equal(value_of("copy-command = '~/copy'", "copy-command", "/home/u"),
			    "'~/copy'");
	assert_string_equal(value_of("bind x = \"quit\"", "bind x", "/home/u"), "\"quit\"");
}

TEST(a_value_is_found_by_its_line)
{
	char place[60];
	const char *path = value_of("# comment\nca-file = ~/x\n", "ca-file", "/home/u");
	assert_true(config_values_place(&config, path, NULL, place, sizeof place));
	assert_string_equal(place, "/etc/config line 2");
	assert_false(config_values_place(&config, "/home/u/x", NULL, place, sizeof place));
	assert_false(config_values_place(&config, NULL, NULL, place, sizeof place));
}

#define WITH_TEARDOWN(f) cmocka_unit_test_teardown(f, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_TEARDOWN(the_home_is_put_for_its_signs),
	    WITH_TEARDOWN(quotation_marks_are_no_part_of_a_value),
	    WITH_TEARDOWN(commands_are_left_as_they_are),
	    WITH_TEARDOWN(a_value_is_found_by_its_line),
	};
	return cmocka_run_group_tests_name("config_values", tests, NULL, NULL);
}
