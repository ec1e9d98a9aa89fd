/* SPDX-License-Identifier: MIT */
/* Tests of src/app/burn/burn_job.c. */
#include "app/model/customer_burn.h"
#include "app/model/model.h"

#include "flow_start.h"
#include "test.h"

static const struct burn_job *job(const struct flow *f)
{
	return &f->model->burn.job;
}

static size_t count_asked(const struct flow *f)
{
	size_t n = 0;
	for (size_t i = 0; i < f->n_asked; i++)
		n += f->asked[i].action == ACTION_DAILY_COST;
	return n;
}

/* The second and the third customer are marked, and their job runs. */
static struct flow *with_two_marked(void)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "j Space Space B");
	assert_int_equal(job(f)->state, BURN_JOB_PROPOSED);
	flow_keys(f, "Enter");
	assert_int_equal(job(f)->state, BURN_JOB_RUNNING);
	return f;
}

TEST(the_marked_are_asked_and_nobody_else)
{
	struct flow *f = with_two_marked();
	assert_int_equal(job(f)->n, 2);
	flow_settle(f);
	assert_int_equal(count_asked(f), 2 * BURN_DAYS_DEFAULT);
	for (size_t i = 0; i < f->n_asked; i++)
		if (f->asked[i].action == ACTION_DAILY_COST)
			assert_in_range(f->asked[i].uins[0], 200000000038, 200000000039);
	assert_int_equal(job(f)->state, BURN_JOB_ENDED);
	assert_true(flow_says(f, "The burn of 2 of 2 customers is known"));
	flow_keys(f, "B"); /* nothing is left to ask */
	assert_int_equal(count_asked(f), 2 * BURN_DAYS_DEFAULT);
	assert_int_equal(job(f)->state, BURN_JOB_ENDED);
	flow_end(f);
}

/* Without marks: those at risk in the order of the list, then those that are low. */
TEST(those_at_risk_come_before_those_that_are_low)
{
	struct flow *f = flow_start("40..1", 100);
	enum credit_status last = STATUS_SUS;
	size_t low = 0;
	flow_keys(f, "B");
	assert_true(job(f)->n > 0);
	for (size_t i = 0; i < job(f)->n; i++) {
		uint64_t at;
		assert_true(store_find_uin(f->model->loader.store, job(f)->customers[i].uin, &at));
		enum credit_status now = store_row(f->model->loader.store, at).credit_status;
		assert_true(now <= STATUS_LOW);
		assert_false(last == STATUS_LOW && now != STATUS_LOW);
		last = now;
		low += now == STATUS_LOW;
	}
	assert_true(low > 0 && low < job(f)->n);
	flow_end(f);
}

TEST(the_cost_is_that_of_the_days_which_are_not_known)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "Space");
	assert_int_equal(burn_job_propose(f->model), 1);
	assert_int_equal(burn_job_count_requests(f->model, 14), 14);
	assert_int_equal(burn_job_count_requests(f->model, 7), 7);
	burn_job_start(f->model, 7);
	flow_keys(f, "j"); /* a turn */
	flow_settle(f);
	assert_int_equal(burn_job_propose(f->model), 1);
	assert_int_equal(burn_job_count_requests(f->model, 14), 7);
	burn_job_drop(f->model);
	flow_end(f);
}

/* Another action has another limit: the pages of the list come as fast as without the job. */
TEST(pages_come_before_costs)
{
	struct flow *f = flow_start("2000..1", 100);
	flow_keys(f, "B Enter a");
	int64_t begin = f->now_ms;
	while (!store_complete(f->model->loader.store) && f->now_ms - begin < 60000) {
		flow_advance(f, 100);
		flow_answer_all(f);
	}
	/* 18 pages, 5 a second, and the answers. */
	assert_true(f->now_ms - begin < 4600);
	assert_true(count_asked(f) > 20);
	for (size_t i = 0; i < f->n_asked; i++) {
		size_t n = 0;
		for (size_t k = i; k < f->n_asked && f->asked_ms[k] - f->asked_ms[i] < 1000; k++)
			n += f->asked[k].action == ACTION_DAILY_COST;
		assert_true(n <= 20);
	}
	flow_keys(f, "Esc");
	flow_settle(f);
	flow_end(f);
}

/* More pages are missing than a plan lists at once; the connections are free between them. */
TEST(pages_do_not_shut_out_costs)
{
	struct flow *f = flow_start("6000..1", 100);
	flow_keys(f, "B Enter a");
	for (int i = 0; i < 20; i++) {
		flow_advance(f, 100);
		flow_answer_all(f);
	}
	assert_false(store_complete(f->model->loader.store));
	assert_true(count_asked(f) > 20);
	flow_keys(f, "Esc Esc");
	flow_settle(f);
	flow_end(f);
}

