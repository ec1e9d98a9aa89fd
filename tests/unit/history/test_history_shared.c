/* SPDX-License-Identifier: MIT */
/* Tests of src/history: several processes at once, processes that are killed, disks that fail. */
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "history/history.h"
#include "history_fixture.h"
#include "test.h"

#define CUSTOMERS 30
#define EACH_PUTS 500

static struct history_fixture f;

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

static bool put(struct history *h, int64_t hour, const struct retention *keep, struct err *e)
{
	struct snapshot s = history_fixture_snapshot(FIXTURE_HOUR(hour), CUSTOMERS);
	bool ok = history_put(h, &f.account, &s, true, keep, e) == HISTORY_KEPT;
	snapshot_release(&s);
	return ok;
}

/* Writes every other hour. Returns the exit status. */
static int write_hours(int64_t first)
{
	struct err e = {0};
	struct history *h = history_open(f.path, HISTORY_WRITE, &e);
	bool ok = h != NULL;
	for (int64_t i = 0; ok && i < EACH_PUTS; i++)
		ok = put(h, first + 2 * i, &fixture_keep_all, &e);
	history_close(h);
	if (!ok)
		fprintf(stderr, "# %s\n", e.text);
	return !ok;
}

static pid_t start_writer(int64_t first)
{
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0)
		_exit(write_hours(first));
	return pid;
}

static int count(void)
{
	struct err e = {0};
	int n = history_fixture_count(&f, CUSTOMERS, &e);
	if (n < 0)
		fail_msg("%s", e.text[0] ? e.text : "a snapshot has other customers");
	return n;
}

TEST(two_writers_and_a_reader_lose_nothing)
{
	int status, seen = 0, done = 0;
	history_close(history_fixture_open(&f));
	start_writer(0);
	start_writer(1);
	while (done < 2) {
		int n = count();
		assert_true(n >= seen);
		seen = n;
		while (waitpid(-1, &status, WNOHANG) > 0) {
			assert_int_equal(status, 0);
			done++;
		}
	}
	assert_int_equal(count(), 2 * EACH_PUTS);
}

static int begin_history(int64_t hour)
{
	struct err e = {0};
	if (history_fixture_put(&f, FIXTURE_HOUR(hour), CUSTOMERS, &fixture_keep_all, &e) ==
	    HISTORY_KEPT)
		return 0;
	fprintf(stderr, "# %s\n", e.text);
	return 1;
}

/* Nobody has made the file yet: all writers make it at the same time. */
TEST(writers_begin_a_history_together)
{
	int status;
	for (int round = 0; round < 20; round++) {
		unlink(f.path);
		for (int64_t hour = 0; hour < 3; hour++) {
			pid_t pid = fork();
			assert_true(pid >= 0);
			if (pid == 0)
				_exit(begin_history(hour));
		}
		for (int i = 0; i < 3; i++) {
			assert_true(wait(&status) > 0);
			assert_int_equal(status, 0);
		}
		assert_int_equal(count(), 3);
	}
}

/* A file system that fails, or in which the process dies, at the n-th change of a file. */
static struct {
	int left;   /* changes until then; 0: never */
	int result; /* of this change and all later ones; SQLITE_OK: the process ends instead */
	bool cuts;  /* half of the bytes are written before that */
	/* A database and its log differ in their locks, and write in the same way. */
	sqlite3_io_methods real, of_database, of_log;
	sqlite3_vfs vfs, *system;
} disk;

/* Returns true if this change fails. */
static bool disk_fails(void)
{
	if (disk.left == 0 || --disk.left > 0)
		return false;
	disk.left = 1;
	return true;
}

static int disk_result(void)
{
	if (disk.result == SQLITE_OK)
		_exit(9);
	return disk.result;
}

static int disk_write(sqlite3_file *file, const void *bytes, int n, sqlite3_int64 at)
{
	if (!disk_fails())
		return disk.real.xWrite(file, bytes, n, at);
	if (disk.cuts)
		disk.real.xWrite(file, bytes, n / 2, at);
	return disk_result();
}

static int disk_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	return disk_fails() ? disk_result() : disk.real.xTruncate(file, size);
}

static int disk_sync(sqlite3_file *file, int flags)
{
	return disk_fails() ? disk_result() : disk.real.xSync(file, flags);
}

static int disk_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *got)
{
	(void)vfs;
	int code = disk.system->xOpen(disk.system, name, file, flags, got);
	if (code != SQLITE_OK)
		return code;
	sqlite3_io_methods *changed =
	    flags & SQLITE_OPEN_MAIN_DB ? &disk.of_database : &disk.of_log;
	disk.real = *changed = *file->pMethods;
	changed->xWrite = disk_write;
	changed->xTruncate = disk_truncate;
	changed->xSync = disk_sync;
	file->pMethods = changed;
	return SQLITE_OK;
}

static void use_disk(void)
{
	disk.system = sqlite3_vfs_find(NULL);
	disk.vfs = *disk.system;
	disk.vfs.zName = "failing";
	disk.vfs.xOpen = disk_open;
	assert_int_equal(sqlite3_vfs_register(&disk.vfs, 1), SQLITE_OK);
}

static void leave_disk(void)
{
	disk.left = 0;
	sqlite3_vfs_unregister(&disk.vfs);
}

/* A history of ten hours, which each attempt begins with. */
static char kept[1 << 20];
static size_t n_kept;

