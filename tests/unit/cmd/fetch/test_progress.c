/* SPDX-License-Identifier: MIT */
/* Tests of src/cmd/fetch/progress.c. */
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

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_line_says_how_far_and_how_long),
	    cmocka_unit_test(a_narrow_line_drops_the_bar_first),
	    cmocka_unit_test(long_times_are_said_in_larger_units),
	    cmocka_unit_test(absurd_numbers_stay_within_the_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
