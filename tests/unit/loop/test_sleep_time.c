/* SPDX-License-Identifier: MIT */
/* Tests of src/loop/sleep_time.c. */
#include "loop/sleep_time.h"
#include "test.h"

TEST(a_loop_sleeps_until_its_deadline)
{
	assert_int_equal(sleep_time_until(1500, 1000), 500);
	assert_int_equal(sleep_time_until(1000, 1000), 0);
	assert_int_equal(sleep_time_until(900, 1000), 0);
	assert_int_equal(sleep_time_until(INT64_MAX - 1, 1000), 3600000);
	assert_int_equal(sleep_time_until(INT64_MAX, 1000), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_loop_sleeps_until_its_deadline),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
