/* SPDX-License-Identifier: MIT */
/* Tests of src/app/screens/narrow.c: what is an edit of the condition. */
#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

/* Narrowed once, so that the condition is there again. */
static struct flow *opened(void)
{
	struct flow *f = flow_start("30..1", 100);
	flow_keys(f, "&");
	flow_type_text(f, "delta");
	flow_keys(f, "Enter &");
	assert_int_equal(app_top_layer(f->model), LAYER_NARROW);
	return f;
}

TEST(the_cursor_moves_without_an_edit)
{
	struct flow *f = opened();
	assert_false(f->model->narrow.edited);
	flow_keys(f, "Left Home End Right");
	assert_false(f->model->narrow.edited);
	flow_type_text(f, "x");
	assert_true(f->model->narrow.edited);
	flow_keys(f, "BS"); /* it stays edited */
	assert_true(f->model->narrow.edited);
	flow_end(f);
}

TEST(a_character_that_is_erased_is_an_edit)
{
	struct flow *f = opened();
	flow_keys(f, "BS");
	assert_true(f->model->narrow.edited);
	flow_end(f);
}

TEST(a_condition_shows_its_rows_while_it_is_typed)
{
	struct flow *f = opened();
	assert_int_equal(app_positions(f->model), 3);
	flow_keys(f, "Ctrl-U");
	assert_int_equal(app_positions(f->model), 30);
	flow_type_text(f, "remaining<");
	assert_true(f->model->narrow.faulty);
	flow_keys(f, "Esc");
	assert_int_equal(app_positions(f->model), 3);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_cursor_moves_without_an_edit),
	    cmocka_unit_test(a_character_that_is_erased_is_an_edit),
	    cmocka_unit_test(a_condition_shows_its_rows_while_it_is_typed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
