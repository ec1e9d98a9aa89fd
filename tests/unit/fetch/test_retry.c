/* SPDX-License-Identifier: MIT */
/* Tests of src/fetch/retry.c. */
#include "base/attr.h"

#include "fetch_fixture.h"
#include "test.h"

SETUP(open_bench)
{
	return fetch_fixture_open(state, 100);
}

TEST(a_passing_fault_is_tried_again_ever_later)
{
	struct fetch_fixture *r = *state;
	uint64_t id = fetch_fixture_fly_second(r);
	int64_t longest = BACKOFF_FIRST_MS;
	for (int i = 1; i < FETCH_TRIES; i++, longest *= 2) {
		fetch_fixture_answer_error(r, id, "InternalError");
		assert_true(r->out.will_retry);
		assert_int_equal(r->out.fault.class, FAULT_RETRY);
		assert_int_equal(fetch_deadline(&r->f, r->now_ms), r->out.due_ms);
		assert_in_range(r->out.due_ms - r->now_ms, longest / 2, longest);
		fetch_fixture_plan(r);
		assert_int_equal(r->fx.n, 0);
		fetch_fixture_wait(r);
		assert_true(fetch_fixture_in_flight(r, 2) > id);
		id = fetch_fixture_in_flight(r, 2);
	}
	fetch_fixture_answer_error(r, id, "InternalError");
	assert_false(r->out.will_retry);
	assert_int_equal(r->out.due_ms, INT64_MAX);
	assert_int_equal(r->f.n_failed, 1);
	assert_false(r->f.halted);
	fetch_fixture_plan(r);
	assert_int_equal(r->fx.n + r->f.n_pending, 0);
}

TEST(every_passing_fault_is_tried_again)
{
	struct fetch_fixture *r = *state;
	static const struct {
		enum wire_result result;
		int status;
		const char *code;
	} cases[] = {{WIRE_TIMEOUT, 0, "Network.Timeout"},
		     {WIRE_BROKEN, 0, "Network.Broken"},
		     {WIRE_CONNECT, 0, "Network.Connect"},
		     {WIRE_RESOLVE, 0, "Network.Resolve"},
		     {WIRE_OK, 502, "Http.Server"},
		     {WIRE_PROXY_DOWN, 0, "Network.Proxy.Down"},
		     {WIRE_PROXY_GATEWAY, 0, "Network.Proxy.Gateway"}};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		fetch_fixture_release(r);
		fetch_fixture_init(r, 100);
		fetch_fixture_answer_wire(r, fetch_fixture_fly_second(r), cases[i].result,
					  cases[i].status);
		assert_string_equal(r->out.fault.code, cases[i].code);
		assert_true(r->out.will_retry);
		fetch_fixture_wait(r);
		fetch_fixture_answer_page(r, 2, 5000);
		assert_true(store_fresh_page(r->s, 2));
		assert_int_equal(r->f.n_pending, 0);
	}
}

static void answer_wait(struct fetch_fixture *r, int status, const char *header)
{
	struct wire_reply w = {.id = fetch_fixture_in_flight(r, 2),
			       .http_status = status,
			       .headers = sl_from(header),
			       .sends = 1};
	effects_clear(&r->fx);
	fetch_reply(&r->f, r->s, &w, r->now_ms, &r->fx, &r->out);
}

TEST(what_the_server_asks_to_wait_is_kept)
{
	struct fetch_fixture *r = *state;
	static const int statuses[] = {429, 503};
	for (size_t i = 0; i < COUNT_OF(statuses); i++) {
		fetch_fixture_release(r);
		fetch_fixture_init(r, 100);
		fetch_fixture_fly_second(r);
		answer_wait(r, statuses[i], "Retry-After: 20\n");
		assert_true(r->out.will_retry);
		assert_int_equal(r->out.due_ms, r->now_ms + 20000);
	}
	/* The API as a whole asks to slow down: nothing else is sent before, either. */
	fetch_fixture_release(r);
	fetch_fixture_init(r, 100);
	fetch_fixture_fly_second(r);
	answer_wait(r, 429, "Retry-After: 20\n");
	assert_int_equal(pacer_next_ms(&r->f.pacer, ACTION_CUSTOMERS, r->now_ms),
			 r->now_ms + 20000);
}

TEST(who_would_have_to_wait_for_longer_than_patience_gives_up)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_fly_second(r);
	r->f.unattended = true;
	answer_wait(r, 503, "Retry-After: 59\n");
	assert_true(r->out.will_retry);
	fetch_fixture_wait(r);
	answer_wait(r, 503, "Retry-After: 59\n");
	assert_false(r->out.will_retry);
}

