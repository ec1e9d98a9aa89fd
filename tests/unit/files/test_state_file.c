/* SPDX-License-Identifier: MIT */
/* Tests of src/files/state_file.c. */
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/app.h"
#include "app/model/model.h"

#include "files/state_file.h"
#include "test.h"

static char folder[] = "/tmp/tcpartner-state-XXXXXX", path[200];

SETUP(begin)
{
	return mkdtemp(folder) ? snprintf(path, sizeof path, "%s/a/tcpartner/state", folder) < 0
			       : -1;
}

TEARDOWN(end)
{
	char command[100];
	unlink(path);
	snprintf(command, sizeof command, "%s/a/tcpartner", folder);
	rmdir(command);
	snprintf(command, sizeof command, "%s/a", folder);
	rmdir(command);
	return rmdir(folder);
}

static struct model *session(const char *profile)
{
	struct settings s;
	struct model *m = malloc(sizeof *m);
	assert_non_null(m);
	settings_init(&s);
	sl_to_chars(sl_from(profile), s.profile, sizeof s.profile);
	assert_true(state_file_read(path, &s, NULL));
	app_init(m, &s);
	return m;
}

static void finish(struct model *m)
{
	app_release(m);
	free(m);
}

static const char *find_path(const char *state, const char *xdg, const char *home)
{
	static char at[STATE_PATH];
	const struct state_place place = {state, xdg, home};
	state_file_find_path(&place, at);
	return at;
}

TEST(places)
{
	assert_string_equal(find_path(NULL, "/x", "/home/a"), "/x/tcpartner/state");
	assert_string_equal(find_path(NULL, "relative", "/home/a"),
			    "/home/a/.local/state/tcpartner/state");
	assert_string_equal(find_path(NULL, NULL, NULL), "");
	assert_string_equal(find_path(NULL, "", "relative"), "");
	assert_string_equal(find_path("/other", "/x", "/home/a"), "/other");
	assert_string_equal(find_path("", "/x", "/home/a"), "");
	assert_string_equal(find_path("-", "/x", "/home/a"), "");
}

TEST(unchanged_state_writes_no_file)
{
	struct err e = {0};
	struct model *m = session("main");
	assert_true(state_file_write(path, m, &e));
	assert_int_not_equal(access(path, F_OK), 0);
	finish(m);
}

TEST(a_change_is_there_in_the_next_session)
{
	struct err e = {0};
	struct stat st;
	struct model *m = session("main");
	m->columns.width[COLUMN_NAME] = 33;
	assert_true(state_file_write(path, m, &e));
	finish(m);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	m = session("main");
	assert_int_equal(m->columns.width[COLUMN_NAME], 33);
	finish(m);
}

/* Each adds a profile; none is lost, whoever comes first. */
TEST(many_may_end_at_once)
{
	enum { MANY = 12 };
	for (int i = 0; i < MANY; i++) {
		if (fork() != 0)
			continue;
		char name[20];
		struct err e = {0};
		snprintf(name, sizeof name, "p%d", i);
		struct model *m = session(name);
		m->picker.recent[0] = (struct query){.type = FILTER_NAME, .text = "x"};
		m->picker.n_recent = 1;
		bool written = state_file_write(path, m, &e);
		finish(m);
		_exit(!written);
	}
	for (int i = 0; i < MANY; i++) {
		int status = -1;
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	for (int i = 0; i < MANY; i++) {
		char name[20];
		snprintf(name, sizeof name, "p%d", i);
		struct model *m = session(name);
		assert_int_equal(m->picker.n_recent, 1);
		finish(m);
	}
}

TEST(an_unwritable_state_file_is_reported)
{
	struct err e = {0};
	struct model *m = session("main");
	m->columns.hidden[COLUMN_TYPE] = true;
	assert_false(state_file_write("/dev/null/tcpartner/state", m, &e));
	assert_non_null(strstr(e.text, "/dev/null/tcpartner/state"));
	assert_true(state_file_write("", m, &e));
	finish(m);
}

static void put_text(const char *text, size_t n)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	for (size_t i = 0; i < n; i++)
		fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

/* The sections of other profiles would be lost with it. */
TEST(a_file_that_cannot_be_read_is_not_replaced)
{
	struct err e = {0};
	struct settings s;
	struct stat st;
	struct model *m = session("main");
	m->columns.width[COLUMN_NAME] = 34;
	settings_init(&s);
	put_text("# more than 64 KiB\n", 5000);
	assert_false(state_file_read(path, &s, &e));
	assert_non_null(strstr(e.text, "64 KiB"));
	err_clear(&e);
	assert_false(state_file_write(path, m, &e));
	assert_non_null(strstr(e.text, path));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_size, 5000 * 19);
	finish(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(places),
	    cmocka_unit_test(unchanged_state_writes_no_file),
	    cmocka_unit_test(a_change_is_there_in_the_next_session),
	    cmocka_unit_test(many_may_end_at_once),
	    cmocka_unit_test(an_unwritable_state_file_is_reported),
	    cmocka_unit_test(a_file_that_cannot_be_read_is_not_replaced),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
