/* SPDX-License-Identifier: MIT */
/* Tests of src/app/screens/histogram.c. */
#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

static struct flow *opened(void)
{
	struct flow *f = flow_start("20..1", 100);
	flow_keys(f, "D");
	assert_int_equal(app_top_layer(f->model), LAYER_HISTOGRAM);
	return f;
}

TEST(arrows_choose_a_status_within_the_list)
{
	struct flow *f = opened();
	flow_keys(f, "Up");
	assert_int_equal(f->model->histogram.selected, STATUS_SUS);
	flow_keys(f, "Down j");
	assert_int_equal(f->model->histogram.selected, STATUS_OUT);
	flow_keys(f, "G Down");
	assert_int_equal(f->model->histogram.selected, HISTOGRAM_BARS - 1);
	assert_int_equal(f->model->n_layers, 1);
	flow_end(f);
}

TEST(enter_shows_the_customers_of_the_status)
{
	struct flow *f = opened();
	for (int i = 0; i < STATUSES; i++) {
		enum credit_status st = (enum credit_status)i;
		uint64_t n = store_totals(f->model->loader.store)->by_credit_status[i];
		f->model->histogram.selected = i;
		flow_keys(f, "Enter");
		assert_int_equal(f->model->n_layers, n == 0);
		if (n == 0)
			continue;
		assert_int_equal(app_lens_spec(f->model)->statuses, STATUS_BIT(st));
		assert_int_equal(app_positions(f->model), n);
		assert_int_equal(app_cursor_row(f->model).credit_status, st);
		flow_keys(f, "D");
	}
	flow_end(f);
}

TEST(a_status_that_nobody_has_is_not_shown)
{
	struct flow *f = flow_start("1..1", 100);
	int i = 0;
	flow_keys(f, "D");
	while (i < STATUSES && store_totals(f->model->loader.store)->by_credit_status[i])
		i++;
	assert_true(i < STATUSES);
	f->model->histogram.selected = i;
	flow_keys(f, "Enter");
	assert_int_equal(app_top_layer(f->model), LAYER_HISTOGRAM);
	assert_int_equal(app_lens_spec(f->model)->statuses, 0);
	assert_non_null(strstr(f->model->toast.text, "No loaded customer has the status"));
	flow_end(f);
}

TEST(keys_of_its_own_close_it)
{
	static const char *const keys[] = {"Esc", "q", "D"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct flow *f = opened();
		flow_keys(f, keys[i]);
		assert_int_equal(f->model->n_layers, 0);
		assert_false(f->model->stopping);
		flow_end(f);
	}
}

TEST(the_key_of_another_command_runs_it)
{
	struct flow *f = opened();
	flow_keys(f, "s");
	assert_int_equal(f->model->n_layers, 1);
	assert_int_equal(app_top_layer(f->model), LAYER_SORT);
	flow_keys(f, "Esc D o");
	assert_int_equal(f->model->n_layers, 0);
	assert_int_equal(store_current(f->model->loader.store)->order, ORDER_ASC);
	assert_string_equal(f->model->echo, "o  order");
	flow_end(f);
}

TEST(what_changes_the_counts_leaves_it_open)
{
	struct flow *f = opened();
	flow_keys(f, "a");
	assert_int_equal(app_top_layer(f->model), LAYER_HISTOGRAM);
	flow_keys(f, "r");
	assert_int_equal(app_top_layer(f->model), LAYER_HISTOGRAM);
	flow_keys(f, "^");
	assert_int_equal(app_top_layer(f->model), LAYER_HISTOGRAM);
	assert_non_null(strstr(f->model->echo, "^"));
	flow_end(f);
}

/* All bands follow the statuses in one list. */
TEST(enter_shows_the_customers_of_a_band)
{
	struct flow *f = flow_start("60..1", 100);
	for (int b = 0; b < REMAINING_BANDS; b++) {
		flow_keys(f, "D");
		f->model->histogram.selected = STATUSES + b;
		flow_keys(f, "Enter");
		if (f->model->n_layers) { /* it has none */
			assert_true(flow_says(f, "No loaded customer has Remaining %"));
			flow_keys(f, "Esc");
			continue;
		}
		uint64_t n = app_positions(f->model);
		assert_in_range(n, 1, 59);
		for (uint64_t i = 0; i < n; i++)
			assert_int_equal(remaining_band_of(app_row_at(f->model, i).customer), b);
		flow_keys(f, "Esc");
		assert_int_equal(app_positions(f->model), 60);
	}
	flow_end(f);
}

/* The bar counts all loaded customers, so nothing of what was shown before hides one. */
TEST(a_bar_shows_as_many_as_it_counts)
{
	struct flow *f = flow_start("60..1", 100);
	flow_keys(f, "! D G k Enter");
	uint64_t n = app_positions(f->model);
	assert_true(n > 0);
	assert_int_equal(app_lens_spec(f->model)->statuses, 0);
	assert_int_equal(app_lens_spec(f->model)->n_sort, 3);
	flow_keys(f, "D");
	f->model->histogram.selected = STATUS_LOW;
	flow_keys(f, "Enter");
	assert_false(app_lens_spec(f->model)->like.on);
	assert_int_equal(app_positions(f->model),
			 store_totals(f->model->loader.store)->by_credit_status[STATUS_LOW]);
	flow_end(f);
}

TEST(it_opens_at_the_bar_chosen_last)
{
	struct flow *f = opened();
	flow_keys(f, "Down Down Down Enter D");
	assert_int_equal(f->model->histogram.selected, STATUS_CRIT);
	flow_end(f);
}

TEST(in_a_low_window_it_scrolls)
{
	struct flow *f = opened();
	flow_event(f, &(struct event){.kind = EV_RESIZE, .size = {10, 80, false}});
	flow_keys(f, "G");
	assert_int_equal(f->model->list_top[LAYER_HISTOGRAM],
			 histogram_line(HISTOGRAM_BARS - 1) - 5);
	flow_keys(f, "g");
	assert_int_equal(f->model->list_top[LAYER_HISTOGRAM], 0); /* the head, too */
	flow_end(f);
}

TEST(the_head_of_a_part_is_seen_with_its_first_bar_only)
{
	struct flow *f = opened();
	const int *top = &f->model->list_top[LAYER_HISTOGRAM];
	flow_size(f, 9, 80);
	flow_keys(f, "G");
	int last = *top, rows = histogram_lines(f->model) - last;
	assert_true(last > 0);
	assert_int_equal(histogram_line(HISTOGRAM_BARS - 1), last + rows - 1);
	for (int bar = HISTOGRAM_BARS - 2; bar >= 0; bar--) {
		flow_keys(f, "k");
		int line = histogram_line(bar) - (bar == 0 || bar == STATUSES);
		assert_int_equal(*top, line < last ? line : last);
		last = *top;
	}
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(arrows_choose_a_status_within_the_list),
	    cmocka_unit_test(enter_shows_the_customers_of_the_status),
	    cmocka_unit_test(a_status_that_nobody_has_is_not_shown),
	    cmocka_unit_test(keys_of_its_own_close_it),
	    cmocka_unit_test(the_key_of_another_command_runs_it),
	    cmocka_unit_test(what_changes_the_counts_leaves_it_open),
	    cmocka_unit_test(enter_shows_the_customers_of_a_band),
	    cmocka_unit_test(a_bar_shows_as_many_as_it_counts),
	    cmocka_unit_test(it_opens_at_the_bar_chosen_last),
	    cmocka_unit_test(in_a_low_window_it_scrolls),
	    cmocka_unit_test(the_head_of_a_part_is_seen_with_its_first_bar_only),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
