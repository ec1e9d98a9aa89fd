/* SPDX-License-Identifier: MIT */
/* What changed between two sessions of the real program, by the file that keeps their lists. */
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "history/history.h"
#include "program.h"
#include "test.h"

#define TRIES      1000
#define DAY_S      86400
#define THIRD_ROW  "▌ 200416277083" /* of the demo, with the cursor */
#define FILE_MAX   (1 << 18)
#define FULL_BYTES 6000 /* more than a page of the database, less than it needs */

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

static struct program launch(const char *const *demo, const char *history)
{
	const char *const env[] = {set_data, NULL}, *const args[] = {history, NULL};
	return program_launch(&(struct program_options){
	    .rows = 24, .cols = 100, .env = env, .demo = demo, .args = args});
}

static struct program start_demo(const char *const *demo, const char *history)
{
	struct program b = launch(demo, history);
	assert_true(pty_wait(b.pty, "row 1/"));
	return b;
}

static struct program start(const char *customers, const char *history)
{
	return start_demo((const char *const[]){"--customers", customers, NULL}, history);
}

/* Starts where the history can neither be kept nor, a moment later, be read: both messages name the
 * file or folder, and stand where the number of the row was. */
static struct program start_without_history(void)
{
	struct program b = launch((const char *const[]){"--customers", "300", NULL}, "--history");
	assert_true(pty_wait(b.pty, "tcpartner-changes-"));
	assert_true(pty_find(b.pty, "The history could not be read: ") >= 0 ||
		    pty_find(b.pty, "The list was not kept in the history: ") >= 0);
	return b;
}

static void leave(struct program *b)
{
	assert_int_equal(program_quit(b), 0);
	program_stop(b);
}

static size_t read_bytes(char bytes[FILE_MAX])
{
	FILE *f = fopen(file, "r");
	assert_non_null(f);
	size_t n = fread(bytes, 1, FILE_MAX, f);
	assert_int_equal(fclose(f), 0);
	assert_true(n > 100 && n < FILE_MAX);
	return n;
}

