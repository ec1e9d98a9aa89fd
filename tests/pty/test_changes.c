/* SPDX-License-Identifier: MIT */
/* What changed between two sessions of the real program, by the file that keeps their lists. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "history/history.h"
#include "program.h"
#include "test.h"

#define TRIES 1000

static char folder[40], set_data[60], file[80];

SETUP(begin)
{
	snprintf(folder, sizeof folder, "/tmp/tcpartner-changes-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	snprintf(set_data, sizeof set_data, "XDG_DATA_HOME=%s", folder);
	snprintf(file, sizeof file, "%s/tcpartner/history.db", folder);
	return 0;
}

TEARDOWN(end)
{
	static const char *const names[] = {"", "-wal", "-shm"};
	char path[100];
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s%s", file, names[i]);
		unlink(path);
	}
	snprintf(path, sizeof path, "%s/tcpartner", folder);
	rmdir(path);
	return rmdir(folder);
}

/* The same port is the same account. */
static struct program start(const char *customers, const char *port, const char *history)
{
	const char *const env[] = {set_data, NULL}, *const args[] = {history, NULL};
	const char *const demo[] = {"--customers", customers, port ? "--port" : NULL, port, NULL};
	return program_start(&(struct program_options){
	    .rows = 24, .cols = 100, .env = env, .demo = demo, .args = args});
}

static void leave(struct program *b)
{
	assert_int_equal(program_quit(b), 0);
	program_stop(b);
}

/* The message says when the history has answered. */
static void wait_for_history(struct pty *p)
{
	for (int i = 0; i < TRIES; i++) {
		pty_type(p, "C");
		assert_true(pty_wait(p, "The history "));
		if (pty_find(p, "no earlier list") >= 0)
			return;
		pty_type(p, "j");
		assert_true(pty_wait_gone(p, "The history "));
	}
	fail_msg("the history does not answer");
}

/* Makes the list that was kept one of the day before. */
static void age_history(const char *url)
{
	struct history_account of;
	struct snapshot s;
	struct err e = {0};
	size_t removed;
	history_account_make(sl_drop(sl_from(url), strlen("https://")), SL(DEMO_KEY_ID), SL(""),
			     &of);
	snapshot_init(&s, 0);
	struct history *h = history_open(file, HISTORY_WRITE, &e);
	assert_non_null(h);
	assert_int_equal(history_find(h, &of, INT64_MAX, &s, &e), HISTORY_FOUND);
	assert_int_equal(s.n, 300);
	assert_true(history_forget(h, NULL, &removed, &e));
	s.taken_s -= 86400;
	assert_int_equal(history_put(h, &of, &s, true, &retention_default, &e), HISTORY_KEPT);
	snapshot_release(&s);
	history_close(h);
}

TEST(what_changed_between_two_sessions_is_listed)
{
	struct stat st;
	char port[8], url[64];
	struct program b = start("300", NULL, "--history");
	assert_true(pty_wait(b.pty, "loaded 300 of 300"));
	wait_for_history(b.pty);
	snprintf(url, sizeof url, "%s", b.demo.url);
	snprintf(port, sizeof port, "%s", strrchr(b.demo.url, ':') + 1);
	leave(&b);
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	age_history(url);
	b = start("310", port, "--history");
	assert_true(pty_wait(b.pty, "10 new"));
	pty_type(b.pty, "C");
	assert_true(pty_wait(b.pty, "Changes since"));
	pty_type(b.pty, "\n");
	assert_true(pty_wait_gone(b.pty, "Changes since"));
	leave(&b);
}

TEST(while_it_is_off_no_file_is_made)
{
	char path[80];
	struct stat st;
	struct program b = start("300", NULL, NULL);
	assert_true(pty_wait(b.pty, "loaded 300 of 300"));
	pty_type(b.pty, ":history on\n");
	assert_true(pty_wait(b.pty, "history.db"));
	pty_type(b.pty, "\033");
	assert_true(pty_wait_gone(b.pty, "history.db"));
	leave(&b);
	snprintf(path, sizeof path, "%s/tcpartner", folder);
	assert_int_not_equal(stat(path, &st), 0);
}

/* The file is one that another program wrote: it stays, and the browser goes on. */
TEST(a_file_that_cannot_be_used_is_a_sentence)
{
	char path[80], text[20] = "";
	snprintf(path, sizeof path, "%s/tcpartner", folder);
	assert_int_equal(mkdir(path, 0700), 0);
	FILE *f = fopen(file, "w");
	assert_non_null(f);
	fputs("not a database", f);
	assert_int_equal(fclose(f), 0);
	struct program b = start("300", NULL, "--history");
	assert_true(pty_wait(b.pty, "The history could not be read"));
	pty_type(b.pty, "jj");
	assert_true(pty_wait(b.pty, "row 3/300"));
	leave(&b);
	f = fopen(file, "r");
	assert_non_null(f);
	assert_non_null(fgets(text, sizeof text, f));
	fclose(f);
	assert_string_equal(text, "not a database");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(what_changed_between_two_sessions_is_listed, begin,
					    end),
	    cmocka_unit_test_setup_teardown(while_it_is_off_no_file_is_made, begin, end),
	    cmocka_unit_test_setup_teardown(a_file_that_cannot_be_used_is_a_sentence, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
