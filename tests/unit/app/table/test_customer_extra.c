/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/customer_extra.c. */
#include "base/buf.h"

#include "app/model/model.h"

#include "demo/response.h"
#include "flow_start.h"
#include "test.h"

/* The details are open, nothing is asked for them yet. */
static struct flow *opened(const char *customers)
{
	struct flow *f = flow_start(customers, 100);
	flow_keys(f, "Enter");
	assert_true(f->model->detail.open);
	return f;
}

static const struct customer_extra *drill(const struct flow *f)
{
	return &f->model->customer_extra;
}

static uint64_t ask_of(const struct flow *f, enum api_action a)
{
	for (size_t i = 0; i < f->n_in_flight; i++)
		if (f->asked[f->in_flight[i] - 1].action == a)
			return f->in_flight[i];
	fail_msg("%s does not fly", request_action_name(a));
	return 0;
}

static void answer(struct flow *f, uint64_t id, struct sl body)
{
	flow_reply(f, id,
		   &(struct wire_reply){.result = WIRE_OK, .http_status = 200, .body = body});
}

/* A page of n entries of a history of total. */
static void answer_history(struct flow *f, int n, int total)
{
	struct buf b;
	buf_init(&b, 1 << 20);
	response_begin(&b);
	response_add_number("Total", total, &b);
	response_open("History", '[', &b);
	for (int i = 0; i < n; i++) {
		response_open(NULL, '{', &b);
		response_add_text("AllocatedTime", SL("2026-09-01 10:00:00"), &b);
		response_add_number("Credit", 1, &b);
		response_add_number("AllocatedCredit", 2, &b);
		response_add_number("ClientCreditAfter", 3, &b);
		response_close('}', &b);
	}
	response_close(']', &b);
	response_end("r", &b);
	answer(f, ask_of(f, ACTION_CREDIT_HISTORY), buf_sl(&b));
	buf_release(&b);
}

TEST(the_cursor_has_to_rest_first)
{
	struct flow *f = opened("9..1");
	size_t sends = flow_sends(f);
	flow_advance(f, EXTRA_REST_MS - 1);
	assert_int_equal(flow_sends(f), sends);
	flow_keys(f, "l"); /* another customer: it begins anew */
	flow_advance(f, EXTRA_REST_MS - 1);
	assert_int_equal(flow_sends(f), sends);
	assert_int_equal(drill(f)->uin, 200000000008);
	flow_advance(f, 1);
	assert_int_equal(flow_sends(f), sends + FETCH_IN_FLIGHT_MAX); /* days, too */
	flow_end(f);
}

TEST(closed_details_ask_nothing)
{
	struct flow *f = opened("9..1");
	size_t sends = flow_sends(f);
	flow_keys(f, "Esc");
	assert_int_equal(drill(f)->uin, 0);
	flow_advance(f, 10 * EXTRA_REST_MS);
	assert_int_equal(flow_sends(f), sends);
	assert_int_equal(customer_extra_deadline(f->model), INT64_MAX);
	flow_end(f);
}

TEST(loaded_data_is_kept_and_not_requested_again)
{
	struct flow *f = opened("9..1");
	flow_advance(f, EXTRA_REST_MS);
	flow_settle(f);
	assert_int_equal(drill(f)->history, EXTRA_LOADED);
	assert_int_equal(drill(f)->vouchers, EXTRA_LOADED);
	assert_int_equal(drill(f)->n_pages, 1);
	assert_int_equal(drill(f)->amounts.remaining, 120500000);
	size_t sends = flow_sends(f);
	flow_advance(f, 60000);
	assert_int_equal(flow_sends(f), sends);
	flow_end(f);
}

TEST(going_on_calls_back_what_flies)
{
	struct flow *f = opened("9..1");
	flow_advance(f, EXTRA_REST_MS);
	assert_int_equal(f->n_in_flight, FETCH_IN_FLIGHT_MAX);
	flow_keys(f, "l");
	assert_int_equal(f->n_in_flight, 0);
	assert_int_equal(drill(f)->n_pages, 0);
	flow_end(f);
}

TEST(a_history_is_read_page_by_page)
{
	struct flow *f = opened("9..1");
	flow_advance(f, EXTRA_REST_MS);
	answer_history(f, EXTRA_PAGE_SIZE, EXTRA_PAGE_SIZE + 1);
	assert_int_equal(drill(f)->history, EXTRA_WANTED);
	flow_advance(f, 1000);
	assert_int_equal(f->asked[f->n_asked - 1].page, 2);
	answer_history(f, 1, EXTRA_PAGE_SIZE + 1);
	assert_int_equal(drill(f)->history, EXTRA_LOADED);
	assert_int_equal(drill(f)->n_pages, 2);
	flow_end(f);
}

TEST(a_history_without_end_is_left_after_some_pages)
{
	struct flow *f = opened("9..1");
	flow_advance(f, EXTRA_REST_MS);
	for (int i = 0; i < EXTRA_PAGES; i++) {
		answer_history(f, EXTRA_PAGE_SIZE, 1000000);
		flow_advance(f, 2000);
	}
	assert_int_equal(drill(f)->history, EXTRA_LOADED);
	assert_int_equal(drill(f)->n_pages, EXTRA_PAGES);
	flow_end(f);
}

TEST(an_empty_page_ends_it_whatever_the_total)
{
	struct flow *f = opened("9..1");
	flow_advance(f, EXTRA_REST_MS);
	answer_history(f, 0, 300);
	assert_int_equal(drill(f)->history, EXTRA_LOADED);
	flow_end(f);
}

