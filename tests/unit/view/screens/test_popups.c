/* SPDX-License-Identifier: MIT */
/* Tests of the boxes drawn above the table: picker, profiles. */
#include "fixture.h"
#include "test.h"

static struct fixture f;

SETUP(set_up)
{
	fixture_init(&f, 24, 80);
	fixture_page(&f, 1, 2013);
	return 0;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

static void open_layer(enum layer layer, int rows, int cols)
{
	f.m.n_layers = 0;
	f.m.layers[f.m.n_layers++] = layer;
	fixture_resize(&f, rows, cols);
	fixture_draw(&f);
}

TEST(picker_marks_the_type_and_the_text_it_would_replace)
{
	f.m.picker.type = FILTER_REMARK;
	f.m.picker.untouched = true;
	line_set(&f.m.picker.value, SL("VIP"));
	open_layer(LAYER_PICKER, 24, 80);
	assert_true(fixture_shows(&f, "▌ 3 Remark"));
	assert_true(fixture_shows(&f, "‹ Remark ›"));
	assert_int_equal(grid_at(&f.g, 13, 44)->role, ROLE_MATCH);
	f.m.picker.in_value = true;
	fixture_draw(&f);
	assert_int_equal(grid_at(&f.g, 13, 44)->role, ROLE_STRONG);
	assert_true(f.g.cursor_shown);
}

TEST(picker_counts_only_where_something_is_typed)
{
	f.m.picker.type = FILTER_NAME;
	open_layer(LAYER_PICKER, 24, 80);
	assert_false(fixture_shows(&f, "rows match"));
	line_set(&f.m.picker.value, SL("a"));
	f.m.picker.count.matches = 7;
	f.m.picker.count.rows = 100;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "7 of 100 loaded rows match"));
}

/* Until all rows are counted, none is said to hold the text elsewhere only. */
TEST(picker_says_that_it_is_still_counting)
{
	f.m.picker.type = FILTER_NAME;
	line_set(&f.m.picker.value, SL("a"));
	f.m.picker.counting = true;
	f.m.picker.count.rows = 10000000;
	f.m.picker.count.matches = 1234567;
	f.m.picker.count.narrowed = 1;
	open_layer(LAYER_PICKER, 24, 80);
	assert_true(fixture_shows(&f, "1,234,567 of 10,000,000 rows so far match"));
	assert_false(fixture_shows(&f, "holds it"));
}

TEST(find_says_that_it_is_still_searching)
{
	f.m.find.searching = true;
	open_layer(LAYER_FIND, 24, 80);
	assert_true(fixture_shows(&f, "searching"));
	assert_false(fixture_shows(&f, "not found"));
}

static void release_coming(void)
{
	lens_free(f.m.arrange.coming.lens);
	f.m.arrange.coming.lens = NULL;
}

TEST(the_status_line_says_that_a_long_list_is_still_searched_or_sorted)
{
	struct lens_spec spec = {.narrow = "delta"};
	fixture_page(&f, 1, 2013);
	f.m.arrange.coming.lens = lens_new();
	lens_set(f.m.arrange.coming.lens, &spec);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "searching with \"delta\"…"));
	spec.n_sort = 1;
	lens_set(f.m.arrange.coming.lens, &spec);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "sorting by"));
	release_coming();
}

TEST(picker_says_how_each_type_is_compared)
{
	f.m.picker.type = FILTER_EMAIL;
	open_layer(LAYER_PICKER, 24, 80);
	assert_true(fixture_shows(&f, "1 ClientUin  all digits"));
	assert_true(fixture_shows(&f, "2 Name       a part"));
	assert_true(fixture_shows(&f, "3 Remark     a part"));
	assert_true(fixture_shows(&f, "4 Email      the whole address"));
}

TEST(picker_says_what_narrowing_would_show)
{
	f.m.picker.type = FILTER_EMAIL;
	line_set(&f.m.picker.value, SL("acme"));
	f.m.picker.count.narrowed = 2;
	open_layer(LAYER_PICKER, 24, 80);
	assert_true(fixture_shows(&f, "2 hold it in part: & shows them"));
	f.m.picker.count.narrowed = 1;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "1 holds it in part: & shows it"));
	f.m.picker.type = FILTER_NAME;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "1 holds it in another field"));
	f.m.picker.count.narrowed = 0;
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "it in"));
}

