/* SPDX-License-Identifier: MIT */
/* Tests of src/view/kit/list_table.c. */
#include "app/model/model_query.h"
#include "app/table/spot.h"

#include "view/kit/list_table.h"

#include "fixture.h"
#include "test.h"

static struct fixture f;

SETUP(set_up)
{
	fixture_init(&f, 24, 80);
	grid_reset(&f.g, 24, 80);
	return 0;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

static struct draw drawing(void)
{
	return (struct draw){&f.g, &f.m, &f.look, glyphs_of(&f.look), NULL};
}

TEST(a_column_gets_room_for_itself_and_the_gap_or_none)
{
	int left = 20, a = 0, b = 0, c = 0;
	list_table_take_room(&left, 8, &a);
	list_table_take_room(&left, 9, &b);
	list_table_take_room(&left, 8, &c);
	assert_int_equal(a, 8);
	assert_int_equal(b, 0);
	assert_int_equal(c, 8);
	assert_int_equal(left, 0);
}

TEST(cells_are_side_by_side)
{
	struct draw s = drawing();
	struct table_line line = {&s, {3, 1, 1, 30}};
	list_table_put(&line, 4, ALIGN_LEFT, ROLE_TEXT, SL("ab"));
	list_table_put(&line, 0, ALIGN_LEFT, ROLE_TEXT, SL("left out"));
	list_table_put(&line, 5, ALIGN_RIGHT, ROLE_STRONG, SL("1.50"));
	list_table_put(&line, 9, ALIGN_LEFT, ROLE_TEXT, SL("longer than the room"));
	fixture_assert_row(&f, 3, " ab     1.50  longer t…");
	assert_int_equal(grid_at(&f.g, 3, 9)->role, ROLE_STRONG);
}

TEST(names_are_those_of_loaded_customers)
{
	struct draw s = drawing();
	struct table_line line = {&s, {0, 0, 1, 80}}, next = {&s, {1, 0, 1, 80}};
	fixture_page(&f, 1, 10);
	list_table_put_name(&line, 20, app_row_at(&f.m, 0).customer->uin);
	list_table_put_name(&next, 20, 1);
	fixture_assert_row(&f, 0, "Acme Retail Ltd");
	fixture_assert_row(&f, 1, "");
	f.m.masked = true;
	line.at.col = 0;
	list_table_put_name(&line, 20, app_row_at(&f.m, 0).customer->uin);
	fixture_assert_row(&f, 0, "•••••");
}

static void draw_number(struct table_line line, const void *widths, int i)
{
	char text[12];
	snprintf(text, sizeof text, "%d", i);
	list_table_put(&line, *(const int *)widths, ALIGN_RIGHT, ROLE_TEXT, sl_from(text));
}

TEST(the_selected_line_is_shown_and_marked)
{
	struct draw s = drawing();
	const int width = 4;
	struct rect room = {2, 10, 5, 30};
	list_table_draw(&s, room,
			&(struct list_table){LAYER_VOUCHERS, 100, 41, &width, draw_number});
	fixture_assert_row(&f, 1, "");
	fixture_assert_row(&f, 7, "");
	int at = 2;
	while (at < 7 && grid_at(&f.g, at, 10)->cp[0] == ' ')
		at++;
	assert_true(at < 7);
	assert_int_equal(grid_at(&f.g, at, 13)->cp[0], '4');
	assert_int_equal(grid_at(&f.g, at, 14)->cp[0], '1');
	assert_int_equal(grid_at(&f.g, at, 10)->ground, GROUND_BAR);
	assert_int_equal(grid_at(&f.g, at, 39)->ground, GROUND_BAR);
	assert_int_equal(grid_at(&f.g, at, 40)->ground, GROUND_PLAIN);
	assert_int_equal(grid_spot_at(&f.g, at, 30), spot_line(LAYER_VOUCHERS, 41));
	assert_int_equal(f.g.cursor_row, at);
}

TEST(a_short_list_leaves_the_rest_empty)
{
	struct draw s = drawing();
	const int width = 2;
	list_table_draw(&s, (struct rect){0, 0, 5, 10},
			&(struct list_table){LAYER_CHANGES, 2, 0, &width, draw_number});
	fixture_assert_row(&f, 1, "  1");
	fixture_assert_row(&f, 2, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_column_gets_room_for_itself_and_the_gap_or_none),
	    cmocka_unit_test_setup_teardown(cells_are_side_by_side, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(names_are_those_of_loaded_customers, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_selected_line_is_shown_and_marked, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(a_short_list_leaves_the_rest_empty, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
