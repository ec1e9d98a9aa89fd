/* SPDX-License-Identifier: MIT */
/* Tests of src/app/screens/column_list.c. */
#include "base/text.h"

#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

#define LAST ((enum column_id)(COLUMNS - 1))

static const struct column_set *set(const struct flow *f)
{
	return &f->model->columns;
}

TEST(hiding_and_showing)
{
	struct flow *f = flow_start("9..1", 20);
	flow_keys(f, "c");
	assert_int_equal(f->model->column_list.selected, COLUMN_NAME);
	flow_keys(f, "j j Space");
	assert_true(set(f)->hidden[COLUMN_REMAINING_PERCENT]);
	flow_keys(f, "Space");
	assert_false(set(f)->hidden[COLUMN_REMAINING_PERCENT]);
	flow_keys(f, "Space Enter");
	assert_true(set(f)->hidden[COLUMN_REMAINING_PERCENT]);
	assert_int_equal(f->model->n_layers, 0);
	flow_end(f);
}

TEST(esc_restores_the_columns)
{
	static const char *const ways[] = {"Esc", "q", "Ctrl-C"};
	struct flow *f = flow_start("9..1", 20);
	flow_keys(f, "c G Space K Enter");
	struct column_set before = *set(f);
	for (size_t i = 0; i < 3; i++) {
		flow_keys(f, "c Space > f J 0 j Space");
		assert_memory_not_equal(set(f), &before, sizeof before);
		flow_keys(f, ways[i]);
		assert_int_equal(f->model->n_layers, 0);
		assert_memory_equal(set(f), &before, sizeof before);
		assert_int_equal(f->model->column_list.selected, COLUMNS - 2);
	}
	flow_end(f);
}

TEST(uin_and_state_columns_cannot_be_hidden)
{
	struct flow *f = flow_start("9..1", 20);
	flow_keys(f, "c g Space");
	assert_false(set(f)->hidden[COLUMN_UIN]);
	assert_true(flow_says(f, "are always shown"));
	flow_keys(f, "j j Space");
	assert_false(set(f)->hidden[COLUMN_STATUS]);
	flow_end(f);
}

TEST(the_selection_goes_with_what_it_moves)
{
	struct flow *f = flow_start("9..1", 20);
	flow_keys(f, "c G K K");
	assert_int_equal(f->model->column_list.selected, COLUMNS - 3);
	assert_int_equal(set(f)->order[COLUMNS - 3], LAST);
	flow_keys(f, "J");
	assert_int_equal(set(f)->order[COLUMNS - 2], LAST);
	flow_keys(f, "g K");
	assert_int_equal(set(f)->order[0], COLUMN_UIN);
	flow_end(f);
}

TEST(widths_begin_at_what_is_seen)
{
	struct flow *f = flow_start("9..1", 20);
	flow_keys(f, ">");
	int w = set(f)->width[COLUMN_NAME];
	assert_in_range(w, 19, 30); /* at 80 columns it is 18 or what is left over */
	assert_true(flow_says(f, "Name is"));
	flow_keys(f, "3 <");
	assert_int_equal(set(f)->width[COLUMN_NAME], w - 3);
	flow_keys(f, "9 9 9 9 <");
	assert_int_equal(set(f)->width[COLUMN_NAME], COLUMN_WIDTH_MIN);
	flow_keys(f, "9 9 9 9 >");
	assert_int_equal(set(f)->width[COLUMN_NAME], COLUMN_WIDTH_MAX);
	flow_keys(f, "<"); /* from what fits, so that it shows */
	assert_in_range(set(f)->width[COLUMN_NAME], 30, 78);
	flow_end(f);
}

TEST(the_list_chooses_what_is_widened)
{
	struct flow *f = flow_start("9..1", 20);
	struct column_room room = app_column_room(f->model);
	int w = columns_width(set(f), &room, LAST);
	flow_keys(f, "c G Enter >");
	assert_int_equal(set(f)->width[LAST], w + 1);
	assert_int_equal(set(f)->width[COLUMN_NAME], 0);
	flow_keys(f, "c > >");
	assert_int_equal(set(f)->width[LAST], w + 3);
	flow_keys(f, "0");
	assert_int_equal(set(f)->width[LAST], 0);
	flow_end(f);
}

