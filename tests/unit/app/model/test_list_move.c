/* SPDX-License-Identifier: MIT */
/* Tests of src/app/model/list_move.c. */
#include "app/model/list_move.h"
#include "app/model/model.h"

#include "test.h"

static size_t moved(struct command c, size_t n, size_t page, size_t at)
{
	assert_true(list_move(&c, n, page, &at));
	return at;
}

TEST(by_one_by_a_number_and_by_pages)
{
	const struct command twelve = {.action = DO_DOWN, .has_count = true, .count = 12};
	assert_int_equal(moved((struct command){.action = DO_DOWN}, 100, 9, 40), 41);
	assert_int_equal(moved((struct command){.action = DO_UP}, 100, 9, 40), 39);
	assert_int_equal(moved(twelve, 100, 9, 40), 52);
	assert_int_equal(moved((struct command){.action = DO_PAGE_DOWN}, 100, 9, 40), 49);
	assert_int_equal(moved((struct command){.action = DO_PAGE_UP}, 100, 9, 40), 31);
	assert_int_equal(moved((struct command){.action = DO_HALF_DOWN}, 100, 9, 40), 45);
	assert_int_equal(moved((struct command){.action = DO_HALF_UP}, 100, 9, 40), 35);
	assert_int_equal(moved((struct command){.action = DO_FIRST}, 100, 9, 40), 0);
	assert_int_equal(moved((struct command){.action = DO_LAST}, 100, 9, 40), 99);
}

TEST(it_stays_in_the_list)
{
	const struct command far = {.action = DO_UP, .has_count = true, .count = 999999999};
	assert_int_equal(moved((struct command){.action = DO_PAGE_DOWN}, 10, 9, 5), 9);
	assert_int_equal(moved(far, 10, 9, 5), 0);
	for (int a = DO_NOTHING + 1; a < ACTION_COUNT; a++) {
		struct command c = {.action = (enum action)a};
		size_t at = 0;
		if (list_move(&c, 0, 9, &at))
			assert_int_equal(at, 0);
	}
}

TEST(other_commands_move_nothing)
{
	size_t at = 5;
	assert_false(list_move(&(struct command){.action = DO_DETAIL}, 10, 9, &at));
	assert_false(list_move(&(struct command){.action = DO_NOTHING}, 10, 9, &at));
	assert_int_equal(at, 5);
}

TEST(a_list_scrolls_no_more_than_its_line_needs)
{
	assert_int_equal(list_scroll(0, 20, 5, 4, 4), 0);
	assert_int_equal(list_scroll(0, 20, 5, 5, 5), 1);
	assert_int_equal(list_scroll(7, 20, 5, 9, 9), 7);
	assert_int_equal(list_scroll(7, 20, 5, 3, 3), 3);
	assert_int_equal(list_scroll(7, 20, 5, 2, 3), 2); /* with the head above it */
	assert_int_equal(list_scroll(18, 20, 5, 19, 19), 15);
	assert_int_equal(list_scroll(9, 3, 5, 2, 2), 0);
	assert_int_equal(list_scroll(0, 20, 1, 6, 7), 6);
	assert_int_equal(list_scroll(0, 0, 5, 0, 0), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(by_one_by_a_number_and_by_pages),
	    cmocka_unit_test(it_stays_in_the_list),
	    cmocka_unit_test(other_commands_move_nothing),
	    cmocka_unit_test(a_list_scrolls_no_more_than_its_line_needs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