TEST(jitter_follows_from_the_seed)
{
	struct fetch_fixture *r = *state;
	static struct fetch other;
	int64_t first;
	fetch_fixture_answer_error(r, fetch_fixture_fly_second(r), "InternalError");
	first = r->out.due_ms - r->now_ms;
	fetch_fixture_release(r);
	fetch_fixture_init(r, 100);
	fetch_fixture_answer_error(r, fetch_fixture_fly_second(r), "InternalError");
	assert_int_equal(r->out.due_ms - r->now_ms, first);
	fetch_init(&other, 0);
	assert_true(other.jitter != 0);
}

TEST(the_fault_of_a_page_can_be_read)
{
	struct fetch_fixture *r = *state;
	const struct query *q = store_current(r->s);
	int64_t when = 0;
	assert_null(fetch_page_fault(&r->f, q, 2, &when));
	assert_int_equal(when, INT64_MAX);
	fetch_fixture_answer_error(r, fetch_fixture_fly_second(r), "OperationDenied.ServiceBusy");
	const struct fault *f = fetch_page_fault(&r->f, q, 2, &when);
	assert_string_equal(f->code, "OperationDenied.ServiceBusy");
	assert_int_equal(when, r->out.due_ms);
	assert_non_null(fetch_page_fault(&r->f, q, 2, NULL));
	assert_null(fetch_page_fault(&r->f, q, 3, NULL));
	fetch_fixture_wait(r);
	assert_true(fetch_fixture_in_flight(r, 2) != 0);
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 2), "FailedOperation");
	assert_string_equal(fetch_page_fault(&r->f, q, 2, &when)->code, "FailedOperation");
	assert_int_equal(when, INT64_MAX);
}

TEST(faults_of_the_key_halt)
{
	struct fetch_fixture *r = *state;
	static const char *const codes[] = {"AuthFailure.SecretIdNotFound",
					    "AuthFailure.SignatureFailure",
					    "AuthFailure.InvalidSecretId",
					    "AuthFailure.MFAFailure",
					    "AuthFailure.UnauthorizedOperation",
					    "UnauthorizedOperation",
					    "UnauthorizedOperation.UinNoAuth",
					    "IpNotInWhitelist",
					    "IpInBlacklist",
					    "InvalidAction",
					    "NoSuchVersion",
					    "ActionOffline",
					    "SomethingNew.NeverHeardOf"};
	for (size_t i = 0; i < COUNT_OF(codes); i++) {
		fetch_fixture_release(r);
		fetch_fixture_init(r, 100);
		fetch_fixture_answer_error(r, fetch_fixture_fly_second(r), codes[i]);
		assert_true(r->f.halted);
		assert_false(r->out.will_retry);
		assert_string_equal(r->f.halt.code, codes[i]);
		assert_int_equal(r->f.n_failed, 0);
		r->now_ms += 2000;
		fetch_fixture_plan(r);
		assert_int_equal(r->fx.n, 0);
		fetch_retry(&r->f, r->now_ms);
		fetch_fixture_plan(r);
		assert_string_equal(fetch_fixture_effects(r), "2");
	}
}

TEST(faults_of_one_request_leave_the_others)
{
	struct fetch_fixture *r = *state;
	static const char *const codes[] = {"FailedOperation", "InvalidParameterValue.InvalidUin",
					    "ResourceNotFound", "LimitExceeded",
					    "UnauthorizedOperation.NotCustomerUin"};
	for (size_t i = 0; i < COUNT_OF(codes); i++) {
		fetch_fixture_release(r);
		fetch_fixture_init(r, 100);
		fetch_fixture_answer_error(r, fetch_fixture_fly_second(r), codes[i]);
		assert_false(r->f.halted);
		assert_int_equal(r->f.n_failed, 1);
		assert_int_equal(r->f.failed[0].request.page, 2);
		assert_int_equal(r->f.failed[0].at_ms, r->now_ms);
		fetch_fixture_plan(r);
		assert_int_equal(r->fx.n, 0);
		fetch_fixture_look(r, 200, 210);
		fetch_fixture_plan(r);
		assert_string_equal(fetch_fixture_effects(r), "3");
	}
}

TEST(three_in_a_row_halt)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_fly_second(r);
	fetch_fixture_look(r, 100, 399);
	fetch_fixture_plan(r);
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 2), "FailedOperation");
	fetch_fixture_answer_page(r, 3, 5000);
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 4), "FailedOperation");
	assert_false(r->f.halted);
	fetch_fixture_look(r, 400, 699);
	fetch_fixture_plan(r);
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 5), "FailedOperation");
	assert_false(r->f.halted);
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 6), "FailedOperation");
	assert_true(r->f.halted);
	assert_string_equal(r->f.halt.code, "FailedOperation");
}

