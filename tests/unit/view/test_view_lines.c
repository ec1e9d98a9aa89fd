/* SPDX-License-Identifier: MIT */
/* Tests of the hints, input and status lines of the frame. */
#include "fixture.h"
#include "test.h"

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

/* The last line as a list of entries, cut at nothing. */
static size_t hints(int cols, char out[300])
{
	struct buf row;
	size_t n = 1;
	fixture_resize(&f, 24, cols);
	fixture_draw(&f);
	buf_init(&row, 1000);
	grid_row_text(&f.g, 23, &row);
	assert_true(sl_to_chars(buf_sl(&row), out, 300));
	buf_release(&row);
	for (const char *gap = strstr(out, "  "); gap; gap = strstr(gap + 2, "  "))
		n++;
	return n;
}

static bool ends(const char *text, const char *end)
{
	size_t n = strlen(text), k = strlen(end);
	return n >= k && strcmp(text + n - k, end) == 0;
}

static void open_layer(enum layer layer)
{
	f.m.layers[f.m.n_layers++] = layer;
}

TEST(whole_entries_only_and_help_and_the_way_out_last)
{
	char line[300];
	size_t before = 1;
	for (int cols = 40; cols <= 240; cols++) {
		size_t n = hints(cols, line);
		assert_true(n >= before);
		before = n;
		assert_memory_equal(line, " f filter  / find", 17);
		assert_true(ends(line, "  ? help  q quit"));
		assert_null(strstr(line, "…"));
	}
	hints(80, line);
	assert_string_equal(line, " f filter  / find  s sort  ! risk  e next  a load all  x export"
				  "  ? help  q quit");
	hints(120, line);
	assert_non_null(strstr(line, "  x export  Enter detail  "));
}

TEST(a_failed_page_offers_retry)
{
	char line[300];
	fixture_page(&f, 1, 2013);
	fixture_fault(&f, 2, "FailedOperation", 1, 0);
	hints(80, line);
	assert_string_equal(line, " f filter  / find  s sort  ! risk  e next  a load  x export"
				  "  r retry  ? help");
	hints(60, line);
	assert_string_equal(line, " f filter  / find  s sort  ! risk  r retry  ? help  q quit");
}

/* Whatever the situation calls for, what most users need most keeps its place. */
TEST(the_keys_used_most_come_first_in_any_situation)
{
	static const char common[] =
	    " f filter  / find  s sort  ! risk  e next  a load all  x export";
	char line[300];
	struct lens_spec risk = {.statuses = STATUS_AT_RISK};
	fixture_page(&f, 1, 2013);
	arrange_apply(&f.m, &risk);
	hints(80, line);
	assert_string_equal(line, " f filter  / find  s sort  ! risk  e next  a load  x export"
				  "  = show all  ? help");
	hints(93, line);
	assert_memory_equal(line, common, sizeof common - 1);
	assert_true(ends(line, "  x export  = show all  ? help  q quit"));
	fixture_fault(&f, 2, "FailedOperation", 1, 0);
	for (int cols = 80; cols <= 240; cols++) {
		hints(cols, line);
		assert_memory_equal(line, common, 50);
		assert_non_null(strstr(line, "  x export  r retry"));
		assert_non_null(strstr(line, "  ? help"));
	}
}

TEST(no_hint_is_lost_when_the_window_grows)
{
	char line[300];
	size_t before = 1;
	struct lens_spec risk = {.statuses = STATUS_AT_RISK};
	fixture_page(&f, 1, 2013);
	arrange_apply(&f.m, &risk);
	for (int cols = 40; cols <= 240; cols++) {
		size_t n = hints(cols, line);
		assert_true(n >= before);
		before = n;
	}
}

TEST(layers_have_their_own)
{
	static const char *const want[] = {
	    [LAYER_PICKER] = " Tab value  Enter filter  Ctrl-U clear  Esc cancel",
	    [LAYER_PROMPT] = " Enter run  Tab complete  Up earlier  Esc cancel",
	    [LAYER_HELP] = " Up/Down choose  Esc close",
	    [LAYER_NARROW] = " Enter keep  Tab columns  Ctrl-U clear  Esc cancel",
	    [LAYER_FIND] = " Enter go there  Tab narrow instead  Up earlier  Esc cancel",
	    [LAYER_HISTOGRAM] = " Enter show only these  Up/Down choose  Esc close",
	    [LAYER_VOUCHERS] = " Enter go to the customer  Up/Down choose  Esc close",
	    [LAYER_INSPECTOR] = " Enter open  Tab errors  y copy  Esc close",
	};
	char line[300];
	for (size_t l = 0; l < COUNT_OF(want); l++) {
		f.m.n_layers = 0;
		open_layer((enum layer)l);
		hints(80, line);
		if (want[l])
			assert_string_equal(line, want[l]);
		assert_true(ends(line, "Esc close") || ends(line, "Esc cancel"));
	}
}

