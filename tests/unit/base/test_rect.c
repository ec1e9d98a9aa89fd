/* SPDX-License-Identifier: MIT */
/* Tests of src/base/rect.c. */
#include "base/rect.h"

#include "test.h"

static void assert_rect(struct rect r, int row, int col, int h, int w)
{
	assert_int_equal(r.row, row);
	assert_int_equal(r.col, col);
	assert_int_equal(r.h, h);
	assert_int_equal(r.w, w);
}

TEST(the_common_part_of_two_rectangles)
{
	struct rect a = {2, 3, 10, 20};
	assert_rect(rect_intersect(a, a), 2, 3, 10, 20);
	assert_rect(rect_intersect(a, (struct rect){0, 0, 100, 100}), 2, 3, 10, 20);
	assert_rect(rect_intersect(a, (struct rect){5, 10, 2, 50}), 5, 10, 2, 13);
	assert_rect(rect_intersect((struct rect){5, 10, 2, 50}, a), 5, 10, 2, 13);
	assert_rect(rect_intersect(a, (struct rect){-5, -5, 8, 9}), 2, 3, 1, 1);
}

TEST(strangers_share_nothing)
{
	struct rect a = {2, 3, 10, 20}, r = rect_intersect(a, (struct rect){12, 3, 1, 1});
	assert_int_equal(r.h, 0);
	r = rect_intersect(a, (struct rect){2, 23, 1, 1});
	assert_int_equal(r.w, 0);
	r = rect_intersect(a, (struct rect){100, 100, 5, 5});
	assert_true(r.h == 0 && r.w == 0);
	r = rect_intersect(a, (struct rect){4, 4, 0, 0});
	assert_true(r.h == 0 && r.w == 0);
	r = rect_intersect((struct rect){4, 4, -3, -3}, a);
	assert_true(r.h == 0 && r.w == 0);
}

TEST(the_right_and_bottom_edges_are_outside_the_rectangle)
{
	struct rect a = {2, 3, 2, 1};
	assert_true(rect_holds(a, 2, 3));
	assert_true(rect_holds(a, 3, 3));
	assert_false(rect_holds(a, 4, 3));
	assert_false(rect_holds(a, 2, 4));
	assert_false(rect_holds(a, 1, 3));
	assert_false(rect_holds(a, 2, 2));
	assert_false(rect_holds((struct rect){2, 3, 0, 5}, 2, 3));
}

TEST(the_middle)
{
	struct rect outer = {1, 10, 20, 40};
	assert_rect(rect_centre(outer, 4, 10), 9, 25, 4, 10);
	assert_rect(rect_centre(outer, 5, 11), 8, 24, 5, 11);
	assert_rect(rect_centre(outer, 20, 40), 1, 10, 20, 40);
	assert_rect(rect_centre(outer, 99, 99), 1, 10, 20, 40);
	assert_rect(rect_centre(outer, -1, 0), 11, 30, 0, 0);
	assert_rect(rect_centre((struct rect){0, 0, 0, 0}, 5, 5), 0, 0, 0, 0);
	assert_rect(rect_centre((struct rect){0, 0, -2, 3}, 5, 5), -1, 0, 0, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_common_part_of_two_rectangles),
	    cmocka_unit_test(strangers_share_nothing),
	    cmocka_unit_test(the_right_and_bottom_edges_are_outside_the_rectangle),
	    cmocka_unit_test(the_middle),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