static void check_usable(struct program *b)
{
	pty_type(b->pty, "jj");
	assert_true(pty_wait(b->pty, THIRD_ROW));
	pty_type(b->pty, "C");
	assert_true(pty_wait(b->pty, "The history "));
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

static void name_account(struct history_account *of)
{
	history_account_make(SL("127.0.0.1"), SL(DEMO_KEY_ID), SL(""), of);
}

/* Makes of the list that was kept one of each of the days before, when so much less was used. */
static void age_history(int days, int64_t a_day)
{
	struct history_account of;
	struct snapshot s;
	struct err e = {0};
	size_t removed;
	name_account(&of);
	snapshot_init(&s, 0);
	struct history *h = history_open(file, HISTORY_WRITE, &e);
	assert_non_null(h);
	assert_int_equal(history_find(h, &of, INT64_MAX, &s, &e), HISTORY_FOUND);
	assert_int_equal(s.n, 300);
	assert_true(history_forget(h, NULL, &removed, &e));
	for (size_t i = 0; i < s.n; i++)
		s.rows[i].remaining += days * a_day;
	s.taken_s -= days * DAY_S;
	for (; days > 0; days--, s.taken_s += DAY_S) {
		assert_int_equal(history_put(h, &of, &s, true, &retention_default, &e),
				 HISTORY_KEPT);
		for (size_t i = 0; i < s.n; i++)
			s.rows[i].remaining -= a_day;
	}
	snapshot_release(&s);
	history_close(h);
}

TEST(what_changed_between_two_sessions_is_listed)
{
	struct stat st;
	struct program b = start("300", "--history");
	assert_true(pty_wait(b.pty, "loaded 300 of 300"));
	wait_for_history(b.pty);
	leave(&b);
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	age_history(1, 0);
	b = start("310", "--history");
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
	struct program b = start("300", NULL);
	assert_true(pty_wait(b.pty, "loaded 300 of 300"));
	pty_type(b.pty, ":history on\n");
	assert_true(pty_wait(b.pty, "history.db"));
	pty_type(b.pty, "\033");
	assert_true(pty_wait_gone(b.pty, "history.db"));
	leave(&b);
	snprintf(path, sizeof path, "%s/tcpartner", folder);
	assert_int_not_equal(stat(path, &st), 0);
}

TEST(burn_is_of_snapshots_where_bills_are_refused)
{
	const char *const demo[] = {"--customers", "300", "--deny",
				    "DescribeCustomerBillDetailByDay", NULL};
	struct program b = start("300", "--history");
	assert_true(pty_wait(b.pty, "loaded 300 of 300"));
	wait_for_history(b.pty);
	leave(&b);
	age_history(5, 10000000);
	b = start_demo(demo, "--history");
	assert_true(pty_wait(b.pty, "loaded 300 of 300"));
	pty_type(b.pty, "B\n");
	assert_true(pty_wait(b.pty, "it is computed from kept snapshots"));
	assert_true(pty_wait(b.pty, "of 300, from snapshots"));
	leave(&b);
}

/* Keeps a small list, so that there is a file, and returns its bytes. */
static size_t make_file(char bytes[FILE_MAX])
{
	struct history_account of;
	struct snapshot s;
	struct err e = {0};
	name_account(&of);
	struct history *h = history_open(file, HISTORY_WRITE, &e);
	assert_non_null(h);
	snapshot_init(&s, 1790000000);
	struct snapshot_row row = {.uin = 1, .known = SNAPSHOT_KNOWN};
	assert_true(snapshot_add_row(&s, &row));
	assert_int_equal(history_put(h, &of, &s, true, &retention_default, &e), HISTORY_KEPT);
	history_close(h);
	snapshot_release(&s);
	return read_bytes(bytes);
}

/* The bytes of another user_version and application_id in the head of a database. */
#define VERSION_AT     63
#define APPLICATION_AT 68

static void break_foreign(char *bytes, size_t n)
{
	memset(bytes, 'x', n);
}

static void break_other_program(char *bytes, size_t n)
{
	(void)n;
	memset(bytes + APPLICATION_AT, 0x55, 4);
}

static void break_newer(char *bytes, size_t n)
{
	(void)n;
	bytes[VERSION_AT] = 99;
}

static void break_damaged(char *bytes, size_t n)
{
	memset(bytes + 100, 0x7f, n - 100);
}

/* The file stays as it is, a sentence says why, and the browser goes on. */
static void check_unusable(void (*break_file)(char *bytes, size_t n))
{
	static char bytes[FILE_MAX], after[FILE_MAX];
	size_t n = make_file(bytes);
	break_file(bytes, n);
	FILE *f = fopen(file, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
	struct program b = start_without_history();
	check_usable(&b);
	leave(&b);
	assert_int_equal(read_bytes(after), n);
	assert_memory_equal(after, bytes, n);
}

TEST(a_file_that_is_no_database_is_left_with_a_sentence)
{
	check_unusable(break_foreign);
}

TEST(the_database_of_another_program_is_left_with_a_sentence)
{
	check_unusable(break_other_program);
}

TEST(the_file_of_a_later_version_is_left_with_a_sentence)
{
	check_unusable(break_newer);
}

TEST(a_damaged_file_is_left_with_a_sentence)
{
	check_unusable(break_damaged);
}

/* Something else is where the folder would be: this holds for every user. */
TEST(a_folder_that_cannot_be_made_is_a_sentence)
{
	char path[80];
	snprintf(path, sizeof path, "%s/tcpartner", folder);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fclose(f), 0);
	struct program b = start_without_history();
	check_usable(&b);
	leave(&b);
	assert_int_equal(unlink(path), 0);
}

TEST(a_folder_that_is_read_only_is_a_sentence)
{
	char path[80];
	struct stat st;
	if (geteuid() == 0)
		skip(); /* root writes everywhere */
	snprintf(path, sizeof path, "%s/tcpartner", folder);
	assert_int_equal(mkdir(path, 0500), 0);
	struct program b = start_without_history();
	check_usable(&b);
	leave(&b);
	assert_int_not_equal(stat(file, &st), 0);
}

/* A limit of the size of files is a full disk to the program. */
TEST(a_disk_that_is_full_is_a_sentence)
{
	struct rlimit usual, full;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &usual), 0);
	full = usual;
	full.rlim_cur = FULL_BYTES;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &full), 0);
	struct program b = start_without_history();
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &usual), 0);
	check_usable(&b);
	leave(&b);
}

int main(void)
{
#define EACH(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
	    EACH(what_changed_between_two_sessions_is_listed),
	    EACH(while_it_is_off_no_file_is_made),
	    EACH(burn_is_of_snapshots_where_bills_are_refused),
	    EACH(a_file_that_is_no_database_is_left_with_a_sentence),
	    EACH(the_database_of_another_program_is_left_with_a_sentence),
	    EACH(the_file_of_a_later_version_is_left_with_a_sentence),
	    EACH(a_damaged_file_is_left_with_a_sentence),
	    EACH(a_folder_that_cannot_be_made_is_a_sentence),
	    EACH(a_folder_that_is_read_only_is_a_sentence),
	    EACH(a_disk_that_is_full_is_a_sentence),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
