/* SPDX-License-Identifier: MIT */
/* Tests of src/load/loader.c: a loader alone, without a model. */
#include "fake_customers.h"
#include "load/loader.h"
#include "loader_turns.h"
#include "test.h"

#define WITH_SETUP(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

struct bench {
	struct loader loader;
	struct fake_customers customers;
	int64_t now_ms;
	struct effects fx; /* of the last turn */
};

static struct bench the_bench, *const bench = &the_bench;

SETUP(set_up)
{
	*bench = (struct bench){.now_ms = 1000000};
	loader_init(&bench->loader,
		    &(struct loader_settings){.page_size = 20,
					      .thresholds = credit_thresholds_default,
					      .seed = 1,
					      .patience_ms = 60000});
	return fake_customers_set(&bench->customers, SL("50..1")) ? 0 : -1;
}

TEARDOWN(tear_down)
{
	loader_release(&bench->loader);
	fake_customers_release(&bench->customers);
	return 0;
}

/* Plans a turn, and returns the number of requests that it sends. */
static size_t plan(void)
{
	size_t sends = 0;
	effects_clear(&bench->fx);
	loader_turn(&bench->loader, bench->now_ms, 1700000000, &bench->fx);
	for (size_t i = 0; i < bench->fx.n; i++)
		sends += bench->fx.item[i].kind == EFFECT_SEND;
	return sends;
}

/* Gives a reply whose body is this, or, if NULL, the page that was asked for. */
static struct outcome answer(const struct effect *send, const char *text, struct effects *fx)
{
	struct outcome out;
	struct buf body;
	buf_init(&body, 1u << 20);
	if (text)
		buf_add_chars(&body, text);
	else
		fake_customers_answer(&bench->customers, &send->request, &body);
	struct wire_reply r = {.id = send->id,
			       .result = WIRE_OK,
			       .http_status = 200,
			       .http_version = "2",
			       .sends = 1,
			       .body = buf_sl(&body)};
	effects_clear(fx);
	loader_reply(&bench->loader, &r, bench->now_ms, 1700000000, fx, &out);
	buf_release(&body);
	return out;
}

/* Answers all that is sent until nothing more is. */
static void settle(void)
{
	for (int i = 0; i < 50 && list_consistency_state(&bench->loader, &(struct fault){0}) ==
				      CONSISTENCY_PENDING;
	     i++) {
		plan();
		struct effects sent = bench->fx;
		for (size_t k = 0; k < sent.n; k++)
			if (sent.item[k].kind == EFFECT_SEND)
				answer(&sent.item[k], NULL, &bench->fx);
		bench->now_ms += 1000;
	}
}

TEST(nothing_is_sent_before_the_start)
{
	loader_want_list(&bench->loader);
	assert_int_equal(plan(), 0);
	loader_start(&bench->loader);
	assert_int_equal(plan(), 1);
	assert_int_equal(bench->fx.item[0].request.page, 1);
	assert_int_equal(plan(), 0);
}

/* The run before has sent five requests within the last second. */
TEST(the_first_request_waits_for_those_of_the_run_before)
{
	struct loader_settings s = {.page_size = 20,
				    .thresholds = credit_thresholds_default,
				    .seed = 1,
				    .patience_ms = 60000};
	for (int i = 0; i < API_RATE_PER_SEC; i++)
		s.past.seen_ms[ACTION_CUSTOMERS][i] = bench->now_ms - 600 + i;
	loader_release(&bench->loader);
	loader_init(&bench->loader, &s);
	loader_start(&bench->loader);
	assert_int_equal(plan(), 0);
	bench->now_ms += RATE_WINDOW_MS - 600;
	assert_int_equal(plan(), 1);
}

TEST(a_whole_list_comes_and_is_proved)
{
	struct fault why;
	loader_want_list(&bench->loader);
	loader_start(&bench->loader);
	settle();
	assert_int_equal(list_consistency_state(&bench->loader, &why), CONSISTENCY_PROVED);
	assert_int_equal(store_loaded(bench->loader.store), 50);
	assert_int_equal(bench->loader.log.n, 0);
}

TEST(a_list_that_nobody_wants_as_a_whole_stays_at_its_first_page)
{
	loader_start(&bench->loader);
	settle();
	assert_int_equal(store_loaded(bench->loader.store), 20);
}

TEST(a_failure_and_each_flaw_are_logged)
{
	struct effects fx;
	loader_start(&bench->loader);
	assert_int_equal(plan(), 1);
	struct effect sent = bench->fx.item[0];
	struct outcome out =
	    answer(&sent,
		   "{\"Response\":{\"Error\":{\"Code\":\"InternalError\",\"Message\":\"m\"},"
		   "\"RequestId\":\"r-1\"}}",
		   &fx);
	assert_true(out.will_retry);
	assert_int_equal(fx.n, 1);
	assert_int_equal(fx.item[0].kind, EFFECT_LOG);
	const struct log_entry *e = log_number(&bench->loader.log, fx.item[0].id);
	assert_string_equal(e->code, "InternalError");
	assert_string_equal(e->request_id, "r-1");
	assert_int_equal(e->tries, 1);
	assert_int_equal(e->fate, LOG_AGAIN);
	bench->now_ms += 20000;
	assert_int_equal(plan(), 1);
	sent = bench->fx.item[0];
	answer(&sent,
	       "{\"Response\":{\"Total\":2,\"Data\":[{\"ClientUin\":1,\"Name\":[]},7],"
	       "\"RequestId\":\"r-2\"}}",
	       &fx);
	assert_int_equal(fx.n, 1);
	assert_int_equal(fx.item[0].id, 2);
	assert_int_equal(fx.item[0].last, 3);
	assert_string_equal(log_number(&bench->loader.log, 2)->code, "Reply.BadField");
	assert_string_equal(log_number(&bench->loader.log, 3)->code, "Reply.BadRow");
	assert_int_equal(log_number(&bench->loader.log, 3)->tries, 2);
}

TEST(credentials_that_are_not_renewed_are_logged)
{
	effects_clear(&bench->fx);
	loader_renewed(&bench->loader, true, bench->now_ms, 1, &bench->fx);
	assert_int_equal(bench->fx.n, 0);
	loader_renewed(&bench->loader, false, bench->now_ms, 1, &bench->fx);
	assert_int_equal(bench->fx.n, 1);
	assert_true(bench->loader.fetch.halted);
	assert_string_equal(log_at(&bench->loader.log, 0)->code, "Credentials.NotRenewed");
}

TEST(what_is_in_flight_is_cancelled_at_the_end)
{
	loader_start(&bench->loader);
	assert_int_equal(plan(), 1);
	uint64_t id = bench->fx.item[0].id;
	effects_clear(&bench->fx);
	loader_stop(&bench->loader, &bench->fx);
	assert_int_equal(bench->fx.n, 1);
	assert_int_equal(bench->fx.item[0].kind, EFFECT_CANCEL);
	assert_int_equal(bench->fx.item[0].id, id);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(nothing_is_sent_before_the_start),
	    WITH_SETUP(the_first_request_waits_for_those_of_the_run_before),
	    WITH_SETUP(a_whole_list_comes_and_is_proved),
	    WITH_SETUP(a_list_that_nobody_wants_as_a_whole_stays_at_its_first_page),
	    WITH_SETUP(a_failure_and_each_flaw_are_logged),
	    WITH_SETUP(credentials_that_are_not_renewed_are_logged),
	    WITH_SETUP(what_is_in_flight_is_cancelled_at_the_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
