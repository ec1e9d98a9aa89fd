/* SPDX-License-Identifier: MIT */
/* Files that are no record, or no whole one. */
#include <sys/stat.h>
#include <unistd.h>

#include "app/app.h"
#include "app/model/settings.h"

#include "recording/recording_file.h"
#include "test.h"

#define HEAD  "{\"tcpartner\":\"1\",\"record\":1,\"settings\":{}}\n"
#define START "{\"ms\":5,\"s\":1,\"start\":[24,80]}\n"
#define PLAN  "{\"ms\":6,\"s\":1,\"plan\":true}\n"

static char folder[] = "/tmp/tcpartner-record-XXXXXX", path[100];

SETUP(begin)
{
	return mkdtemp(folder) ? snprintf(path, sizeof path, "%s/record", folder) < 0 : -1;
}

TEARDOWN(end)
{
	unlink(path);
	return rmdir(folder);
}

static bool open_text(struct recording_file *r, const char *text, struct err *e)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
	return recording_file_open(r, path, e);
}

static void refused(const char *text, const char *why)
{
	struct recording_file r;
	struct err e = {0};
	assert_false(open_text(&r, text, &e));
	if (!strstr(e.text, why) || !strstr(e.text, path))
		fail_msg("%s", e.text);
}

TEST(a_file_that_is_no_recording_is_refused)
{
	refused("", "it is not a recording of tcpartner");
	refused("\n", "it is not a recording of tcpartner");
	refused("#!/bin/sh\necho hello\n", "it is not a recording of tcpartner");
	refused("{\"version\": 2, \"width\": 80, \"height\": 24}\n[0.1, \"o\", \"x\"]\n",
		"it is not a recording of tcpartner");
	refused("{\"record\":9,\"settings\":{}}\n" START, "another version of tcpartner");
}

TEST(an_empty_recording_is_refused)
{
	refused(HEAD, "the recording is empty");
	/* Cut off within the first event. */
	refused(HEAD "{\"ms\":5,\"s\":1,\"sta", "the recording is empty");
}

TEST(a_bad_line_is_named)
{
	refused(HEAD START "hello\n" PLAN, "line 3");
	refused(HEAD START PLAN "{\"ms\":9,\"s\":1,\"key\":\"\"}\n",
		"line 4: the key is not valid");
	refused(HEAD PLAN START, "line 2: the first event must be the size");
	refused(HEAD START START, "line 3: the session begins a second time");
	refused(HEAD START "{\"ms\":4,\"s\":1,\"plan\":true}\n",
		"line 3: the time is before that of the line above");
}

TEST(a_line_without_end_is_not_taken_into_memory)
{
	struct recording_file r;
	struct err e = {0};
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(HEAD START, f);
	for (size_t i = 0; i < 2 * RECORD_LINE_MAX / 64; i++)
		fputs("                                                                ", f);
	assert_int_equal(fclose(f), 0);
	assert_false(recording_file_open(&r, path, &e));
	assert_non_null(strstr(e.text, "line 3: it is too long"));
}

TEST(one_that_breaks_off_is_read_as_far_as_it_goes)
{
	struct recording_file r;
	struct recording_line line;
	struct err e = {0};
	assert_true(open_text(&r, HEAD START PLAN "{\"ms\":9,\"s\":1,\"key\":\"j\"}", &e));
	assert_true(r.cut);
	assert_int_equal(r.lines, 2);
	assert_int_equal(r.first_ms, 5);
	assert_int_equal(r.last_ms, 6);
	recording_line_init(&line);
	assert_true(recording_file_next(&r, &line));
	assert_int_equal(line.event.kind, EV_START);
	assert_int_equal(r.line, 2);
	assert_true(recording_file_next(&r, &line));
	assert_int_equal(line.kind, RECORD_PLAN);
	assert_false(recording_file_next(&r, &line));
	recording_line_release(&line);
	recording_file_close(&r);
}

