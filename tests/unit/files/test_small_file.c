/* SPDX-License-Identifier: MIT */
/* Tests of src/files/small_file.c. */
#include <sys/stat.h>
#include <unistd.h>

#include "files/small_file.h"
#include "test.h"

static char path[200];
static struct small_file file;

static void put(size_t bytes, mode_t mode)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	for (size_t i = 0; i < bytes; i++)
		fputc('x', f);
	fclose(f);
	assert_int_equal(chmod(path, mode), 0);
}

static enum small_file_result read_path(const char *name, const char *says)
{
	struct err e = {0};
	enum small_file_result r = small_file_read(name, &file, ERR_CONFIG, &e);
	assert_int_equal(e.kind, r == SMALL_FILE_FAILED ? ERR_CONFIG : ERR_NONE);
	if (!strstr(e.text, says))
		fail_msg("says: %s", e.text);
	return r;
}

TEST(a_file_is_read_whole_up_to_its_limit)
{
	put(0, 0600);
	assert_int_equal(read_path(path, ""), SMALL_FILE_READ);
	assert_int_equal(file.n, 0);
	put(SMALL_FILE_MAX, 0600);
	assert_int_equal(read_path(path, ""), SMALL_FILE_READ);
	assert_int_equal(file.n, SMALL_FILE_MAX);
	put(SMALL_FILE_MAX + 1, 0600);
	assert_int_equal(read_path(path, "at most 64 KiB"), SMALL_FILE_FAILED);
}

TEST(a_missing_file_is_no_failure)
{
	assert_int_equal(read_path("/nonexistent/x", ""), SMALL_FILE_ABSENT);
	assert_int_equal(read_path("Makefile/x", ""), SMALL_FILE_ABSENT);
}

TEST(folders_and_pipes_are_no_readable_files)
{
	assert_int_equal(read_path("tests", "is not a regular file"), SMALL_FILE_FAILED);
	unlink(path);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(read_path(path, "is not a regular file"), SMALL_FILE_FAILED);
	unlink(path);
}

static void put_text(const char *text, size_t n)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, n, f), n);
	fclose(f);
}

TEST(a_byte_order_mark_is_no_text)
{
	put_text("\xef\xbb\xbf[a]", 6);
	assert_int_equal(read_path(path, ""), SMALL_FILE_READ);
	assert_int_equal(file.n, 3);
	assert_memory_equal(file.text, "[a]", 3);
	put_text("\xef\xbb\xbf", 3);
	assert_int_equal(read_path(path, ""), SMALL_FILE_READ);
	assert_int_equal(file.n, 0);
}

TEST(utf16_is_refused_by_name)
{
	static const char *const texts[] = {"\xff\xfe{\0", "\xfe\xff\0{", "{\0\"\0", "\0{\0\""};
	for (size_t i = 0; i < 4; i++) {
		put_text(texts[i], 4);
		assert_int_equal(read_path(path, "is in UTF-16; save it as UTF-8"),
				 SMALL_FILE_FAILED);
	}
}

static const char *others(mode_t mode)
{
	put(1, mode);
	assert_int_equal(read_path(path, ""), SMALL_FILE_READ);
	return small_file_others(&file);
}

TEST(it_tells_what_others_can_do)
{
	assert_null(others(0600));
	assert_string_equal(others(0640), "read");
	assert_string_equal(others(0604), "read");
	assert_string_equal(others(0666), "change");
	assert_string_equal(others(0620), "change");
	/* Of somebody else's file it is not ours to say. */
	file.st.st_uid = geteuid() + 1;
	assert_null(small_file_others(&file));
}

SETUP(make_path)
{
	snprintf(path, sizeof path, TEST_BUILD "/small-file-%ld", (long)getpid());
	return 0;
}

TEARDOWN(drop_path)
{
	unlink(path);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_file_is_read_whole_up_to_its_limit),
	    cmocka_unit_test(a_missing_file_is_no_failure),
	    cmocka_unit_test(folders_and_pipes_are_no_readable_files),
	    cmocka_unit_test(a_byte_order_mark_is_no_text),
	    cmocka_unit_test(utf16_is_refused_by_name),
	    cmocka_unit_test(it_tells_what_others_can_do),
	};
	return cmocka_run_group_tests_name("small_file", tests, make_path, drop_path);
}
