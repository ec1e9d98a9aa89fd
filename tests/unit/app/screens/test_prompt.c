/* SPDX-License-Identifier: MIT */
/* Tests of src/app/screens/prompt.c. */
#include "flow_start.h"
#include "test.h"

static void run(struct flow *f, const char *text)
{
	flow_keys(f, ":");
	flow_type_text(f, text);
	flow_keys(f, "Enter");
}

TEST(numbers_and_percentages_go_there)
{
	struct flow *f = flow_start("200..1", 100);
	run(f, "120");
	assert_int_equal(flow_cursor_row(f), 120);
	run(f, "10%");
	assert_int_equal(flow_cursor_row(f), 20);
	run(f, "  7 ");
	assert_int_equal(flow_cursor_row(f), 7);
	run(f, "0");
	assert_int_equal(flow_cursor_row(f), 1);
	run(f, "99999999999999999999");
	assert_true(f->model->toast.is_error);
	run(f, "%");
	assert_true(f->model->toast.is_error);
	flow_end(f);
}

TEST(names_run_and_may_be_cut)
{
	struct flow *f = flow_start("200..1", 100);
	run(f, "last");
	assert_int_equal(flow_cursor_row(f), 200);
	run(f, "Page-U");
	assert_int_equal(flow_cursor_row(f), 182);
	run(f, "orde");
	assert_int_equal(store_current(f->model->loader.store)->order, ORDER_ASC);
	run(f, "help");
	assert_true(app_layer_is_open(f->model, LAYER_HELP));
	flow_end(f);
}

TEST(nothing_typed_does_nothing)
{
	struct flow *f = flow_start("20..1", 100);
	run(f, "");
	run(f, "   ");
	assert_int_equal(f->model->n_layers, 0);
	assert_false(f->model->toast.shown);
	assert_int_equal(f->model->prompt.line.n_history, 0);
	flow_end(f);
}

TEST(an_unknown_command_names_the_nearest_one)
{
	struct flow *f = flow_start("20..1", 100);
	run(f, "relaod");
	assert_true(flow_says(f, "(did you mean :reload?)"));
	run(f, "half-page-dwn");
	assert_true(flow_says(f, "(did you mean :half-page-down?)"));
	run(f, "xyzzy");
	assert_true(flow_says(f, "Unknown command :xyzzy; :help lists the commands"));
	run(f, "ri");
	assert_true(flow_says(f, "right, risk"));
	flow_end(f);
}

TEST(a_long_line_is_no_trouble)
{
	struct flow *f = flow_start("20..1", 100);
	flow_keys(f, ":");
	for (int i = 0; i < 40; i++)
		flow_type_text(f, "深圳星辰科");
	flow_keys(f, "Tab Enter");
	assert_true(f->model->toast.is_error);
	flow_end(f);
}

TEST(tab_completes_as_far_as_names_agree)
{
	struct flow *f = flow_start("20..1", 100);
	flow_keys(f, ":");
	flow_type_text(f, "nof");
	flow_keys(f, "Tab");
	assert_string_equal(f->model->prompt.line.text, "nofilter");
	flow_keys(f, "Ctrl-U");
	flow_type_text(f, "scr");
	flow_keys(f, "Tab");
	assert_string_equal(f->model->prompt.line.text, "screen-");
	flow_keys(f, "Ctrl-U");
	flow_type_text(f, "zz");
	flow_keys(f, "Tab");
	assert_string_equal(f->model->prompt.line.text, "zz");
	flow_end(f);
}

TEST(history_comes_back)
{
	struct flow *f = flow_start("20..1", 100);
	run(f, "last");
	run(f, "first");
	flow_keys(f, ": Up Up");
	assert_string_equal(f->model->prompt.line.text, "last");
	flow_keys(f, "Enter");
	assert_int_equal(flow_cursor_row(f), 20);
	flow_end(f);
}

TEST(a_pasted_line_waits_for_enter)
{
	struct flow *f = flow_start("20..1", 100);
	flow_keys(f, ":");
	flow_paste_text(f, "quit\n");
	assert_false(f->model->stopping);
	flow_keys(f, "Enter");
	assert_true(f->model->stopping);
	flow_end(f);
}

TEST(the_echo_names_what_ran)
{
	struct flow *f = flow_start("20..1", 100);
	run(f, "last");
	assert_string_equal(f->model->echo, ":last");
	flow_keys(f, "1 2 G");
	assert_string_equal(f->model->echo, "12G  last");
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(numbers_and_percentages_go_there),
	    cmocka_unit_test(names_run_and_may_be_cut),
	    cmocka_unit_test(nothing_typed_does_nothing),
	    cmocka_unit_test(an_unknown_command_names_the_nearest_one),
	    cmocka_unit_test(a_long_line_is_no_trouble),
	    cmocka_unit_test(tab_completes_as_far_as_names_agree),
	    cmocka_unit_test(history_comes_back),
	    cmocka_unit_test(a_pasted_line_waits_for_enter),
	    cmocka_unit_test(the_echo_names_what_ran),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
