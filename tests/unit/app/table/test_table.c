/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/table.c. */
#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

static void assert_place(struct flow *f, uint64_t row, uint64_t top)
{
	assert_int_equal(flow_cursor_row(f), row);
	assert_int_equal(f->model->table.top + 1, top);
}

TEST(the_cursor_of_an_empty_list_does_not_move)
{
	struct flow *f = flow_start("", 20);
	flow_keys(f, "j k G g PgDn PgUp Ctrl-D Ctrl-U H M L 5 j 1 2 G 5 0 %");
	assert_int_equal(f->model->table.cursor, 0);
	assert_int_equal(f->model->table.top, 0);
	assert_true(flow_says(f, "no customer in this list"));
	flow_end(f);
}

TEST(one_row_is_first_and_last)
{
	struct flow *f = flow_start("1", 20);
	flow_keys(f, "j G PgDn L");
	assert_place(f, 1, 1);
	flow_keys(f, "k H g PgUp");
	assert_place(f, 1, 1);
	flow_end(f);
}

TEST(a_list_shorter_than_the_screen_does_not_scroll)
{
	struct flow *f = flow_start("10..1", 20);
	flow_keys(f, "PgDn");
	assert_place(f, 10, 1);
	flow_keys(f, "G L");
	assert_place(f, 10, 1);
	flow_keys(f, "M");
	assert_place(f, 5, 1);
	flow_end(f);
}

/* 16 rows are on the screen. */
TEST(two_rows_stay_between_cursor_and_edge)
{
	struct flow *f = flow_start("100..1", 100);
	flow_keys(f, "1 3 j");
	assert_place(f, 14, 1);
	flow_keys(f, "j");
	assert_place(f, 15, 2);
	flow_keys(f, "1 2 k");
	assert_place(f, 3, 1);
	flow_keys(f, "G");
	assert_place(f, 100, 85);
	flow_keys(f, "1 3 k");
	assert_place(f, 87, 85);
	flow_keys(f, "k");
	assert_place(f, 86, 84);
	flow_end(f);
}

TEST(pages_go_by_a_screen)
{
	struct flow *f = flow_start("100..1", 100);
	flow_keys(f, "PgDn");
	assert_place(f, 19, 17);
	flow_keys(f, "2 PgDn");
	assert_place(f, 51, 49);
	flow_keys(f, "PgUp");
	assert_place(f, 35, 33);
	flow_keys(f, "9 PgDn");
	assert_place(f, 100, 85);
	flow_keys(f, "9 PgUp");
	assert_place(f, 1, 1);
	flow_keys(f, "Ctrl-D");
	assert_place(f, 11, 9);
	flow_keys(f, "Ctrl-U");
	assert_place(f, 3, 1);
	flow_end(f);
}

TEST(a_number_names_a_row_or_repeats)
{
	struct flow *f = flow_start("100..1", 100);
	flow_keys(f, "4 2 G");
	assert_int_equal(flow_cursor_row(f), 42);
	flow_keys(f, "7 g");
	assert_int_equal(flow_cursor_row(f), 7);
	flow_keys(f, "3 j 2 k");
	assert_int_equal(flow_cursor_row(f), 8);
	flow_keys(f, "1 0 1 G");
	assert_int_equal(flow_cursor_row(f), 100);
	assert_true(flow_says(f, "The list has 100 rows"));
	flow_keys(f, "9 9 9 9 9 9 9 9 9 9 9 9 9 9 k");
	assert_int_equal(flow_cursor_row(f), 1);
	flow_keys(f, "9 9 9 9 9 9 9 9 9 9 9 9 9 9 PgDn");
	assert_int_equal(flow_cursor_row(f), 100);
	flow_end(f);
}

TEST(percentages)
{
	struct flow *f = flow_start("200..1", 100);
	flow_keys(f, "5 0 %");
	assert_int_equal(flow_cursor_row(f), 100);
	flow_keys(f, "1 0 0 %");
	assert_int_equal(flow_cursor_row(f), 200);
	flow_keys(f, "1 %");
	assert_int_equal(flow_cursor_row(f), 2);
	flow_keys(f, "9 9 9 %");
	assert_int_equal(flow_cursor_row(f), 200);
	flow_keys(f, "%");
	assert_int_equal(flow_cursor_row(f), 200);
	assert_true(flow_says(f, "number first"));
	flow_end(f);
}

