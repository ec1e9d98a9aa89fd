/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "app/pacer.h"

#define SECOND 1000
#define CALM   5000

/* Sends as fast as allowed from now on. Returns the time of the last send. */
static int64_t send_all(struct pacer *p, int64_t now_ms, int64_t *times, int n)
{
	for (int i = 0; i < n; i++) {
		now_ms = pacer_next_ms(p, now_ms);
		pacer_sent(p, now_ms);
		times[i] = now_ms;
	}
	return now_ms;
}

static void assert_never_more_than_five(const int64_t *times, int n)
{
	for (int i = PACER_SENDS; i < n; i++)
		assert_true(times[i] - times[i - PACER_SENDS] > SECOND);
}

static void five_go_at_once_then_the_window_decides(void **state)
{
	struct pacer p;
	int64_t times[6];

	(void)state;
	pacer_init(&p);
	assert_int_equal(send_all(&p, 7000, times, 5), 7000);
	assert_int_equal(pacer_next_ms(&p, 7000), 7000 + PACER_WINDOW_MS);
	assert_int_equal(pacer_next_ms(&p, 7000 + PACER_WINDOW_MS - 1), 7000 + PACER_WINDOW_MS);
	assert_int_equal(pacer_next_ms(&p, 7000 + PACER_WINDOW_MS), 7000 + PACER_WINDOW_MS);
	assert_int_equal(pacer_next_ms(&p, 99999), 99999);
}

static void time_may_begin_anywhere(void **state)
{
	const int64_t starts[] = {0, 1, INT64_MIN / 4, INT64_MAX / 2};
	struct pacer p;

	(void)state;
	for (int i = 0; i < 4; i++) {
		pacer_init(&p);
		assert_int_equal(pacer_next_ms(&p, starts[i]), starts[i]);
		assert_int_equal(pacer_used(&p, starts[i]), 0);
	}
}

static void no_second_ever_holds_six(void **state)
{
	struct pacer p;
	int64_t times[200], now = 0;

	(void)state;
	pacer_init(&p);
	for (int i = 0; i < 200; i++) {
		/* Bursts, gaps, and gaps just below and above the window. */
		now = send_all(&p, now + i * 37 % 260, times + i, 1);
	}
	assert_never_more_than_five(times, 200);
	assert_true(now >= 39 * PACER_WINDOW_MS);
}

static void the_budget_counts_the_last_second(void **state)
{
	struct pacer p;

	(void)state;
	pacer_init(&p);
	pacer_sent(&p, 100);
	pacer_sent(&p, 600);
	assert_int_equal(pacer_used(&p, 600), 2);
	assert_int_equal(pacer_used(&p, 1099), 2);
	assert_int_equal(pacer_used(&p, 1100), 1);
	assert_int_equal(pacer_used(&p, 1600), 0);
	for (int i = 0; i < 9; i++)
		pacer_sent(&p, 2000);
	assert_int_equal(pacer_used(&p, 2000), PACER_SENDS);
}

static void a_refusal_pauses_and_spreads(void **state)
{
	struct pacer p;
	int64_t times[4];

	(void)state;
	pacer_init(&p);
	pacer_sent(&p, 1000);
	pacer_limited(&p, 1000, 1200);
	assert_int_equal(p.window_ms, 2 * PACER_WINDOW_MS);
	send_all(&p, 1200, times, 4);
	assert_int_equal(times[0], 1200 + PACER_WINDOW_MS);
	for (int i = 1; i < 4; i++)
		assert_int_equal(times[i] - times[i - 1], 2 * PACER_WINDOW_MS / PACER_SENDS);
}

static void one_burst_stretches_once(void **state)
{
	struct pacer p;
	int64_t times[5];

	(void)state;
	pacer_init(&p);
	send_all(&p, 1000, times, 5);
	for (int i = 0; i < 5; i++)
		pacer_limited(&p, 1000, 1100 + i);
	assert_int_equal(p.window_ms, 2 * PACER_WINDOW_MS);
	assert_int_equal(pacer_next_ms(&p, 1104), 1104 + PACER_WINDOW_MS);
}

static void a_stretched_window_still_holds_five_a_second(void **state)
{
	struct pacer p;
	int64_t times[80], now = 0;

	(void)state;
	pacer_init(&p);
	now = send_all(&p, 0, times, 3);
	pacer_limited(&p, 0, 10);
	for (int i = 3; i < 80; i++) {
		now = send_all(&p, now, times + i, 1);
		pacer_quiet(&p, now + 200);
	}
	assert_int_equal(p.window_ms, PACER_WINDOW_MS);
	assert_never_more_than_five(times, 80);
}

