/* SPDX-License-Identifier: MIT */
/* The file of a record: new, private, whole to the last line. */
#include <sys/stat.h>
#include <unistd.h>

#include "app/app.h"

#include "flow_start.h"
#include "recording/recorder.h"
#include "test.h"

static char folder[] = "/tmp/tcpartner-record-XXXXXX", path[100];
static struct settings settings;

SETUP(begin)
{
	settings_init(&settings);
	return mkdtemp(folder) ? snprintf(path, sizeof path, "%s/record", folder) < 0 : -1;
}

TEARDOWN(end)
{
	return rmdir(folder);
}

TEARDOWN(remove_it)
{
	unlink(path);
	return 0;
}

static const char *contents(void)
{
	static char text[20000];
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	return text;
}

TEST(a_record_is_the_user_s_alone)
{
	struct err e = {0};
	struct stat st;
	mode_t before = umask(0);
	struct recorder *r = recorder_new(path, false, &settings, &e);
	umask(before);
	assert_non_null(r);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_true(recorder_free(r, &e));
	assert_non_null(strstr(contents(), "\"record\":1,\"masked\":false"));
}

TEST(a_file_that_is_there_stays)
{
	struct err e = {0};
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs("mine", f);
	fclose(f);
	assert_null(recorder_new(path, false, &settings, &e));
	assert_non_null(strstr(e.text, "the file exists"));
	assert_string_equal(contents(), "mine");
}

TEST(a_link_is_not_followed)
{
	struct err e = {0};
	assert_int_equal(symlink("/nowhere/at/all", path), 0);
	assert_null(recorder_new(path, false, &settings, &e));
	assert_true(e.text[0] != '\0');
}

TEST(a_folder_that_is_not_there_is_said)
{
	struct err e = {0};
	assert_null(recorder_new("/nonexistent/record", false, &settings, &e));
	assert_non_null(strstr(e.text, "cannot write --record /nonexistent/record"));
}

TEST(times_run_from_the_start)
{
	struct err e = {0};
	struct flow *f = flow_start("3..1", 10);
	struct recorder *r = recorder_new(path, false, &settings, &e);
	struct event key = {.kind = EV_KEY, .now_ms = 960007, .wall_s = 5};
	assert_true(key_parse(SL("j"), &key.key));
	recorder_event(r, f->model, &key);
	key.now_ms += 1000;
	recorder_event(r, f->model, &key);
	assert_true(recorder_free(r, &e));
	assert_non_null(strstr(contents(), "\n{\"ms\":7,\"s\":5,\"key\":\"j\"}\n"));
	assert_non_null(strstr(contents(), "\n{\"ms\":1007,\"s\":5,\"key\":\"j\"}\n"));
	flow_end(f);
}

TEST(typed_text_is_masked_by_its_destination)
{
	struct err e = {0};
	struct flow *f = flow_start("3..1", 10);
	struct recorder *r = recorder_new(path, true, &settings, &e);
	struct event key = {.kind = EV_KEY, .now_ms = 960000};
	assert_non_null(r);
	assert_true(key_parse(SL("s"), &key.key));
	recorder_event(r, f->model, &key);
	flow_keys(f, "/");
	recorder_event(r, f->model, &key);
	assert_true(recorder_free(r, &e));
	assert_non_null(strstr(contents(), "\"masked\":true"));
	assert_non_null(strstr(contents(), "\"key\":\"s\"}\n{\"ms\":0,\"s\":0,\"key\":\"x\"}\n"));
	flow_end(f);
}

TEST(the_end_is_said)
{
	struct err e = {0};
	struct flow *f = flow_start("3..1", 10);
	struct recorder *r = recorder_new(path, false, &settings, &e);
	recorder_plan(r, f->model, 960000, f->wall_s);
	f->model->exit_code = 130;
	recorder_quit(r, f->model);
	assert_true(recorder_free(r, &e));
	assert_non_null(strstr(contents(), "\"plan\":true,\"sends\":1}\n"));
	assert_non_null(strstr(contents(), "\"quit\":130,\"sends\":1}\n"));
	flow_end(f);
}

TEST(nothing_to_free_is_no_harm)
{
	struct err e = {0};
	assert_true(recorder_free(NULL, &e));
}

#define REMOVING(test) cmocka_unit_test_teardown(test, remove_it)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    REMOVING(a_record_is_the_user_s_alone),
	    REMOVING(a_file_that_is_there_stays),
	    REMOVING(a_link_is_not_followed),
	    REMOVING(a_folder_that_is_not_there_is_said),
	    REMOVING(times_run_from_the_start),
	    REMOVING(typed_text_is_masked_by_its_destination),
	    REMOVING(the_end_is_said),
	    cmocka_unit_test(nothing_to_free_is_no_harm),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