TEST(the_status_line_says_where_the_cursor_is)
{
	fixture_draw(&f);
	fixture_assert_row(&f, 21, " connecting…");
	fixture_page(&f, 1, 2013);
	f.m.table.cursor = 3;
	fixture_draw(&f);
	fixture_assert_row(
	    &f, 21,
	    " row 4/2,013 (0%)  Delta Games · pay late; call before 15th · expires in 7 days");
	f.m.table.cursor = 2012;
	fixture_draw(&f);
	fixture_assert_row(&f, 21, " row 2,013/2,013 (100%)  not loaded yet");
}

TEST(customers_without_a_name_go_by_their_number)
{
	struct sample row = {.uin = "200018833004", .expiry = "2026-09-20"};
	fixture_put(&f, 1, &row, 1, 1);
	fixture_draw(&f);
	fixture_assert_row(&f, 21, " row 1/1 (100%)  200018833004 · expired 3 days ago");
}

TEST(stale_rows_and_their_faults_are_said)
{
	fixture_page(&f, 1, 2013);
	store_make_stale(f.m.loader.store);
	fixture_fault(&f, 1, "InternalError", 2, 3000);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Acme Retail Ltd · stale · ⚠ InternalError · key account"));
}

TEST(toasts_and_the_echo_share_a_line)
{
	f.m.toast.shown = true;
	sl_to_chars(SL("all pages are asked for again"), f.m.toast.text, sizeof f.m.toast.text);
	sl_to_chars(SL("R  reload"), f.m.echo, sizeof f.m.echo);
	fixture_draw(&f);
	fixture_assert_row(
	    &f, 22,
	    " all pages are asked for again                                        R  reload");
	memset(f.m.toast.text, 'x', sizeof f.m.toast.text - 1);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "xx…"));
	assert_false(fixture_shows(&f, "R  reload"));
	f.m.toast.text[0] = '\0';
	f.m.toast.is_error = true;
	sl_to_chars(SL("short"), f.m.toast.text, sizeof f.m.toast.text);
	fixture_draw(&f);
	assert_int_equal(grid_at(&f.g, 22, 1)->cp[0], 0x26A0);
	assert_int_equal(grid_at(&f.g, 22, 3)->role, ROLE_ERROR);
	assert_int_equal(grid_at(&f.g, 21, 1)->role, ROLE_DIM); /* connecting */
}

TEST(an_error_is_not_cut_before_it_says_what_to_do)
{
	f.m.toast.shown = f.m.toast.is_error = true;
	sl_to_chars(
	    SL("Stopped. AuthFailure.SecretIdNotFound, the key does not exist: deleted, disabled, "
	       "or of another site: check the key in the console under Access Management, API "
	       "Keys; r retries"),
	    f.m.toast.text, sizeof f.m.toast.text);
	sl_to_chars(SL("r  retry"), f.m.echo, sizeof f.m.echo);
	fixture_draw(&f);
	fixture_assert_row(
	    &f, 20, " ⚠ Stopped. AuthFailure.SecretIdNotFound, the key does not exist: deleted,");
	fixture_assert_row(
	    &f, 21, "   disabled, or of another site: check the key in the console under Access");
	fixture_assert_row(&f, 22, "   Management, API Keys; r retries");
	/* As much as there is room for, below the table. */
	memset(f.m.toast.text, 'x', sizeof f.m.toast.text - 1);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "xx…"));
	assert_int_not_equal(grid_at(&f.g, 19, 1)->role, ROLE_ERROR);
	fixture_resize(&f, 9, 50);
	fixture_draw(&f);
	assert_int_equal(grid_at(&f.g, 5, 1)->cp[0], 0x26A0);
}

TEST(a_number_being_typed_is_echoed)
{
	f.m.keymap.has_count = true;
	f.m.keymap.count = 12;
	sl_to_chars(SL("o  order"), f.m.echo, sizeof f.m.echo);
	fixture_draw(&f);
	assert_int_equal(grid_at(&f.g, 22, 77)->cp[0], '1');
	assert_int_equal(grid_at(&f.g, 22, 78)->cp[0], '2');
	assert_false(fixture_shows(&f, "o  order"));
}