static void refusals_stretch_to_a_bound(void **state)
{
	struct pacer p;
	int64_t now = 0;

	(void)state;
	pacer_init(&p);
	for (int i = 0; i < 40; i++) {
		now = pacer_next_ms(&p, now);
		pacer_sent(&p, now);
		pacer_limited(&p, now, now + 50);
		assert_true(p.window_ms <= PACER_WINDOW_MAX_MS);
	}
	assert_int_equal(p.window_ms, PACER_WINDOW_MAX_MS);
	assert_true(pacer_next_ms(&p, now) - now <= PACER_WINDOW_MAX_MS / PACER_SENDS);
}

static void quiet_spells_shrink_it_back(void **state)
{
	struct pacer p;
	int64_t before, now = 1100;
	int steps = 0;

	(void)state;
	pacer_init(&p);
	pacer_sent(&p, 1000);
	pacer_limited(&p, 1000, now);
	before = p.window_ms;
	pacer_quiet(&p, now + CALM - 1);
	assert_int_equal(p.window_ms, before);
	while (p.window_ms > PACER_WINDOW_MS && steps < 100) {
		before = p.window_ms;
		now += CALM;
		pacer_quiet(&p, now);
		assert_true(p.window_ms < before && p.window_ms >= PACER_WINDOW_MS);
		pacer_quiet(&p, now);
		steps++;
	}
	assert_int_equal(steps, 3);
	pacer_quiet(&p, now + 100 * CALM);
	assert_int_equal(p.window_ms, PACER_WINDOW_MS);
}

static void an_idle_hour_counts_as_quiet(void **state)
{
	struct pacer p;
	int64_t now = 0, times[5];

	(void)state;
	pacer_init(&p);
	for (int i = 0; i < 8; i++) {
		now = pacer_next_ms(&p, now);
		pacer_sent(&p, now);
		pacer_limited(&p, now, now + 50);
	}
	now += 3600 * SECOND;
	pacer_quiet(&p, now);
	assert_int_equal(p.window_ms, PACER_WINDOW_MS);
	assert_int_equal(send_all(&p, now, times, 5), now);
}

static void an_answer_right_after_a_refusal_changes_nothing(void **state)
{
	struct pacer p;

	(void)state;
	pacer_init(&p);
	pacer_quiet(&p, 0);
	pacer_limited(&p, 0, 10);
	pacer_quiet(&p, 11);
	assert_int_equal(p.window_ms, 2 * PACER_WINDOW_MS);
	assert_int_equal(pacer_next_ms(&p, 11), 10 + PACER_WINDOW_MS);
}

/* A connection is there, and enough was heard to know how quick an answer can be. */
static void warm_up(struct pacer *p, int64_t took_ms)
{
	pacer_init(p);
	for (int64_t at = -90000; at < -50000; at += 2000) {
		pacer_sent(p, at);
		pacer_answered(p, at, at + took_ms);
	}
}

static void what_waits_for_a_connection_counts_from_its_answer(void **state)
{
	struct pacer p;

	(void)state;
	pacer_init(&p);
	for (int i = 0; i < PACER_SENDS; i++)
		pacer_sent(&p, 0);
	for (int i = 0; i < PACER_SENDS; i++)
		pacer_answered(&p, 0, 400 + i);
	assert_int_equal(pacer_next_ms(&p, 500), 400 + PACER_WINDOW_MS);
}

static void the_first_answers_do_not_say_how_quick_one_can_be(void **state)
{
	struct pacer p;

	(void)state;
	pacer_init(&p);
	pacer_sent(&p, 0);
	pacer_answered(&p, 0, 100);
	for (int i = 0; i < PACER_SENDS; i++)
		pacer_sent(&p, 2000);
	for (int i = 0; i < PACER_SENDS; i++)
		pacer_answered(&p, 2000, 2100);
	assert_int_equal(pacer_next_ms(&p, 2100), 2100 + PACER_WINDOW_MS);
}

static void a_steady_latency_costs_nothing(void **state)
{
	struct pacer p;
	int64_t now = 0;

	(void)state;
	warm_up(&p, 300);
	for (int round = 0; round < 50; round++) {
		for (int i = 0; i < PACER_SENDS; i++)
			pacer_sent(&p, now);
		for (int i = 0; i < PACER_SENDS; i++)
			pacer_answered(&p, now, now + 300);
		assert_int_equal(pacer_next_ms(&p, now + 300), now + PACER_WINDOW_MS);
		now += PACER_WINDOW_MS;
	}
}

static void a_request_held_up_moves_what_follows(void **state)
{
	struct pacer p;

	(void)state;
	warm_up(&p, 100);
	for (int i = 0; i < PACER_SENDS; i++)
		pacer_sent(&p, 2000);
	for (int i = 0; i < PACER_SENDS; i++)
		pacer_answered(&p, 2000, 2000 + 600);
	assert_int_equal(pacer_next_ms(&p, 2600), 2500 + PACER_WINDOW_MS);
}

