/* SPDX-License-Identifier: MIT */
/* Tests of src/files/views_file.c. */
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"
#include "files/views_file.h"
#include "test.h"

static struct saved_views views;

TEST(the_path_is_that_of_the_configuration)
{
	char path[VIEWS_PATH], home[VIEWS_PATH + 10];
	views_file_find_path("/xdg", "/home/me", path);
	assert_string_equal(path, "/xdg/tcpartner/views");
	views_file_find_path("relative", "/home/me", path);
	assert_string_equal(path, "/home/me/.config/tcpartner/views");
	views_file_find_path(NULL, NULL, path);
	assert_string_equal(path, "");
	memset(home, 'a', sizeof home - 1);
	home[0] = '/';
	home[sizeof home - 1] = '\0';
	views_file_find_path(NULL, home, path);
	assert_string_equal(path, "");
}

TEST(a_section_is_written_into_a_file_that_need_not_exist)
{
	char folder[] = "/tmp/tcpartner-views-XXXXXX", path[VIEWS_PATH];
	struct err e = {0};
	struct stat st;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/new/views", folder);
	assert_true(views_file_read(path, &views, &e));
	assert_int_equal(views.n, 0);
	assert_true(views_file_replace(path, SL("[view a]\nsort = Name\n"), &e));
	assert_true(views_file_replace(path, SL("[view b]\nstatus = OK\n"), &e));
	assert_true(views_file_replace(path, SL("[view A]\nwhere = x\n"), &e));
	assert_true(views_file_read(path, &views, &e));
	assert_int_equal(views.n, 2);
	assert_string_equal(views.at[0].name, "A");
	assert_string_equal(views.at[0].where, "x");
	assert_true(views_file_replace(path, SL("[view a]\n"), &e));
	assert_true(views_file_read(path, &views, &e));
	assert_int_equal(views.n, 1);
	assert_string_equal(views.at[0].name, "b");
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 077, 0);
	unlink(path);
	snprintf(path, sizeof path, "%s/new", folder);
	rmdir(path);
	rmdir(folder);
}

TEST(what_cannot_be_done_is_explained)
{
	struct err e = {0};
	assert_false(views_file_replace("", SL("[view a]\nsort = Name\n"), &e));
	assert_string_equal(e.text, "there is no home directory for it");
	err_clear(&e);
	assert_false(views_file_replace("/proc/none/views", SL("[view a]\nsort = Name\n"), &e));
	assert_true(e.text[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_path_is_that_of_the_configuration),
	    cmocka_unit_test(a_section_is_written_into_a_file_that_need_not_exist),
	    cmocka_unit_test(what_cannot_be_done_is_explained),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
