/* SPDX-License-Identifier: MIT */
/* Tests of src/snapshot/usual_days.c. */
#include "snapshot/usual_days.h"
#include "test.h"

TEST(each_customer_is_found_after_sorting)
{
	struct usual_days d = {0}, copy = {0};
	int64_t used;
	assert_false(usual_days_find(&d, 1, &used));
	for (uint64_t i = 1; i <= 1000; i++)
		usual_days_add(&d, i * 7919 % 1009, (int64_t)i);
	usual_days_sort(&d);
	usual_days_copy(&d, &copy);
	for (uint64_t i = 1; i <= 1000; i++) {
		assert_true(usual_days_find(&copy, i * 7919 % 1009, &used));
		assert_int_equal(used, i);
	}
	assert_false(usual_days_find(&d, 5000, &used));
	usual_days_release(&d);
	usual_days_release(&copy);
	assert_int_equal(copy.n, 0);
}

TEST(an_empty_list_is_sorted_and_copied)
{
	struct usual_days d = {0}, copy = {0};
	usual_days_sort(&d);
	usual_days_copy(&d, &copy);
	assert_null(copy.items);
	usual_days_release(&copy);
}

TEST(two_are_sorted)
{
	struct usual_days d = {0};
	int64_t used;
	usual_days_add(&d, 9, 90);
	usual_days_add(&d, 4, 40);
	usual_days_sort(&d);
	assert_int_equal(d.items[0].uin, 4);
	assert_true(usual_days_find(&d, 9, &used) && used == 90);
	assert_true(usual_days_find(&d, 4, &used) && used == 40);
	usual_days_release(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_customer_is_found_after_sorting),
	    cmocka_unit_test(an_empty_list_is_sorted_and_copied),
	    cmocka_unit_test(two_are_sorted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
