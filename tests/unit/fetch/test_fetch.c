/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rig.h"

static int open_bench(void **state)
{
	static struct rig r;
	rig_init(&r, 10);
	*state = &r;
	return 0;
}

static int close_bench(void **state)
{
	rig_release(*state);
	return 0;
}

static void at_first_there_is_nothing_to_do(void **state)
{
	struct rig *r = *state;
	assert_int_equal(fetch_deadline(&r->f, 0), INT64_MAX);
	assert_int_equal(fetch_count_in_flight(&r->f), 0);
	assert_int_equal(fetch_count_due(&r->f), 0);
	assert_false(r->f.halted || r->f.renewing);
	assert_int_equal(r->f.last_ok_ms, INT64_MIN);
}

static void while_it_flies_only_a_reply_matters(void **state)
{
	struct rig *r = *state;
	rig_plan(r);
	assert_int_equal(fetch_count_in_flight(&r->f), 1);
	assert_int_equal(fetch_count_due(&r->f), 0);
	assert_int_equal(fetch_deadline(&r->f, r->now_ms), INT64_MAX);
	assert_true(rig_in_flight(r, 1) != 0);
	assert_true(rig_in_flight(r, 2) == 0);
}

static void the_pacer_sets_the_deadline(void **state)
{
	struct rig *r = *state;
	int64_t start = r->now_ms;
	rig_plan(r);
	rig_answer_page(r, 1, 500);
	rig_look(r, 100, 179);
	rig_plan(r);
	rig_answer_page(r, 11, 500);
	/* A flight is free, but the fifth send was just now. */
	rig_plan(r);
	assert_int_equal(r->fx.n, 0);
	assert_int_equal(fetch_deadline(&r->f, r->now_ms), start + PACER_WINDOW_MS);
}

static void a_planned_turn_leaves_no_deadline_in_the_past(void **state)
{
	struct rig *r = *state;
	rig_plan(r);
	rig_answer_page(r, 1, 5000);
	r->w.everything = r->w.prefetch = true;
	for (int i = 0; i < 300; i++) {
		rig_look(r, (uint64_t)i * 37, (uint64_t)i * 37 + 30);
		rig_plan(r);
		assert_true(fetch_deadline(&r->f, r->now_ms) > r->now_ms);
		for (uint32_t page = 1; page <= 500; page++)
			if (rig_in_flight(r, page) && page % 3 == 0)
				rig_answer_error(r, rig_in_flight(r, page), "InternalError");
			else if (rig_in_flight(r, page))
				rig_answer_page(r, page, 5000);
		r->now_ms += 130;
		if (r->f.halted || r->f.n_failed > 20)
			fetch_retry(&r->f, r->now_ms);
	}
}

static void again_makes_waiting_requests_due(void **state)
{
	struct rig *r = *state;
	rig_plan(r);
	for (int i = 1; i < FETCH_TRIES; i++) {
		rig_answer_error(r, rig_in_flight(r, 1), "InternalError");
		if (i < FETCH_TRIES - 1)
			rig_wait(r);
	}
	assert_int_equal(r->f.pending[0].tries, FETCH_TRIES - 1);
	fetch_retry(&r->f, r->now_ms);
	assert_int_equal(r->f.pending[0].tries, 0);
	rig_plan(r);
	assert_string_equal(rig_effects(r), "1");
	rig_answer_error(r, rig_in_flight(r, 1), "InternalError");
	assert_true(r->out.will_retry);
}

static void again_forgets_failures(void **state)
{
	struct rig *r = *state;
	rig_plan(r);
	rig_answer_error(r, 1, "FailedOperation");
	rig_plan(r);
	assert_int_equal(r->fx.n, 0);
	assert_non_null(fetch_page_fault(&r->f, store_current(r->s), 1, NULL));
	fetch_retry(&r->f, r->now_ms);
	assert_null(fetch_page_fault(&r->f, store_current(r->s), 1, NULL));
	rig_plan(r);
	assert_string_equal(rig_effects(r), "1");
}

static void a_refusal_that_is_answered_is_forgotten(void **state)
{
	struct rig *r = *state;
	const char *const filters[] = {"a", "b", "c", "d"};
	rig_plan(r);
	rig_answer_page(r, 1, 50);
	for (int i = 0; i < 4; i++) {
		r->now_ms += 2000;
		rig_filter(r, filters[i]);
		rig_plan(r);
		rig_answer_error(r, rig_in_flight(r, 1), "InvalidParameterValue");
		/* Three in a row would halt, if these were pages that could not be had. */
		assert_false(r->f.halted);
		assert_int_equal(r->f.n_failed, 1);
		fetch_forget(&r->f, &r->out.request);
		assert_int_equal(r->f.n_failed, 0);
		fetch_forget(&r->f, &r->out.request);
		assert_int_equal(r->f.n_failed, 0);
	}
}

static void again_does_not_outrun_the_pacer(void **state)
{
	struct rig *r = *state;
	int sends = 0;
	for (int i = 0; i < 100; i++) {
		fetch_retry(&r->f, r->now_ms);
		rig_plan(r);
		sends += r->fx.n > 0;
		if (rig_in_flight(r, 1))
			rig_answer_error(r, rig_in_flight(r, 1), "InternalError");
		r->now_ms += 10;
	}
	assert_int_equal(sends, PACER_SENDS);
}

static void again_leaves_requests_in_flight_alone(void **state)
{
	struct rig *r = *state;
	rig_plan(r);
	fetch_retry(&r->f, r->now_ms);
	rig_plan(r);
	assert_int_equal(r->fx.n, 0);
	rig_answer_page(r, 1, 5);
	assert_true(r->out.known);
}

static void renewing_leaves_other_waits_alone(void **state)
{
	struct rig *r = *state;
	rig_plan(r);
	rig_answer_page(r, 1, 500);
	rig_look(r, 10, 29);
	rig_plan(r);
	rig_answer_error(r, rig_in_flight(r, 2), "InternalError");
	int64_t due = r->out.due_ms;
	rig_answer_error(r, rig_in_flight(r, 3), "AuthFailure.TokenFailure");
	r->now_ms += 10;
	fetch_renewed(&r->f, true, r->now_ms);
	rig_plan(r);
	assert_string_equal(rig_effects(r), "3");
	assert_int_equal(fetch_deadline(&r->f, r->now_ms), due);
}

#define BENCH(name) cmocka_unit_test_setup_teardown(name, open_bench, close_bench)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    BENCH(at_first_there_is_nothing_to_do),
	    BENCH(while_it_flies_only_a_reply_matters),
	    BENCH(the_pacer_sets_the_deadline),
	    BENCH(a_planned_turn_leaves_no_deadline_in_the_past),
	    BENCH(again_makes_waiting_requests_due),
	    BENCH(again_forgets_failures),
	    BENCH(a_refusal_that_is_answered_is_forgotten),
	    BENCH(again_does_not_outrun_the_pacer),
	    BENCH(again_leaves_requests_in_flight_alone),
	    BENCH(renewing_leaves_other_waits_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