TEST(failures_too_many_to_remember_halt)
{
	struct fetch_fixture *r = *state;
	int sends = 0;
	store_set_page_size(r->s, 10);
	r->w.everything = true;
	fetch_fixture_plan(r);
	fetch_fixture_answer_page(r, 1, 5000);
	/* Each even page cannot be had. */
	for (int turn = 0; turn < 2000 && !r->f.halted; turn++) {
		r->now_ms += 2000;
		fetch_fixture_plan(r);
		for (uint32_t page = 1; page <= 500; page++) {
			if (!fetch_fixture_in_flight(r, page))
				continue;
			sends++;
			if (page % 2)
				fetch_fixture_answer_page(r, page, 5000);
			else
				fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, page),
							   "FailedOperation");
		}
	}
	assert_true(r->f.halted);
	assert_int_equal(r->f.n_failed, FETCH_FAILED);
	assert_in_range(sends, 2 * FETCH_FAILED, 2 * FETCH_FAILED + 6);
}

TEST(too_fast_slows_down_and_goes_on)
{
	struct fetch_fixture *r = *state;
	uint64_t id = fetch_fixture_fly_second(r);
	for (int i = 0; i < 20; i++) {
		fetch_fixture_answer_error(r, id, "RequestLimitExceeded");
		assert_true(r->out.will_retry);
		assert_int_equal(r->out.fault.class, FAULT_LIMITED);
		assert_in_range(r->out.due_ms - r->now_ms, 1000,
				RATE_WINDOW_MAX_MS / API_RATE_PER_SEC);
		fetch_fixture_plan(r);
		assert_int_equal(r->fx.n, 0);
		fetch_fixture_wait(r);
		id = fetch_fixture_in_flight(r, 2);
		r->now_ms += 60;
	}
	assert_int_equal(r->f.n_limited, 20);
	assert_int_equal(r->f.pacer.of[ACTION_CUSTOMERS].window_ms, RATE_WINDOW_MAX_MS);
	/* None of them was a try. */
	fetch_fixture_answer_error(r, id, "InternalError");
	assert_true(r->out.will_retry);
	fetch_fixture_wait(r);
	fetch_fixture_answer_page(r, 2, 5000);
	assert_true(store_fresh_page(r->s, 2));
	/* Each answered send is counted once: well, over the rate, or failed. */
	assert_int_equal(r->f.n_failed_sends, 1);
	assert_int_equal(r->f.n_given_up, 0);
}

/* Limits are those of actions; only the account is refused as a whole. */
TEST(a_refused_action_leaves_the_others_at_their_pace)
{
	struct fetch_fixture *r = *state;
	static const struct {
		const char *code;
		bool of_all;
	} cases[] = {{"RequestLimitExceeded", false},
		     {"RequestLimitExceeded.UinLimitExceeded", true},
		     {"RequestLimitExceeded.GlobalRegionUinLimitExceeded", true},
		     {"RequestLimitExceeded.IPLimitExceeded", true}};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		fetch_fixture_release(r);
		fetch_fixture_init(r, 100);
		fetch_fixture_answer_error(r, fetch_fixture_fly_second(r), cases[i].code);
		assert_int_equal(r->out.due_ms, r->now_ms + RATE_WINDOW_MS);
		assert_int_equal(pacer_next_ms(&r->f.pacer, ACTION_VOUCHER_AMOUNT, r->now_ms),
				 r->now_ms + (cases[i].of_all ? RATE_WINDOW_MS : 0));
	}
}

TEST(refused_requests_keep_their_order)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_fly_second(r);
	r->w.prefetch = r->w.everything = true;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "3 4 5");
	/* The answers come with what is looked at last. */
	for (uint32_t page = 5; page >= 2; page--) {
		r->now_ms += 30;
		fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, page),
					   "RequestLimitExceeded");
	}
	fetch_fixture_wait(r);
	assert_string_equal(fetch_fixture_effects(r), "2");
	fetch_fixture_wait(r);
	assert_string_equal(fetch_fixture_effects(r), "3");
}

TEST(nothing_but_refusals_end_after_minutes)
{
	struct fetch_fixture *r = *state;
	int64_t start = r->now_ms;
	fetch_fixture_fly_second(r);
	while (!r->f.halted) {
		assert_true(r->now_ms - start < LIMITED_MAX_MS + 20000);
		r->now_ms += 100;
		fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 2),
					   "RequestLimitExceeded");
		if (!r->f.halted)
			fetch_fixture_wait(r);
	}
	assert_true(r->now_ms - start >= LIMITED_MAX_MS);
	assert_string_equal(r->f.halt.code, "RequestLimitExceeded");
	fetch_retry(&r->f, r->now_ms);
	fetch_fixture_plan(r);
	fetch_fixture_wait(r);
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 2), "RequestLimitExceeded");
	assert_true(r->out.will_retry);
}