TEST(the_prompt_has_the_cursor_and_offers_names)
{
	open_layer(LAYER_PROMPT);
	line_set(&f.m.prompt.line, SL("深re"));
	f.m.prompt.line.cursor = 3;
	fixture_draw(&f);
	fixture_assert_row(&f, 22, " :深re");
	assert_true(f.g.cursor_shown);
	assert_int_equal(f.g.cursor_row, 22);
	assert_int_equal(f.g.cursor_col, 4);
	line_set(&f.m.prompt.line, SL("re"));
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "reload           R F5 Ctrl-R "));
	assert_true(fixture_shows(&f, "retry            r "));
	assert_true(fixture_shows(&f, "repaint          Ctrl-L "));
	assert_false(fixture_shows(&f, "histogram"));
}

TEST(a_long_prompt_scrolls_to_the_cursor)
{
	char text[200];
	memset(text, 'a', sizeof text);
	text[sizeof text - 1] = 'z';
	open_layer(LAYER_PROMPT);
	line_set(&f.m.prompt.line, (struct sl){text, sizeof text});
	fixture_draw(&f);
	assert_int_equal(grid_at(&f.g, 22, 77)->cp[0], 'z');
	assert_int_equal(f.g.cursor_col, 78);
	f.m.prompt.line.cursor = 0;
	fixture_draw(&f);
	assert_int_equal(f.g.cursor_col, 2);
}

TEST(the_cursor_is_parked_on_the_selected_row)
{
	fixture_page(&f, 1, 2013);
	f.m.table.cursor = 5;
	fixture_draw(&f);
	assert_false(f.g.cursor_shown);
	assert_int_equal(f.g.cursor_row, 9);
	assert_int_equal(f.g.cursor_col, 0);
	assert_int_equal(grid_at(&f.g, 9, 0)->role, ROLE_SELECT);
	/* It is a bar over the whole row, in which no colour of a status is hidden. */
	for (int col = 0; col < f.m.layout.table.w - 1; col++)
		assert_int_equal(grid_at(&f.g, 9, col)->ground, GROUND_BAR);
	assert_int_equal(grid_at(&f.g, 9, 36)->role, ROLE_OUT);
	assert_int_equal(grid_at(&f.g, 8, 20)->ground, GROUND_PLAIN);
}

/* Without a bar a step changes few cells: the edge and the name. */
TEST(without_colours_the_edge_and_the_name_are_selected)
{
	fixture_page(&f, 1, 2013);
	f.m.table.cursor = 5;
	f.look.theme = THEME_MONO;
	fixture_draw(&f);
	assert_int_equal(grid_at(&f.g, 9, 0)->ground, GROUND_BAR);
	assert_int_equal(grid_at(&f.g, 9, 16)->ground, GROUND_BAR);
	assert_int_equal(grid_at(&f.g, 9, 40)->ground, GROUND_PLAIN);
}

/* The marker of the cursor and the mark have a column each. */
TEST(a_mark_is_seen_under_the_cursor)
{
	fixture_page(&f, 1, 2013);
	f.m.table.cursor = 5;
	marks_toggle(&f.m);
	marks_toggle(&f.m);
	f.m.table.cursor = 5;
	for (int ascii = 0; ascii < 2; ascii++) {
		f.look.ascii = ascii;
		f.look.theme = ascii ? THEME_MONO : THEME_AUTO;
		fixture_draw(&f);
		assert_int_equal(grid_at(&f.g, 9, 0)->cp[0], ascii ? '>' : 0x258C);
		assert_int_equal(grid_at(&f.g, 9, 1)->cp[0], '*');
		assert_int_equal(grid_at(&f.g, 9, 2)->cp[0], '2'); /* the UIN */
		assert_int_equal(grid_at(&f.g, 10, 0)->cp[0], ' ');
		assert_int_equal(grid_at(&f.g, 10, 1)->cp[0], '*');
		assert_int_equal(grid_at(&f.g, 8, 1)->cp[0], ' ');
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(whole_entries_only_and_help_and_the_way_out_last,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_failed_page_offers_retry, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_keys_used_most_come_first_in_any_situation, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(no_hint_is_lost_when_the_window_grows, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(layers_have_their_own, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_status_line_says_where_the_cursor_is, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(customers_without_a_name_go_by_their_number, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(stale_rows_and_their_faults_are_said, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(toasts_and_the_echo_share_a_line, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(an_error_is_not_cut_before_it_says_what_to_do, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(a_number_being_typed_is_echoed, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_prompt_has_the_cursor_and_offers_names, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(a_long_prompt_scrolls_to_the_cursor, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_cursor_is_parked_on_the_selected_row, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(without_colours_the_edge_and_the_name_are_selected,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_mark_is_seen_under_the_cursor, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