TEST(one_refused_leaves_the_other)
{
	struct flow *f = opened("9..1");
	flow_advance(f, EXTRA_REST_MS);
	flow_fault(f, ask_of(f, ACTION_CREDIT_HISTORY), "UnauthorizedOperation", 0);
	assert_int_equal(drill(f)->history, EXTRA_FAILED);
	assert_non_null(strstr(drill(f)->history_why, "UnauthorizedOperation"));
	assert_int_equal(drill(f)->vouchers, EXTRA_WANTED);
	assert_false(f->model->loader.fetch.halted);
	assert_int_equal(f->model->loader.fetch.n_failed, 0);
	flow_settle(f);
	assert_int_equal(drill(f)->vouchers, EXTRA_LOADED);
	size_t sends = flow_sends(f);
	flow_advance(f, 60000); /* not again by itself */
	assert_int_equal(flow_sends(f), sends);
	flow_end(f);
}

TEST(again_asks_for_what_failed_alone)
{
	struct flow *f = opened("9..1");
	flow_advance(f, EXTRA_REST_MS);
	flow_fault(f, ask_of(f, ACTION_VOUCHER_AMOUNT), "UnauthorizedOperation", 0);
	flow_settle(f);
	assert_int_equal(drill(f)->vouchers, EXTRA_FAILED);
	customer_extra_again(f->model);
	assert_int_equal(drill(f)->vouchers, EXTRA_WANTED);
	assert_int_equal(drill(f)->history, EXTRA_LOADED);
	flow_advance(f, 1000);
	flow_settle(f);
	flow_end(f);
}

TEST(a_reload_asks_for_all_of_it)
{
	struct flow *f = opened("9..1");
	flow_advance(f, EXTRA_REST_MS);
	flow_settle(f);
	customer_extra_reload(f->model);
	assert_int_equal(drill(f)->uin, 200000000009);
	assert_int_equal(drill(f)->n_pages, 0);
	assert_int_equal(drill(f)->history, EXTRA_WANTED);
	customer_extra_release(f->model);
	customer_extra_reload(f->model); /* of nobody: nothing */
	assert_int_equal(drill(f)->history, EXTRA_NONE);
	flow_end(f);
}

TEST(vouchers_of_another_customer_are_not_taken)
{
	struct flow *f = opened("9..1");
	flow_advance(f, EXTRA_REST_MS);
	answer(f, ask_of(f, ACTION_VOUCHER_AMOUNT),
	       SL("{\"Response\":{\"Data\":[{\"ClientUin\":5,\"TotalAmount\":9,\"RemainAmount\":9}]"
		  ",\"RequestId\":\"r\"}}"));
	assert_int_equal(drill(f)->vouchers, EXTRA_LOADED);
	assert_int_equal(drill(f)->amounts.known, 0);
	flow_end(f);
}

/* In the turn in which the cursor went on, before its request is called back. */
TEST(an_answer_about_the_customer_before_is_not_taken)
{
	struct flow *f = opened("9..1");
	flow_keys(f, "l");
	struct wire_reply r = {.result = WIRE_OK,
			       .http_status = 200,
			       .body = SL("{\"Response\":{\"Total\":0,\"History\":[],"
					  "\"RequestId\":\"r\"}}")};
	struct outcome out = {
	    .known = true,
	    .request = {.action = ACTION_CREDIT_HISTORY, .n_uins = 1, .uins = {200000000009}}};
	out.fault.class = FAULT_NONE;
	customer_extra_take(f->model, &r, &out);
	assert_int_equal(drill(f)->history, EXTRA_WANTED);
	out.request.uins[0] = 200000000008;
	customer_extra_take(f->model, &r, &out);
	assert_int_equal(drill(f)->history, EXTRA_LOADED);
	flow_end(f);
}

TEST(an_answer_that_cannot_be_read_is_a_failure)
{
	struct flow *f = opened("9..1");
	flow_advance(f, EXTRA_REST_MS);
	answer(f, ask_of(f, ACTION_CREDIT_HISTORY),
	       SL("{\"Response\":{\"Total\":1,\"History\":7,\"RequestId\":\"r\"}}"));
	assert_int_equal(drill(f)->history, EXTRA_FAILED);
	assert_int_equal(drill(f)->n_pages, 0);
	assert_non_null(strstr(drill(f)->history_why, "not available"));
	flow_settle(f);
	flow_end(f);
}

TEST(an_empty_list_has_nobody_to_look_into)
{
	struct flow *f = opened("9..1");
	flow_keys(f, "f");
	flow_type_text(f, "nobody");
	flow_keys(f, "Enter");
	flow_settle(f);
	assert_int_equal(drill(f)->uin, 0);
	size_t sends = flow_sends(f);
	flow_advance(f, 10 * EXTRA_REST_MS);
	assert_int_equal(flow_sends(f), sends);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_cursor_has_to_rest_first),
	    cmocka_unit_test(closed_details_ask_nothing),
	    cmocka_unit_test(loaded_data_is_kept_and_not_requested_again),
	    cmocka_unit_test(going_on_calls_back_what_flies),
	    cmocka_unit_test(a_history_is_read_page_by_page),
	    cmocka_unit_test(a_history_without_end_is_left_after_some_pages),
	    cmocka_unit_test(an_empty_page_ends_it_whatever_the_total),
	    cmocka_unit_test(one_refused_leaves_the_other),
	    cmocka_unit_test(again_asks_for_what_failed_alone),
	    cmocka_unit_test(a_reload_asks_for_all_of_it),
	    cmocka_unit_test(vouchers_of_another_customer_are_not_taken),
	    cmocka_unit_test(an_answer_about_the_customer_before_is_not_taken),
	    cmocka_unit_test(an_answer_that_cannot_be_read_is_a_failure),
	    cmocka_unit_test(an_empty_list_has_nobody_to_look_into),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