TEST(the_screen_has_a_top_a_middle_and_a_bottom)
{
	struct flow *f = flow_start("100..1", 100);
	flow_keys(f, "5 0 G");
	assert_place(f, 50, 37);
	flow_keys(f, "H");
	assert_place(f, 39, 37);
	flow_keys(f, "M");
	assert_place(f, 44, 37);
	flow_keys(f, "L");
	assert_place(f, 50, 37);
	flow_keys(f, "5 H");
	assert_place(f, 41, 37);
	flow_keys(f, "5 L");
	assert_place(f, 48, 37);
	flow_keys(f, "g H");
	assert_place(f, 1, 1);
	flow_keys(f, "G L");
	assert_place(f, 100, 85);
	flow_end(f);
}

TEST(columns_scroll_within_bounds)
{
	struct flow *f = flow_start("5..1", 20);
	flow_keys(f, "h");
	assert_int_equal(f->model->table.scroll_cols, 0);
	flow_keys(f, "3 l h");
	assert_int_equal(f->model->table.scroll_cols, 2);
	flow_keys(f, "$");
	int last = f->model->table.scroll_cols;
	assert_in_range(last, 3, COLUMNS - 3);
	flow_keys(f, "l");
	assert_int_equal(f->model->table.scroll_cols, last);
	flow_keys(f, "h"); /* each press shows */
	assert_int_equal(f->model->table.scroll_cols, last - 1);
	flow_keys(f, "0");
	assert_int_equal(f->model->table.scroll_cols, 0);
	flow_end(f);
}

TEST(travel_is_the_last_way_taken)
{
	struct flow *f = flow_start("100..1", 20);
	assert_int_equal(f->model->table.travel, 1);
	flow_keys(f, "5 0 G");
	assert_int_equal(f->model->table.travel, 1);
	flow_keys(f, "k");
	assert_int_equal(f->model->table.travel, -1);
	flow_keys(f, "g");
	flow_keys(f, "k"); /* goes nowhere */
	assert_int_equal(f->model->table.travel, -1);
	flow_end(f);
}

TEST(any_height_keeps_the_cursor_in_sight)
{
	struct flow *f = flow_start("100..1", 100);
	flow_keys(f, "5 0 G");
	for (int rows = 1; rows <= 60; rows++) {
		flow_size(f, rows, 80);
		assert_int_equal(flow_cursor_row(f), 50);
	}
	flow_end(f);
}

static int name_width(struct flow *f)
{
	struct column_room room = app_column_room(f->model);
	struct columns placed;
	columns_place(&placed, &f->model->columns, &room);
	assert_int_equal(placed.at[1].id, COLUMN_NAME);
	return placed.at[1].w;
}

/* The longest names have three digits: they come last. */
TEST(columns_move_when_all_is_loaded_but_not_with_each_page)
{
	struct flow *f = flow_start("1..200", 20);
	flow_size(f, 50, 200);
	int first = name_width(f);
	flow_keys(f, "G");
	flow_settle(f);
	assert_false(store_complete(f->model->loader.store));
	assert_int_equal(name_width(f), first);
	flow_keys(f, "a");
	flow_settle(f);
	assert_true(store_complete(f->model->loader.store));
	assert_int_equal(name_width(f), first + 1);
	flow_end(f);
}

TEST(columns_move_when_the_window_changes)
{
	struct flow *f = flow_start("1..200", 20);
	flow_size(f, 50, 200);
	int first = name_width(f);
	flow_keys(f, "G");
	flow_settle(f);
	flow_size(f, 50, 201);
	assert_int_equal(name_width(f), first + 1);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_cursor_of_an_empty_list_does_not_move),
	    cmocka_unit_test(one_row_is_first_and_last),
	    cmocka_unit_test(a_list_shorter_than_the_screen_does_not_scroll),
	    cmocka_unit_test(two_rows_stay_between_cursor_and_edge),
	    cmocka_unit_test(pages_go_by_a_screen),
	    cmocka_unit_test(a_number_names_a_row_or_repeats),
	    cmocka_unit_test(percentages),
	    cmocka_unit_test(the_screen_has_a_top_a_middle_and_a_bottom),
	    cmocka_unit_test(columns_scroll_within_bounds),
	    cmocka_unit_test(travel_is_the_last_way_taken),
	    cmocka_unit_test(any_height_keeps_the_cursor_in_sight),
	    cmocka_unit_test(columns_move_when_all_is_loaded_but_not_with_each_page),
	    cmocka_unit_test(columns_move_when_the_window_changes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
