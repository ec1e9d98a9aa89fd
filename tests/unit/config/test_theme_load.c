/* SPDX-License-Identifier: MIT */
/* Tests of src/config/theme_load.c: where the file of a theme is. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "config/theme_load.h"
#include "test.h"

static char folder[200], themes[220], file[240], config[220];
static struct theme_file t;
static struct err e;

static void write_theme(const char *text)
{
	FILE *f = fopen(file, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static int make_folder(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, TEST_BUILD "/theme-load-%ld", (long)getpid());
	snprintf(themes, sizeof themes, "%s/themes", folder);
	snprintf(file, sizeof file, "%s/mine", themes);
	snprintf(config, sizeof config, "%s/config", folder);
	return mkdir(folder, 0700) || mkdir(themes, 0700);
}

static int remove_folder(void **state)
{
	(void)state;
	unlink(file);
	return rmdir(themes) || rmdir(folder);
}

static bool load(const char *name, const char *config_path)
{
	err_clear(&e);
	return theme_load(name, config_path, &t, &e);
}

TEST(a_name_is_a_file_of_the_folder_beside_the_configuration)
{
	write_theme("base = cb\nok = red\n");
	assert_true(load("mine", config));
	assert_true(t.base == THEME_CB && t.set[ROLE_OK]);
	assert_false(load("mine", "config"));
	assert_non_null(strstr(e.text, "the file themes/mine does not exist"));
}

TEST(a_name_with_a_slash_is_a_path)
{
	char home[250], *before = getenv("HOME");
	write_theme("ok = red\n");
	assert_true(load(file, ""));
	snprintf(home, sizeof home, "%s", before ? before : "");
	setenv("HOME", folder, 1);
	assert_true(load("~/themes/mine", ""));
	setenv("HOME", home, 1);
	assert_false(load("./mine", config));
	assert_string_equal(e.text, "the file ./mine does not exist");
}

TEST(no_name_is_an_empty_theme)
{
	assert_true(load(NULL, config));
	assert_false(t.set[ROLE_OK] || t.n_problems);
}

TEST(what_cannot_be_a_theme_is_refused)
{
	assert_false(load("drak", config));
	assert_non_null(strstr(e.text, "no theme \"drak\" (did you mean dark?); themes are auto, "
				       "light, dark, cb, mono and high-contrast; the file "));
	assert_false(load("mine", ""));
	assert_non_null(strstr(e.text, "no file is known for the theme \"mine\"; write its path"));
	assert_false(load("..", config));
	write_theme("ok = \xff\n");
	assert_false(load("mine", config));
	assert_non_null(strstr(e.text, "is not UTF-8 text"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_name_is_a_file_of_the_folder_beside_the_configuration),
	    cmocka_unit_test(a_name_with_a_slash_is_a_path),
	    cmocka_unit_test(no_name_is_an_empty_theme),
	    cmocka_unit_test(what_cannot_be_a_theme_is_refused),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