TEST(picker_lists_recent_filters_as_far_as_there_is_room)
{
	f.m.picker.type = FILTER_NAME;
	f.m.picker.n_recent = 5;
	for (int i = 0; i < 5; i++) {
		f.m.picker.recent[i].type = FILTER_REMARK;
		snprintf(f.m.picker.recent[i].text, 16, "recent-%d", i);
	}
	open_layer(LAYER_PICKER, 24, 80);
	assert_true(fixture_shows(&f, "↺ Remark recent-0"));
	assert_true(fixture_shows(&f, "↺ Remark recent-4"));
	f.m.picker.recalled = 4; /* with room for one, it is the chosen one */
	open_layer(LAYER_PICKER, 12, 80);
	assert_false(fixture_shows(&f, "recent-0"));
	assert_true(fixture_shows(&f, "▌ ↺ Remark recent-4"));
	assert_false(fixture_shows(&f, "▌ 2 Name"));
	f.m.picker.recalled = -1;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "recent-0"));
	assert_true(fixture_shows(&f, "▌ 2 Name"));
}

TEST(picker_keeps_its_value_in_any_window)
{
	f.m.picker.type = FILTER_NAME;
	f.m.picker.in_value = true;
	line_set(&f.m.picker.value, SL("delta"));
	sl_to_chars(SL("refused, and for several good reasons that take more than a line to say"),
		    f.m.picker.error, sizeof f.m.picker.error);
	for (int rows = 8; rows <= 30; rows++) {
		open_layer(LAYER_PICKER, rows, 40);
		assert_true(fixture_shows(&f, "delta"));
		assert_true(fixture_shows(&f, "refused"));
	}
}

TEST(the_current_line_of_a_list_is_a_bar)
{
	static const enum layer lists[] = {LAYER_SORT, LAYER_SHOW, LAYER_COLUMNS, LAYER_COPY};
	int *const selected[] = {&f.m.sort_list.selected, &f.m.show_list.selected,
				 &f.m.column_list.selected, &f.m.copy.selected};
	for (size_t i = 0; i < COUNT_OF(lists); i++) {
		*selected[i] = 2;
		open_layer(lists[i], 40, 80);
		int row = f.g.cursor_row;
		for (int col = f.g.cursor_col; col < 80 - 1; col++)
			assert_int_equal(grid_at(&f.g, row, col)->ground, GROUND_BAR);
		assert_int_not_equal(grid_at(&f.g, row - 1, 60)->ground, GROUND_BAR);
		assert_int_not_equal(grid_at(&f.g, row + 1, 60)->ground, GROUND_BAR);
	}
}

TEST(the_current_entry_of_the_picker_is_a_bar)
{
	f.m.picker.type = FILTER_REMARK;
	f.m.picker.n_recent = 1;
	f.m.picker.recalled = -1;
	open_layer(LAYER_PICKER, 24, 80);
	int row = f.g.cursor_row;
	assert_int_equal(grid_at(&f.g, row, 40)->ground, GROUND_BAR);
	assert_int_not_equal(grid_at(&f.g, row + 1, 40)->ground, GROUND_BAR);
	f.m.picker.recalled = 0;
	fixture_draw(&f);
	assert_int_equal(f.g.cursor_row, row + 2);
	assert_int_equal(grid_at(&f.g, row + 2, 40)->ground, GROUND_BAR);
	f.m.picker.in_value = true;
	fixture_draw(&f);
	assert_int_not_equal(grid_at(&f.g, row + 2, 40)->ground, GROUND_BAR);
}

TEST(sort_keys_have_their_direction_apart_from_their_rank)
{
	const struct lens_spec two = {.sort = {{SORT_REMAINING, true}, {SORT_NAME, false}},
				      .n_sort = 2};
	lens_set(f.m.lens, &two);
	lens_update(f.m.lens, f.m.loader.store);
	open_layer(LAYER_SORT, 40, 80);
	assert_true(fixture_shows(&f, "↓1 Remaining"));
	assert_true(fixture_shows(&f, "↑2 Name"));
	f.look.ascii = true;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "v 1 Remaining"));
	assert_true(fixture_shows(&f, "^ 2 Name"));
}

