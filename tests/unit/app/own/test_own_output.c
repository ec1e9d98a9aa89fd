/* SPDX-License-Identifier: MIT */
/* Tests of src/app/own/own_output.c. */
#include "app/model/model.h"
#include "app/own/own_output.h"

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

static void assert_line(size_t i, const char *want)
{
	const struct doc *d = &f.m.own.output.page.doc;
	assert_true(i < d->n);
	if (!sl_equal(d->lines[i].text, sl_from(want)))
		fail_msg("line %zu is %.*s", i, (int)d->lines[i].text.n, d->lines[i].text.p);
}

TEST(tabs_become_columns_and_the_ends_of_csv_lines_vanish)
{
	own_output_take(&f.m, SL("a\tb\r\n株式\tc\n12345678\td\n\n"), false, NULL);
	assert_line(0, "a       b");
	assert_line(1, "株式    c");
	assert_line(2, "12345678        d");
	assert_line(3, "");
	assert_int_equal(f.m.own.output.page.doc.n, 4);
}

TEST(a_failure_comes_first_and_a_cut_last)
{
	own_output_take(&f.m, SL("a\n"), true, "it failed with exit status 1");
	assert_line(0, "it failed with exit status 1");
	assert_line(2, "a");
	assert_line(3, "The output is longer; the command was stopped here.");
	own_output_take(&f.m, SL("b"), false, NULL);
	assert_line(0, "b");
	assert_int_equal(f.m.own.output.page.doc.n, 1);
}

TEST(nothing_is_opened_before_there_is_output)
{
	own_output_open(&f.m);
	assert_int_equal(f.m.n_layers, 0);
	assert_non_null(strstr(f.m.toast.text, "No command has printed anything yet"));
	snprintf(f.m.own.output.title, sizeof f.m.own.output.title, "cat");
	own_output_open(&f.m);
	assert_int_equal(app_top_layer(&f.m), LAYER_OWN_OUTPUT);
}

TEST(output_of_masked_data_is_never_hidden)
{
	assert_false(own_output_is_hidden(&f.m));
	f.m.masked = true;
	assert_true(own_output_is_hidden(&f.m));
	f.m.own.output.masked = true;
	assert_false(own_output_is_hidden(&f.m));
}

TEST(lines_are_selected_and_the_room_fits_any_window)
{
	own_output_take(&f.m, SL("a\nb\nc\n"), false, NULL);
	assert_true(own_output_select(&f.m, 2));
	assert_false(own_output_select(&f.m, 2));
	for (int rows = 8; rows < 40; rows += 4) {
		fixture_resize(&f, rows, 40 + rows);
		struct rect room = own_output_room(&f.m.layout);
		assert_true(room.h > 0 && room.w > 0);
		assert_true(room.row + room.h < rows);
	}
}

TEST(some_commands_run_everywhere_and_some_close_it)
{
	static const struct {
		const char *key;
		enum action action;
	} everywhere[] = {{"Q", DO_QUIT},
			  {"?", DO_HELP},
			  {":", DO_COMMAND},
			  {"p", DO_PRIVACY},
			  {"s", DO_NOTHING}};
	static const char *const closing[] = {"Esc", "q"};
	struct key k;
	struct effects fx;
	effects_clear(&fx);
	own_output_take(&f.m, SL("a\n"), false, NULL);
	snprintf(f.m.own.output.title, sizeof f.m.own.output.title, "cat");
	own_output_open(&f.m);
	for (size_t i = 0; i < COUNT_OF(everywhere); i++) {
		assert_true(key_parse(sl_from(everywhere[i].key), &k));
		assert_int_equal(own_output_key(&f.m, k, &fx).action, everywhere[i].action);
		assert_int_equal(f.m.n_layers, 1);
	}
	for (size_t i = 0; i < COUNT_OF(closing); i++) {
		assert_true(key_parse(sl_from(closing[i]), &k));
		assert_int_equal(own_output_key(&f.m, k, &fx).action, DO_NOTHING);
		assert_int_equal(f.m.n_layers, 0);
		own_output_open(&f.m);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(tabs_become_columns_and_the_ends_of_csv_lines_vanish,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_failure_comes_first_and_a_cut_last, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(nothing_is_opened_before_there_is_output, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(output_of_masked_data_is_never_hidden, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(lines_are_selected_and_the_room_fits_any_window, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(some_commands_run_everywhere_and_some_close_it, set_up,
					    tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
