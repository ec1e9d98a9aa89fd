/* SPDX-License-Identifier: MIT */
/* Tests of src/app/burn/burn.c. */
#include "app/model/customer_burn.h"
#include "app/model/model.h"

#include "demo/response.h"
#include "flow_start.h"
#include "test.h"

#define FIRST 200000000009u /* the UIN of the first row */

/* The details of the first customer are open, and its vouchers and history are there. */
static struct flow *opened(void)
{
	struct flow *f = flow_start("9..1", 100);
	flow_keys(f, "Enter");
	flow_advance(f, EXTRA_REST_MS);
	flow_answer(f, f->in_flight[0]);
	flow_answer(f, f->in_flight[0]);
	return f;
}

static void answer_cost(struct flow *f, uint64_t id, const char *cost)
{
	struct buf b;
	buf_init(&b, 4096);
	response_begin(&b);
	response_add_text("TotalCost", sl_from(cost), &b);
	response_end("r", &b);
	flow_reply(f, id,
		   &(struct wire_reply){.result = WIRE_OK, .http_status = 200, .body = buf_sl(&b)});
	buf_release(&b);
}

static size_t count_asked(const struct flow *f, uint64_t uin)
{
	size_t n = 0;
	for (size_t i = 0; i < f->n_asked; i++)
		n +=
		    f->asked[i].action == ACTION_DAILY_COST && (!uin || f->asked[i].uins[0] == uin);
	return n;
}

static struct burn_rate rate_of(const struct flow *f, uint64_t uin)
{
	struct burn_rate rate;
	customer_burn_rate(f->model, uin, &rate);
	return rate;
}

TEST(an_open_customer_is_asked_for_its_last_days_once)
{
	struct flow *f = flow_start("9..1", 100);
	flow_keys(f, "Enter");
	flow_advance(f, EXTRA_REST_MS - 1);
	assert_int_equal(count_asked(f, 0), 0);
	flow_advance(f, 1);
	flow_settle(f);
	assert_int_equal(count_asked(f, FIRST), BURN_DAYS_DEFAULT);
	assert_int_equal(count_asked(f, 0), BURN_DAYS_DEFAULT);
	assert_int_equal(rate_of(f, FIRST).days, BURN_DAYS_DEFAULT);
	int32_t today = customer_burn_today(f->model);
	for (size_t i = 0; i < f->n_asked; i++)
		if (f->asked[i].action == ACTION_DAILY_COST)
			assert_in_range(f->asked[i].day, today - BURN_DAYS_DEFAULT, today - 1);
	/* Neither time nor another look at the customer repeats a day. */
	flow_advance(f, 60000);
	flow_keys(f, "Esc Enter");
	flow_advance(f, EXTRA_REST_MS);
	flow_settle(f);
	assert_int_equal(count_asked(f, 0), BURN_DAYS_DEFAULT);
	flow_end(f);
}

TEST(all_days_are_there_soon_after_the_details_were_opened)
{
	struct flow *f = flow_start("9..1", 100);
	int64_t begin = f->now_ms;
	flow_keys(f, "Enter");
	flow_advance(f, EXTRA_REST_MS);
	while (rate_of(f, FIRST).days < BURN_DAYS_DEFAULT && f->now_ms - begin < 5000) {
		flow_advance(f, 80); /* what an answer takes */
		flow_answer_all(f);
	}
	assert_true(f->now_ms - begin < 1200);
	flow_end(f);
}

TEST(going_on_cancels_what_is_in_flight)
{
	struct flow *f = opened();
	assert_true(f->n_in_flight > 0);
	assert_int_equal(f->asked[f->in_flight[0] - 1].action, ACTION_DAILY_COST);
	flow_keys(f, "l");
	assert_int_equal(f->n_in_flight, 0);
	size_t asked = count_asked(f, FIRST);
	flow_advance(f, EXTRA_REST_MS);
	flow_settle(f);
	assert_int_equal(count_asked(f, FIRST), asked);
	assert_int_equal(rate_of(f, FIRST - 1).days, BURN_DAYS_DEFAULT);
	flow_end(f);
}

TEST(a_refusal_ends_all_asking)
{
	struct flow *f = opened();
	flow_fault(f, f->in_flight[0], "UnauthorizedOperation", 0);
	assert_true(f->model->burn.refused);
	size_t asked = count_asked(f, 0);
	flow_keys(f, "l");
	flow_advance(f, EXTRA_REST_MS);
	flow_settle(f);
	flow_keys(f, "r R");
	flow_advance(f, EXTRA_REST_MS);
	flow_settle(f);
	assert_int_equal(count_asked(f, 0), asked);
	flow_end(f);
}

/* The UIN of another account says nothing about the key. */
TEST(a_refusal_of_one_customer_is_a_failure_of_that_one)
{
	struct flow *f = opened();
	flow_fault(f, f->in_flight[0], "UnauthorizedOperation.NotCustomerUin", 0);
	assert_false(f->model->burn.refused);
	assert_int_equal(f->model->burn.failed_uin, FIRST);
	flow_keys(f, "l");
	flow_advance(f, EXTRA_REST_MS);
	flow_settle(f);
	assert_int_equal(rate_of(f, FIRST - 1).days, BURN_DAYS_DEFAULT);
	flow_end(f);
}

