/* SPDX-License-Identifier: MIT */
/* Tests of src/app/screens/help.c. */
#include "flow_start.h"
#include "test.h"

static struct flow *opened(void)
{
	struct flow *f = flow_start("20..1", 100);
	flow_keys(f, "?");
	return f;
}

static int listed(const struct flow *f)
{
	int n = 0;
	while (help_action(f->model, n) != DO_NOTHING)
		n++;
	return n;
}

TEST(everything_is_listed)
{
	struct flow *f = opened();
	assert_int_equal(listed(f), ACTION_COUNT - 1);
	assert_int_equal(help_action(f->model, -1), DO_NOTHING);
	assert_int_equal(help_action(f->model, ACTION_COUNT), DO_NOTHING);
	flow_end(f);
}

TEST(typing_filters_by_every_word)
{
	struct flow *f = opened();
	flow_type_text(f, "OLDEST");
	assert_int_equal(listed(f), 1);
	assert_int_equal(help_action(f->model, 0), DO_ORDER);
	flow_keys(f, "Ctrl-U");
	flow_type_text(f, "row  last");
	for (int i = 0; i < listed(f); i++)
		assert_int_not_equal(help_action(f->model, i), DO_FIRST);
	assert_true(listed(f) >= 1);
	flow_keys(f, "Ctrl-U");
	flow_type_text(f, "ctrl-l");
	assert_int_equal(help_action(f->model, 0), DO_REPAINT);
	flow_end(f);
}

TEST(a_slash_before_other_text_is_ignored)
{
	struct flow *f = opened();
	flow_type_text(f, "/");
	for (int i = 0; i < listed(f); i++) {
		const struct action_info *info = action_info(help_action(f->model, i));
		assert_true(strchr(info->help, '/') || strchr(info->keys, '/'));
	}
	flow_type_text(f, "oldest");
	assert_int_equal(listed(f), 1);
	assert_int_equal(help_action(f->model, 0), DO_ORDER);
	flow_keys(f, "Enter");
	assert_int_equal(f->model->n_layers, 0);
	assert_int_equal(store_current(f->model->loader.store)->order, ORDER_ASC);
	flow_end(f);
}

TEST(its_key_closes_it_unless_it_is_text)
{
	struct flow *f = opened();
	flow_keys(f, "?");
	assert_int_equal(f->model->n_layers, 1);
	assert_string_equal(f->model->help.filter.text, "?");
	flow_keys(f, "F1");
	assert_int_equal(f->model->n_layers, 0);
	flow_end(f);
}

TEST(the_selection_stays_in_the_list_and_in_sight)
{
	struct flow *f = opened();
	const struct help *h = &f->model->help;
	flow_keys(f, "Up PgUp");
	assert_int_equal(h->selected, 0);
	for (int i = 0; i < 20; i++) {
		flow_keys(f, "PgDn");
		assert_in_range(h->selected, h->top,
				h->top + layout_help_rows(&f->model->layout) - 1);
	}
	assert_int_equal(h->selected, ACTION_COUNT - 2);
	flow_size(f, 10, 80);
	assert_in_range(h->selected, h->top, h->top + layout_help_rows(&f->model->layout) - 1);
	flow_type_text(f, "oldest");
	assert_int_equal(h->selected, 0);
	assert_int_equal(h->top, 0);
	flow_end(f);
}

TEST(enter_closes_and_runs)
{
	struct flow *f = opened();
	flow_type_text(f, "last row");
	flow_keys(f, "Enter");
	assert_int_equal(f->model->n_layers, 0);
	assert_int_equal(flow_cursor_row(f), 20);
	assert_string_equal(f->model->echo, "G  last");
	flow_end(f);
}

TEST(nothing_found_runs_nothing)
{
	struct flow *f = opened();
	flow_type_text(f, "no such thing");
	assert_int_equal(listed(f), 0);
	flow_keys(f, "Down Enter");
	assert_true(app_layer_is_open(f->model, LAYER_HELP));
	flow_end(f);
}

TEST(escape_clears_then_closes)
{
	struct flow *f = opened();
	flow_type_text(f, "q");
	assert_false(f->model->stopping);
	flow_keys(f, "Esc");
	assert_true(app_layer_is_open(f->model, LAYER_HELP));
	assert_int_equal(f->model->help.filter.n, 0);
	flow_keys(f, "Esc");
	assert_int_equal(f->model->n_layers, 0);
	flow_keys(f, "F1");
	flow_keys(f, "F1");
	assert_int_equal(f->model->n_layers, 0);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(everything_is_listed),
	    cmocka_unit_test(typing_filters_by_every_word),
	    cmocka_unit_test(a_slash_before_other_text_is_ignored),
	    cmocka_unit_test(its_key_closes_it_unless_it_is_text),
	    cmocka_unit_test(the_selection_stays_in_the_list_and_in_sight),
	    cmocka_unit_test(enter_closes_and_runs),
	    cmocka_unit_test(nothing_found_runs_nothing),
	    cmocka_unit_test(escape_clears_then_closes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
