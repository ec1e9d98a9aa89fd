/* SPDX-License-Identifier: MIT */
/* Tests of src/app/mouse.c. */
#include "app/model/model_query.h"
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

/* Columns that do not fit have no head to click on, whatever the width. */
TEST(behind_the_last_head_is_nothing)
{
	struct flow *f = start();
	for (int cols = 40; cols <= 240; cols++) {
		struct columns placed;
		flow_size(f, 24, cols);
		struct column_room room = app_column_room(f->model);
		columns_place(&placed, &f->model->columns, &room);
		int end = placed.at[placed.n - 1].col + placed.at[placed.n - 1].w;
		mouse(f, KEYCODE_PRESS, f->model->layout.heads.row, end - 1);
		assert_int_equal(spec(f)->sort[0].key, column_sort(placed.at[placed.n - 1].id));
		flow_keys(f, "=");
		for (int col = end; col < cols; col++)
			mouse(f, KEYCODE_PRESS, f->model->layout.heads.row, col);
		assert_int_equal(spec(f)->n_sort, 0);
	}
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

/* The first column of the pane beside the table belongs to the pane. */
TEST(a_click_takes_the_part_that_it_is_on)
{
	struct flow *f = start();
	f->model->detail.beside = true;
	flow_size(f, 50, 200);
	flow_keys(f, "Enter");
	struct rect d = f->model->layout.detail, t = f->model->layout.table;
	assert_int_equal(d.col, t.col + t.w);
	mouse(f, KEYCODE_PRESS, t.row + 3, d.col);
	assert_true(f->model->detail.focus);
	assert_int_equal(flow_cursor_row(f), 1);
	mouse(f, KEYCODE_PRESS, t.row + 3, d.col - 2);
	assert_false(f->model->detail.focus);
	assert_int_equal(flow_cursor_row(f), 4);
	mouse(f, KEYCODE_PRESS, t.row + t.h, 5); /* the line below */
	mouse(f, KEYCODE_PRESS, t.row - 1, 5);
	assert_int_equal(flow_cursor_row(f), 4);
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

TEST(a_click_selects_an_entry_of_the_help_and_the_next_one_runs_it)
{
	struct flow *f = start();
	const struct help *h = &f->model->help;
	flow_keys(f, "?");
	flow_type(f, SL("load"), false);
	flow_keys(f, "Down");
	assert_int_not_equal(help_action(f->model, h->selected), DO_LOAD_ALL);
	click(f, "load all pages;");
	assert_int_equal(help_action(f->model, h->selected), DO_LOAD_ALL);
	assert_true(app_layer_is_open(f->model, LAYER_HELP));
	click(f, "load all pages;");
	assert_int_equal(f->model->n_layers, 0);
	assert_true(f->model->loader.everything);
	flow_keys(f, "?");
	click(f, "owes");
	click(f, "owes"); /* what is only explained is not run */
	assert_true(app_layer_is_open(f->model, LAYER_HELP));
	assert_int_equal(h->selected, 1);
	flow_end(f);
}

TEST(a_click_puts_a_command_into_the_prompt_and_the_next_one_runs_it)
{
	struct flow *f = start();
	flow_keys(f, ":");
	flow_type(f, SL("so"), false);
	click(f, "sort the loaded");
	assert_true(sl_equal(line_sl(&f->model->prompt.line), SL("sort")));
	assert_true(app_layer_is_open(f->model, LAYER_PROMPT));
	click(f, "sort the loaded");
	assert_true(app_layer_is_open(f->model, LAYER_SORT));
	flow_keys(f, "Esc :");
	flow_type(f, SL("sort "), false);
	click(f, "Expiry");
	click(f, "Expiry");
	assert_int_equal(f->model->n_layers, 0);
	assert_int_equal(lens_spec_of(f->model->lens)->sort[0].key, SORT_EXPIRY);
	flow_end(f);
}

/* The whole help of the chosen command moves the lines above it, but not away from the mouse. */
TEST(a_double_click_runs_the_command_although_its_help_needs_lines)
{
	struct flow *f = start();
	flow_keys(f, ":");
	flow_type(f, SL("de"), false);
	int row = 0;
	while (spot_read(grid_spot_at(&f->grid, row, 5)).kind != SPOT_LINE)
		row++;
	assert_true(is_text_at(f, row, 3, "detail "));
	flow_keys(f, "Down Down"); /* detail-side, whose help has two lines */
	row--;
	assert_true(is_text_at(f, row, 3, "detail "));
	mouse(f, KEYCODE_PRESS, row, 5);
	assert_false(is_text_at(f, row, 3, "detail "));
	mouse(f, KEYCODE_PRESS, row, 5);
	assert_int_equal(f->model->n_layers, 0);
	assert_true(f->model->detail.open);
	flow_end(f);
}

TEST(clicks_choose_and_open_requests)
{
	struct flow *f = start();
	const struct inspector *in = &f->model->inspector;
	flow_keys(f, "I");
	uint64_t first = journal_at(&f->model->journal, f->model->journal.n - 1)->id;
	click(f, " 1 ");
	assert_int_equal(in->selected[PANE_REQUESTS], first);
	assert_false(in->open);
	click(f, " 1 ");
	assert_true(in->open);
	assert_int_equal(in->opened, first);
	click(f, "Canonical request");
	assert_true(sl_starts(in->page.doc.lines[in->page.line].text, SL("Canonical request")));
	assert_false(in->page.doc.lines[in->page.line].folded);
	click(f, "Canonical request");
	assert_true(in->page.doc.lines[in->page.line].folded);
	flow_keys(f, "y");
	click(f, "a Go program");
	assert_int_equal(in->choice, INSPECTOR_COPY_GO);
	assert_true(in->copying);
	click(f, "a Go program");
	assert_false(in->copying);
	flow_end(f);
}

/* A request that is sent meanwhile moves the rows, not what was clicked. */
TEST(a_click_means_the_request_that_was_seen)
{
	struct flow *f = start();
	flow_keys(f, "I");
	uint64_t newest = journal_at(&f->model->journal, 0)->id;
	struct event press = {
	    .kind = EV_KEY,
	    .key = {.code = KEYCODE_PRESS, .spot = spot_line(LAYER_INSPECTOR, (int)newest)}};
	flow_keys(f, "R");
	assert_int_not_equal(journal_at(&f->model->journal, 0)->id, newest);
	app_update(f->model, &press, &(struct effects){.n = 0});
	assert_int_equal(f->model->inspector.selected[PANE_REQUESTS], newest);
	press.key.spot = spot_line(LAYER_INSPECTOR, SPOT_INDEX_MAX);
	app_update(f->model, &press, &(struct effects){.n = 0});
	assert_int_equal(f->model->inspector.selected[PANE_REQUESTS], newest);
	flow_end(f);
}

TEST(a_click_goes_from_the_requests_to_the_one_below_and_back)
{
	struct flow *f = start();
	const struct inspector *in = &f->model->inspector;
	flow_event(f, &(struct event){.kind = EV_RESIZE, .size = {50, 200, false}});
	flow_keys(f, "I");
	click(f, "QueryCustomersCredit, sent");
	assert_true(in->open);
	click(f, "time ");
	assert_true(in->open);
	click(f, " 1 ");
	assert_false(in->open);
	flow_end(f);
}

/* Presses the sign in front of the line that shows the text. */
static void click_fold(struct flow *f, const char *text)
{
	for (int row = 0; row < f->grid.rows; row++)
		for (int col = 3; col < f->grid.cols; col++)
			if (is_text_at(f, row, col, text)) {
				while (grid_at(&f->grid, row, col)->cp[0] != 0x25BE &&
				       grid_at(&f->grid, row, col)->cp[0] != 0x25B8)
					assert_in_range(--col, 0, f->grid.cols);
				mouse(f, KEYCODE_PRESS, row, col);
				return;
			}
	fail_msg("the screen has no \"%s\"", text);
}

TEST(clicks_read_and_fold_the_reference)
{
	struct flow *f = start();
	const struct reading *r = &f->model->api_docs_screen.page;
	flow_keys(f, "K g");
	click_fold(f, "Limits");
	assert_true(sl_equal(r->doc.lines[r->line].text, SL("Limits")));
	assert_true(r->doc.lines[r->line].folded);
	click_fold(f, "Limits");
	assert_false(r->doc.lines[r->line].folded);
	flow_keys(f, "g /");
	flow_type(f, SL("zzz"), false);
	click(f, "Signature");
	assert_false(r->finding);
	assert_true(sl_starts(r->doc.lines[r->line].text, SL("Signature")));
	flow_keys(f, "*");
	struct event press = {
	    .kind = EV_KEY,
	    .key = {.code = KEYCODE_PRESS, .spot = spot_fold(LAYER_API_DOCS, DOC_LINES_MAX)}};
	app_update(f->model, &press, &(struct effects){.n = 0});
	assert_true(app_layer_is_open(f->model, LAYER_API_DOCS));
	flow_end(f);
}

/* Where it was clicked, a line stays, so that the second click finds it. */
TEST(a_clicked_list_in_a_low_window_does_not_scroll)
{
	static const char *const opens[] = {"s", "S", "c", "y", "D"};
	for (size_t i = 0; i < COUNT_OF(opens); i++) {
		struct flow *f = start();
		flow_event(f, &(struct event){.kind = EV_RESIZE, .size = {10, 80, false}});
		flow_keys(f, opens[i]);
		enum layer l = (enum layer)app_top_layer(f->model);
		flow_keys(f, "G");
		int top = f->model->list_top[l];
		assert_in_range(top, 1, 30);
		for (int row = 0; row < f->grid.rows; row++) {
			struct spot spot = spot_read(grid_spot_at(&f->grid, row, 75));
			if (spot.kind != SPOT_LINE)
				continue;
			mouse(f, KEYCODE_PRESS, row, 75);
			assert_int_equal(f->model->list_top[l], top);
			assert_int_equal(spot_read(grid_spot_at(&f->grid, row, 75)).index,
					 spot.index);
			flow_advance(f, 600);
		}
		flow_end(f);
	}
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

/* A recording may name any part of any screen. */
TEST(no_spot_is_taken_where_it_has_no_meaning)
{
	static const char *const opens[] = {"f", ":", "?", "s", "S", "c", "&",
					    "/", "D", "I", "P", "x", "y", "K"};
	for (size_t i = 0; i < COUNT_OF(opens); i++) {
		struct flow *f = start();
		flow_keys(f, "K Esc"); /* its document is there, but not shown */
		flow_keys(f, opens[i]);
		for (int kind = SPOT_LINE; kind <= SPOT_FOLD; kind++)
			for (int index = 0; index < 4; index++) {
				enum layer l = (enum layer)(app_top_layer(f->model) < 0
								? LAYER_PICKER
								: app_top_layer(f->model));
				uint32_t at = index == 3 ? DOC_LINES_MAX - 1 : (uint32_t)index;
				uint32_t spot = (spot_text(l, at) & 0x1FFFFFFFu) | (uint32_t)kind
										       << 29;
				struct event press = {.kind = EV_KEY,
						      .key = {.code = KEYCODE_PRESS, .spot = spot}};
				app_update(f->model, &press, &(struct effects){.n = 0});
			}
		flow_end(f);
	}
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

TEST(below_the_scroll_bar_is_its_last_row)
{
	struct flow *f = start();
	struct rect t = f->model->layout.table;
	mouse(f, KEYCODE_PRESS, t.row + t.h - 1, t.col + t.w - 1);
	uint64_t top = f->model->table.top, cursor = f->model->table.cursor;
	for (int row = t.row + t.h; row < t.row + t.h + 3; row++) {
		mouse(f, KEYCODE_DRAG, t.row, 3);
		assert_int_equal(f->model->table.top, 0);
		mouse(f, KEYCODE_DRAG, row, 3);
		assert_int_equal(f->model->table.top, top);
		assert_int_equal(f->model->table.cursor, cursor);
	}
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
	    cmocka_unit_test(behind_the_last_head_is_nothing),
	    cmocka_unit_test(the_scroll_bar_is_dragged),
	    cmocka_unit_test(over_a_pane_the_pane_scrolls),
	    cmocka_unit_test(a_click_takes_the_part_that_it_is_on),
	    cmocka_unit_test(over_a_layer_only_lists_scroll),
	    cmocka_unit_test(a_click_selects_a_line_and_the_next_one_accepts_it),
	    cmocka_unit_test(a_click_selects_an_entry_of_the_help_and_the_next_one_runs_it),
	    cmocka_unit_test(a_click_puts_a_command_into_the_prompt_and_the_next_one_runs_it),
	    cmocka_unit_test(a_double_click_runs_the_command_although_its_help_needs_lines),
	    cmocka_unit_test(clicks_choose_and_open_requests),
	    cmocka_unit_test(a_click_means_the_request_that_was_seen),
	    cmocka_unit_test(a_click_goes_from_the_requests_to_the_one_below_and_back),
	    cmocka_unit_test(clicks_read_and_fold_the_reference),
	    cmocka_unit_test(a_clicked_list_in_a_low_window_does_not_scroll),
	    cmocka_unit_test(a_click_on_a_check_box_changes_it),
	    cmocka_unit_test(clicks_choose_in_the_boxes_of_filter_and_export),
	    cmocka_unit_test(no_spot_is_taken_where_it_has_no_meaning),
	    cmocka_unit_test(a_list_below_another_screen_takes_no_click),
	    cmocka_unit_test(a_hint_is_the_key_that_it_names),
	    cmocka_unit_test(a_count_of_the_header_filters_by_its_status),
	    cmocka_unit_test(a_double_click_opens_the_details),
	    cmocka_unit_test(another_account_keeps_it_on),
	    cmocka_unit_test(below_the_scroll_bar_is_its_last_row),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
