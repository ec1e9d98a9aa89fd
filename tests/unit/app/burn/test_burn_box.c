/* SPDX-License-Identifier: MIT */
/* Tests of src/app/burn/burn_box.c. */
#include "app/burn/burn_box.h"
#include "app/model/model.h"

#include "flow_start.h"
#include "test.h"

static bool is_open(const struct flow *f)
{
	return app_layer_is_open(f->model, LAYER_BURN_BOX);
}

TEST(few_requests_need_no_question)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "Space B"); /* one customer, 14 requests */
	assert_false(is_open(f));
	assert_int_equal(f->model->burn.job.state, BURN_JOB_RUNNING);
	flow_settle(f);
	flow_end(f);
}

TEST(many_requests_wait_for_enter)
{
	struct flow *f = flow_start("40..1", 100);
	size_t sends = flow_sends(f);
	flow_keys(f, "B");
	assert_true(is_open(f));
	flow_advance(f, 5000);
	assert_int_equal(flow_sends(f), sends);
	flow_keys(f, "j x"); /* other keys do nothing */
	assert_true(is_open(f));
	flow_keys(f, "Enter");
	assert_false(is_open(f));
	assert_int_equal(f->model->burn.days, 14);
	assert_true(flow_sends(f) > sends);
	flow_settle(f);
	flow_end(f);
}

TEST(seven_asks_for_seven_days)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "B 7");
	assert_false(is_open(f));
	assert_int_equal(f->model->burn.days, BURN_BOX_FEW);
	flow_settle(f);
	assert_int_equal(f->model->burn.job.state, BURN_JOB_ENDED);
	flow_end(f);
}

TEST(esc_leaves_nothing_behind)
{
	struct flow *f = flow_start("40..1", 100);
	size_t sends = flow_sends(f);
	flow_keys(f, "B Esc");
	assert_false(is_open(f));
	assert_int_equal(f->model->burn.job.state, BURN_JOB_NONE);
	flow_advance(f, 5000);
	assert_int_equal(flow_sends(f), sends);
	flow_end(f);
}

TEST(while_it_runs_the_key_says_how_far_it_is)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "B Enter B");
	assert_false(is_open(f));
	assert_int_equal(f->model->burn.job.state, BURN_JOB_RUNNING);
	assert_true(flow_says(f, "Burn is being fetched: 0 of "));
	flow_keys(f, "Esc");
	flow_settle(f);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(few_requests_need_no_question),
	    cmocka_unit_test(many_requests_wait_for_enter),
	    cmocka_unit_test(seven_asks_for_seven_days),
	    cmocka_unit_test(esc_leaves_nothing_behind),
	    cmocka_unit_test(while_it_runs_the_key_says_how_far_it_is),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