TEST(the_token_of_version_1_0_0_is_that_of_its_first_request)
{
	static const char *const sent[] = {
	    "{\"ms\":6,\"s\":1,\"sent\":1,\"signed\":1,\"token\":true}\n"
	    "{\"ms\":6,\"s\":1,\"sent\":2,\"signed\":1,\"token\":false}\n",
	    "{\"ms\":6,\"s\":1,\"sent\":1,\"signed\":1,\"token\":false}\n"
	    "{\"ms\":6,\"s\":1,\"sent\":2,\"signed\":1,\"token\":true}\n"};
	for (int i = 0; i < 2; i++) {
		struct recording_file r;
		struct err e = {0};
		char text[1000];
		snprintf(text, sizeof text, HEAD START PLAN "%s", sent[i]);
		assert_true(open_text(&r, text, &e));
		assert_int_equal(r.settings.key_has_token, i == 0);
		recording_file_close(&r);
	}
}

TEST(zeros_at_the_end_are_of_a_machine_that_went_down)
{
	struct recording_file r;
	struct err e = {0};
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(HEAD START PLAN, f);
	for (int i = 0; i < 3000; i++)
		fputc(0, f);
	assert_int_equal(fclose(f), 0);
	assert_true(recording_file_open(&r, path, &e));
	assert_true(r.cut);
	assert_int_equal(r.lines, 2);
	recording_file_close(&r);
}

TEST(an_unreadable_recording_is_reported)
{
	struct recording_file r;
	struct err e = {0};
	assert_false(recording_file_open(&r, "/nonexistent/record", &e));
	assert_string_equal(e.text, "cannot replay /nonexistent/record: No such file or directory");
	err_clear(&e);
	assert_false(recording_file_open(&r, folder, &e));
	assert_non_null(strstr(e.text, "not a regular file"));
	err_clear(&e);
	unlink(path);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_false(recording_file_open(&r, path, &e));
	assert_non_null(strstr(e.text, "not a regular file"));
	unlink(path);
}

/* A masked recording names no files of the user. */
TEST(warnings_of_the_start_are_read_again)
{
	struct settings s, again;
	struct arena keep;
	struct buf out;
	struct err e = {0};
	arena_init(&keep);
	buf_init(&out, 1u << 16);
	settings_init(&s);
	s.n_warnings = 2;
	sl_to_chars(SL("config line 3: \"foo\""), s.warnings[0].text, WARNING_CHARS);
	s.warnings[1].credentials = true;
	sl_to_chars(SL("chmod 600 it"), s.warnings[1].text, WARNING_CHARS);
	recording_write_settings(&s, NULL, &out);
	struct json *doc = json_parse(buf_sl(&out), &e);
	assert_non_null(doc);
	assert_true(recording_read_settings(doc, json_root(doc), &again, &keep, &e));
	assert_int_equal(again.n_warnings, 2);
	assert_string_equal(again.warnings[0].text, s.warnings[0].text);
	assert_false(again.warnings[0].credentials);
	assert_string_equal(again.warnings[1].text, "chmod 600 it");
	assert_true(again.warnings[1].credentials);
	json_free(doc);
	buf_release(&out);
	arena_release(&keep);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_file_that_is_no_recording_is_refused),
	    cmocka_unit_test(an_empty_recording_is_refused),
	    cmocka_unit_test(a_bad_line_is_named),
	    cmocka_unit_test(a_line_without_end_is_not_taken_into_memory),
	    cmocka_unit_test(one_that_breaks_off_is_read_as_far_as_it_goes),
	    cmocka_unit_test(the_token_of_version_1_0_0_is_that_of_its_first_request),
	    cmocka_unit_test(zeros_at_the_end_are_of_a_machine_that_went_down),
	    cmocka_unit_test(an_unreadable_recording_is_reported),
	    cmocka_unit_test(warnings_of_the_start_are_read_again),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
