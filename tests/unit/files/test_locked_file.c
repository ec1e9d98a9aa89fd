/* SPDX-License-Identifier: MIT */
/* Tests of src/files/locked_file.c. */
#include <sys/stat.h>
#include <unistd.h>

#include "base/attr.h"

#include "files/locked_file.h"
#include "test.h"

static char folder[40], path[100], lock[120];
static struct buf text;

SETUP(begin)
{
	buf_init(&text, 1000);
	snprintf(folder, sizeof folder, "/tmp/tcpartner-locked-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/seen", folder);
	snprintf(lock, sizeof lock, "%s.lock", path);
	return 0;
}

TEARDOWN(end)
{
	buf_release(&text);
	rmdir(path);
	unlink(path);
	unlink(lock);
	return rmdir(folder);
}

static void put(size_t bytes)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	for (size_t i = 0; i < bytes; i++)
		fputc('x', f);
	assert_int_equal(fclose(f), 0);
}

TEST(it_is_read_and_replaced)
{
	struct locked_file f;
	struct err e = {0};
	struct stat st;
	assert_true(locked_file_open(&f, path, &text, &e));
	assert_int_equal(text.n, 0);
	assert_true(locked_file_replace(&f, SL("one\n"), &e));
	locked_file_close(&f);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(stat(lock, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_true(locked_file_open(&f, path, &text, &e));
	assert_string_equal(text.p, "one\n");
	locked_file_close(&f);
}

TEST(it_stays_as_it_was_unless_it_is_replaced)
{
	struct locked_file f;
	struct err e = {0};
	put(3);
	assert_true(locked_file_open(&f, path, &text, &e));
	locked_file_close(&f);
	buf_clear(&text);
	assert_true(locked_file_open(&f, path, &text, &e));
	assert_string_equal(text.p, "xxx");
	locked_file_close(&f);
}

TEST(only_one_has_it)
{
	struct locked_file first, second;
	struct err e = {0};
	assert_true(locked_file_open(&first, path, &text, &e));
	assert_false(locked_file_open(&second, path, &text, &e));
	assert_non_null(strstr(e.text, "another process uses"));
	locked_file_close(&first);
	err_clear(&e);
	assert_true(locked_file_open(&second, path, &text, &e));
	locked_file_close(&second);
}

TEST(what_cannot_be_used_is_named)
{
	struct locked_file f;
	struct err e = {0};
	put(1001);
	assert_false(locked_file_open(&f, path, &text, &e));
	assert_non_null(strstr(e.text, "is too large"));
	unlink(path);
	assert_int_equal(mkdir(path, 0700), 0);
	err_clear(&e);
	assert_false(locked_file_open(&f, path, &text, &e));
	assert_non_null(strstr(e.text, "not a regular file"));
	rmdir(path);
	assert_int_equal(mkfifo(path, 0600), 0);
	err_clear(&e);
	assert_false(locked_file_open(&f, path, &text, &e));
	assert_non_null(strstr(e.text, "not a regular file"));
	err_clear(&e);
	assert_false(locked_file_open(&f, "/nonexistent/seen", &text, &e));
	assert_non_null(strstr(e.text, "cannot open /nonexistent/seen.lock"));
}

int main(void)
{
#define WITH_SETUP(t) cmocka_unit_test_setup_teardown(t, begin, end)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(it_is_read_and_replaced),
	    WITH_SETUP(it_stays_as_it_was_unless_it_is_replaced),
	    WITH_SETUP(only_one_has_it),
	    WITH_SETUP(what_cannot_be_used_is_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