TEST(a_good_answer_between_keeps_it_going)
{
	struct fetch_fixture *r = *state;
	int64_t start = r->now_ms;
	fetch_fixture_fly_second(r);
	for (uint32_t page = 2; r->now_ms - start < 2 * LIMITED_MAX_MS; page++) {
		fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, page),
					   "RequestLimitExceeded");
		assert_false(r->f.halted);
		fetch_fixture_wait(r);
		fetch_fixture_answer_page(r, page, 200000);
		r->now_ms += 20000;
		fetch_fixture_look(r, page * 100, page * 100 + 10);
		fetch_fixture_plan(r);
	}
}

TEST(refusals_far_apart_do_not_add_up)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_fly_second(r);
	for (int i = 0; i < 5; i++) {
		fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 2),
					   "RequestLimitExceeded");
		assert_true(r->out.will_retry);
		/* Nobody looks at it for a while. */
		fetch_fixture_look(r, 0, 10);
		fetch_fixture_plan(r);
		r->now_ms += LIMITED_MAX_MS / 2;
		fetch_fixture_look(r, 100, 150);
		fetch_fixture_plan(r);
	}
	assert_false(r->f.halted);
}

#define WITH_SETUP(name) cmocka_unit_test_setup_teardown(name, open_bench, fetch_fixture_close)

TEST(a_page_that_is_too_large_is_halved_down_to_one_customer)
{
	struct fetch_fixture *r = *state;
	static const uint32_t sizes[] = {100, 50, 25, 12, 6, 3, 1};
	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		fetch_fixture_plan(r);
		if (r->fx.n == 0)
			fetch_fixture_wait(r);
		assert_int_equal(store_page_size(r->s), sizes[i]);
		fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 1),
					   "ResponseSizeLimitExceeded");
		assert_int_equal(r->out.page_size_halved, sizes[i] > 1);
		assert_int_equal(r->out.will_retry, sizes[i] > 1);
	}
	assert_int_equal(r->f.size_before, 0); /* nothing was guessed */
	assert_false(r->f.halted);
}

/* The API names no value. It may be the page size, until the API has given a page as large. */
TEST(a_value_that_is_refused_may_be_the_page_size)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_plan(r);
	for (uint32_t size = 100; size > 10; size = store_page_size(r->s)) {
		fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 1),
					   "InvalidParameterValue");
		assert_true(r->out.page_size_halved && r->out.will_retry);
		assert_int_equal(store_page_size(r->s), size / 2);
		assert_int_equal(r->f.size_before, 100);
		fetch_fixture_plan(r);
		if (r->fx.n == 0)
			fetch_fixture_wait(r);
	}
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 1), "InvalidParameterValue");
	assert_false(r->out.page_size_halved);
}

TEST(a_page_size_that_was_granted_is_not_what_is_refused)
{
	struct fetch_fixture *r = *state;
	uint64_t id = fetch_fixture_fly_second(r);
	fetch_fixture_answer_error(r, id, "InvalidParameterValue");
	assert_false(r->out.page_size_halved);
	assert_int_equal(store_page_size(r->s), 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(a_passing_fault_is_tried_again_ever_later),
	    WITH_SETUP(every_passing_fault_is_tried_again),
	    WITH_SETUP(what_the_server_asks_to_wait_is_kept),
	    WITH_SETUP(who_would_have_to_wait_for_longer_than_patience_gives_up),
	    WITH_SETUP(jitter_follows_from_the_seed),
	    WITH_SETUP(the_fault_of_a_page_can_be_read),
	    WITH_SETUP(faults_of_the_key_halt),
	    WITH_SETUP(faults_of_one_request_leave_the_others),
	    WITH_SETUP(three_in_a_row_halt),
	    WITH_SETUP(failures_too_many_to_remember_halt),
	    WITH_SETUP(too_fast_slows_down_and_goes_on),
	    WITH_SETUP(a_refused_action_leaves_the_others_at_their_pace),
	    WITH_SETUP(refused_requests_keep_their_order),
	    WITH_SETUP(nothing_but_refusals_end_after_minutes),
	    WITH_SETUP(a_good_answer_between_keeps_it_going),
	    WITH_SETUP(refusals_far_apart_do_not_add_up),
	    WITH_SETUP(a_page_that_is_too_large_is_halved_down_to_one_customer),
	    WITH_SETUP(a_value_that_is_refused_may_be_the_page_size),
	    WITH_SETUP(a_page_size_that_was_granted_is_not_what_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
