/* SPDX-License-Identifier: MIT */
/* What the program does around its screen: its children, its refusals, `list` at a terminal. */
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "program.h"
#include "test.h"

static struct pty *start(const char *const *argv, const char *const *env)
{
	return pty_start(&(struct pty_options){.rows = 24, .cols = 80, .env = env}, argv);
}

static int code_of(struct pty *p)
{
	assert_true(pty_exit(p));
	return WIFEXITED(p->status) ? WEXITSTATUS(p->status) : -1;
}

/* A folder with our program alone, and another in PATH with a server that tells its environment. */
struct elsewhere {
	char folder[200], program[300], server[300], told[300], path[300];
};

static void put_elsewhere(struct elsewhere *w)
{
	snprintf(w->folder, sizeof w->folder, "%s", TEST_BUILD "/run-XXXXXX");
	assert_non_null(mkdtemp(w->folder));
	snprintf(w->program, sizeof w->program, "%s/tcpartner", w->folder);
	snprintf(w->server, sizeof w->server, "%s/bin/tcpartner-demo-api", w->folder);
	snprintf(w->told, sizeof w->told, "%s/told", w->folder);
	snprintf(w->path, sizeof w->path, "%s/bin", w->folder);
	assert_int_equal(mkdir(w->path, 0700), 0);
	assert_int_equal(link(TEST_BUILD "/tcpartner", w->program), 0);
	snprintf(w->path, sizeof w->path, "PATH=%s/bin:/usr/bin:/bin", w->folder);
	FILE *f = fopen(w->server, "w");
	assert_non_null(f);
	fprintf(f, "#!/bin/sh\n{ env; echo \"$@\"; } >%s\n", w->told);
	fclose(f);
	assert_int_equal(chmod(w->server, 0700), 0);
}

static void take_away(struct elsewhere *w)
{
	unlink(w->program);
	unlink(w->server);
	unlink(w->told);
	snprintf(w->path, sizeof w->path, "%s/bin", w->folder);
	rmdir(w->path);
	assert_int_equal(rmdir(w->folder), 0);
}

TEST(the_demo_server_is_given_no_key)
{
	struct elsewhere w;
	char told[4000] = "";
	put_elsewhere(&w);
	const char *const argv[] = {w.program, "--demo", NULL};
	const char *const env[] = {w.path, "TENCENTCLOUD_SECRET_ID=AKIDmine",
				   "TENCENTCLOUD_SECRET_KEY=s3cret", "https_proxy=http://p", NULL};
	struct pty *p = start(argv, env);
	/* It says no address, so the browser gives up: the way it was started is what counts. */
	assert_int_equal(code_of(p), 3);
	assert_true(pty_find(p, "the demo API did not start") >= 0);
	pty_free(p);
	FILE *f = fopen(w.told, "r");
	assert_non_null(f);
	assert_true(fread(told, 1, sizeof told - 1, f) > 0);
	fclose(f);
	assert_non_null(strstr(told, "--port 0 --until-eof"));
	assert_non_null(strstr(told, "PATH="));
	assert_null(strstr(told, "TENCENTCLOUD"));
	assert_null(strstr(told, "s3cret"));
	assert_null(strstr(told, "proxy"));
	assert_null(strstr(told, "HOME="));
	take_away(&w);
}

TEST(no_server_is_said)
{
	struct elsewhere w;
	put_elsewhere(&w);
	const char *const argv[] = {w.program, "--demo", NULL};
	const char *const env[] = {"PATH=/nonexistent", NULL};
	struct pty *p = start(argv, env);
	assert_int_equal(code_of(p), 3);
	assert_true(pty_find(p, "the demo API did not start") >= 0);
	assert_false(p->alt_screen);
	pty_free(p);
	take_away(&w);
}

TEST(an_unknown_terminal_is_refused)
{
	static const char *const argv[] = {TEST_BUILD "/tcpartner", "--demo", NULL};
	static const char *const env[] = {"TERM=nosuchterm", NULL};
	struct pty *p = start(argv, env);
	assert_int_equal(code_of(p), 2);
	assert_true(pty_find(p, "nosuchterm") >= 0);
	assert_true(pty_modes_restored(p));
	pty_free(p);
}

/* The listing of the demo API, at a terminal. */
static struct pty *start_list(struct demo_child *d, const char *const *demo, const char *option,
			      const char *value)
{
	const char *argv[] = {TEST_BUILD "/tcpartner",
			      "list",
			      "--endpoint",
			      NULL,
			      "--ca-file",
			      NULL,
			      option,
			      value,
			      NULL};
	static const char *const env[] = {"TENCENTCLOUD_SECRET_ID=" DEMO_KEY_ID,
					  "TENCENTCLOUD_SECRET_KEY=" DEMO_KEY, "HOME=/nonexistent",
					  NULL};
	*d = demo_child_start(demo);
	argv[3] = d->url;
	argv[5] = d->ca_path;
	return start(argv, env);
}

