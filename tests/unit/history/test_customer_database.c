/* SPDX-License-Identifier: MIT */
/* Tests of src/history/customer_database.c. */
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/attr.h"

#include "files.h"
#include "history/customer_database.h"
#include "sample.h"
#include "test.h"

static char folder[64], path[100];
static struct arena arena;

SETUP(begin)
{
	snprintf(folder, sizeof folder, "/tmp/tcpartner-customers-XXXXXX");
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/customers.db", folder);
	arena_init(&arena);
	return 0;
}

TEARDOWN(end)
{
	arena_release(&arena);
	unlink(path);
	return rmdir(folder);
}

static const int columns[] = {FIELD_CLIENT_UIN,       FIELD_NAME,    FIELD_REMAINING_CREDIT,
			      FIELD_CREDIT,           FIELD_FORCE,   DERIVED_STATUS,
			      DERIVED_TOP_UP_TO_ZERO, DERIVED_RUNWAY};
static const struct customer_database_format format = {
    columns, COUNT_OF(columns), {&credit_thresholds_default, NULL}};

static void add(struct customer_database *d, const struct sample *s)
{
	struct customer c;
	sample_pack(&c, &arena, s);
	customer_database_add(d, &c);
}

static void write_two(void)
{
	struct err e = {0};
	struct customer_database *d = customer_database_new(path, &format, &e);
	if (!d)
		fail_msg("%s", e.text);
	add(d, &(struct sample){.uin = "200416277903",
				.name = "O'Neil \"and\" \xe8\x85\xbe\xe8\xae\xaf; DROP TABLE x",
				.remaining = "-234.56",
				.credit = "9223372036854.77",
				.force = "0"});
	add(d, &(struct sample){.uin = "7", .remaining = "100"});
	if (!customer_database_finish(d, &e))
		fail_msg("%s", e.text);
}

static const char *ask(const char *sql)
{
	static char answer[300];
	sqlite3 *db;
	sqlite3_stmt *s;
	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(s), SQLITE_ROW);
	const char *text = (const char *)sqlite3_column_text(s, 0);
	snprintf(answer, sizeof answer, "%s", text ? text : "NULL");
	sqlite3_finalize(s);
	sqlite3_close(db);
	return answer;
}

#define FIRST " FROM customers WHERE ClientUin = 200416277903"

TEST(values_have_their_types_and_are_exact)
{
	write_two();
	assert_string_equal(ask("SELECT count(*) FROM customers"), "2");
	assert_string_equal(ask("SELECT typeof(ClientUin)" FIRST), "integer");
	assert_string_equal(ask("SELECT typeof(Credit)" FIRST), "real");
	assert_string_equal(ask("SELECT typeof(TopUpToZero)" FIRST), "real");
	assert_string_equal(ask("SELECT typeof(Name)" FIRST), "text");
	assert_string_equal(ask("SELECT Name" FIRST),
			    "O'Neil \"and\" \xe8\x85\xbe\xe8\xae\xaf; DROP TABLE x");
	assert_string_equal(ask("SELECT RemainingCredit" FIRST), "-234.56");
	assert_string_equal(ask("SELECT Credit" FIRST), "9223372036854.77");
	assert_string_equal(ask("SELECT Force" FIRST), "0");
	assert_string_equal(ask("SELECT Status" FIRST), "NEG");
	assert_string_equal(ask("SELECT TopUpToZero" FIRST), "234.56");
	assert_string_equal(ask("SELECT ClientUin FROM customers WHERE RemainingCredit = 100"),
			    "7");
}

TEST(what_is_not_known_is_null)
{
	write_two();
	assert_string_equal(ask("SELECT Credit FROM customers WHERE ClientUin = 7"), "NULL");
	assert_string_equal(ask("SELECT Name FROM customers WHERE ClientUin = 7"), "NULL");
	assert_string_equal(ask("SELECT Runway" FIRST), "NULL");
	assert_string_equal(ask("SELECT Status FROM customers WHERE ClientUin = 7"), "N/A");
}

TEST(only_the_user_can_read_it_and_it_replaces_another)
{
	struct stat st;
	umask(0);
	fclose(fopen(path, "w"));
	write_two();
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	write_two();
	assert_string_equal(ask("SELECT count(*) FROM customers"), "2");
	assert_int_equal(files_count(folder), 1);
}

TEST(what_is_dropped_leaves_nothing)
{
	struct err e = {0};
	struct customer_database *d = customer_database_new(path, &format, &e);
	assert_non_null(d);
	add(d, &(struct sample){.uin = "7"});
	/* It is not there under its name before it is complete. */
	assert_int_equal(files_count(folder), 1);
	assert_int_not_equal(access(path, F_OK), 0);
	customer_database_drop(d);
	customer_database_drop(NULL);
	assert_int_equal(files_count(folder), 0);
}

TEST(a_place_that_cannot_be_written_is_named)
{
	struct err e = {0};
	char deep[200];
	snprintf(deep, sizeof deep, "%s/none/customers.db", folder);
	assert_null(customer_database_new(deep, &format, &e));
	assert_non_null(strstr(e.text, "none/customers.db: No such file or directory"));
	err_clear(&e);
	assert_null(customer_database_new(folder, &format, &e));
	assert_non_null(strstr(e.text, "is not a regular file"));
}

TEST(a_full_disk_is_named_and_nothing_is_left)
{
	struct rlimit before, limit;
	struct err e = {0};
	char name[2000];
	memset(name, 'x', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	limit = before;
	limit.rlim_cur = 20000;
	struct customer_database *d = customer_database_new(path, &format, &e);
	assert_non_null(d);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	for (int i = 0; i < 20; i++)
		add(d, &(struct sample){.uin = "7", .name = name});
	bool ok = customer_database_finish(d, &e);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_false(ok);
	assert_non_null(strstr(e.text, path));
	assert_non_null(strstr(e.text, "cannot write"));
	assert_int_equal(files_count(folder), 0);
}

int main(void)
{
#define EACH(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
	    EACH(values_have_their_types_and_are_exact),
	    EACH(what_is_not_known_is_null),
	    EACH(only_the_user_can_read_it_and_it_replaces_another),
	    EACH(what_is_dropped_leaves_nothing),
	    EACH(a_place_that_cannot_be_written_is_named),
	    EACH(a_full_disk_is_named_and_nothing_is_left),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
