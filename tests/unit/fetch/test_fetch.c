/* SPDX-License-Identifier: MIT */
/* Tests of src/fetch/fetch.c. */
#include "fetch_fixture.h"
#include "test.h"

SETUP(open_bench)
{
	return fetch_fixture_open(state, 10);
}

TEST(at_first_there_is_nothing_to_do)
{
	struct fetch_fixture *r = *state;
	assert_int_equal(fetch_deadline(&r->f, 0), INT64_MAX);
	assert_int_equal(fetch_count_in_flight(&r->f), 0);
	assert_int_equal(fetch_count_due(&r->f), 0);
	assert_false(r->f.halted || r->f.renewing);
	assert_int_equal(r->f.last_ok_ms, INT64_MIN);
}

TEST(while_it_flies_only_a_reply_matters)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_plan(r);
	assert_int_equal(fetch_count_in_flight(&r->f), 1);
	assert_int_equal(fetch_count_due(&r->f), 0);
	assert_int_equal(fetch_deadline(&r->f, r->now_ms), INT64_MAX);
	assert_true(fetch_fixture_in_flight(r, 1) != 0);
	assert_true(fetch_fixture_in_flight(r, 2) == 0);
}

TEST(the_pacer_sets_the_deadline)
{
	struct fetch_fixture *r = *state;
	int64_t start = r->now_ms;
	fetch_fixture_plan(r);
	fetch_fixture_answer_page(r, 1, 500);
	fetch_fixture_look(r, 100, 179);
	fetch_fixture_plan(r);
	fetch_fixture_answer_page(r, 11, 500);
	/* A flight is free, but the fifth send was just now. */
	fetch_fixture_plan(r);
	assert_int_equal(r->fx.n, 0);
	assert_int_equal(fetch_deadline(&r->f, r->now_ms), start + RATE_WINDOW_MS);
}

TEST(a_planned_turn_leaves_no_deadline_in_the_past)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_plan(r);
	fetch_fixture_answer_page(r, 1, 5000);
	r->w.everything = r->w.prefetch = true;
	for (int i = 0; i < 300; i++) {
		fetch_fixture_look(r, (uint64_t)i * 37, (uint64_t)i * 37 + 30);
		fetch_fixture_plan(r);
		assert_true(fetch_deadline(&r->f, r->now_ms) > r->now_ms);
		for (uint32_t page = 1; page <= 500; page++)
			if (fetch_fixture_in_flight(r, page) && page % 3 == 0)
				fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, page),
							   "InternalError");
			else if (fetch_fixture_in_flight(r, page))
				fetch_fixture_answer_page(r, page, 5000);
		r->now_ms += 130;
		if (r->f.halted || r->f.n_failed > 20)
			fetch_retry(&r->f, r->now_ms);
	}
}

TEST(again_makes_waiting_requests_due)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_plan(r);
	for (int i = 1; i < FETCH_TRIES; i++) {
		fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 1), "InternalError");
		if (i < FETCH_TRIES - 1)
			fetch_fixture_wait(r);
	}
	assert_int_equal(r->f.pending[0].tries, FETCH_TRIES - 1);
	fetch_retry(&r->f, r->now_ms);
	assert_int_equal(r->f.pending[0].tries, 0);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "1");
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 1), "InternalError");
	assert_true(r->out.will_retry);
}

TEST(again_forgets_failures)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_plan(r);
	fetch_fixture_answer_error(r, 1, "FailedOperation");
	fetch_fixture_plan(r);
	assert_int_equal(r->fx.n, 0);
	assert_non_null(fetch_page_fault(&r->f, store_current(r->s), 1, NULL));
	fetch_retry(&r->f, r->now_ms);
	assert_null(fetch_page_fault(&r->f, store_current(r->s), 1, NULL));
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "1");
}

TEST(a_refusal_that_is_answered_is_forgotten)
{
	struct fetch_fixture *r = *state;
	const char *const filters[] = {"a", "b", "c", "d"};
	fetch_fixture_plan(r);
	fetch_fixture_answer_page(r, 1, 50);
	for (int i = 0; i < 4; i++) {
		r->now_ms += 2000;
		fetch_fixture_filter(r, filters[i]);
		fetch_fixture_plan(r);
		fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 1),
					   "InvalidParameterValue");
		/* Three in a row would halt, if these were pages that could not be had. */
		assert_false(r->f.halted);
		assert_int_equal(r->f.n_failed, 1);
		fetch_forget(&r->f, &r->out.request);
		assert_int_equal(r->f.n_failed, 0);
		assert_int_equal(r->f.in_a_row, 0);
		fetch_forget(&r->f, &r->out.request);
		assert_int_equal(r->f.n_failed, 0);
	}
}

