/* SPDX-License-Identifier: MIT */
/* Tests of src/cmd/fetch/progress.c. */
#include <unistd.h>

#include "cmd/fetch/progress.h"
#include "test.h"

static const char *line(struct pace p, int cols)
{
	static char out[PROGRESS_BYTES];
	progress_line(&p, cols, out);
	return out;
}

TEST(a_line_says_how_far_and_how_long)
{
	struct pace p = {.loaded = 500, .total = 2000, .per_s = 498, .left_s = 4};
	assert_string_equal(line(p, 79), "[##########..............................] 500 of 2,000  "
					 "25%  498/s  4 s left");
	p.per_s = 0;
	assert_string_equal(line(p, 60),
			    "[#######.......................] 500 of 2,000  25%  4 s left");
}

TEST(a_narrow_line_drops_the_bar_first)
{
	struct pace p = {.loaded = 500, .total = 2000, .per_s = 498, .left_s = 4};
	assert_string_equal(line(p, 45), "500 of 2,000  25%  498/s  4 s left");
	assert_string_equal(line(p, 30), "500 of 2,000  25%  498/s");
	assert_string_equal(line(p, 20), "500 of 2,000  25%");
	assert_string_equal(line(p, 13), "500 of 2,000");
	assert_string_equal(line(p, 1), "500 of 2,000");
	for (int cols = 13; cols < 200; cols++)
		assert_true(strlen(line(p, cols)) <= (size_t)cols);
}

TEST(long_times_are_said_in_larger_units)
{
	struct pace p = {.loaded = 1, .total = 2000000, .left_s = 59};
	assert_non_null(strstr(line(p, 79), "  59 s left"));
	p.left_s = 60;
	assert_non_null(strstr(line(p, 79), "  1 min 0 s left"));
	p.left_s = 4005;
	assert_non_null(strstr(line(p, 79), "  1 h 6 min left"));
}

TEST(absurd_numbers_stay_within_the_line)
{
	struct pace p = {UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX};
	for (int cols = 40; cols < 300; cols++)
		assert_true(strlen(line(p, cols)) < PROGRESS_BYTES);
	p = (struct pace){.total = 0};
	assert_non_null(strstr(line(p, 79), "0 of 0  100%"));
}

static struct progress progress;
static int kept_stderr;
static FILE *written;

SETUP(take_stderr)
{
	progress = (struct progress){.shown = true};
	written = tmpfile();
	kept_stderr = dup(STDERR_FILENO);
	return written && dup2(fileno(written), STDERR_FILENO) >= 0 ? 0 : -1;
}

TEARDOWN(give_back_stderr)
{
	dup2(kept_stderr, STDERR_FILENO);
	close(kept_stderr);
	return fclose(written);
}

/* What was drawn since the last call. */
static const char *drawn(void)
{
	static char text[1000];
	static long from;
	fflush(stderr);
	long end = lseek(fileno(written), 0, SEEK_END);
	from = from > end ? 0 : from;
	ssize_t n = pread(fileno(written), text, sizeof text - 1, from);
	text[n > 0 ? n : 0] = '\0';
	from = end;
	return text;
}

TEST(requests_are_counted_from_the_first_call)
{
	progress_draw_requests(&progress, 10, 50, 4000);
	assert_non_null(strstr(drawn(), "] 10 of 50  20%  3 s left"));
	progress_draw_requests(&progress, 12, 50, 4499);
	assert_non_null(strstr(drawn(), "] 12 of 50  24%  2 s left")); /* too early for a rate */
	progress_draw_requests(&progress, 20, 50, 9000);
	assert_non_null(strstr(drawn(), "] 20 of 50  40%  2/s  15 s left"));
	progress_draw_requests(&progress, 50, 50, 10000);
	assert_non_null(strstr(drawn(), "] 50 of 50  100%  6/s  0 s left"));
	assert_true(progress.drawn);
	progress_erase(&progress);
	assert_string_equal(drawn(), "\r\033[K");
	progress_erase(&progress);
	assert_string_equal(drawn(), "");
}

TEST(nothing_is_drawn_of_what_is_not_known)
{
	progress_draw_requests(&progress, 0, 0, 4000);
	progress_draw_requests(&progress, 3, 2, 4000);
	progress.shown = false;
	progress_draw_requests(&progress, 1, 2, 4000);
	assert_string_equal(drawn(), "");
	progress_init(&progress, NULL);
	assert_false(progress.shown); /* standard error is a file here */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_line_says_how_far_and_how_long),
	    cmocka_unit_test(a_narrow_line_drops_the_bar_first),
	    cmocka_unit_test(long_times_are_said_in_larger_units),
	    cmocka_unit_test(absurd_numbers_stay_within_the_line),
	    cmocka_unit_test_setup_teardown(requests_are_counted_from_the_first_call, take_stderr,
					    give_back_stderr),
	    cmocka_unit_test_setup_teardown(nothing_is_drawn_of_what_is_not_known, take_stderr,
					    give_back_stderr),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
