/* SPDX-License-Identifier: MIT */
/* Tests of src/sys/clock_posix.c. */
#include <time.h>

#include "sys/clock_posix.h"

#include "test.h"

TEST(the_monotonic_clock_never_goes_back)
{
	struct clock_port c;
	clock_posix(&c);
	int64_t first = c.mono_ms(c.ctx), last = first;
	/* Until it moved: a clock that stands still would not end this. */
	while (last == first) {
		int64_t now = c.mono_ms(c.ctx);
		assert_true(now >= last);
		last = now;
	}
	assert_true(last - first < 10000);
}

TEST(milliseconds_of_the_systems_clock)
{
	struct clock_port c;
	struct timespec before, after;
	clock_posix(&c);
	clock_gettime(CLOCK_MONOTONIC, &before);
	int64_t ms = c.mono_ms(c.ctx);
	clock_gettime(CLOCK_MONOTONIC, &after);
	assert_true(ms >= before.tv_sec * 1000 + before.tv_nsec / 1000000);
	assert_true(ms <= after.tv_sec * 1000 + after.tv_nsec / 1000000);
}

TEST(the_wall_clock_is_unix_time)
{
	struct clock_port c;
	clock_posix(&c);
	int64_t before = time(NULL), s = c.wall_s(c.ctx);
	/* time() may read a coarser clock, a tick behind. */
	assert_in_range(s - before + 1, 0, 60);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_monotonic_clock_never_goes_back),
	    cmocka_unit_test(milliseconds_of_the_systems_clock),
	    cmocka_unit_test(the_wall_clock_is_unix_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
