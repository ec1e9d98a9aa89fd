/* SPDX-License-Identifier: MIT */
/* How the pane opens, closes and scrolls; what it says is in test_view_detail.c. */

#include "app/model/detail_layout.h"
#include "app/model/model.h"
#include "app/screens/detail.h"

#include "flow_start.h"
#include "test.h"

static struct flow *focused(int rows, int cols)
{
	struct flow *f = flow_start("60..1", 100);
	flow_size(f, rows, cols);
	flow_keys(f, "Enter Tab");
	assert_true(f->model->detail.focus);
	return f;
}

TEST(an_empty_list_has_nobody_to_show)
{
	struct flow *f = flow_start("5..1", 100);
	flow_size(f, 50, 200);
	flow_keys(f, "f");
	flow_type_text(f, "nobody");
	flow_keys(f, "Enter");
	flow_settle(f);
	detail_toggle(f->model);
	assert_false(f->model->detail.open);
	assert_true(flow_says(f, "No customer matches the filter"));
	toast_hide(f->model);
	detail_toggle_side(f->model);
	assert_false(f->model->detail.open);
	assert_true(flow_says(f, "No customer matches the filter"));
	flow_end(f);
}

TEST(opening_leaves_the_cursor_in_sight)
{
	struct flow *f = flow_start("60..1", 100);
	flow_size(f, 40, 120);
	flow_keys(f, "G");
	int height = table_height(f->model);
	flow_keys(f, "Enter");
	assert_true(f->model->layout.detail.h > 0);
	assert_true(table_height(f->model) < height);
	assert_int_equal(flow_cursor_row(f), 60);
	assert_in_range(f->model->table.cursor, f->model->table.top,
			f->model->table.top + (uint64_t)table_height(f->model) - 1);
	flow_keys(f, "Enter");
	assert_false(f->model->detail.open);
	assert_int_equal(table_height(f->model), height);
	flow_end(f);
}

TEST(beside_the_list_needs_its_columns)
{
	struct flow *f = flow_start("60..1", 100);
	flow_size(f, 50, LAYOUT_SIDE_COLS - 1);
	detail_toggle_side(f->model);
	assert_false(f->model->detail.open);
	assert_true(flow_says(f, "this window has"));
	flow_size(f, 50, LAYOUT_SIDE_COLS);
	detail_toggle_side(f->model);
	assert_true(f->model->detail.open && f->model->detail.beside);
	assert_true(f->model->layout.detail.col > 0);
	detail_toggle_side(f->model); /* below again, not closed */
	assert_true(f->model->detail.open);
	assert_false(f->model->detail.beside);
	assert_int_equal(f->model->layout.detail.col, 0);
	flow_end(f);
}

TEST(only_an_open_pane_takes_the_focus)
{
	struct flow *f = flow_start("60..1", 100);
	flow_size(f, 40, 120);
	flow_keys(f, "Tab");
	assert_false(f->model->detail.focus);
	assert_true(flow_says(f, "Enter opens"));
	flow_keys(f, "Enter j");
	assert_int_equal(flow_cursor_row(f), 2); /* without the focus keys move the list */
	flow_keys(f, "Tab j");
	assert_int_equal(flow_cursor_row(f), 2);
	assert_int_equal(f->model->detail.scroll, 1);
	flow_keys(f, "Tab j");
	assert_int_equal(flow_cursor_row(f), 3);
	flow_end(f);
}

TEST(scrolling_has_both_ends)
{
	struct flow *f = focused(40, 120);
	flow_keys(f, "k PgUp");
	assert_int_equal(f->model->detail.scroll, 0);
	flow_keys(f, "G");
	int most = f->model->detail.scroll;
	assert_true(most > 0);
	flow_keys(f, "j PgDn G");
	assert_int_equal(f->model->detail.scroll, most);
	flow_keys(f, "k");
	assert_int_equal(f->model->detail.scroll, most - 1);
	flow_keys(f, "g");
	assert_int_equal(f->model->detail.scroll, 0);
	flow_end(f);
}

TEST(a_page_keeps_two_lines_of_the_one_before)
{
	struct flow *f = focused(14, 80);
	struct detail_layout l;
	detail_layout_compute(f->model, &l);
	assert_true(l.body.h > 4);
	flow_keys(f, "PgDn");
	assert_int_equal(f->model->detail.scroll, l.body.h - 2);
	flow_keys(f, "PgUp");
	assert_int_equal(f->model->detail.scroll, 0);
	flow_keys(f, "3 j");
	assert_int_equal(f->model->detail.scroll, 3);
	flow_end(f);
}