static void make_kept(void)
{
	unlink(f.path);
	struct history *h = history_fixture_open(&f);
	for (int64_t hour = 0; hour < 10; hour++)
		assert_true(put(h, hour, &fixture_keep_all, NULL));
	history_close(h);
	FILE *file = fopen(f.path, "r");
	assert_non_null(file);
	n_kept = fread(kept, 1, sizeof kept, file);
	fclose(file);
	assert_in_range(n_kept, 1, sizeof kept - 1);
}

static void restore_kept(void)
{
	char path[HISTORY_PATH + 8];
	FILE *file = fopen(f.path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(kept, 1, n_kept, file), n_kept);
	fclose(file);
	snprintf(path, sizeof path, "%s-wal", f.path);
	unlink(path);
	snprintf(path, sizeof path, "%s-shm", f.path);
	unlink(path);
}

/* Keeps one more and drops half of the others: the transaction that changes most. */
static const struct retention few = {.hours = 5, .days = 0, .weeks = 0};
#define FEW 5

static enum history_put_result put_one_more(struct err *e)
{
	return history_fixture_put(&f, FIXTURE_HOUR(10), CUSTOMERS, &few, e);
}

/* Ends a process at the n-th change; returns its wait status. */
static int die_at(int n, bool cuts)
{
	int status;
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		use_disk();
		disk.result = SQLITE_OK;
		disk.cuts = cuts;
		disk.left = n;
		_exit(put_one_more(NULL) != HISTORY_KEPT);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

TEST(a_process_that_is_killed_anywhere_leaves_all_or_nothing)
{
	bool before = false, after = false;
	make_kept();
	for (int cuts = 0; cuts < 2; cuts++) {
		int at = 1;
		for (;; at++) {
			restore_kept();
			int status = die_at(at, cuts);
			int n = count();
			assert_true(n == 10 || n == FEW);
			before = before || n == 10;
			after = after || (n == FEW && status != 0);
			if (status == 0)
				break;
			/* Whoever comes next can go on. */
			assert_int_equal(history_fixture_put(&f, FIXTURE_HOUR(11), CUSTOMERS,
							     &fixture_keep_all, NULL),
					 HISTORY_KEPT);
			assert_int_equal(count(), n + 1);
		}
		assert_in_range(at, 10, 500);
		assert_int_equal(count(), FEW);
	}
	assert_true(before && after);
}

/* Each change fails in turn, and all after it. */
static void fail_everywhere(int result, bool cuts, const char *words)
{
	int failed = 0;
	enum history_put_result r = HISTORY_FAILED;
	make_kept();
	use_disk();
	disk.result = result;
	disk.cuts = cuts;
	for (int at = 1; at < 500; at++) {
		struct err e = {0};
		restore_kept();
		disk.left = at;
		r = put_one_more(&e);
		bool done = disk.left > 1;
		disk.left = 0;
		int n = count();
		assert_true(r == HISTORY_KEPT ? n == FEW : n == 10);
		if (r != HISTORY_KEPT) {
			failed++;
			assert_non_null(strstr(e.text, f.path));
			if (!strstr(e.text, words))
				fail_msg("\"%s\" is not in: %s", words, e.text);
		}
		if (done)
			break;
	}
	leave_disk();
	assert_int_equal(r, HISTORY_KEPT);
	assert_in_range(failed, 3, 500);
}

TEST(a_full_disk_keeps_what_was_there_and_is_named)
{
	fail_everywhere(SQLITE_FULL, false, "the disk is full");
	fail_everywhere(SQLITE_FULL, true, "the disk is full");
}

TEST(a_disk_that_fails_keeps_what_was_there)
{
	fail_everywhere(SQLITE_IOERR_WRITE, true, "cannot be used");
}

#define NOBODY 65534

/* Root may write everywhere: the folder becomes that of nobody, and so does the process. */
static int put_as_nobody(void)
{
	struct err e = {0};
	if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
		return 1;
	if (put_one_more(&e) == HISTORY_KEPT || !strstr(e.text, f.path) ||
	    !strstr(e.text, "nothing was kept")) {
		fprintf(stderr, "# %s\n", e.text);
		return 2;
	}
	return 0;
}

TEST(a_folder_without_permission_is_named)
{
	int status;
	char folder[100];
	make_kept();
	snprintf(folder, sizeof folder, "%s/tcpartner", f.folder);
	if (geteuid() == 0) {
		assert_int_equal(chown(f.folder, NOBODY, NOBODY), 0);
		assert_int_equal(chown(folder, NOBODY, NOBODY), 0);
		assert_int_equal(chown(f.path, NOBODY, NOBODY), 0);
	}
	assert_int_equal(chmod(folder, 0500), 0);
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0)
		_exit(put_as_nobody());
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(chmod(folder, 0700), 0);
	assert_int_equal(status, 0);
	assert_int_equal(count(), 10);
}

int main(void)
{
#define EACH(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
	    EACH(two_writers_and_a_reader_lose_nothing),
	    EACH(writers_begin_a_history_together),
	    EACH(a_process_that_is_killed_anywhere_leaves_all_or_nothing),
	    EACH(a_full_disk_keeps_what_was_there_and_is_named),
	    EACH(a_disk_that_fails_keeps_what_was_there),
	    EACH(a_folder_without_permission_is_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