TEST(esc_stops_and_keeps_what_came)
{
	struct flow *f = with_two_marked();
	struct burn_rate rate;
	while (f->model->burn.job.first == 0)
		flow_answer_all(f);
	flow_keys(f, "Esc");
	assert_int_equal(job(f)->state, BURN_JOB_NONE);
	assert_true(flow_says(f, "Burn stopped after 1 of 2 customers"));
	assert_int_equal(f->model->marks.n, 2);
	assert_int_equal(f->n_in_flight, 0);
	customer_burn_rate(f->model, 200000000038, &rate);
	assert_int_equal(rate.days, BURN_DAYS_DEFAULT);
	flow_settle(f);
	flow_end(f);
}

TEST(a_refusal_ends_the_job_and_is_reported_once)
{
	struct flow *f = with_two_marked();
	flow_fault(f, f->in_flight[0], "UnauthorizedOperation", 0);
	assert_int_equal(job(f)->state, BURN_JOB_NONE);
	assert_true(flow_says(f, "burn: not permitted for this key"));
	assert_int_equal(f->n_in_flight, 0);
	size_t asked = count_asked(f);
	flow_advance(f, 60000);
	assert_int_equal(count_asked(f), asked);
	flow_keys(f, "B Enter"); /* the policy may have been changed */
	assert_true(count_asked(f) > asked);
	flow_settle(f);
	flow_end(f);
}

TEST(a_customer_that_fails_leaves_the_others)
{
	struct flow *f = with_two_marked();
	uint64_t bad = f->asked[f->in_flight[0] - 1].uins[0];
	flow_fault(f, f->in_flight[0], "FailedOperation", 0);
	flow_settle(f);
	assert_int_equal(job(f)->state, BURN_JOB_ENDED);
	assert_true(flow_says(f, "The burn of 1 of 2 customers is known; 1 failed, r retries"));
	flow_keys(f, "r");
	flow_settle(f);
	struct burn_rate rate;
	customer_burn_rate(f->model, bad, &rate);
	assert_int_equal(rate.days, BURN_DAYS_DEFAULT);
	assert_true(flow_says(f, "The burn of 2 of 2 customers is known"));
	flow_end(f);
}

TEST(three_failures_in_a_row_end_the_job)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "B Enter");
	for (int i = 0; i < 3; i++)
		flow_fault(f, f->in_flight[0], "FailedOperation", 0);
	assert_int_equal(job(f)->state, BURN_JOB_ENDED);
	assert_true(flow_says(f, "that of the others is not available: FailedOperation"));
	size_t asked = count_asked(f);
	flow_advance(f, 60000);
	assert_int_equal(count_asked(f), asked);
	flow_end(f);
}

TEST(an_empty_list_has_nobody_to_ask_about)
{
	struct flow *f = flow_start("9..1", 100);
	flow_keys(f, "f");
	flow_type_text(f, "nobody");
	flow_keys(f, "Enter");
	flow_settle(f);
	flow_keys(f, "B");
	assert_int_equal(job(f)->state, BURN_JOB_NONE);
	assert_int_equal(count_asked(f), 0);
	flow_end(f);
}

TEST(all_that_failed_are_asked_again)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "B Enter");
	for (int i = 0; i < 3; i++)
		flow_fault(f, f->in_flight[0], "FailedOperation", 0);
	size_t failed = 0;
	for (size_t i = 0; i < job(f)->n; i++)
		failed += job(f)->customers[i].failed;
	assert_int_equal(failed, 3);
	burn_job_again(f->model);
	assert_int_equal(job(f)->state, BURN_JOB_RUNNING);
	for (size_t i = 0; i < job(f)->n; i++)
		assert_false(job(f)->customers[i].failed);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_marked_are_asked_and_nobody_else),
	    cmocka_unit_test(those_at_risk_come_before_those_that_are_low),
	    cmocka_unit_test(the_cost_is_that_of_the_days_which_are_not_known),
	    cmocka_unit_test(pages_come_before_costs),
	    cmocka_unit_test(pages_do_not_shut_out_costs),
	    cmocka_unit_test(esc_stops_and_keeps_what_came),
	    cmocka_unit_test(a_refusal_ends_the_job_and_is_reported_once),
	    cmocka_unit_test(a_customer_that_fails_leaves_the_others),
	    cmocka_unit_test(three_failures_in_a_row_end_the_job),
	    cmocka_unit_test(an_empty_list_has_nobody_to_ask_about),
	    cmocka_unit_test(all_that_failed_are_asked_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
