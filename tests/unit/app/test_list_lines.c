/* SPDX-License-Identifier: MIT */
/* Tests of src/app/list_lines.c: plain lists scroll as little as their selected line needs. */
#include "app/model/list_move.h"

#include "flow_start.h"
#include "test.h"

/* The keys that open each list, and its layer. */
static const struct {
	const char *keys;
	enum layer layer;
} lists[] = {{"s", LAYER_SORT},      {"S", LAYER_SHOW}, {"c", LAYER_COLUMNS},
	     {"D", LAYER_HISTOGRAM}, {"y", LAYER_COPY}, {"I y", LAYER_INSPECTOR}};

static struct flow *open_low(const char *keys)
{
	struct flow *f = flow_start("20..1", 100);
	flow_event(f, &(struct event){.kind = EV_RESIZE, .size = {9, 60, false}});
	flow_keys(f, keys);
	return f;
}

TEST(the_selected_line_is_always_drawn)
{
	for (size_t i = 0; i < COUNT_OF(lists); i++) {
		struct flow *f = open_low(lists[i].keys);
		const struct inspector *in = &f->model->inspector;
		for (int step = 0; step < 30; step++) {
			flow_keys(f, step < 15 ? "Down" : "Up");
			assert_true(f->grid.cursor_row > 0); /* it is parked on the line */
			assert_int_equal(in->copying, lists[i].layer == LAYER_INSPECTOR);
		}
		flow_end(f);
	}
}

TEST(a_step_within_what_is_shown_does_not_scroll)
{
	for (size_t i = 0; i < COUNT_OF(lists); i++) {
		struct flow *f = open_low(lists[i].keys);
		const int *top = &f->model->list_top[lists[i].layer];
		for (int step = 0; *top == 0 && step < 30; step++)
			flow_keys(f, "Down");
		int before = *top;
		assert_in_range(before, 1, 2);
		flow_keys(f, "Up");
		assert_int_equal(*top, before);
		flow_keys(f, "Down");
		assert_int_equal(*top, before);
		flow_keys(f, "Down");
		assert_in_range(*top, before + 1, before + 3); /* a head may lie between */
		flow_end(f);
	}
}

TEST(a_higher_window_shows_more)
{
	struct flow *f = open_low("s G");
	assert_in_range(f->model->list_top[LAYER_SORT], 1, SORT_KEYS);
	flow_event(f, &(struct event){.kind = EV_RESIZE, .size = {40, 60, false}});
	assert_int_equal(f->model->list_top[LAYER_SORT], 0);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_selected_line_is_always_drawn),
	    cmocka_unit_test(a_step_within_what_is_shown_does_not_scroll),
	    cmocka_unit_test(a_higher_window_shows_more),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