TEST(a_failure_ends_asking_until_r)
{
	struct flow *f = opened();
	flow_fault(f, f->in_flight[0], "FailedOperation", 0);
	assert_non_null(strstr(f->model->burn.why, "not available: FailedOperation"));
	size_t asked = count_asked(f, 0);
	flow_settle(f);
	flow_advance(f, 60000);
	assert_int_equal(count_asked(f, 0), asked);
	flow_keys(f, "r");
	flow_settle(f);
	assert_int_equal(rate_of(f, FIRST).days, BURN_DAYS_DEFAULT);
	flow_end(f);
}

TEST(a_reply_without_a_cost_is_a_failure)
{
	static const char *const bad[] = {"dear", "9000000000000000"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct flow *f = opened();
		answer_cost(f, f->in_flight[0], bad[i]);
		assert_int_equal(f->model->burn.failed_uin, FIRST);
		flow_settle(f);
		flow_end(f);
	}
}

/* The largest cost that a decoder takes may be more than is kept. */
TEST(a_cost_that_cannot_be_kept_is_a_failure)
{
	struct flow *f = opened();
	answer_cost(f, f->in_flight[0], "9000000000000");
	assert_int_equal(f->model->burn.failed_uin, FIRST);
	assert_non_null(strstr(f->model->burn.why, "Reply.Malformed"));
	flow_settle(f);
	flow_end(f);
}

/* Asks the latest day first, so that the first answer is that of yesterday. */
static struct flow *with_late_bill(void)
{
	struct flow *f = opened();
	int32_t yesterday = customer_burn_today(f->model) - 1;
	uint64_t id = 0;
	for (size_t i = 0; i < f->n_in_flight; i++)
		if (f->asked[f->in_flight[i] - 1].day == yesterday)
			id = f->in_flight[i];
	assert_int_not_equal(id, 0);
	answer_cost(f, id, "0.01");
	flow_settle(f);
	assert_true(rate_of(f, FIRST).late);
	return f;
}

TEST(a_late_bill_is_left_out_and_asked_again_on_request)
{
	struct flow *f = with_late_bill();
	assert_int_equal(count_asked(f, 0), BURN_DAYS_DEFAULT + 1);
	assert_int_equal(rate_of(f, FIRST).days, BURN_DAYS_DEFAULT);
	assert_int_equal(rate_of(f, FIRST).last, customer_burn_today(f->model) - 2);
	flow_keys(f, "r");
	flow_settle(f);
	assert_int_equal(count_asked(f, 0), BURN_DAYS_DEFAULT + 2);
	assert_false(rate_of(f, FIRST).late);
	flow_keys(f, "r"); /* nothing is late any more */
	flow_settle(f);
	assert_int_equal(count_asked(f, 0), BURN_DAYS_DEFAULT + 2);
	flow_end(f);
}

/* After midnight of UTC+8 one more day is over. */
TEST(the_day_that_ended_is_asked_too)
{
	struct flow *f = opened();
	flow_settle(f);
	int32_t today = customer_burn_today(f->model);
	flow_advance(f, 86400000);
	flow_keys(f, "l h"); /* something happens, so there is a turn */
	assert_int_equal(customer_burn_today(f->model), today + 1);
	flow_advance(f, EXTRA_REST_MS);
	flow_settle(f);
	assert_int_equal(count_asked(f, FIRST), BURN_DAYS_DEFAULT + 1);
	flow_end(f);
}

TEST(a_reload_asks_again_what_failed)
{
	struct flow *f = opened();
	flow_fault(f, f->in_flight[0], "FailedOperation", 0);
	flow_settle(f);
	assert_int_equal(f->model->burn.failed_uin, FIRST);
	flow_keys(f, "R");
	assert_int_equal(f->model->burn.failed_uin, 0);
	flow_settle(f);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_open_customer_is_asked_for_its_last_days_once),
	    cmocka_unit_test(all_days_are_there_soon_after_the_details_were_opened),
	    cmocka_unit_test(going_on_cancels_what_is_in_flight),
	    cmocka_unit_test(a_refusal_ends_all_asking),
	    cmocka_unit_test(a_refusal_of_one_customer_is_a_failure_of_that_one),
	    cmocka_unit_test(a_failure_ends_asking_until_r),
	    cmocka_unit_test(a_reply_without_a_cost_is_a_failure),
	    cmocka_unit_test(a_cost_that_cannot_be_kept_is_a_failure),
	    cmocka_unit_test(a_late_bill_is_left_out_and_asked_again_on_request),
	    cmocka_unit_test(the_day_that_ended_is_asked_too),
	    cmocka_unit_test(a_reload_asks_again_what_failed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