TEST(a_width_may_follow_the_texts)
{
	struct flow *f = flow_start("30..1", 100);
	flow_keys(f, "c =");
	int w = set(f)->width[COLUMN_NAME];
	assert_in_range(w, 10, 40);
	for (uint64_t i = 0; i < (uint64_t)f->model->layout.table.h; i++)
		assert_true(
		    text_width(customer_text(app_row_at(f->model, i).customer, FIELD_NAME)) <= w);
	flow_keys(f, "=");
	assert_int_equal(set(f)->width[COLUMN_NAME], 0);
	flow_keys(f, "j >"); /* the status has a width of its own */
	assert_int_equal(set(f)->width[COLUMN_STATUS], 7);
	flow_keys(f, "=");
	assert_int_equal(set(f)->width[COLUMN_STATUS], 0);
	flow_end(f);
}

/* Only the rows on the screen count, wherever they are in the list. */
TEST(a_width_follows_the_texts_on_the_screen_alone)
{
	struct flow *f = flow_start("60..1", 100);
	flow_size(f, 9, 80);
	for (int top = 0; top < 20; top++) {
		const struct layout *l = &f->model->layout;
		int widest = COLUMN_WIDTH_MIN;
		assert_int_equal(f->model->table.top, top);
		for (int i = 0; i < l->table.h; i++) {
			uint64_t position = f->model->table.top + (uint64_t)i;
			const struct customer *c = app_row_at(f->model, position).customer;
			int w = text_width(customer_text(c, FIELD_NAME));
			widest = w > widest ? w : widest;
		}
		flow_keys(f, "c 0 g j =");
		assert_int_equal(set(f)->width[COLUMN_NAME], widest);
		flow_keys(f, "Esc L j");
	}
	flow_end(f);
}

TEST(freezing_is_up_to_the_selected_one)
{
	struct flow *f = flow_start("9..1", 20);
	flow_keys(f, "c j f");
	assert_int_equal(set(f)->frozen, 3);
	flow_keys(f, "f"); /* the last of them: it scrolls again */
	assert_int_equal(set(f)->frozen, 2);
	flow_keys(f, "g f");
	assert_int_equal(set(f)->frozen, 1);
	flow_keys(f, "f");
	assert_int_equal(set(f)->frozen, 0);
	flow_keys(f, "j Space j f"); /* what is hidden does not count */
	assert_int_equal(set(f)->frozen, 2);
	flow_end(f);
}

TEST(fewer_columns_take_back_the_scrolling)
{
	struct flow *f = flow_start("9..1", 20);
	flow_keys(f, "$");
	int far = f->model->table.scroll_cols;
	assert_true(far > 2);
	flow_keys(f, "c G Space k Space");
	assert_true(f->model->table.scroll_cols < far);
	flow_end(f);
}

TEST(another_account_keeps_them)
{
	struct flow *f = flow_start("9..1", 20);
	struct settings other = f->model->settings;
	flow_keys(f, "c G Space Enter");
	flow_event(f, &(struct event){.kind = EV_SWITCHED, .switched = {&other, NULL}});
	assert_true(set(f)->hidden[LAST]);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(hiding_and_showing),
	    cmocka_unit_test(esc_restores_the_columns),
	    cmocka_unit_test(uin_and_state_columns_cannot_be_hidden),
	    cmocka_unit_test(the_selection_goes_with_what_it_moves),
	    cmocka_unit_test(widths_begin_at_what_is_seen),
	    cmocka_unit_test(the_list_chooses_what_is_widened),
	    cmocka_unit_test(a_width_may_follow_the_texts),
	    cmocka_unit_test(a_width_follows_the_texts_on_the_screen_alone),
	    cmocka_unit_test(freezing_is_up_to_the_selected_one),
	    cmocka_unit_test(fewer_columns_take_back_the_scrolling),
	    cmocka_unit_test(another_account_keeps_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
