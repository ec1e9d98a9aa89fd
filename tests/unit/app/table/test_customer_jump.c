/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/customer_jump.c. */
#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/customer_jump.h"

#include "flow_start.h"
#include "test.h"

TEST(the_cursor_goes_there_and_the_screen_closes)
{
	struct flow *f = flow_start("45..1", 100);
	flow_keys(f, "D");
	customer_jump(f->model, FAKE_FIRST_UIN + 20);
	assert_int_equal(f->model->n_layers, 0);
	assert_int_equal(table_uin(f->model), FAKE_FIRST_UIN + 20);
	flow_end(f);
}

TEST(one_who_is_hidden_or_not_loaded_is_explained)
{
	struct flow *f = flow_start("45..1", 20);
	flow_keys(f, "& z z z Enter D");
	customer_jump(f->model, FAKE_FIRST_UIN + 44);
	assert_true(flow_says(f, "not among the shown ones; = shows all"));
	customer_jump(f->model, FAKE_FIRST_UIN + 1);
	assert_true(flow_says(f, "not loaded; f asks the API for its UIN, a loads all"));
	assert_int_equal(f->model->n_layers, 1);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_cursor_goes_there_and_the_screen_closes),
	    cmocka_unit_test(one_who_is_hidden_or_not_loaded_is_explained),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
