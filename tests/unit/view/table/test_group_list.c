/* SPDX-License-Identifier: MIT */
/* Tests of src/view/table/group_list.c. */
#include "fixture.h"
#include "test.h"

static struct fixture f;

static void open_groups(enum group_by by, int rows, int cols)
{
	fixture_init(&f, rows, cols);
	fixture_page(&f, 1, 100);
	group_list_open(&f.m, by);
	fixture_draw(&f);
}

TEST(sums_that_have_no_room_are_left_out)
{
	open_groups(GROUP_BY_STATUS, 24, 120);
	assert_true(fixture_shows(&f, "Groups by status"));
	assert_true(fixture_shows(&f, "burn a day"));
	assert_true(fixture_shows(&f, "all shown, of 100"));
	fixture_resize(&f, 24, 80);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "owed"));
	assert_false(fixture_shows(&f, "burn a day"));
	fixture_resize(&f, 12, 40);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "customers"));
	assert_false(fixture_shows(&f, "owed"));
	fixture_release(&f);
}

/* Returns the first width from which on a text is shown. */
static int first_width_of(const char *text)
{
	int first = 0;
	for (int cols = 20; cols <= 130; cols++) {
		fixture_resize(&f, 24, cols);
		fixture_draw(&f);
		if (!fixture_shows(&f, text))
			first = 0;
		else if (!first)
			first = cols;
	}
	return first;
}

/* The sums come one by one as the window grows, and each leaves room for the bar. */
TEST(each_sum_has_its_least_width)
{
	open_groups(GROUP_BY_STATUS, 24, 120);
	assert_int_equal(first_width_of("credit"), 42);
	assert_int_equal(first_width_of("remaining"), 59);
	assert_int_equal(first_width_of("owed"), 74);
	assert_int_equal(first_width_of("burn a day"), 85);
	assert_int_equal(first_width_of("       owed     burn a day"), 109); /* wide sums */
	fixture_resize(&f, 24, 108);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "       owed burn a day"));
	fixture_release(&f);
}

TEST(remarks_are_masked)
{
	open_groups(GROUP_BY_REMARK, 40, 120);
	assert_true(fixture_shows(&f, "(none)"));
	assert_true(fixture_shows(&f, "pay late"));
	f.m.masked = true;
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "pay late"));
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sums_that_have_no_room_are_left_out),
	    cmocka_unit_test(each_sum_has_its_least_width),
	    cmocka_unit_test(remarks_are_masked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
