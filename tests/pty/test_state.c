/* SPDX-License-Identifier: MIT */
/* The state file between sessions of the real program. */
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "program.h"
#include "test.h"

static char folder[] = "/tmp/tcpartner-state-XXXXXX", path[300], set_path[330];

static struct program start(void)
{
	const char *const env[] = {set_path, NULL};
	return program_start(&(struct program_options){.env = env});
}

static void leave(struct program *b)
{
	assert_int_equal(program_quit(b), 0);
	program_stop(b);
}

TEST(columns_and_filters_are_there_again)
{
	struct stat st;
	struct program b = start();
	struct pty *p = b.pty;
	assert_true(pty_find(p, "Remaining %") >= 0);
	pty_type(p, "cjj ");
	assert_true(pty_wait(p, "[ ] Remaining %"));
	pty_type(p, "\n");
	assert_true(pty_wait_gone(p, "Remaining %"));
	pty_type(p, "f");
	assert_true(pty_wait(p, "Filter: ask the API"));
	pty_type(p, "\tLtd\n");
	assert_true(pty_wait(p, "of 177"));
	leave(&b);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	b = start();
	p = b.pty;
	assert_int_equal(pty_find(p, "Remaining %"), -1);
	pty_type(p, "f");
	assert_true(pty_wait(p, "↺ Name Ltd"));
	pty_type(p, "\033");
	assert_true(pty_wait_gone(p, "↺ Name Ltd"));
	leave(&b);
}

TEST(a_saved_view_is_there_again)
{
	char config[] = "/tmp/tcpartner-config-XXXXXX", set_config[70], file[80];
	assert_non_null(mkdtemp(config));
	snprintf(set_config, sizeof set_config, "XDG_CONFIG_HOME=%s", config);
	const char *const env[] = {set_path, set_config, NULL};
	struct program_options options = {.env = env};
	struct program b = program_start(&options);
	pty_type(b.pty, "&status:neg,out\n");
	assert_true(pty_wait(b.pty, "where status:neg,out"));
	pty_type(b.pty, ":save-view late-payers\n");
	assert_true(pty_wait(b.pty, "View late-payers is saved"));
	leave(&b);
	b = program_start(&options);
	pty_type(b.pty, "V");
	assert_true(pty_wait(b.pty, "1 late-payers"));
	pty_type(b.pty, "1");
	assert_true(pty_wait(b.pty, "where status:neg,out"));
	leave(&b);
	snprintf(file, sizeof file, "%s/tcpartner/views", config);
	assert_int_equal(unlink(file), 0);
	*strrchr(file, '/') = '\0';
	assert_int_equal(rmdir(file), 0);
	assert_int_equal(rmdir(config), 0);
}

static size_t entries(const char *of)
{
	size_t n = 0;
	DIR *d = opendir(of);
	assert_non_null(d);
	while (readdir(d))
		n++;
	closedir(d);
	return n - 2; /* itself and the one above */
}

/* Neither in the usual place nor in one that is named; nor is anything read that a real profile of
 * that name remembers. */
TEST(a_demo_remembers_nothing)
{
	static const char *const argv[] = {TEST_BUILD "/tcpartner", "--demo", NULL};
	static const char remembered[] = "[profile demo]\nrecent = Name=Secret\n";
	char home[] = "/tmp/tcpartner-home-XXXXXX", set_home[60];
	assert_non_null(mkdtemp(home));
	snprintf(set_home, sizeof set_home, "HOME=%s", home);
	for (int named = 0; named < 2; named++) {
		const char *const env[] = {set_home, named ? set_path : NULL, NULL};
		FILE *f = fopen(path, "w");
		assert_non_null(f);
		fputs(remembered, f);
		assert_int_equal(fclose(f), 0);
		struct pty *p =
		    pty_start(&(struct pty_options){.rows = 24, .cols = 80, .env = env}, argv);
		assert_true(pty_wait(p, "of 2,013"));
		pty_type(p, "f");
		assert_true(pty_wait(p, "Filter: ask the API"));
		assert_int_equal(pty_find(p, "Secret"), -1);
		pty_type(p, "\tLtd\n");
		assert_true(pty_wait(p, "of 177"));
		pty_type(p, "Q");
		assert_true(pty_exit(p));
		assert_int_equal(p->status, 0);
		pty_free(p);
		assert_int_equal(entries(home), 0);
		struct stat st;
		assert_int_equal(stat(path, &st), 0);
		assert_int_equal(st.st_size, strlen(remembered));
	}
	assert_int_equal(rmdir(home), 0);
}

static bool says_at_the_end(const struct program *b, const char *words)
{
	char text[1000] = "";
	FILE *f = fopen(b->stderr_path, "r");
	assert_non_null(f);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	/* The rest of the test awaits that nothing was said. */
	assert_int_equal(truncate(b->stderr_path, 0), 0);
	return strstr(text, words) != NULL;
}

static void is_not_remembered(const char *state, const char *why)
{
	const char *const env[] = {state, NULL};
	struct program b = program_launch(&(struct program_options){.env = env});
	assert_true(pty_wait(b.pty, "Columns and filters are not remembered"));
	assert_int_equal(program_quit(&b), 0);
	assert_true(says_at_the_end(&b, why));
	program_stop(&b);
}

TEST(a_relative_path_is_explained_and_nothing_is_written)
{
	is_not_remembered("TCPARTNER_STATE=state-of-a-test", "name the file from / on");
	assert_int_equal(access("state-of-a-test", F_OK), -1);
}

TEST(a_file_that_is_too_large_is_explained_and_kept)
{
	struct stat st;
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	for (int i = 0; i < 1 << 17; i++)
		putc('#', f);
	assert_int_equal(fclose(f), 0);
	is_not_remembered(set_path, path);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_size, 1 << 17);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(columns_and_filters_are_there_again),
	    cmocka_unit_test(a_saved_view_is_there_again),
	    cmocka_unit_test(a_demo_remembers_nothing),
	    cmocka_unit_test(a_relative_path_is_explained_and_nothing_is_written),
	    cmocka_unit_test(a_file_that_is_too_large_is_explained_and_kept),
	};
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/state", folder);
	snprintf(set_path, sizeof set_path, "TCPARTNER_STATE=%s", path);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(path);
	rmdir(folder);
	return failed;
}
