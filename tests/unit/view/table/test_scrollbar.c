/* SPDX-License-Identifier: MIT */
/* Tests of src/view/table/scrollbar.c. */
#include "fixture.h"
#include "test.h"

#define TOP    4 /* first row of the table at 80x24, and how many there are */
#define HEIGHT 16
#define THUMB  0x2588

static struct fixture f;

SETUP(set_up)
{
	fixture_init(&f, 24, 80);
	return 0;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

static uint32_t bar(int i)
{
	return grid_at(&f.g, TOP + i, 79)->cp[0];
}

static int role(int i)
{
	return grid_at(&f.g, TOP + i, 79)->role;
}

static int thumb_at(uint64_t top)
{
	f.m.table.top = f.m.table.cursor = top;
	fixture_draw(&f);
	for (int i = 0; i < HEIGHT; i++)
		if (bar(i) == THUMB)
			return i;
	return -1;
}

TEST(none_where_all_is_on_the_screen)
{
	fixture_page(&f, 1, HEIGHT);
	assert_int_equal(thumb_at(0), -1);
	assert_int_equal(bar(0), ' ');
	fixture_page(&f, 1, HEIGHT + 1);
	assert_int_equal(thumb_at(0), 0);
}

TEST(the_thumb_goes_from_end_to_end)
{
	fixture_page(&f, 1, 2013);
	assert_int_equal(thumb_at(0), 0);
	assert_int_equal(thumb_at(2013 - HEIGHT), HEIGHT - 1);
	assert_true(thumb_at(2013 - HEIGHT - 1) < HEIGHT - 1);
	int before = 0;
	for (uint64_t top = 0; top <= 2013 - HEIGHT; top += 37) {
		int at = thumb_at(top);
		assert_true(at >= before);
		before = at;
	}
}

TEST(the_thumb_is_as_long_as_what_is_seen)
{
	fixture_page(&f, 1, 2 * HEIGHT);
	thumb_at(0);
	for (int i = 0; i < HEIGHT; i++)
		assert_int_equal(bar(i) == THUMB, i < HEIGHT / 2);
}

TEST(the_longest_list_has_a_thumb)
{
	fixture_page(&f, 1, UINT64_MAX);
	assert_int_equal(thumb_at(0), 0);
	assert_int_equal(thumb_at(STORE_ROWS_MAX - HEIGHT), HEIGHT - 1);
}

TEST(places_at_risk_are_marked_by_the_worst_there)
{
	struct sample rows[64];
	char uins[64][4];
	for (int i = 0; i < 64; i++) { /* four rows a cell */
		uins[i][0] = (char)('1' + i / 10);
		uins[i][1] = (char)('0' + i % 10);
		uins[i][2] = '\0';
		rows[i] = (struct sample){
		    .uin = uins[i], .credit = "100", .remaining = "90", .force = "0"};
	}
	rows[5].remaining = "5";
	rows[9].remaining = "5";
	rows[10].remaining = "-5";
	rows[13].remaining = "20"; /* LOW is not at risk */
	rows[17].force = "2";      /* graver than the debt beside it */
	rows[18].remaining = "-5";
	fixture_put(&f, 1, rows, 64, 64);
	thumb_at(0);
	const int want[] = {ROLE_SCROLL, ROLE_CRIT, ROLE_OUT, ROLE_SCROLL, ROLE_SUS, ROLE_DIM};
	for (int i = 0; i < 6; i++)
		assert_int_equal(role(i), want[i]);
	assert_int_equal(bar(4), 0x2022);
	assert_int_equal(bar(5), 0x2502);
}

TEST(narrow_windows_have_marks_too)
{
	fixture_page(&f, 1, 100);
	for (int cols = 40; cols < 80; cols++) {
		int marks = 0;
		fixture_resize(&f, 24, cols);
		fixture_draw(&f);
		for (int i = 0; i < HEIGHT; i++)
			marks += grid_at(&f.g, TOP + i, cols - 1)->cp[0] == 0x2022;
		assert_true(marks > 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(none_where_all_is_on_the_screen, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_thumb_goes_from_end_to_end, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_thumb_is_as_long_as_what_is_seen, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(the_longest_list_has_a_thumb, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(places_at_risk_are_marked_by_the_worst_there, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(narrow_windows_have_marks_too, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
