/* SPDX-License-Identifier: MIT */
/* Tests of src/app/mouse.c. */
#include "app/screens/detail.h"
#include "app/table/spot.h"
#include "app/update.h"

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

static const struct lens_spec *spec(const struct flow *f)
{
	return lens_spec_of(f->model->lens);
}

TEST(a_head_sorts_and_turns_round)
{
	struct flow *f = start();
	int row = f->model->layout.heads.row;
	mouse(f, KEYCODE_PRESS, row, 15); /* Name */
	assert_int_equal(spec(f)->n_sort, 1);
	assert_int_equal(spec(f)->sort[0].key, SORT_NAME);
	assert_false(spec(f)->sort[0].descending);
	mouse(f, KEYCODE_PRESS, row, 15);
	assert_true(spec(f)->sort[0].descending);
	mouse(f, KEYCODE_PRESS, row, 14); /* between two */
	assert_true(spec(f)->sort[0].descending);
	flow_keys(f, "$");
	mouse(f, KEYCODE_PRESS, row, 76); /* what was scrolled to */
	assert_int_equal(spec(f)->sort[0].key, column_sort((enum column_id)(COLUMNS - 1)));
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

/* Tells whether the text, of characters one column wide, is drawn from there on. */
static bool is_text_at(const struct flow *f, int row, int col, const char *text)
{
	for (; *text; text++, col++) {
		const struct cell *c = grid_at(&f->grid, row, col);
		if (!c || c->cp[0] != (uint32_t)(unsigned char)*text)
			return false;
	}
	return true;
}

/* Presses the mouse on the first place of the screen that shows the text. */
static void click(struct flow *f, const char *text)
{
	for (int row = 0; row < f->grid.rows; row++)
		for (int col = 0; col < f->grid.cols; col++)
			if (is_text_at(f, row, col, text)) {
				mouse(f, KEYCODE_PRESS, row, col);
				return;
			}
	fail_msg("the screen has no \"%s\"", text);
}

TEST(a_click_selects_a_line_and_the_next_one_accepts_it)
{
	struct flow *f = start();
	flow_keys(f, "s");
	click(f, "Identity");
	assert_int_equal(f->model->sort_list.selected, SORT_IDENTIFY);
	assert_true(app_layer_is_open(f->model, LAYER_SORT));
	assert_false(lens_is_on(f->model->lens));
	click(f, "Identity");
	assert_int_equal(f->model->n_layers, 0);
	assert_int_equal(lens_spec_of(f->model->lens)->sort[0].key, SORT_IDENTIFY);
	flow_keys(f, "y");
	click(f, "JSON");
	click(f, "JSON");
	assert_int_equal(f->model->n_layers, 0);
	assert_true(flow_says(f, "the raw JSON"));
	flow_keys(f, "D");
	click(f, "LOW  ");
	click(f, "LOW  ");
	assert_int_equal(f->model->n_layers, 0);
	assert_int_equal(lens_spec_of(f->model->lens)->statuses, STATUS_BIT(STATUS_LOW));
	flow_end(f);
}

TEST(a_click_on_a_check_box_changes_it)
{
	struct flow *f = start();
	flow_keys(f, "S");
	click(f, "[x]");
	assert_false(app_shows_status(f->model, STATUS_SUS));
	click(f, "Force is not 0"); /* the line is selected: it accepts */
	assert_int_equal(f->model->n_layers, 0);
	assert_false(app_shows_status(f->model, STATUS_SUS));
	flow_keys(f, "c G Space");
	click(f, "[ ]");
	assert_false(f->model->columns.hidden[COLUMNS - 1]);
	flow_end(f);
}

TEST(clicks_choose_in_the_boxes_of_filter_and_export)
{
	struct flow *f = start();
	const struct list_export *x = &f->model->export;
	flow_keys(f, "f");
	click(f, "3 Remark");
	assert_int_equal(f->model->picker.type, FILTER_REMARK);
	click(f, "3 Remark");
	assert_false(f->model->picker.in_value);
	click(f, "Esc cancel");
	flow_keys(f, "x");
	click(f, "Format");
	assert_int_equal(x->focus, EXPORT_ON_FORM);
	flow_keys(f, "Right");
	click(f, "File  ");
	assert_int_equal(x->focus, EXPORT_ON_PATH);
	click(f, "Enter write");
	assert_int_equal(x->state, EXPORT_OPENING);
	assert_int_equal(x->form, EXPORT_EXCEL);
	flow_end(f);
}

/* Also where a list lies under another one: its lines are not those of the topmost. */
TEST(a_list_below_another_screen_takes_no_click)
{
	struct flow *f = start();
	flow_keys(f, "s");
	struct event press = {.kind = EV_KEY,
			      .key = {.code = KEYCODE_PRESS, .spot = spot_line(LAYER_SHOW, 3)}};
	app_update(f->model, &press, &(struct effects){.n = 0});
	assert_int_equal(f->model->sort_list.selected, 0);
	flow_end(f);
}

TEST(a_hint_is_the_key_that_it_names)
{
	struct flow *f = start();
	click(f, "? help");
	assert_true(app_layer_is_open(f->model, LAYER_HELP));
	click(f, "Esc close");
	assert_int_equal(f->model->n_layers, 0);
	flow_keys(f, "S j");
	click(f, "only this");
	assert_int_equal(lens_spec_of(f->model->lens)->statuses, STATUS_BIT(STATUS_NEG));
	click(f, "Esc cancel");
	assert_int_equal(f->model->n_layers, 0);
	assert_false(lens_is_on(f->model->lens));
	click(f, "quit");
	assert_true(f->model->stopping);
	flow_end(f);
}

TEST(a_count_of_the_header_filters_by_its_status)
{
	struct flow *f = start();
	click(f, "OUT ");
	assert_int_equal(spec(f)->statuses, STATUS_BIT(STATUS_OUT));
	assert_true(flow_says(f, "Only OUT; click again, or =, to show all"));
	click(f, "NEG ");
	assert_int_equal(spec(f)->statuses, STATUS_BIT(STATUS_NEG));
	click(f, "NEG ");
	assert_int_equal(spec(f)->statuses, 0);
	flow_keys(f, "s"); /* beside a list it is nothing */
	click(f, "OUT ");
	assert_int_equal(spec(f)->statuses, 0);
	flow_end(f);
}

TEST(a_double_click_opens_the_details)
{
	struct flow *f = start();
	int row = f->model->layout.table.row + 4;
	mouse(f, KEYCODE_PRESS, row, 5);
	flow_advance(f, 600);
	mouse(f, KEYCODE_PRESS, row, 5); /* too late */
	assert_false(f->model->detail.open);
	mouse(f, KEYCODE_PRESS, row + 1, 5);
	assert_false(f->model->detail.open);
	mouse(f, KEYCODE_PRESS, row + 1, 5);
	assert_true(f->model->detail.open);
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
	    cmocka_unit_test(a_click_selects_a_line_and_the_next_one_accepts_it),
	    cmocka_unit_test(a_click_on_a_check_box_changes_it),
	    cmocka_unit_test(clicks_choose_in_the_boxes_of_filter_and_export),
	    cmocka_unit_test(a_list_below_another_screen_takes_no_click),
	    cmocka_unit_test(a_hint_is_the_key_that_it_names),
	    cmocka_unit_test(a_count_of_the_header_filters_by_its_status),
	    cmocka_unit_test(a_double_click_opens_the_details),
	    cmocka_unit_test(another_account_keeps_it_on),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
