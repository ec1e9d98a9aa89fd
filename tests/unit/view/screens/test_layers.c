/* SPDX-License-Identifier: MIT */
/* Frames with something over the table, or with a lens before it, against tests/golden. */

#include "fixture.h"
#include "test.h"

#define TOTAL 2013

static struct fixture f;

/* Two pages of twenty-one held, the cursor on Delta Games. */
static void set_up(int rows, int cols)
{
	fixture_init(&f, rows, cols);
	fixture_page(&f, 1, TOTAL);
	fixture_page(&f, 2, TOTAL);
	f.m.table.cursor = 3;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

static void open_picker(bool in_value)
{
	f.m.layers[f.m.n_layers++] = LAYER_PICKER;
	f.m.picker.type = FILTER_NAME;
	f.m.picker.in_value = in_value;
	line_set(&f.m.picker.value, SL("星辰"));
	f.m.picker.count.matches = 13;
	f.m.picker.count.rows = 200;
	f.m.picker.n_recent = 2;
	f.m.picker.recent[0].type = FILTER_NAME;
	sl_to_chars(SL("Delta"), f.m.picker.recent[0].text, 16);
	f.m.picker.recent[1].type = FILTER_REMARK;
	sl_to_chars(SL("VIP"), f.m.picker.recent[1].text, 16);
}

TEST(picker_80x24)
{
	set_up(24, 80);
	open_picker(true);
	fixture_golden(&f, "picker_80x24");
}

TEST(picker_whole_80x24)
{
	set_up(24, 80);
	open_picker(false);
	f.m.picker.type = FILTER_EMAIL;
	f.m.picker.recalled = 1;
	f.m.picker.count.matches = 0;
	f.m.picker.count.narrowed = 4;
	fixture_golden(&f, "picker_whole_80x24");
}

TEST(picker_refuses_80x24)
{
	set_up(24, 80);
	open_picker(false);
	f.m.picker.type = FILTER_CLIENT_UIN;
	f.look.ascii = true;
	sl_to_chars(SL("a ClientUin has 1 to 20 digits and nothing else; take Name to look for "
		       "words"),
		    f.m.picker.error, sizeof f.m.picker.error);
	fixture_golden(&f, "picker_refuses_80x24");
}

TEST(picker_40x8)
{
	set_up(8, 40);
	open_picker(true);
	fixture_golden(&f, "picker_40x8");
}

TEST(prompt_and_pending_80x24)
{
	set_up(24, 80);
	f.m.layers[f.m.n_layers++] = LAYER_PROMPT;
	line_set(&f.m.prompt.line, SL("rel"));
	fixture_golden(&f, "prompt_80x24");
}

TEST(sort_list_80x24)
{
	const struct lens_spec spec = {.sort = {{SORT_STATUS, false}, {SORT_REMAINING, true}},
				       .n_sort = 2};
	set_up(24, 80);
	lens_set(f.m.lens, &spec);
	lens_update(f.m.lens, f.m.loader.store);
	f.m.layers[f.m.n_layers++] = LAYER_SORT;
	f.m.sort_list.selected = SORT_REMAINING;
	fixture_golden(&f, "sort_list_80x24");
}

/* A long list: the rows stand as they did, and it is said what is going on. */
TEST(sorting_80x24)
{
	const struct lens_spec spec = {.sort = {{SORT_NAME, true}}, .n_sort = 1};
	set_up(24, 80);
	f.m.arrange.coming.lens = lens_new();
	lens_set(f.m.arrange.coming.lens, &spec);
	fixture_golden(&f, "sorting_80x24");
}

TEST(column_list_80x24)
{
	set_up(24, 80);
	f.m.columns.hidden[COLUMN_CREDIT] = true;
	f.m.columns.width[COLUMN_NAME] = 24;
	column_set_move(&f.m.columns, COLUMN_REMARK, -7);
	f.m.columns.frozen = 3;
	f.m.column_list.selected = 3;
	f.m.layers[f.m.n_layers++] = LAYER_COLUMNS;
	fixture_golden(&f, "column_list_80x24");
}

TEST(show_list_120x40)
{
	const struct lens_spec spec = {.statuses = STATUS_AT_RISK};
	set_up(40, 120);
	lens_set(f.m.lens, &spec);
	lens_update(f.m.lens, f.m.loader.store);
	f.m.layers[f.m.n_layers++] = LAYER_SHOW;
	fixture_golden(&f, "show_list_120x40");
}

TEST(narrowed_to_none_80x24)
{
	const struct lens_spec spec = {.narrow = "nobody"};
	set_up(24, 80);
	lens_set(f.m.lens, &spec);
	lens_update(f.m.lens, f.m.loader.store);
	f.m.table.cursor = 0;
	fixture_golden(&f, "narrowed_to_none_80x24");
}

TEST(histogram_80x24)
{
	set_up(24, 80);
	f.m.layers[f.m.n_layers++] = LAYER_HISTOGRAM;
	fixture_golden(&f, "histogram_80x24");
}

#define GOLDEN(name) cmocka_unit_test_teardown(name, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    GOLDEN(picker_80x24),
	    GOLDEN(picker_whole_80x24),
	    GOLDEN(picker_refuses_80x24),
	    GOLDEN(picker_40x8),
	    GOLDEN(prompt_and_pending_80x24),
	    GOLDEN(sort_list_80x24),
	    GOLDEN(sorting_80x24),
	    GOLDEN(show_list_120x40),
	    GOLDEN(column_list_80x24),
	    GOLDEN(narrowed_to_none_80x24),
	    GOLDEN(histogram_80x24),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
