/* SPDX-License-Identifier: MIT */
/* Tests of src/loop/config_reload.c. */
#include <sys/stat.h>
#include <unistd.h>

#include "config/config.h"
#include "config/config_options.h"
#include "loop/config_reload.h"
#include "loop/session.h"
#include "test.h"

#define FIRST "page-size = 20\ntheme = dark\n[profile main]\norder = asc\n"

static char path[100], *words[6];
static struct config config;
static struct options_over over;
static struct options options;
static struct session session;
static struct config_reload *reload;
static struct event got;

static const char *env(const char *name)
{
	(void)name;
	return NULL;
}

static void put(const char *text)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

/* Starts a session with FIRST; file tells whether the command line names the file. */
static void begin(const char *profile, bool file)
{
	struct err e = {0};
	int argc = 0;
	words[argc++] = (char *)"tcpartner";
	if (file) {
		words[argc++] = (char *)"--config";
		words[argc++] = path;
	}
	if (profile) {
		words[argc++] = (char *)"--profile";
		words[argc++] = (char *)profile;
	}
	put(FIRST);
	assert_true(config_read(&config, path, true, &e));
	over = (struct options_over){argc, words, &config, env, NULL};
	assert_true(config_options_apply(&over, &options, &e));
	session.options = &options;
	reload = config_reload_new(&session);
}

static void read_again(const char *text)
{
	put(text);
	got = config_reload_read(reload);
	assert_int_equal(got.kind, EV_CONFIG);
}

SETUP(set_up)
{
	memset(&session, 0, sizeof session);
	snprintf(path, sizeof path, "/tmp/tcpartner-reload-XXXXXX");
	int fd = mkstemp(path);
	return fd < 0 ? -1 : close(fd);
}

TEARDOWN(tear_down)
{
	config_reload_free(reload);
	config_release(&config);
	unlink(path);
	return 0;
}

TEST(the_same_file_changes_nothing)
{
	begin(NULL, true);
	read_again(FIRST);
	assert_non_null(got.config.settings);
	assert_null(got.config.why);
	assert_null(got.config.later);
}

TEST(what_the_browser_can_change_changes_at_once)
{
	begin(NULL, true);
	read_again(FIRST "[profile other]\norder = desc\n");
	assert_null(got.config.later);
	read_again("watch-every = 300\nconsole-url = https://c.example/{uin}\nload-all = 77\n"
		   "copy-command = xclip\nbind z = quit\n" FIRST);
	assert_null(got.config.why);
	assert_null(got.config.later);
	assert_int_equal(got.config.settings->watch_every_ms, 300000);
	assert_int_equal(got.config.settings->load_all_max, 77);
	assert_string_equal(got.config.settings->console_url, "https://c.example/{uin}");
	assert_int_equal(session.options->load_all_max, 77);
}

TEST(what_needs_a_new_start_is_named)
{
	begin(NULL, true);
	read_again("page-size = 30\ntheme = dark\norder = desc\n");
	assert_string_equal(got.config.later, "order, page-size");
	assert_null(got.config.why);
	/* It is compared with what was read last. */
	read_again("page-size = 30\ntheme = dark\norder = desc\ncredential-command = pass\n");
	assert_string_equal(got.config.later, "credential-command");
	read_again("page-size = 30\ntheme = dark\norder = desc\ncredential-command = pass\n"
		   "profile = main\n");
	assert_string_equal(got.config.later, "profile");
}

TEST(what_the_profile_has_itself_counts)
{
	begin("main", true);
	read_again("order = desc\n" FIRST);
	assert_null(got.config.later);
	read_again("order = desc\npage-size = 20\n[profile main]\norder = desc\n");
	assert_string_equal(got.config.later, "order");
	read_again("order = desc\npage-size = 20\n[profile main]\n");
	assert_null(got.config.later);
}

TEST(the_first_mistake_is_named_and_the_rest_counts)
{
	char want[200];
	begin(NULL, true);
	read_again("nonsense\npage-sise = 30\nload-all = 77\n" FIRST);
	assert_non_null(got.config.settings);
	assert_int_equal(got.config.settings->load_all_max, 77);
	snprintf(want, sizeof want, "%s line 1: ", path);
	assert_non_null(strstr(got.config.why, want));
	read_again(FIRST "other-mistake = 1\n");
	assert_non_null(strstr(got.config.why, "other-mistake"));
	read_again(FIRST);
	assert_null(got.config.why);
}

TEST(a_file_that_is_gone_changes_nothing)
{
	begin(NULL, true);
	assert_int_equal(unlink(path), 0);
	got = config_reload_read(reload);
	assert_null(got.config.settings);
	assert_non_null(strstr(got.config.why, path));
	assert_ptr_equal(session.options, &options);
}

TEST(one_that_need_not_be_there_is_empty)
{
	begin(NULL, false);
	assert_int_equal(unlink(path), 0);
	got = config_reload_read(reload);
	assert_non_null(got.config.settings);
	assert_null(got.config.why);
	assert_string_equal(got.config.later, "page-size");
}

TEST(without_a_place_for_a_file_nothing_is_read)
{
	begin(NULL, true);
	config.path[0] = '\0';
	got = config_reload_read(reload);
	assert_null(got.config.settings);
	assert_null(got.config.why);
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    T(the_same_file_changes_nothing),
	    T(what_the_browser_can_change_changes_at_once),
	    T(what_needs_a_new_start_is_named),
	    T(what_the_profile_has_itself_counts),
	    T(the_first_mistake_is_named_and_the_rest_counts),
	    T(a_file_that_is_gone_changes_nothing),
	    T(one_that_need_not_be_there_is_empty),
	    T(without_a_place_for_a_file_nothing_is_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
