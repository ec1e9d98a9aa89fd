/* SPDX-License-Identifier: MIT */
/* Tests of src/credentials/profiles.c. */
#include <sys/stat.h>
#include <unistd.h>

#include "config/config.h"
#include "config/config_options.h"
#include "credentials/profiles.h"
#include "test.h"

static struct {
	char home[200];
	struct config config;
	struct options_over over;
	struct options o;
	const char *id, *file;
	struct profile_entry entry[PROFILES_MAX];
	size_t n;
} bench;

static const char *env(const char *name)
{
	if (strcmp(name, "TENCENTCLOUD_CREDENTIALS_FILE") == 0)
		return bench.file;
	return strncmp(name, "TENCENTCLOUD_SECRET", 19) == 0 ? bench.id : NULL;
}

static const char *path_of(const char *name)
{
	static char path[300];
	snprintf(path, sizeof path, "%s/%s", bench.home, name);
	return path;
}

static void put(const char *name, const char *text)
{
	FILE *f = fopen(path_of(name), "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void find(const char *command, bool cvm_role)
{
	struct credential_sources from = {.home = bench.home,
					  .etc = "/nonexistent",
					  .env = env,
					  .command = command,
					  .cvm_role = cvm_role,
					  .profile = bench.o.profile};
	bench.n = profiles_find(&bench.o, &from, bench.entry);
}

static void is(size_t i, const char *name, const char *note, bool current)
{
	assert_true(i < bench.n);
	assert_string_equal(bench.entry[i].name, name);
	assert_string_equal(bench.entry[i].note, note);
	assert_int_equal(bench.entry[i].current, current);
}

SETUP(set_up)
{
	memset(&bench, 0, sizeof bench);
	snprintf(bench.home, sizeof bench.home, TEST_BUILD "/profiles-XXXXXX");
	assert_non_null(mkdtemp(bench.home));
	assert_int_equal(mkdir(path_of(".tccli"), 0700), 0);
	assert_int_equal(mkdir(path_of(".tencentcloud"), 0700), 0);
	bench.over = (struct options_over){.config = &bench.config, .env = env};
	bench.o.over = &bench.over;
	return 0;
}

TEARDOWN(tear_down)
{
	static const char *const names[] = {
	    ".tccli/main.credential",    ".tccli/default.credential",
	    ".tccli/main.configure",     ".tccli/.credential",
	    ".tccli/..x.credential",     ".tccli/a.credential",
	    ".tencentcloud/credentials", "config"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		unlink(path_of(names[i]));
	rmdir(path_of(".tccli"));
	rmdir(path_of(".tencentcloud"));
	config_release(&bench.config);
	return rmdir(bench.home);
}

TEST(nothing_is_found_where_there_is_nothing)
{
	find(NULL, false);
	assert_int_equal(bench.n, 0);
	snprintf(bench.home + strlen(bench.home), 4, "x");
	find(NULL, false);
	assert_int_equal(bench.n, 0);
	bench.home[strlen(bench.home) - 1] = '\0';
}

TEST(tccli_and_the_configuration_are_one_list_by_name)
{
	struct err e = {0};
	put(".tccli/main.credential", "{}");
	put(".tccli/default.credential", "{}");
	put(".tccli/main.configure", "{}");
	put(".tccli/.credential", "{}");
	put(".tccli/..x.credential", "{}");
	put("config", "order = asc\n[profile main]\norder = asc\ntimeout = 3\n"
		      "[profile backup]\norder = asc\n[profile a/b]\norder = asc\n");
	assert_true(config_read(&bench.config, path_of("config"), true, &e));
	find(NULL, false);
	assert_int_equal(bench.n, 3);
	is(0, "backup", "config", false);
	is(1, "default", "tccli", true);
	is(2, "main", "config", false);
	bench.o.usual_profile = "main";
	find(NULL, false);
	is(1, "default", "tccli", false);
	is(2, "main", "config", true);
	bench.o.profile = "backup";
	find(NULL, false);
	is(0, "backup", "config", true);
	is(2, "main", "config", false);
}

TEST(sources_without_a_profile_name_come_first)
{
	put(".tccli/a.credential", "{}");
	find(NULL, true);
	is(0, "", "the CVM role", true);
	put(".tencentcloud/credentials", "");
	find(NULL, true);
	is(0, "", "SDKs", true);
	find("pass", true);
	is(0, "", "credential_command", true);
	bench.id = "AKID";
	find("pass", true);
	is(0, "", "the environment", true);
	is(1, "a", "tccli", false);
	assert_int_equal(bench.n, 2);
}

TEST(the_file_of_the_sdks_may_be_named)
{
	char path[300];
	put(".tccli/a.credential", "{}");
	put("mine", "");
	snprintf(path, sizeof path, "%s", path_of("mine"));
	bench.file = path;
	find(NULL, false);
	is(0, "", "SDKs", true);
	/* Where it names a file that is not there, no other counts. */
	put(".tencentcloud/credentials", "");
	assert_int_equal(unlink(path), 0);
	find(NULL, false);
	is(0, "a", "tccli", false);
	assert_int_equal(bench.n, 1);
}

static const char *name_of(int i)
{
	static char name[40];
	snprintf(name, sizeof name, ".tccli/p%04d.credential", i);
	return name;
}

/* The folder gives its files in no order. */
TEST(of_too_many_the_first_ones_and_the_current_one_are_kept)
{
	char first[20];
	for (int i = 0; i < PROFILES_MAX + 30; i++)
		put(name_of(i), "{}");
	bench.o.profile = "p1029";
	find(NULL, false);
	for (int i = 0; i < PROFILES_MAX + 30; i++)
		assert_int_equal(unlink(path_of(name_of(i))), 0);
	assert_int_equal(bench.n, PROFILES_MAX);
	is(PROFILES_MAX - 1, "p1029", "tccli", true);
	for (int i = 0; i < PROFILES_MAX - 1; i++) {
		snprintf(first, sizeof first, "p%04d", i);
		is((size_t)i, first, "tccli", false);
	}
}

#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(nothing_is_found_where_there_is_nothing),
	    WITH_SETUP(tccli_and_the_configuration_are_one_list_by_name),
	    WITH_SETUP(sources_without_a_profile_name_come_first),
	    WITH_SETUP(the_file_of_the_sdks_may_be_named),
	    WITH_SETUP(of_too_many_the_first_ones_and_the_current_one_are_kept),
	};
	return cmocka_run_group_tests_name("profiles_find", tests, NULL, NULL);
}
