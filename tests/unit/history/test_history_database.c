/* SPDX-License-Identifier: MIT */
/* Tests of src/history/history_database.c: files that are not as they should be. */
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "files.h"
#include "files/state_file.h"
#include "history/history.h"
#include "history_fixture.h"
#include "test.h"

#define CUSTOMERS 40

static struct history_fixture f;
static char bytes[1 << 20];

SETUP(begin)
{
	history_fixture_begin(&f);
	return 0;
}

TEARDOWN(end)
{
	history_fixture_end(&f);
	return 0;
}

static void put(int64_t hour)
{
	assert_int_equal(
	    history_fixture_put(&f, FIXTURE_HOUR(hour), CUSTOMERS, &fixture_keep_all, NULL),
	    HISTORY_KEPT);
}

static size_t read_file(void)
{
	FILE *file = fopen(f.path, "r");
	assert_non_null(file);
	size_t n = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	return n;
}

static void write_file(const void *p, size_t n)
{
	state_file_make_folders(f.path);
	FILE *file = fopen(f.path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(p, 1, n, file), n);
	fclose(file);
}

static void run_sql(const char *sql)
{
	sqlite3 *db;
	state_file_make_folders(f.path);
	assert_int_equal(sqlite3_open(f.path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static int read_number(const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *s;
	assert_int_equal(sqlite3_open(f.path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(s), SQLITE_ROW);
	int n = sqlite3_column_int(s, 0);
	sqlite3_finalize(s);
	sqlite3_close(db);
	return n;
}

/* Neither reading nor writing is possible, the sentence has these words, and the file is as it was.
 */
static void assert_refused(const char *words)
{
	static char before[sizeof bytes];
	size_t n = read_file();
	memcpy(before, bytes, n);
	for (int i = 0; i < 2; i++) {
		struct err e = {0};
		if (i == 0)
			assert_int_equal(history_fixture_put(&f, FIXTURE_HOUR(90), CUSTOMERS,
							     &fixture_keep_all, &e),
					 HISTORY_FAILED);
		else
			assert_int_equal(history_fixture_count(&f, CUSTOMERS, &e), -1);
		assert_non_null(strstr(e.text, f.path));
		if (!strstr(e.text, words))
			fail_msg("\"%s\" is not in: %s", words, e.text);
		assert_int_equal(read_file(), n);
		assert_memory_equal(bytes, before, n);
	}
}

TEST(a_new_file_has_the_id_and_the_version)
{
	put(0);
	assert_int_equal(read_number("PRAGMA application_id"), 0x74637068);
	assert_int_equal(read_number("PRAGMA user_version"), 2);
	read_file();
	assert_int_equal(bytes[18], 2); /* write-ahead log */
}

TEST(an_empty_file_becomes_a_history)
{
	write_file("", 0);
	put(0);
	assert_int_equal(history_fixture_count(&f, CUSTOMERS, NULL), 1);
}

TEST(a_missing_file_is_not_made_for_reading)
{
	struct err e = {0};
	assert_int_equal(history_fixture_count(&f, CUSTOMERS, &e), -1);
	assert_non_null(strstr(e.text, "\"history = yes\" in the configuration file keeps one"));
	assert_int_equal(files_count(f.folder), 0);
}

TEST(a_text_is_no_history)
{
	char text[9000];
	memset(text, 'x', sizeof text);
	write_file(text, sizeof text);
	assert_refused("is not a history of tcpartner, or it is damaged");
	write_file("short", 5);
	assert_refused("is not a history of tcpartner, or it is damaged");
}

TEST(a_database_of_another_program_is_left)
{
	run_sql("CREATE TABLE notes (text)");
	assert_refused("is a database of another program");
	assert_int_equal(read_number("SELECT count(*) FROM notes"), 0);
}

TEST(a_database_with_another_id_is_left)
{
	run_sql("PRAGMA application_id = 7");
	assert_refused("is a database of another program");
}

TEST(a_later_version_is_left)
{
	put(0);
	run_sql("PRAGMA user_version = 3");
	assert_refused("was written by a later version of tcpartner");
	assert_int_equal(read_number("SELECT count(*) FROM snapshot"), 1);
}

/* The file of a program that was ended between making it and its first transaction. */
TEST(an_earlier_version_becomes_this_one)
{
	run_sql("PRAGMA application_id = 0x74637068");
	put(0);
	assert_int_equal(read_number("PRAGMA user_version"), 2);
	assert_int_equal(history_fixture_count(&f, CUSTOMERS, NULL), 1);
}

/* In version 1 an account had one key. */
TEST(version_1_becomes_this_one)
{
	put(0);
	put(1);
	run_sql("DROP TABLE key; PRAGMA user_version = 1");
	assert_int_equal(history_fixture_count(&f, CUSTOMERS, NULL), 2);
	assert_int_equal(read_number("PRAGMA user_version"), 2);
	put(2);
	assert_int_equal(history_fixture_count(&f, CUSTOMERS, NULL), 3);
	assert_int_equal(read_number("SELECT count(*) FROM account"), 1);
}

/* A change of the version that fails in its middle leaves the version before. */
TEST(an_earlier_version_that_cannot_be_changed_is_left)
{
	run_sql("PRAGMA application_id = 0x74637068; CREATE TABLE snapshot (mine)");
	assert_int_equal(
	    history_fixture_put(&f, FIXTURE_HOUR(0), CUSTOMERS, &fixture_keep_all, NULL),
	    HISTORY_FAILED);
	assert_int_equal(read_number("PRAGMA user_version"), 0);
	assert_int_equal(read_number("SELECT count(*) FROM sqlite_master"), 1);
}

static void put_many(void)
{
	for (int64_t hour = 0; hour < 40; hour++)
		put(hour);
}

TEST(a_cut_file_is_damaged)
{
	put_many();
	size_t n = read_file();
	write_file(bytes, n / 2);
	assert_refused("is damaged and was left as it is");
}

TEST(zeros_in_the_file_are_damage)
{
	put_many();
	size_t n = read_file();
	memset(bytes + 4096, 0, n - 4096);
	write_file(bytes, n);
	assert_refused("is damaged and was left as it is");
}

/* Damage that SQLite does not see: the bytes of a snapshot, and its chain. */
TEST(a_snapshot_that_is_not_readable_is_damage)
{
	static const char *const damages[] = {
	    "UPDATE snapshot SET rows = x'ffff' WHERE id = 1",
	    "UPDATE snapshot SET rows = '' WHERE id = 1",
	    "UPDATE snapshot SET base = 1 WHERE id = 1",
	    "UPDATE snapshot SET base = 2 WHERE id = 1",
	    "UPDATE snapshot SET base = 999 WHERE id = 1",
	    "UPDATE snapshot SET base = id - 1 WHERE id > 1",
	    "DELETE FROM snapshot WHERE id = 1",
	    "UPDATE snapshot SET checksum = checksum + 1 WHERE id = 40",
	    "UPDATE snapshot SET rows = (SELECT rows FROM snapshot WHERE id = 31) WHERE id = 1",
	};
	for (size_t i = 0; i < COUNT_OF(damages); i++) {
		unlink(f.path);
		put_many();
		run_sql(damages[i]);
		struct err e = {0};
		assert_int_equal(history_fixture_count(&f, CUSTOMERS, &e), -1);
		if (!strstr(e.text, "is damaged and was left as it is"))
			fail_msg("%s: %s", damages[i], e.text);
	}
}

TEST(a_folder_in_its_place_is_refused)
{
	struct err e = {0};
	state_file_make_folders(f.path);
	assert_int_equal(mkdir(f.path, 0700), 0);
	assert_int_equal(history_fixture_put(&f, FIXTURE_HOUR(0), CUSTOMERS, &fixture_keep_all, &e),
			 HISTORY_FAILED);
	assert_non_null(strstr(e.text, "is not a regular file"));
}

TEST(a_path_that_cannot_be_made_is_named)
{
	struct err e = {0};
	char file[100];
	snprintf(file, sizeof file, "%s/tcpartner", f.folder);
	fclose(fopen(file, "w"));
	assert_int_equal(history_fixture_put(&f, FIXTURE_HOUR(0), CUSTOMERS, &fixture_keep_all, &e),
			 HISTORY_FAILED);
	assert_non_null(strstr(e.text, "Not a directory"));
	assert_non_null(strstr(e.text, f.path));
}

/* Another process that is about to write for long. */
TEST(a_file_in_use_is_waited_for_and_then_named)
{
	sqlite3 *db;
	struct err e = {0};
	put(0);
	assert_int_equal(sqlite3_open(f.path, &db), SQLITE_OK);
	struct history *h = history_fixture_open(&f);
	history_set_patience(h, 1);
	assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	struct snapshot s = history_fixture_snapshot(FIXTURE_HOUR(1), CUSTOMERS);
	assert_int_equal(history_put(h, &f.account, &s, true, &fixture_keep_all, &e),
			 HISTORY_FAILED);
	assert_non_null(strstr(e.text, "is in use by another process"));
	sqlite3_close(db);
	assert_int_equal(history_put(h, &f.account, &s, true, &fixture_keep_all, &e), HISTORY_KEPT);
	snapshot_release(&s);
	history_close(h);
}

int main(void)
{
#define EACH(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
	    EACH(a_new_file_has_the_id_and_the_version),
	    EACH(an_empty_file_becomes_a_history),
	    EACH(a_missing_file_is_not_made_for_reading),
	    EACH(a_text_is_no_history),
	    EACH(a_database_of_another_program_is_left),
	    EACH(a_database_with_another_id_is_left),
	    EACH(a_later_version_is_left),
	    EACH(an_earlier_version_becomes_this_one),
	    EACH(version_1_becomes_this_one),
	    EACH(an_earlier_version_that_cannot_be_changed_is_left),
	    EACH(a_cut_file_is_damaged),
	    EACH(zeros_in_the_file_are_damage),
	    EACH(a_snapshot_that_is_not_readable_is_damage),
	    EACH(a_folder_in_its_place_is_refused),
	    EACH(a_path_that_cannot_be_made_is_named),
	    EACH(a_file_in_use_is_waited_for_and_then_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