TEST(at_a_terminal_the_list_is_a_table_that_fits)
{
	static const char *const few[] = {"--customers", "9", NULL};
	struct demo_child d;
	struct pty *p = start_list(&d, few, NULL, NULL);
	assert_int_equal(code_of(p), 0);
	/* One line each, none broken; no progress left behind. */
	assert_memory_equal(pty_row(p, 0), "Status  ClientUin     Name", 26);
	assert_string_not_equal(pty_row(p, 9), "");
	assert_string_equal(pty_row(p, 10), "");
	assert_int_equal(pty_find(p, " left"), -1);
	pty_free(p);
	demo_child_stop(&d);
}

/* Of a list that takes its time: how far it is, how fast, how long yet; erased in the end. */
TEST(the_progress_of_a_list_is_shown_below)
{
	static const char *const some[] = {"--customers", "900", NULL};
	struct demo_child d;
	struct pty *p = start_list(&d, some, "--columns", "ClientUin");
	assert_true(pty_wait(p, " s left"));
	int row = pty_find(p, " of 900");
	assert_true(row >= 0);
	assert_memory_equal(pty_row(p, row), "[", 1);
	assert_int_equal(code_of(p), 0);
	assert_int_equal(pty_find(p, " left"), -1);
	pty_free(p);
	demo_child_stop(&d);
}

/* Rows that are printed as they come do not run into the progress. */
TEST(rows_and_progress_do_not_mix)
{
	static const char *const some[] = {"--customers", "300", NULL};
	struct demo_child d;
	struct pty *p = start_list(&d, some, "-o", "jsonl");
	assert_int_equal(code_of(p), 0);
	for (int row = 0; row < p->rows; row++)
		assert_null(strstr(pty_row(p, row), "%  "));
	assert_int_equal(pty_find(p, " left"), -1);
	pty_free(p);
	demo_child_stop(&d);
}

TEST(hostile_names_do_not_reach_the_terminal)
{
	static const char *const hostile[] = {"--customers", "20", "--fault", "hostile-names",
					      NULL};
	static const char *const formats[] = {"table", "csv", "tsv", "json", "jsonl"};
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		struct demo_child d;
		struct pty *p = start_list(&d, hostile, "-o", formats[i]);
		assert_int_equal(code_of(p), 0);
		for (size_t at = 0; at < p->n_raw; at++) {
			unsigned char c = p->raw[at];
			/* The erased progress line is ours: CR, ESC [ K. */
			if (c == 0x1B && at + 2 < p->n_raw && p->raw[at + 1] == '[' &&
			    p->raw[at + 2] == 'K')
				continue;
			if ((c < ' ' && c != '\r' && c != '\n' && c != '\t') || c == 0x7F)
				fail_msg("%s: byte %02x at %zu", formats[i], c, at);
		}
		pty_free(p);
		demo_child_stop(&d);
	}
}

static void wait_for_a_request(const struct demo_child *d, struct pty *p)
{
	struct demo_child_request r;
	for (int i = 0; i < 500 && demo_child_requests(d, &r, 1) == 0; i++)
		pty_pump(p, 10);
	assert_true(demo_child_requests(d, &r, 1) > 0);
}

TEST(ctrl_c_ends_a_list_with_130)
{
	static const char *const deaf[] = {"--fault", "internal", NULL};
	struct demo_child d;
	struct pty *p = start_list(&d, deaf, NULL, NULL);
	wait_for_a_request(&d, p);
	pty_ctrl(p, 'c');
	assert_int_equal(code_of(p), 130);
	pty_free(p);
	demo_child_stop(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_demo_server_is_given_no_key),
	    cmocka_unit_test(no_server_is_said),
	    cmocka_unit_test(an_unknown_terminal_is_refused),
	    cmocka_unit_test(at_a_terminal_the_list_is_a_table_that_fits),
	    cmocka_unit_test(the_progress_of_a_list_is_shown_below),
	    cmocka_unit_test(rows_and_progress_do_not_mix),
	    cmocka_unit_test(hostile_names_do_not_reach_the_terminal),
	    cmocka_unit_test(ctrl_c_ends_a_list_with_130),
	};
	return cmocka_run_group_tests_name("run", tests, NULL, NULL);
}
