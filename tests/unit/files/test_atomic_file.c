/* SPDX-License-Identifier: MIT */
/* Tests of src/files/atomic_file.c. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"
#include "files/atomic_file.h"
#include "test.h"

static char folder[40], path[100];

/* What the system lacks: /proc, and with it files without a name; links; renames. */
static struct {
	bool proc, links, renames;
} lacks;

int access(const char *name, int mode)
{
	if (lacks.proc && strncmp(name, "/proc/", 6) == 0) {
		errno = ENOENT;
		return -1;
	}
	return faccessat(AT_FDCWD, name, mode, 0);
}

int link(const char *from, const char *to)
{
	if (lacks.links) {
		errno = EPERM;
		return -1;
	}
	return linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int rename(const char *from, const char *to)
{
	if (lacks.renames) {
		errno = EIO;
		return -1;
	}
	return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

SETUP(begin)
{
	snprintf(folder, sizeof folder, "/tmp/tcpartner-fresh-XXXXXX");
	return mkdtemp(folder) ? snprintf(path, sizeof path, "%s/out", folder) < 0 : -1;
}

SETUP(begin_without_proc)
{
	lacks.proc = true;
	return begin(state);
}

TEARDOWN(end)
{
	memset(&lacks, 0, sizeof lacks);
	unlink(path);
	return rmdir(folder);
}

static void put(const char *text)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static void assert_holds(const char *want)
{
	char text[200] = "";
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	assert_string_equal(text, want);
}

static enum atomic_file_result open_it(struct atomic_file *f, bool over, struct err *e)
{
	err_clear(e);
	return atomic_file_open(f, sl_from(path), NULL, over, e);
}

TEST(it_appears_whole_and_private)
{
	struct atomic_file f;
	struct stat s;
	struct err e = {0};
	assert_int_equal(open_it(&f, false, &e), ATOMIC_FILE_OK);
	assert_true(atomic_file_write(&f, SL("half"), &e));
	assert_int_equal(access(path, F_OK), -1);
	assert_true(atomic_file_write(&f, SL(" and half"), &e));
	assert_int_equal(atomic_file_finish(&f, &e), ATOMIC_FILE_OK);
	assert_holds("half and half");
	assert_int_equal(stat(path, &s), 0);
	assert_int_equal(s.st_mode & 0777, 0600);
	assert_int_equal(files_count(folder), 1);
}

TEST(given_up_it_was_never_there)
{
	struct atomic_file f;
	struct err e = {0};
	assert_int_equal(open_it(&f, false, &e), ATOMIC_FILE_OK);
	assert_true(atomic_file_write(&f, SL("half"), &e));
	assert_in_range(files_count(folder), 0,
			1); /* one with a name of ours where there must be one */
	atomic_file_drop(&f);
	atomic_file_drop(&f);
	assert_int_equal(files_count(folder), 0);
}

TEST(one_that_exists_stays_unless_it_may_go)
{
	struct atomic_file f;
	struct err e = {0};
	put("mine");
	assert_int_equal(open_it(&f, false, &e), ATOMIC_FILE_EXISTS);
	assert_int_equal(files_count(folder), 1);
	assert_int_equal(open_it(&f, true, &e), ATOMIC_FILE_OK);
	assert_true(atomic_file_write(&f, SL("new"), &e));
	assert_holds("mine");
	assert_int_equal(atomic_file_finish(&f, &e), ATOMIC_FILE_OK);
	assert_holds("new");
	assert_int_equal(files_count(folder), 1);
}

TEST(one_that_came_meanwhile_stays_too)
{
	struct atomic_file f;
	struct err e = {0};
	assert_int_equal(open_it(&f, false, &e), ATOMIC_FILE_OK);
	put("came first");
	assert_int_equal(atomic_file_finish(&f, &e), ATOMIC_FILE_EXISTS);
	assert_holds("came first");
	assert_int_equal(files_count(folder), 1);
}

TEST(a_link_is_followed)
{
	struct atomic_file f;
	struct stat s;
	struct err e = {0};
	char name[100];
	snprintf(name, sizeof name, "%s/link", folder);
	put("mine");
	assert_int_equal(symlink("out", name), 0);
	assert_int_equal(atomic_file_open(&f, sl_from(name), NULL, true, &e), ATOMIC_FILE_OK);
	assert_true(atomic_file_write(&f, SL("new"), &e));
	assert_int_equal(atomic_file_finish(&f, &e), ATOMIC_FILE_OK);
	assert_holds("new");
	assert_int_equal(lstat(name, &s), 0);
	assert_true(S_ISLNK(s.st_mode));
	unlink(name);
}

TEST(a_tilde_alone_is_the_home_directory)
{
	struct atomic_file f;
	struct err e = {0};
	assert_int_equal(atomic_file_open(&f, SL("~/out"), folder, false, &e), ATOMIC_FILE_OK);
	assert_int_equal(atomic_file_finish(&f, &e), ATOMIC_FILE_OK);
	assert_holds("");
}

static void resolves(const char *asked, const char *want)
{
	struct atomic_file f;
	struct err e = {0};
	(void)atomic_file_open(&f, sl_from(asked), NULL, false, &e);
	assert_string_equal(f.path, want);
	atomic_file_drop(&f);
}

/* Whoever is told the path finds the file, also from elsewhere. */
TEST(the_path_is_absolute)
{
	char want[PATH_MAX + 8], below[100], here[PATH_MAX], *real = realpath(folder, NULL);
	assert_non_null(getcwd(here, sizeof here));
	assert_int_equal(chdir(folder), 0);
	snprintf(want, sizeof want, "%s/out", real);
	snprintf(below, sizeof below, "..%s/./out", strrchr(folder, '/'));
	resolves("out", want);
	resolves("./out", want);
	resolves(below, want);
	put("mine");
	resolves("out", want);
	resolves("/out/of/nowhere", "/out/of/nowhere");
	assert_int_equal(chdir(here), 0);
	free(real);
}

static void refused(const char *name, const char *want)
{
	struct atomic_file f;
	struct err e = {0};
	assert_int_equal(atomic_file_open(&f, sl_from(name), NULL, true, &e), ATOMIC_FILE_FAILED);
	if (!strstr(e.text, want))
		fail_msg("%s: %s", name, e.text);
	assert_int_equal(f.fd, -1);
}

TEST(a_path_that_is_no_plain_file_is_refused)
{
	char name[5000];
	refused(folder, "is a directory");
	refused("", "is a directory; name a file in it");
	refused("/dev/null", "is not a regular file");
	snprintf(name, sizeof name, "%s/none/out", folder);
	refused(name, "No such file");
	memset(name, 'a', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	refused(name, "too long");
	if (geteuid() != 0) {
		assert_int_equal(chmod(folder, 0500), 0);
		refused(path, "Permission denied");
		assert_int_equal(chmod(folder, 0700), 0);
	}
}

/* As on a disk that is full: the write fails, and what was written goes. */
TEST(no_room_leaves_nothing)
{
	struct atomic_file f;
	struct err e = {0};
	struct rlimit before, small;
	char much[10000];
	memset(much, 'x', sizeof much);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small = (struct rlimit){4096, before.rlim_max};
	assert_int_equal(open_it(&f, false, &e), ATOMIC_FILE_OK);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	bool written = atomic_file_write(&f, (struct sl){much, sizeof much}, &e);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_false(written);
	assert_non_null(strstr(e.text, "cannot write"));
	assert_int_equal(f.fd, -1);
	assert_int_equal(files_count(folder), 0);
}

static enum atomic_file_result write_new(struct err *e)
{
	struct atomic_file f;
	assert_int_equal(open_it(&f, false, e), ATOMIC_FILE_OK);
	assert_int_equal(files_count(folder), 1); /* with a name of its own until it is complete */
	assert_true(atomic_file_write(&f, SL("new"), e));
	return atomic_file_finish(&f, e);
}

TEST(without_links_an_empty_file_reserves_the_name)
{
	struct err e = {0};
	lacks.links = true;
	assert_int_equal(write_new(&e), ATOMIC_FILE_OK);
	assert_holds("new");
	assert_int_equal(files_count(folder), 1);
}

TEST(without_links_one_that_came_meanwhile_stays_too)
{
	struct atomic_file f;
	struct err e = {0};
	lacks.links = true;
	assert_int_equal(open_it(&f, false, &e), ATOMIC_FILE_OK);
	put("came first");
	assert_int_equal(atomic_file_finish(&f, &e), ATOMIC_FILE_EXISTS);
	assert_int_equal(e.kind, ERR_NONE);
	assert_holds("came first");
	assert_int_equal(files_count(folder), 1);
}

TEST(a_name_that_cannot_be_given_leaves_nothing)
{
	struct err e = {0};
	lacks.links = lacks.renames = true;
	assert_int_equal(write_new(&e), ATOMIC_FILE_FAILED);
	assert_non_null(strstr(e.text, "cannot create "));
	assert_non_null(strstr(e.text, "/out: Input/output error"));
	assert_int_equal(files_count(folder), 0);
}

TEST(a_file_that_cannot_be_replaced_stays)
{
	struct atomic_file f;
	struct err e = {0};
	lacks.renames = true;
	put("mine");
	assert_int_equal(open_it(&f, true, &e), ATOMIC_FILE_OK);
	assert_true(atomic_file_write(&f, SL("new"), &e));
	assert_int_equal(atomic_file_finish(&f, &e), ATOMIC_FILE_FAILED);
	assert_non_null(strstr(e.text, "/out: Input/output error"));
	assert_holds("mine");
	assert_int_equal(files_count(folder), 1);
}

#define WITH_SETUP(name) cmocka_unit_test_setup_teardown(name, begin, end)
#define WITHOUT_PROC(name)                                                                         \
	{                                                                                          \
#name " (without /proc)", name, begin_without_proc, end, NULL                      \
	}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(it_appears_whole_and_private),
	    WITH_SETUP(given_up_it_was_never_there),
	    WITH_SETUP(one_that_exists_stays_unless_it_may_go),
	    WITH_SETUP(one_that_came_meanwhile_stays_too),
	    WITH_SETUP(a_link_is_followed),
	    WITH_SETUP(the_path_is_absolute),
	    WITH_SETUP(a_tilde_alone_is_the_home_directory),
	    WITH_SETUP(a_path_that_is_no_plain_file_is_refused),
	    WITH_SETUP(no_room_leaves_nothing),
	    WITH_SETUP(a_file_that_cannot_be_replaced_stays),
	    WITHOUT_PROC(it_appears_whole_and_private),
	    WITHOUT_PROC(given_up_it_was_never_there),
	    WITHOUT_PROC(one_that_exists_stays_unless_it_may_go),
	    WITHOUT_PROC(one_that_came_meanwhile_stays_too),
	    WITHOUT_PROC(no_room_leaves_nothing),
	    WITHOUT_PROC(without_links_an_empty_file_reserves_the_name),
	    WITHOUT_PROC(without_links_one_that_came_meanwhile_stays_too),
	    WITHOUT_PROC(a_name_that_cannot_be_given_leaves_nothing),
	    WITHOUT_PROC(a_file_that_cannot_be_replaced_stays),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
