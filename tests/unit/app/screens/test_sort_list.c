/* SPDX-License-Identifier: MIT */
/* Tests of src/app/screens/sort_list.c: which keys the rows are sorted by, and where the cursor is.
 */
#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

static const struct lens_spec *spec(const struct flow *f)
{
	return app_lens_spec(f->model);
}

static struct flow *opened(void)
{
	struct flow *f = flow_start("30..1", 100);
	flow_keys(f, "G s");
	assert_int_equal(app_top_layer(f->model), LAYER_SORT);
	return f;
}

/* Selects the line of the key. */
static void choose(struct flow *f, enum sort_key key)
{
	flow_keys(f, "g");
	for (int i = 0; i < (int)key; i++)
		flow_keys(f, "Down");
	assert_int_equal(f->model->sort_list.selected, key);
}

static void assert_sorted(const struct flow *f, size_t at, enum sort_key key, bool descending)
{
	assert_true(at < spec(f)->n_sort);
	assert_int_equal(spec(f)->sort[at].key, key);
	assert_int_equal(spec(f)->sort[at].descending, descending);
}

TEST(space_sorts_by_one_key_and_reverses_it)
{
	struct flow *f = opened();
	choose(f, SORT_NAME);
	flow_keys(f, "Space");
	assert_int_equal(spec(f)->n_sort, 1);
	assert_sorted(f, 0, SORT_NAME, false);
	flow_keys(f, "Space");
	assert_int_equal(spec(f)->n_sort, 1);
	assert_sorted(f, 0, SORT_NAME, true);
	choose(f, SORT_CREDIT);
	flow_keys(f, "Space");
	assert_int_equal(spec(f)->n_sort, 1);
	assert_int_equal(spec(f)->sort[0].key, SORT_CREDIT);
	assert_int_equal(f->model->n_layers, 1);
	flow_end(f);
}

TEST(plus_appends_keys_and_reverses_those_in_use)
{
	struct flow *f = opened();
	choose(f, SORT_NAME);
	flow_keys(f, "+");
	choose(f, SORT_CREDIT);
	flow_keys(f, "+");
	assert_int_equal(spec(f)->n_sort, 2);
	assert_sorted(f, 0, SORT_NAME, false);
	assert_sorted(f, 1, SORT_CREDIT, false);
	flow_keys(f, "+");
	assert_int_equal(spec(f)->n_sort, 2);
	assert_sorted(f, 0, SORT_NAME, false);
	assert_sorted(f, 1, SORT_CREDIT, true);
	choose(f, SORT_NAME);
	flow_keys(f, "Space"); /* the others stay */
	assert_int_equal(spec(f)->n_sort, 2);
	assert_sorted(f, 0, SORT_NAME, true);
	flow_end(f);
}

TEST(no_more_keys_are_appended_than_can_be_kept)
{
	struct flow *f = opened();
	for (int i = 0; i < SORT_DEPTH; i++) {
		choose(f, (enum sort_key)i);
		flow_keys(f, "+");
	}
	assert_int_equal(spec(f)->n_sort, SORT_DEPTH);
	choose(f, (enum sort_key)SORT_DEPTH);
	flow_keys(f, "+");
	assert_int_equal(spec(f)->n_sort, SORT_DEPTH);
	assert_true(flow_says(f, "columns are sorted by; Space sorts by this one alone"));
	flow_end(f);
}

TEST(the_cursor_goes_to_the_first_row)
{
	static const char *const keys[] = {"Space", "Space", "j +", "+", "0"};
	struct flow *f = opened();
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		flow_keys(f, "Enter G s");
		assert_int_equal(f->model->table.cursor, 29);
		flow_keys(f, keys[i]);
		assert_int_equal(f->model->table.cursor, 0);
	}
	flow_end(f);
}

TEST(some_keys_sort_no_more)
{
	static const char *const keys[] = {"0", "BS", "Del"};
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		struct flow *f = opened();
		flow_keys(f, "+ j + G");
		assert_int_equal(spec(f)->n_sort, 2);
		flow_keys(f, keys[i]);
		assert_int_equal(spec(f)->n_sort, 0);
		assert_int_equal(f->model->table.cursor, 0);
		assert_int_equal(f->model->table.top, 0);
		assert_int_equal(f->model->n_layers, 1);
		flow_end(f);
	}
}

TEST(enter_sorts_by_a_key_that_is_not_in_use)
{
	struct flow *f = opened();
	choose(f, SORT_NAME);
	flow_keys(f, "Enter");
	assert_int_equal(f->model->n_layers, 0);
	assert_int_equal(spec(f)->n_sort, 1);
	assert_sorted(f, 0, SORT_NAME, false);
	flow_keys(f, "s");
	assert_int_equal(f->model->sort_list.selected, SORT_NAME);
	flow_keys(f, "Space Enter"); /* it keeps the direction */
	assert_sorted(f, 0, SORT_NAME, true);
	flow_keys(f, "s Enter");
	assert_sorted(f, 0, SORT_NAME, true);
	flow_keys(f, "s 0 Enter"); /* nothing is sorted by the key that was taken away */
	assert_int_equal(spec(f)->n_sort, 0);
	flow_end(f);
}

TEST(esc_gives_back_the_order_before)
{
	struct flow *f = opened();
	choose(f, SORT_NAME);
	flow_keys(f, "Enter s");
	choose(f, SORT_CREDIT);
	flow_keys(f, "+ + Esc");
	assert_int_equal(f->model->n_layers, 0);
	assert_int_equal(spec(f)->n_sort, 1);
	assert_sorted(f, 0, SORT_NAME, false);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(space_sorts_by_one_key_and_reverses_it),
	    cmocka_unit_test(plus_appends_keys_and_reverses_those_in_use),
	    cmocka_unit_test(no_more_keys_are_appended_than_can_be_kept),
	    cmocka_unit_test(the_cursor_goes_to_the_first_row),
	    cmocka_unit_test(some_keys_sort_no_more),
	    cmocka_unit_test(enter_sorts_by_a_key_that_is_not_in_use),
	    cmocka_unit_test(esc_gives_back_the_order_before),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