TEST(details_in_place_of_the_list_have_the_focus)
{
	struct flow *f = flow_start("60..1", 100);
	flow_size(f, 24, 80);
	flow_keys(f, "Enter");
	assert_true(f->model->detail.focus);
	flow_keys(f, "Down");
	assert_int_equal(flow_cursor_row(f), 1);
	assert_int_equal(f->model->detail.scroll, 1);
	flow_keys(f, "Tab");
	assert_true(f->model->detail.focus);
	assert_true(flow_says(f, "Enter goes back to the list"));
	flow_keys(f, "Enter Down");
	assert_false(f->model->detail.open || f->model->detail.focus);
	assert_int_equal(flow_cursor_row(f), 2);
	flow_end(f);
}

TEST(left_and_right_show_the_customers_beside)
{
	struct flow *f = focused(24, 80);
	flow_keys(f, "j Right");
	assert_int_equal(flow_cursor_row(f), 2);
	assert_int_equal(f->model->detail.scroll, 0);
	flow_keys(f, "3 l Left");
	assert_int_equal(flow_cursor_row(f), 4);
	flow_keys(f, "9 h");
	assert_int_equal(flow_cursor_row(f), 1);
	flow_end(f);
}

static int lines_below(const struct flow *f)
{
	struct detail_layout l;
	detail_layout_compute(f->model, &l);
	return l.lines - f->model->detail.scroll - l.body.h;
}

TEST(scrolling_ends_with_the_last_line_in_every_window)
{
	static const struct {
		int rows, cols;
	} windows[] = {{24, 80}, {8, 40}, {30, 100}, {40, 120}, {50, 120}};
	for (size_t i = 0; i < COUNT_OF(windows); i++) {
		struct flow *f = focused(windows[i].rows, windows[i].cols);
		flow_settle(f);
		flow_keys(f, "G");
		int end = f->model->detail.scroll;
		assert_true(end > 0);
		assert_int_equal(lines_below(f), 0);
		flow_keys(f, "j PgDn");
		assert_int_equal(f->model->detail.scroll, end);
		flow_end(f);
	}
}

TEST(another_size_keeps_the_focus_and_the_end)
{
	struct flow *f = flow_start("60..1", 100);
	flow_size(f, 40, 120);
	flow_keys(f, "Enter");
	assert_false(f->model->detail.focus);
	flow_size(f, 24, 80); /* the list is not seen any more */
	assert_true(f->model->detail.focus);
	flow_keys(f, "G");
	assert_true(f->model->detail.scroll > 0);
	flow_size(f, 26, 80);
	assert_int_equal(lines_below(f), 0);
	flow_size(f, 70, 80);
	assert_int_equal(f->model->detail.scroll, 0);
	assert_true(f->model->detail.focus);
	flow_end(f);
}

TEST(closing_gives_the_focus_back_and_begins_at_the_top)
{
	struct flow *f = focused(40, 120);
	flow_keys(f, "j j Esc");
	assert_false(f->model->detail.open || f->model->detail.focus);
	flow_keys(f, "j");
	assert_int_equal(flow_cursor_row(f), 2);
	flow_keys(f, "Enter");
	assert_int_equal(f->model->detail.scroll, 0);
	flow_end(f);
}

TEST(another_customer_begins_at_the_top)
{
	struct flow *f = focused(40, 120);
	flow_keys(f, "j j Tab j");
	assert_int_equal(f->model->detail.scroll, 0);
	flow_end(f);
}

TEST(keys_that_do_not_move_are_left_to_the_table)
{
	struct flow *f = focused(40, 120);
	assert_false(detail_run(f->model, &(struct command){.action = DO_ORDER}));
	assert_true(detail_run(f->model, &(struct command){.action = DO_DOWN}));
	f->model->detail.focus = false;
	assert_false(detail_run(f->model, &(struct command){.action = DO_DOWN}));
	flow_end(f);
}

TEST(a_tiny_window_is_no_error)
{
	struct flow *f = focused(40, 120);
	flow_keys(f, "G");
	flow_size(f, 1, 1);
	flow_keys(f, "j");
	flow_size(f, 40, 120);
	assert_true(f->model->detail.open);
	assert_int_equal(flow_cursor_row(f), 1);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_empty_list_has_nobody_to_show),
	    cmocka_unit_test(opening_leaves_the_cursor_in_sight),
	    cmocka_unit_test(beside_the_list_needs_its_columns),
	    cmocka_unit_test(only_an_open_pane_takes_the_focus),
	    cmocka_unit_test(scrolling_has_both_ends),
	    cmocka_unit_test(a_page_keeps_two_lines_of_the_one_before),
	    cmocka_unit_test(details_in_place_of_the_list_have_the_focus),
	    cmocka_unit_test(left_and_right_show_the_customers_beside),
	    cmocka_unit_test(scrolling_ends_with_the_last_line_in_every_window),
	    cmocka_unit_test(another_size_keeps_the_focus_and_the_end),
	    cmocka_unit_test(closing_gives_the_focus_back_and_begins_at_the_top),
	    cmocka_unit_test(another_customer_begins_at_the_top),
	    cmocka_unit_test(keys_that_do_not_move_are_left_to_the_table),
	    cmocka_unit_test(a_tiny_window_is_no_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