static void only_what_was_held_up_moves(void **state)
{
	struct pacer p;

	(void)state;
	warm_up(&p, 100);
	for (int i = 0; i < PACER_SENDS; i++)
		pacer_sent(&p, 2000 + i);
	pacer_answered(&p, 2000, 2900);
	for (int i = 1; i < PACER_SENDS; i++)
		pacer_answered(&p, 2000 + i, 2100 + i);
	assert_int_equal(pacer_next_ms(&p, 2900), 2001 + PACER_WINDOW_MS);
	for (int i = 1; i < PACER_SENDS; i++)
		pacer_sent(&p, 3100);
	assert_int_equal(pacer_next_ms(&p, 3100), 2800 + PACER_WINDOW_MS);
}

static void a_failed_or_cancelled_one_counts_until_then(void **state)
{
	struct pacer p;

	(void)state;
	warm_up(&p, 300);
	for (int i = 0; i < PACER_SENDS; i++)
		pacer_sent(&p, 100);
	for (int i = 0; i < PACER_SENDS; i++)
		pacer_lost(&p, 100, 700);
	assert_int_equal(pacer_next_ms(&p, 700), 700 + PACER_WINDOW_MS);
	pacer_lost(&p, 100, 900);
	assert_int_equal(pacer_next_ms(&p, 900), 700 + PACER_WINDOW_MS);
}

static void a_longer_path_is_learnt(void **state)
{
	struct pacer p;
	int64_t now = 0, first = 0, last = 0;

	(void)state;
	warm_up(&p, 20);
	for (int i = 0; i < 2000; i++) {
		int64_t before = now;
		now = pacer_next_ms(&p, now);
		last = now - before;
		for (int k = 0; k < PACER_SENDS; k++)
			pacer_sent(&p, now);
		for (int k = 0; k < PACER_SENDS; k++)
			pacer_answered(&p, now, now + 220);
		if (i == 2)
			first = last;
	}
	assert_true(first > PACER_WINDOW_MS + 150);
	assert_int_equal(last, PACER_WINDOW_MS);
}

struct line {
	struct pacer p;
	int64_t sent[3000], seen[3000];
	int n, answered;
};

#define BACK 30 /* an answer's way */

/* In order: what is held up holds up what was sent behind it. */
static void answers_until(struct line *l, int64_t now)
{
	while (l->answered < l->n && l->seen[l->answered] + BACK <= now) {
		int i = l->answered++;
		pacer_answered(&l->p, l->sent[i], l->seen[i] + BACK);
	}
}

static int64_t held_up(uint32_t *dice)
{
	*dice = *dice * 1664525 + 1013904223;
	return (*dice >> 24) < 40 ? (*dice >> 12) % 500 : 0;
}

static void send_on(struct line *l, int64_t now, uint32_t *dice)
{
	int64_t at = now + held_up(dice);
	l->sent[l->n] = now;
	l->seen[l->n] = l->n > 0 && l->seen[l->n - 1] > at ? l->seen[l->n - 1] : at;
	l->n++;
	pacer_sent(&l->p, now);
}

static void no_second_of_the_server_sees_six(void **state)
{
	static struct line l;
	int64_t now = 0, next;
	uint32_t dice = 12345;

	(void)state;
	warm_up(&l.p, BACK);
	while (l.n < 3000) {
		answers_until(&l, now);
		next = pacer_next_ms(&l.p, now);
		if (next == now)
			send_on(&l, now, &dice);
		else
			now++;
	}
	assert_never_more_than_five(l.seen, l.n);
	assert_true(now < 3000 / PACER_SENDS * (PACER_WINDOW_MS + 500));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(five_go_at_once_then_the_window_decides),
	    cmocka_unit_test(time_may_begin_anywhere),
	    cmocka_unit_test(no_second_ever_holds_six),
	    cmocka_unit_test(the_budget_counts_the_last_second),
	    cmocka_unit_test(a_refusal_pauses_and_spreads),
	    cmocka_unit_test(one_burst_stretches_once),
	    cmocka_unit_test(a_stretched_window_still_holds_five_a_second),
	    cmocka_unit_test(refusals_stretch_to_a_bound),
	    cmocka_unit_test(quiet_spells_shrink_it_back),
	    cmocka_unit_test(an_idle_hour_counts_as_quiet),
	    cmocka_unit_test(an_answer_right_after_a_refusal_changes_nothing),
	    cmocka_unit_test(what_waits_for_a_connection_counts_from_its_answer),
	    cmocka_unit_test(the_first_answers_do_not_say_how_quick_one_can_be),
	    cmocka_unit_test(a_steady_latency_costs_nothing),
	    cmocka_unit_test(a_request_held_up_moves_what_follows),
	    cmocka_unit_test(only_what_was_held_up_moves),
	    cmocka_unit_test(a_failed_or_cancelled_one_counts_until_then),
	    cmocka_unit_test(a_longer_path_is_learnt),
	    cmocka_unit_test(no_second_of_the_server_sees_six),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