TEST(again_does_not_outrun_the_pacer)
{
	struct fetch_fixture *r = *state;
	int sends = 0;
	for (int i = 0; i < 100; i++) {
		fetch_retry(&r->f, r->now_ms);
		fetch_fixture_plan(r);
		sends += r->fx.n > 0;
		if (fetch_fixture_in_flight(r, 1))
			fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 1),
						   "InternalError");
		r->now_ms += 10;
	}
	assert_int_equal(sends, API_RATE_PER_SEC);
}

TEST(again_leaves_requests_in_flight_alone)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_plan(r);
	fetch_retry(&r->f, r->now_ms);
	fetch_fixture_plan(r);
	assert_int_equal(r->fx.n, 0);
	fetch_fixture_answer_page(r, 1, 5);
	assert_true(r->out.known);
}

TEST(renewing_leaves_other_waits_alone)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_plan(r);
	fetch_fixture_answer_page(r, 1, 500);
	fetch_fixture_look(r, 10, 29);
	fetch_fixture_plan(r);
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 2), "InternalError");
	int64_t due = r->out.due_ms;
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 3), "AuthFailure.TokenFailure");
	r->now_ms += 10;
	fetch_renewed(&r->f, true, r->now_ms);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "3");
	assert_int_equal(fetch_deadline(&r->f, r->now_ms), due);
}

#define WITH_SETUP(name) cmocka_unit_test_setup_teardown(name, open_bench, fetch_fixture_close)

TEST(the_time_of_the_next_try_of_a_page_can_be_read)
{
	struct fetch_fixture *r = *state;
	int64_t retry_ms = 0;
	fetch_fixture_plan(r);
	assert_null(fetch_page_fault(&r->f, store_current(r->s), 1, &retry_ms));
	assert_true(retry_ms == INT64_MAX);
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 1), "InternalError");
	assert_non_null(fetch_page_fault(&r->f, store_current(r->s), 1, NULL));
	assert_non_null(fetch_page_fault(&r->f, store_current(r->s), 1, &retry_ms));
	assert_true(retry_ms == r->out.due_ms);
	assert_null(fetch_page_fault(&r->f, store_current(r->s), 2, &retry_ms));
	assert_true(retry_ms == INT64_MAX);
}

static void set_failures(struct fetch *f, size_t n)
{
	f->n_failed = n;
	for (size_t i = 0; i < n; i++)
		f->failed[i] = (struct failed){
		    .request = {.action = ACTION_CREDIT_HISTORY, .page = (uint32_t)i + 1}};
}

TEST(one_failure_is_forgotten_and_the_others_stay)
{
	struct fetch_fixture *r = *state;
	for (size_t n = 1; n <= FETCH_FAILED; n++)
		for (size_t gone = 0; gone < n; gone++) {
			set_failures(&r->f, n);
			r->f.in_a_row = 2;
			struct request forgotten = r->f.failed[gone].request;
			struct pacer pacer = r->f.pacer;
			fetch_forget(&r->f, &forgotten);
			assert_int_equal(r->f.n_failed, n - 1);
			for (size_t i = 0; i < n - 1; i++)
				assert_int_equal(r->f.failed[i].request.page, i + 1 + (i >= gone));
			assert_int_equal(r->f.in_a_row, 2);
			assert_memory_equal(&pacer, &r->f.pacer, sizeof pacer);
			r->f.n_failed = 0;
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(one_failure_is_forgotten_and_the_others_stay),
	    WITH_SETUP(at_first_there_is_nothing_to_do),
	    WITH_SETUP(while_it_flies_only_a_reply_matters),
	    WITH_SETUP(the_pacer_sets_the_deadline),
	    WITH_SETUP(a_planned_turn_leaves_no_deadline_in_the_past),
	    WITH_SETUP(again_makes_waiting_requests_due),
	    WITH_SETUP(again_forgets_failures),
	    WITH_SETUP(a_refusal_that_is_answered_is_forgotten),
	    WITH_SETUP(again_does_not_outrun_the_pacer),
	    WITH_SETUP(again_leaves_requests_in_flight_alone),
	    WITH_SETUP(renewing_leaves_other_waits_alone),
	    WITH_SETUP(the_time_of_the_next_try_of_a_page_can_be_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
