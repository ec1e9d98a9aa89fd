/* SPDX-License-Identifier: MIT */
/* Tests of src/app/mouse.c. */
#include "app/screens/detail.h"

#include "flow_start.h"
#include "test.h"

static void mouse(struct flow *f, enum key_code code, int row, int col)
{
	flow_event(f,
		   &(struct event){.kind = EV_KEY, .key = {.code = code, .row = row, .col = col}});
}

static struct flow *start(void)
{
	struct flow *f = flow_start("300..1", 100);
	flow_keys(f, "m");
	return f;
}

TEST(off_it_does_nothing)
{
	struct flow *f = flow_start("300..1", 100);
	mouse(f, KEYCODE_PRESS, 9, 5);
	mouse(f, KEYCODE_WHEEL_DOWN, 9, 5);
	assert_int_equal(flow_cursor_row(f), 1);
	flow_keys(f, "m");
	assert_true(f->model->mouse.on);
	assert_true(flow_says(f, "Shift"));
	flow_keys(f, "m");
	assert_false(f->model->mouse.on);
	flow_end(f);
}

TEST(a_click_chooses_the_row)
{
	struct flow *f = start();
	int top = f->model->layout.table.row;
	mouse(f, KEYCODE_PRESS, top + 7, 5);
	mouse(f, KEYCODE_RELEASE, top + 7, 5);
	assert_int_equal(flow_cursor_row(f), 8);
	mouse(f, KEYCODE_PRESS, 0, 5); /* the header */
	mouse(f, KEYCODE_PRESS, 99, 5);
	mouse(f, KEYCODE_PRESS, -1, -1);
	assert_int_equal(flow_cursor_row(f), 8);
	flow_end(f);
}

TEST(below_the_last_row_is_nothing)
{
	struct flow *f = flow_start("3..1", 100);
	flow_keys(f, "m");
	mouse(f, KEYCODE_PRESS, f->model->layout.table.row + 5, 5);
	assert_int_equal(flow_cursor_row(f), 1);
	flow_end(f);
}

TEST(the_wheel_scrolls_three_rows)
{
	struct flow *f = start();
	mouse(f, KEYCODE_WHEEL_DOWN, 9, 5);
	assert_int_equal(f->model->table.top, 3);
	mouse(f, KEYCODE_WHEEL_UP, 9, 5);
	mouse(f, KEYCODE_WHEEL_UP, 9, 5);
	assert_int_equal(f->model->table.top, 0);
	flow_end(f);
}

TEST(a_head_sorts_and_turns_round)
{
	struct flow *f = start();
	int row = f->model->layout.heads.row;
	const struct lens_spec *s = lens_spec_of(f->model->lens);
	mouse(f, KEYCODE_PRESS, row, 15); /* Name */
	assert_int_equal(s->n_sort, 1);
	assert_int_equal(s->sort[0].key, SORT_NAME);
	assert_false(s->sort[0].descending);
	mouse(f, KEYCODE_PRESS, row, 15);
	assert_true(s->sort[0].descending);
	mouse(f, KEYCODE_PRESS, row, 14); /* between two */
	assert_true(s->sort[0].descending);
	flow_keys(f, "$");
	mouse(f, KEYCODE_PRESS, row, 76); /* what was scrolled to */
	assert_int_equal(s->sort[0].key, column_sort((enum column_id)(COLUMNS - 1)));
	flow_end(f);
}

TEST(the_scroll_bar_is_dragged)
{
	struct flow *f = start();
	struct rect t = f->model->layout.table;
	uint64_t rows = 300, height = (uint64_t)t.h;
	mouse(f, KEYCODE_DRAG, t.row + 9, t.col + t.w - 1); /* it was not pressed there */
	assert_int_equal(f->model->table.top, 0);
	mouse(f, KEYCODE_PRESS, t.row + t.h - 1, t.col + t.w - 1);
	assert_int_equal(f->model->table.top, rows - height);
	mouse(f, KEYCODE_DRAG, t.row + t.h / 2, 3); /* beside it, too */
	assert_in_range(f->model->table.top, 120, 180);
	mouse(f, KEYCODE_DRAG, -5, 3);
	assert_int_equal(f->model->table.top, 0);
	mouse(f, KEYCODE_DRAG, 9999, 3);
	assert_int_equal(f->model->table.top, rows - height);
	mouse(f, KEYCODE_RELEASE, 9999, 3);
	mouse(f, KEYCODE_DRAG, t.row, 3);
	assert_int_equal(f->model->table.top, rows - height);
	flow_end(f);
}

TEST(over_a_pane_the_pane_scrolls)
{
	struct flow *f = start();
	flow_event(f, &(struct event){.kind = EV_RESIZE, .size = {40, 120, false}});
	flow_keys(f, "Enter");
	struct rect d = f->model->layout.detail;
	mouse(f, KEYCODE_WHEEL_DOWN, d.row + 2, 9);
	assert_int_equal(f->model->detail.scroll, 3);
	assert_false(f->model->detail.focus);
	assert_int_equal(f->model->table.top, 0);
	mouse(f, KEYCODE_PRESS, d.row + 2, 9);
	assert_true(f->model->detail.focus);
	mouse(f, KEYCODE_PRESS, f->model->layout.table.row, 9);
	assert_false(f->model->detail.focus);
	flow_end(f);
}

TEST(over_a_layer_only_lists_scroll)
{
	struct flow *f = start();
	flow_keys(f, "s");
	mouse(f, KEYCODE_WHEEL_DOWN, 9, 5);
	assert_int_equal(f->model->sort_list.selected, 1);
	mouse(f, KEYCODE_PRESS, 9, 5);
	assert_int_equal(f->model->sort_list.selected, 1);
	assert_int_equal(flow_cursor_row(f), 1);
	flow_keys(f, "Esc :");
	flow_type(f, SL("qu"), false);
	mouse(f, KEYCODE_WHEEL_UP, 9, 5);
	assert_true(sl_equal(line_sl(&f->model->prompt.line), SL("qu")));
	flow_keys(f, "Esc D");
	mouse(f, KEYCODE_WHEEL_UP, 9, 5);
	assert_true(app_layer_is_open(f->model, LAYER_HISTOGRAM));
	flow_end(f);
}

TEST(another_account_keeps_it_on)
{
	struct flow *f = start();
	struct settings other = f->model->settings;
	flow_event(f, &(struct event){.kind = EV_SWITCHED, .switched = {&other, NULL}});
	assert_true(f->model->mouse.on);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(off_it_does_nothing),
	    cmocka_unit_test(a_click_chooses_the_row),
	    cmocka_unit_test(below_the_last_row_is_nothing),
	    cmocka_unit_test(the_wheel_scrolls_three_rows),
	    cmocka_unit_test(a_head_sorts_and_turns_round),
	    cmocka_unit_test(the_scroll_bar_is_dragged),
	    cmocka_unit_test(over_a_pane_the_pane_scrolls),
	    cmocka_unit_test(over_a_layer_only_lists_scroll),
	    cmocka_unit_test(another_account_keeps_it_on),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
