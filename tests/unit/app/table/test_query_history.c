/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/query_history.c. */
#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

TEST(a_held_query_comes_back_with_its_cursor)
{
	struct flow *f = flow_start("300..1", 100);
	flow_keys(f, "5 0 G o");
	flow_settle(f);
	assert_int_equal(flow_cursor_row(f), 1);
	flow_keys(f, "7 G");
	size_t sends = flow_sends(f);
	flow_keys(f, "o");
	assert_int_equal(flow_cursor_row(f), 50);
	assert_int_equal(f->model->table.top, 36);
	flow_keys(f, "o");
	assert_int_equal(flow_cursor_row(f), 7);
	assert_int_equal(flow_sends(f), sends);
	flow_end(f);
}

TEST(old_rows_stay_until_the_new_ones_come)
{
	struct flow *f = flow_start("300..1", 100);
	flow_keys(f, "5 0 G o");
	assert_true(store_switching(f->model->loader.store));
	assert_int_equal(app_cursor_row(f->model).customer->uin, 200000000251);
	flow_keys(f, "j");
	assert_int_equal(flow_cursor_row(f), 51);
	flow_answer_all(f);
	assert_false(store_switching(f->model->loader.store));
	assert_int_equal(app_cursor_row(f->model).customer->uin, 200000000001);
	flow_end(f);
}

TEST(escape_gives_up_the_change)
{
	struct flow *f = flow_start("300..1", 100);
	flow_keys(f, "5 0 G o");
	assert_int_equal(f->n_in_flight, 1);
	flow_keys(f, "Esc");
	assert_int_equal(f->n_in_flight, 0);
	assert_int_equal(store_current(f->model->loader.store)->order, ORDER_DESC);
	assert_int_equal(flow_cursor_row(f), 50);
	assert_false(f->model->loader.fetch.stopped_by_user);
	flow_end(f);
}

TEST(more_queries_than_are_kept)
{
	static const char *const values[] = {"Delta", "Acme", "Initech", "Globex",
					     "Wayne", "Café", "Umbrella"};
	struct flow *f = flow_start("300..1", 100);
	flow_keys(f, "5 G");
	for (size_t i = 0; i < 7; i++) {
		flow_keys(f, "f");
		flow_type_text(f, values[i]);
		flow_keys(f, "Enter");
		flow_settle(f);
		assert_int_equal(flow_cursor_row(f), 1);
		size_t most = COUNT_OF(f->model->visited);
		assert_int_equal(f->model->n_visited, i + 1 < most ? i + 1 : most);
		flow_keys(f, "3 G");
	}
	assert_true(f->model->n_visited <= STORE_QUERIES);
	flow_keys(f, "F");
	flow_settle(f);
	assert_int_equal(app_positions(f->model), 300);
	flow_end(f);
}

TEST(no_filter_to_remove_says_so)
{
	struct flow *f = flow_start("30..1", 100);
	flow_keys(f, "F");
	assert_true(flow_says(f, "no filter"));
	flow_end(f);
}

TEST(asking_anew_lifts_a_halt)
{
	struct flow *f = flow_start("300..1", 100);
	flow_keys(f, "o");
	flow_fault(f, flow_sends(f), "AuthFailure.SignatureFailure", 0);
	assert_true(f->model->loader.fetch.halted);
	size_t sends = flow_sends(f);
	flow_advance(f, 100000);
	assert_int_equal(flow_sends(f), sends);
	flow_keys(f, "f");
	flow_type_text(f, "Delta");
	flow_keys(f, "Enter");
	assert_false(f->model->loader.fetch.halted);
	assert_int_equal(flow_sends(f), sends + 1);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_held_query_comes_back_with_its_cursor),
	    cmocka_unit_test(old_rows_stay_until_the_new_ones_come),
	    cmocka_unit_test(escape_gives_up_the_change),
	    cmocka_unit_test(more_queries_than_are_kept),
	    cmocka_unit_test(no_filter_to_remove_says_so),
	    cmocka_unit_test(asking_anew_lifts_a_halt),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
