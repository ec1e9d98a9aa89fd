/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/same_value.c. */
#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

/* The columns are sorted by, which chooses them. */
static void sort_by(struct flow *f, enum sort_key k)
{
	struct lens_spec s = {.sort = {{k, false}}, .n_sort = 1};
	lens_set(f->model->lens, &s);
	lens_update(f->model->lens, f->model->loader.store);
}

static enum credit_status credit_status_here(const struct flow *f)
{
	return app_cursor_row(f->model).credit_status;
}

TEST(the_next_other_value_is_the_next_group)
{
	struct flow *f = flow_start("90..1", 100);
	sort_by(f, SORT_STATUS);
	flow_keys(f, "g");
	for (int groups = 1; groups < 3; groups++) {
		enum credit_status before = credit_status_here(f);
		uint64_t row = flow_cursor_row(f);
		flow_keys(f, "}");
		assert_int_not_equal(credit_status_here(f), before);
		flow_keys(f, "{");
		assert_int_equal(credit_status_here(f), before);
		assert_true(flow_cursor_row(f) >= row);
		flow_keys(f, "}");
	}
	flow_keys(f, "G }");
	assert_true(flow_says(f, "No loaded row below has another Status"));
	assert_int_equal(flow_cursor_row(f), 90);
	flow_end(f);
}

TEST(the_next_like_it_has_the_same_value)
{
	struct flow *f = flow_start("90..1", 100);
	flow_keys(f, "c j Enter"); /* the status */
	enum credit_status here = credit_status_here(f);
	flow_keys(f, "#");
	assert_int_equal(credit_status_here(f), here);
	assert_true(flow_cursor_row(f) > 1);
	assert_true(flow_says(f, "Row with the same Status"));
	flow_keys(f, "c g Enter g #");
	assert_true(flow_says(f, "No loaded row below has this UIN"));
	assert_int_equal(flow_cursor_row(f), 1);
	flow_end(f);
}

TEST(only_those_like_it_and_all_again)
{
	struct flow *f = flow_start("90..1", 100);
	uint64_t uin = app_cursor_row(f->model).customer->uin;
	enum credit_status here = credit_status_here(f);
	flow_keys(f, "@");
	uint64_t n = app_positions(f->model);
	assert_in_range(n, 2, 89);
	for (uint64_t i = 0; i < n; i++)
		assert_int_equal(app_row_at(f->model, i).credit_status, here);
	assert_int_equal(app_cursor_row(f->model).customer->uin, uin);
	flow_keys(f, "@");
	assert_int_equal(app_positions(f->model), 90);
	flow_keys(f, "@ Esc");
	assert_int_equal(app_positions(f->model), 90);
	flow_end(f);
}

TEST(a_row_that_is_not_there_is_like_none)
{
	struct flow *f = flow_start("", 100);
	flow_keys(f, "# @ } {");
	assert_true(flow_says(f, "no customer in this list"));
	assert_false(lens_is_on(f->model->lens));
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_next_other_value_is_the_next_group),
	    cmocka_unit_test(the_next_like_it_has_the_same_value),
	    cmocka_unit_test(only_those_like_it_and_all_again),
	    cmocka_unit_test(a_row_that_is_not_there_is_like_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
