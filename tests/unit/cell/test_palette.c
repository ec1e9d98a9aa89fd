/* SPDX-License-Identifier: MIT */
/* Tests of src/cell/palette.c. */
#include "cell/palette.h"

#include "test.h"

TEST(the_cube_and_the_greys_have_xterm_s_colours)
{
	assert_int_equal(palette_rgb(16), 0x000000);
	assert_int_equal(palette_rgb(231), 0xffffff);
	assert_int_equal(palette_rgb(196), 0xff0000);
	assert_int_equal(palette_rgb(21), 0x0000ff);
	assert_int_equal(palette_rgb(117), 0x87d7ff);
	assert_int_equal(palette_rgb(232), 0x080808);
	assert_int_equal(palette_rgb(255), 0xeeeeee);
}

TEST(each_colour_is_nearest_to_itself)
{
	for (int i = PALETTE_FIXED; i < PALETTE_SIZE; i++)
		assert_int_equal(palette_rgb(palette_nearest(palette_rgb(i))), palette_rgb(i));
	assert_int_equal(palette_nearest(0xfe0102), 196);
	assert_int_equal(palette_nearest(0x0a0a0a), 232);
}

/* The examples of WCAG: black on white is 21 to 1, #767676 on white is just 4.54. */
TEST(the_contrast_is_that_of_wcag)
{
	assert_int_equal(palette_contrast(16, 231), 2100);
	assert_int_equal(palette_contrast(231, 16), 2100);
	assert_int_equal(palette_contrast(117, 117), 100);
	assert_in_range(palette_contrast(243, 231), 450, 458);
	assert_in_range(palette_contrast(196, 231), 398, 402);
}

/* Black is in the cube and white, too: the first of equal ones is taken, so that a theme has the
 * same number everywhere. */
TEST(of_equal_colours_the_first_is_nearest)
{
	for (int i = PALETTE_FIXED; i < PALETTE_SIZE; i++) {
		int first = PALETTE_FIXED;
		while (palette_rgb(first) != palette_rgb(i))
			first++;
		assert_int_equal(palette_nearest(palette_rgb(i)), first);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_cube_and_the_greys_have_xterm_s_colours),
	    cmocka_unit_test(each_colour_is_nearest_to_itself),
	    cmocka_unit_test(the_contrast_is_that_of_wcag),
	    cmocka_unit_test(of_equal_colours_the_first_is_nearest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