TEST(the_chosen_command_shows_its_whole_help)
{
	const char *const whole = action_info(DO_COLUMNS)->help;
	assert_true(strlen(whole) > 46); /* longer than the line */
	f.m.prompt.palette.selected = -1;
	line_set(&f.m.prompt.line, SL("columns"));
	open_layer(LAYER_PROMPT, 24, 80);
	assert_true(fixture_shows(&f, "columns          c F2"));
	f.m.prompt.palette.selected = 0;
	snprintf(f.m.prompt.palette.typed, sizeof f.m.prompt.palette.typed, "columns");
	fixture_draw(&f);
	assert_true(fixture_shows(&f, strrchr(whole, ' ')));
	for (int i = 0; i < 2; i++)
		assert_int_equal(grid_at(&f.g, f.g.cursor_row + i, 40)->ground, GROUND_BAR);
	for (int rows = 8; rows < 24; rows++)
		open_layer(LAYER_PROMPT, rows, 40); /* as many lines as fit */
}

TEST(layers_are_drawn_above_each_other)
{
	open_layer(LAYER_PICKER, 24, 80);
	f.m.layers[f.m.n_layers++] = LAYER_HELP;
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "Filter: ask the API"));
	assert_true(fixture_shows(&f, "┌ Help"));
}

static void put_profiles(void)
{
	static const struct profile_entry entries[] = {
	    {"", "the environment", false},
	    {"main", "tccli", true},
	    {"a-name-that-is-longer-than-the-box-is-wide", "config", false},
	    {"\033[2Jhostile\xe2\x80\xae", "config", false}};
	memcpy(f.m.profiles.entry, entries, sizeof entries);
	f.m.profiles.n = sizeof entries / sizeof *entries;
	for (uint16_t i = 0; i < f.m.profiles.n; i++)
		f.m.profiles.shown[i] = i;
	f.m.profiles.n_shown = f.m.profiles.n;
	f.m.profiles.selected = 1;
}

TEST(profiles_are_listed_with_where_their_keys_are)
{
	put_profiles();
	open_layer(LAYER_PROFILES, 24, 80);
	assert_true(fixture_shows(&f, "Profiles"));
	assert_true(fixture_shows(&f, "as found                  the environment"));
	assert_true(fixture_shows(&f, "▌✓ main                      tccli"));
	assert_true(fixture_shows(&f, "a-name-that-is-longer-t…  config"));
	assert_true(fixture_shows(&f, "hostile"));
	f.look.ascii = true; /* the mark is two columns there: the names stay below each other */
	fixture_draw(&f);
	assert_true(fixture_shows(&f, ">ok main "));
	assert_true(fixture_shows(&f, "   as found "));
	f.look.ascii = false;
	f.m.profiles.n = f.m.profiles.n_shown = 0;
	open_layer(LAYER_PROFILES, 24, 80);
	assert_true(fixture_shows(&f, "No other profile was found"));
}

TEST(profiles_stay_in_any_window)
{
	put_profiles();
	f.m.profiles.selected = 3;
	for (int rows = 8; rows <= 30; rows += 2)
		for (int cols = 40; cols <= 130; cols += 30) {
			open_layer(LAYER_PROFILES, rows, cols);
			assert_true(fixture_shows(&f, "hostile"));
		}
	f.look.ascii = true;
	open_layer(LAYER_PROFILES, 24, 80);
	assert_true(fixture_shows(&f, "hostile"));
}

TEST(an_earlier_text_to_find_is_masked_until_it_is_changed)
{
	struct line *l = &f.m.find_prompt.line;
	line_init(l);
	line_set(l, SL("Acme"));
	line_remember(l);
	line_set(l, SL(""));
	assert_true(line_key(l, (struct key){.code = KEYCODE_UP}));
	open_layer(LAYER_FIND, 24, 80);
	assert_true(fixture_shows(&f, "loaded): Acme"));
	f.m.masked = true;
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "loaded): Acme"));
	assert_true(line_key(l, (struct key){.code = KEYCODE_CHAR, .cp = 's'}));
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "loaded): Acmes"));
}

TEST(the_hints_name_the_key_of_recent_filters)
{
	f.m.picker.type = FILTER_NAME;
	open_layer(LAYER_PICKER, 24, 80);
	f.m.picker.in_value = true;
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "Up recent"));
	f.m.picker.n_recent = 1;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Up recent"));
}

/* Returns the role of the first cell of the text. */
static enum role role_of(const char *text)
{
	struct buf row;
	for (int r = 0; r < f.g.rows; r++) {
		buf_init(&row, 1000);
		grid_row_text(&f.g, r, &row);
		const char *at = strstr(row.p, text);
		struct sl before = {row.p, at ? (size_t)(at - row.p) : 0};
		int col = at ? text_width(before) : 0;
		buf_release(&row);
		if (at)
			return (enum role)grid_at(&f.g, r, col)->role;
	}
	fail_msg("the screen has no \"%s\"", text);
	return ROLE_TEXT;
}

/* The name of the file is selected as a whole, but looks so only while it has the keys. */
TEST(only_the_field_with_the_keys_looks_focused)
{
	fixture_page(&f, 1, 2013);
	export_open(&f.m);
	f.m.n_layers = 0;
	open_layer(LAYER_EXPORT, 24, 80);
	enum role focused = role_of("Rows "), plain = role_of("File ");
	assert_int_not_equal(focused, plain);
	assert_int_not_equal(role_of("customers-"), ROLE_MATCH);
	f.m.export.focus = EXPORT_ON_PATH;
	fixture_draw(&f);
	assert_int_equal(role_of("Rows "), plain);
	assert_int_equal(role_of("File "), focused);
	assert_int_equal(role_of("customers-"), ROLE_MATCH);
}

/* What Enter, Tab, Space and Esc do is in the last line, once. */
TEST(boxes_do_not_repeat_the_keys_of_the_hints)
{
	static const enum layer boxes[] = {LAYER_PICKER,  LAYER_SORT,    LAYER_SHOW,
					   LAYER_COLUMNS, LAYER_EXPORT,  LAYER_HISTOGRAM,
					   LAYER_COPY,    LAYER_PROFILES};
	static const char *const keys[] = {"Enter ", "Tab ", "Space ", "Esc "};
	fixture_page(&f, 1, 2013);
	for (size_t i = 0; i < COUNT_OF(boxes); i++) {
		put_profiles();
		open_layer(boxes[i], 24, 80);
		for (int row = 0; row < f.g.rows - 1; row++) {
			struct buf text;
			buf_init(&text, 1000);
			grid_row_text(&f.g, row, &text);
			for (size_t k = 0; k < COUNT_OF(keys); k++)
				if (strstr(text.p, keys[k]))
					fail_msg("%s in |%s|", keys[k], text.p);
			buf_release(&text);
		}
	}
}

/* The lines of the box are those of the help, in any width. */
TEST(the_help_of_a_command_is_whole_and_leaves_no_line_empty)
{
	const char *const whole = action_info(DO_COLUMNS)->help;
	f.m.prompt.palette.selected = 0;
	line_set(&f.m.prompt.line, SL("columns"));
	snprintf(f.m.prompt.palette.typed, sizeof f.m.prompt.palette.typed, "columns");
	for (int cols = 40; cols <= 130; cols++) {
		open_layer(LAYER_PROMPT, 24, cols);
		int row = f.g.cursor_row, w = cols - 2 - 2 - 17 - (cols - 2 >= 60 ? 14 : 0), n = 0;
		struct sl rest = sl_from(whole), line;
		while (text_wrap(&rest, w, &line))
			n++;
		for (int i = 0; i < 24; i++)
			if ((grid_at(&f.g, i, cols - 2)->ground == GROUND_BAR) !=
			    (i >= row && i < row + n))
				fail_msg("%d lines of help with %d columns", n, cols);
		assert_true(fixture_shows(&f, strrchr(whole, ' ')));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(picker_marks_the_type_and_the_text_it_would_replace,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(picker_says_that_it_is_still_counting, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(find_says_that_it_is_still_searching, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(
		the_status_line_says_that_a_long_list_is_still_searched_or_sorted, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(picker_counts_only_where_something_is_typed, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(picker_says_how_each_type_is_compared, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(picker_says_what_narrowing_would_show, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(picker_lists_recent_filters_as_far_as_there_is_room,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(picker_keeps_its_value_in_any_window, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(profiles_are_listed_with_where_their_keys_are, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(an_earlier_text_to_find_is_masked_until_it_is_changed,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(profiles_stay_in_any_window, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_current_line_of_a_list_is_a_bar, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_current_entry_of_the_picker_is_a_bar, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(sort_keys_have_their_direction_apart_from_their_rank,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_chosen_command_shows_its_whole_help, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(layers_are_drawn_above_each_other, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_hints_name_the_key_of_recent_filters, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(only_the_field_with_the_keys_looks_focused, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(boxes_do_not_repeat_the_keys_of_the_hints, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(the_help_of_a_command_is_whole_and_leaves_no_line_empty,
					    set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
