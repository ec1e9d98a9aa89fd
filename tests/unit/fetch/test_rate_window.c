/* SPDX-License-Identifier: MIT */
/* Tests of src/fetch/rate_window.c. */
#include "base/attr.h"

#include "fetch/rate_window.h"
#include "test.h"

#define SENDS      5
#define SECOND     1000
#define CALM       5000
#define CALM_FIRST 1000 /* after a single refusal */

static uint64_t last_id;

static uint64_t send(struct rate_window *p, int64_t now_ms)
{
	rate_window_sent(p, ++last_id, now_ms);
	return last_id;
}

/* Answered; what was closed before it was sent has been read, too. */
static void answer(struct rate_window *p, uint64_t id, int64_t now_ms)
{
	int64_t sent_ms = rate_window_answered(p, id, now_ms, 0);
	rate_window_settle_held(p, sent_ms, now_ms);
}

/* Sent and seen at once, as where the answer takes no time. */
static void pass(struct rate_window *p, int64_t now_ms)
{
	answer(p, send(p, now_ms), now_ms);
}

/* Sends as fast as allowed from now on. Returns the time of the last send. */
static int64_t send_all(struct rate_window *p, int64_t now_ms, int64_t *times, int n)
{
	for (int i = 0; i < n; i++) {
		now_ms = rate_window_next_ms(p, now_ms);
		pass(p, now_ms);
		times[i] = now_ms;
	}
	return now_ms;
}

static void assert_never_more_than_five(const int64_t *times, int n)
{
	for (int i = SENDS; i < n; i++)
		assert_true(times[i] - times[i - SENDS] > SECOND);
}

TEST(five_go_at_once_then_the_window_decides)
{
	struct rate_window p;
	int64_t times[6];

	rate_window_init(&p, SENDS);
	assert_int_equal(send_all(&p, 7000, times, 5), 7000);
	assert_int_equal(rate_window_next_ms(&p, 7000), 7000 + RATE_WINDOW_MS);
	assert_int_equal(rate_window_next_ms(&p, 7000 + RATE_WINDOW_MS - 1), 7000 + RATE_WINDOW_MS);
	assert_int_equal(rate_window_next_ms(&p, 7000 + RATE_WINDOW_MS), 7000 + RATE_WINDOW_MS);
	assert_int_equal(rate_window_next_ms(&p, 99999), 99999);
}

TEST(time_may_begin_anywhere)
{
	const int64_t starts[] = {0, 1, INT64_MIN / 4, INT64_MAX / 2};
	struct rate_window p;

	for (int i = 0; i < 4; i++) {
		rate_window_init(&p, SENDS);
		assert_int_equal(rate_window_next_ms(&p, starts[i]), starts[i]);
		assert_int_equal(rate_window_used(&p, starts[i]), 0);
	}
}

TEST(no_second_ever_holds_six)
{
	struct rate_window p;
	int64_t times[200], now = 0;

	rate_window_init(&p, SENDS);
	for (int i = 0; i < 200; i++) {
		/* Bursts, gaps, and gaps just below and above the window. */
		now = send_all(&p, now + i * 37 % 260, times + i, 1);
	}
	assert_never_more_than_five(times, 200);
	assert_true(now >= 39 * RATE_WINDOW_MS);
}

TEST(a_window_holds_as_many_as_its_action_may_have)
{
	static const int rates[] = {1, 2, 5, RATE_WINDOW_SENDS};
	for (size_t r = 0; r < COUNT_OF(rates); r++) {
		struct rate_window p;
		int64_t times[100], now = 0;
		rate_window_init(&p, rates[r]);
		for (int i = 0; i < 100; i++)
			now = send_all(&p, now + i * 37 % 260 / rates[r], times + i, 1);
		for (int i = rates[r]; i < 100; i++)
			assert_true(times[i] - times[i - rates[r]] > SECOND);
		assert_true(now >= (100 / rates[r] - 1) * RATE_WINDOW_MS);
		assert_in_range(rate_window_used(&p, now), 1, rates[r]);
	}
}

TEST(what_is_used_becomes_less_with_time)
{
	struct rate_window p;
	rate_window_init(&p, SENDS);
	assert_int_equal(rate_window_less_used_ms(&p, 100), INT64_MAX);
	pass(&p, 100);
	pass(&p, 600);
	assert_int_equal(rate_window_less_used_ms(&p, 600), 1100);
	assert_int_equal(rate_window_less_used_ms(&p, 1100), 1600);
	assert_int_equal(rate_window_less_used_ms(&p, 1600), INT64_MAX);
}

TEST(the_budget_counts_the_last_second)
{
	struct rate_window p;

	rate_window_init(&p, SENDS);
	pass(&p, 100);
	pass(&p, 600);
	assert_int_equal(rate_window_used(&p, 600), 2);
	assert_int_equal(rate_window_used(&p, 1099), 2);
	assert_int_equal(rate_window_used(&p, 1100), 1);
	assert_int_equal(rate_window_used(&p, 1600), 0);
	for (int i = 0; i < 9; i++)
		pass(&p, 2000);
	assert_int_equal(rate_window_used(&p, 2000), SENDS);
}

TEST(a_refusal_pauses_and_spreads)
{
	struct rate_window p;
	int64_t times[4];

	rate_window_init(&p, SENDS);
	pass(&p, 1000);
	rate_window_limited(&p, 1000, 1200);
	assert_int_equal(p.window_ms, 2 * RATE_WINDOW_MS);
	send_all(&p, 1200, times, 4);
	assert_int_equal(times[0], 1200 + RATE_WINDOW_MS);
	for (int i = 1; i < 4; i++)
		assert_int_equal(times[i] - times[i - 1], 2 * RATE_WINDOW_MS / SENDS);
}

TEST(one_burst_stretches_once)
{
	struct rate_window p;
	int64_t times[5];

	rate_window_init(&p, SENDS);
	send_all(&p, 1000, times, 5);
	for (int i = 0; i < 5; i++)
		rate_window_limited(&p, 1000, 1100 + i);
	assert_int_equal(p.window_ms, 2 * RATE_WINDOW_MS);
	assert_int_equal(rate_window_next_ms(&p, 1104), 1104 + RATE_WINDOW_MS);
}

TEST(a_stretched_window_still_holds_five_a_second)
{
	struct rate_window p;
	int64_t times[80], now = 0;

	rate_window_init(&p, SENDS);
	now = send_all(&p, 0, times, 3);
	rate_window_limited(&p, 0, 10);
	for (int i = 3; i < 80; i++) {
		now = send_all(&p, now, times + i, 1);
		rate_window_quiet(&p, now + 200);
	}
	assert_int_equal(p.window_ms, RATE_WINDOW_MS);
	assert_never_more_than_five(times, 80);
}

TEST(refusals_stretch_to_a_bound)
{
	struct rate_window p;
	int64_t now = 0;

	rate_window_init(&p, SENDS);
	for (int i = 0; i < 40; i++) {
		now = rate_window_next_ms(&p, now);
		pass(&p, now);
		rate_window_limited(&p, now, now + 50);
		assert_true(p.window_ms <= RATE_WINDOW_MAX_MS);
	}
	assert_int_equal(p.window_ms, RATE_WINDOW_MAX_MS);
	assert_true(rate_window_next_ms(&p, now) - now <= RATE_WINDOW_MAX_MS / SENDS);
}

TEST(the_window_shrinks_after_a_quiet_time)
{
	struct rate_window p;
	int64_t before, now = 1100;
	int steps = 0;

	rate_window_init(&p, SENDS);
	pass(&p, 1000);
	rate_window_limited(&p, 1000, now);
	before = p.window_ms;
	rate_window_quiet(&p, now + CALM_FIRST - 1);
	assert_int_equal(p.window_ms, before);
	while (p.window_ms > RATE_WINDOW_MS && steps < 100) {
		before = p.window_ms;
		now += CALM_FIRST;
		rate_window_quiet(&p, now);
		assert_true(p.window_ms < before && p.window_ms >= RATE_WINDOW_MS);
		rate_window_quiet(&p, now);
		steps++;
	}
	assert_int_equal(steps, 3);
	rate_window_quiet(&p, now + 100 * CALM);
	assert_int_equal(p.window_ms, RATE_WINDOW_MS);
}

/* After further refusals it takes longer. */
TEST(a_rate_that_is_shared_is_left_to_others_for_longer)
{
	struct rate_window p;
	int64_t now = 1000;

	rate_window_init(&p, SENDS);
	for (int i = 0; i < 2; i++) {
		pass(&p, now);
		rate_window_limited(&p, now, now + 50);
		now += 2 * CALM;
	}
	int64_t before = p.window_ms, refused_ms = p.limited_ms;
	rate_window_quiet(&p, refused_ms + CALM - 1);
	assert_int_equal(p.window_ms, before);
	rate_window_quiet(&p, refused_ms + CALM);
	assert_true(p.window_ms < before);
}

static void resume(struct rate_window *p, const int64_t *seen, int64_t now_ms)
{
	for (int i = 0; i < SENDS; i++)
		rate_window_resume(p, seen[i], now_ms);
}

TEST(a_run_follows_another)
{
	struct rate_window p, q;
	int64_t seen[RATE_WINDOW_SENDS];

	rate_window_init(&p, SENDS);
	for (int i = 0; i < 3; i++)
		pass(&p, 1000 + i * 100);
	send(&p, 1300);
	rate_window_seen(&p, 1400, seen);
	rate_window_init(&q, SENDS);
	resume(&q, seen, 1450);
	/* One slot was never used. */
	assert_int_equal(rate_window_next_ms(&q, 1450), 1450);
	pass(&q, 1450);
	assert_int_equal(rate_window_next_ms(&q, 1450), 1000 + RATE_WINDOW_MS);
	assert_int_equal(rate_window_used(&q, 1450), 5);
	/* The clock began anew with the machine. */
	rate_window_init(&q, SENDS);
	resume(&q, seen, 900);
	assert_int_equal(rate_window_used(&q, 900), 0);
	assert_int_equal(rate_window_next_ms(&q, 900), 900);
}

TEST(an_idle_hour_counts_as_quiet)
{
	struct rate_window p;
	int64_t now = 0, times[5];

	rate_window_init(&p, SENDS);
	for (int i = 0; i < 8; i++) {
		now = rate_window_next_ms(&p, now);
		pass(&p, now);
		rate_window_limited(&p, now, now + 50);
	}
	now += 3600 * SECOND;
	rate_window_quiet(&p, now);
	assert_int_equal(p.window_ms, RATE_WINDOW_MS);
	assert_int_equal(send_all(&p, now, times, 5), now);
}

TEST(an_answer_right_after_a_refusal_changes_nothing)
{
	struct rate_window p;

	rate_window_init(&p, SENDS);
	rate_window_quiet(&p, 0);
	rate_window_limited(&p, 0, 10);
	rate_window_quiet(&p, 11);
	assert_int_equal(p.window_ms, 2 * RATE_WINDOW_MS);
	assert_int_equal(rate_window_next_ms(&p, 11), 10 + RATE_WINDOW_MS);
}

TEST(an_open_request_keeps_its_slot)
{
	struct rate_window p;
	uint64_t first;

	rate_window_init(&p, SENDS);
	first = send(&p, 0);
	for (int i = 1; i < SENDS; i++)
		send(&p, 0);
	assert_int_equal(rate_window_open(&p), SENDS);
	assert_int_equal(rate_window_next_ms(&p, 100 * SECOND), INT64_MAX);
	answer(&p, first, 100 * SECOND);
	assert_int_equal(rate_window_next_ms(&p, 100 * SECOND), 100 * SECOND + RATE_WINDOW_MS);
	/* An id that is in no slot, or was answered before, changes nothing. */
	answer(&p, first, 200 * SECOND);
	rate_window_lost(&p, 999999, 200 * SECOND);
	assert_int_equal(rate_window_next_ms(&p, 0), 100 * SECOND + RATE_WINDOW_MS);
}

TEST(an_unsent_request_does_not_count)
{
	struct rate_window p;
	uint64_t id = 0;

	rate_window_init(&p, SENDS);
	for (int i = 0; i < SENDS; i++)
		id = send(&p, 0);
	rate_window_unsent(&p, id);
	assert_int_equal(rate_window_next_ms(&p, 1), 1);
	assert_int_equal(rate_window_used(&p, 1), SENDS - 1);
}

TEST(what_the_other_side_ended_was_seen_until_then)
{
	struct rate_window p;
	uint64_t id = 0;

	rate_window_init(&p, SENDS);
	for (int i = 0; i < SENDS; i++)
		id = send(&p, 0);
	rate_window_lost(&p, id, 700);
	assert_int_equal(rate_window_next_ms(&p, 700), 700 + RATE_WINDOW_MS);
}

/* All slots are taken; the last request was closed by us at 3000. */
static uint64_t close_one(struct rate_window *p)
{
	uint64_t closed = 0;
	rate_window_init(p, SENDS);
	for (int i = 0; i < SENDS; i++)
		closed = send(p, 0);
	rate_window_closed(p, closed, 3000);
	return closed;
}

TEST(a_connection_closed_here_still_counts)
{
	struct rate_window p;

	close_one(&p);
	assert_int_equal(rate_window_open(&p), SENDS - 1);
	assert_int_equal(rate_window_next_ms(&p, 4000), 3000 + RATE_WINDOW_HOLD_MS);
}

TEST(an_answer_to_a_later_request_settles_what_is_held)
{
	struct rate_window p;
	uint64_t later;

	rate_window_init(&p, SENDS);
	rate_window_closed(&p, send(&p, 0), 3000);
	for (int i = 0; i < SENDS - 2; i++)
		send(&p, 0);
	/* It was sent before the other was closed, and proves nothing. */
	answer(&p, send(&p, 2999), 4000);
	assert_int_equal(p.slot[0].state, SLOT_HELD);
	later = send(&p, 4000 + RATE_WINDOW_MS);
	answer(&p, later, 6000);
	assert_int_equal(p.slot[0].state, SLOT_SETTLED);
	assert_int_equal(p.slot[0].seen_ms, 6000);
}

TEST(a_cancelled_one_is_stuck_after_a_while)
{
	struct rate_window p;
	uint64_t a, b, id = 0;

	rate_window_init(&p, SENDS);
	a = send(&p, 0);
	b = send(&p, 0);
	assert_int_equal(rate_window_stuck_ms(&p, &id), INT64_MAX);
	rate_window_cancelled(&p, b, 500);
	rate_window_cancelled(&p, a, 900);
	assert_int_equal(rate_window_stuck_ms(&p, &id), 500 + RATE_WINDOW_LINGER_MS);
	assert_int_equal(id, b);
	answer(&p, b, 1000);
	assert_int_equal(rate_window_stuck_ms(&p, &id), 900 + RATE_WINDOW_LINGER_MS);
	assert_int_equal(id, a);
	assert_int_equal(rate_window_open(&p), 1);
}

TEST(a_repeat_counts)
{
	struct rate_window p;

	rate_window_init(&p, SENDS);
	for (int i = 0; i < SENDS - 1; i++)
		pass(&p, 0);
	rate_window_repeated(&p, 500);
	assert_int_equal(rate_window_used(&p, 500), SENDS);
	assert_int_equal(rate_window_next_ms(&p, 500), RATE_WINDOW_MS);
	/* No slot is free for it: nothing goes until it is a second old. */
	rate_window_repeated(&p, 800);
	assert_int_equal(rate_window_next_ms(&p, 900), 800 + RATE_WINDOW_MS);
}

TEST(other_credentials_may_be_of_the_same_account)
{
	struct rate_window p, q;
	uint64_t id = 0;

	rate_window_init(&p, SENDS);
	pass(&p, 0);
	for (int i = 1; i < SENDS; i++)
		id = send(&p, 100);
	rate_window_closed(&p, id, 200);
	rate_window_follow(&q, &p, 300);
	assert_int_equal(rate_window_open(&q), 0);
	assert_int_equal(rate_window_next_ms(&q, 300), RATE_WINDOW_MS);
	pass(&q, RATE_WINDOW_MS);
	assert_int_equal(rate_window_next_ms(&q, RATE_WINDOW_MS), 300 + RATE_WINDOW_MS);
}

/* Enough was heard to know how long an answer takes: so long, and a little more at times. */
static void warm_up(struct rate_window *p, int64_t took_ms, int64_t more_ms)
{
	rate_window_init(p, SENDS);
	for (int i = 0; i < RATE_WINDOW_ANSWERS; i++) {
		int64_t at = -900 * SECOND + i * 20 * SECOND;
		answer(p, send(p, at), at + took_ms + i * more_ms / RATE_WINDOW_ANSWERS);
	}
}

static int64_t seen_ms(struct rate_window *p, int64_t sent_ms, int64_t answered_ms)
{
	uint64_t id = send(p, sent_ms);
	answer(p, id, answered_ms);
	for (int i = 0; i < SENDS; i++)
		if (p->slot[i].id == id)
			return p->slot[i].seen_ms;
	fail();
	return 0;
}

TEST(a_usual_answer_came_when_it_was_sent)
{
	struct rate_window p;

	warm_up(&p, 300, 0);
	assert_int_equal(seen_ms(&p, 2000, 2300), 2000);
	assert_int_equal(seen_ms(&p, 5000, 5310), 5010);
}

TEST(one_that_was_held_up_counts_until_its_answer)
{
	struct rate_window p;

	warm_up(&p, 300, 0);
	assert_int_equal(seen_ms(&p, 2000, 2600), 2600);
	assert_int_equal(seen_ms(&p, 5000, 5300), 5000);
}

TEST(the_first_answers_do_not_say_what_is_usual)
{
	struct rate_window p;

	rate_window_init(&p, SENDS);
	for (int i = 0; i < RATE_WINDOW_ANSWERS - 1; i++)
		assert_int_equal(seen_ms(&p, i * 9000, i * 9000 + 100), i * 9000 + 100);
	assert_int_equal(seen_ms(&p, 900000, 900100), 900000);
}

TEST(answers_that_take_any_time_are_not_usual)
{
	struct rate_window p;

	warm_up(&p, 100, 800);
	assert_int_equal(seen_ms(&p, 2000, 2100), 2100);
}

TEST(a_quicker_answer_is_believed_at_once)
{
	struct rate_window p;

	warm_up(&p, 300, 0);
	assert_int_equal(seen_ms(&p, 2000, 2020), 2020);
	assert_int_equal(seen_ms(&p, 5000, 5300), 5300);
}

/*
 * Two connections to a server that is so far away, in virtual time: the way there and the way back
 * take their share of the latency, which stays the same.
 */
struct line {
	struct rate_window p;
	uint64_t id[2];
	int64_t answer_ms[2]; /* INT64_MAX: nothing is on this connection */
	int64_t seen[4000];
	int n;
};

static int64_t answer_lines(struct line *l, int64_t now)
{
	int64_t next = INT64_MAX;
	for (int i = 0; i < 2; i++) {
		if (l->answer_ms[i] <= now) {
			answer(&l->p, l->id[i], now);
			l->answer_ms[i] = INT64_MAX;
		}
		if (l->answer_ms[i] < next)
			next = l->answer_ms[i];
	}
	return next;
}

/* Requests answered within the last two of three spells. */
static double rate_at(int64_t there_ms, int64_t back_ms)
{
	static struct line l;
	int64_t now = 0, spell = 100 * SECOND;
	int counted = 0;
	l = (struct line){.answer_ms = {INT64_MAX, INT64_MAX}};
	rate_window_init(&l.p, SENDS);
	while (now < 3 * spell) {
		int64_t next = answer_lines(&l, now);
		int i = l.answer_ms[0] == INT64_MAX ? 0 : 1;
		bool room = l.answer_ms[i] == INT64_MAX;
		if (room && rate_window_next_ms(&l.p, now) <= now) {
			l.id[i] = send(&l.p, now);
			l.answer_ms[i] = now + there_ms + back_ms;
			l.seen[l.n++] = now + there_ms;
			counted += now >= spell;
			continue;
		}
		if (room && rate_window_next_ms(&l.p, now) < next)
			next = rate_window_next_ms(&l.p, now);
		now = next > now ? next : now + 1;
	}
	assert_never_more_than_five(l.seen, l.n);
	return (double)counted / (double)(2 * spell / SECOND) / SENDS;
}

TEST(a_steady_latency_costs_nothing)
{
	for (int64_t ms = 0; ms <= 380; ms += 10) {
		assert_true(rate_at(ms, 0) >= 0.98);
		assert_true(rate_at(0, ms) >= 0.98);
		assert_true(rate_at(ms / 3, ms - ms / 3) >= 0.98);
	}
}

/* A path that became longer is usual again after some answers; no second sees six meanwhile. */
TEST(a_longer_path_is_learnt)
{
	struct rate_window p;
	int64_t now = 0, before = 0;

	warm_up(&p, 20, 0);
	for (int i = 0; i < 20; i++) {
		uint64_t id[SENDS];
		before = now;
		now = rate_window_next_ms(&p, now);
		for (int k = 0; k < SENDS; k++)
			id[k] = send(&p, now);
		for (int k = 0; k < SENDS; k++)
			answer(&p, id[k], now + 220);
		if (i == 2)
			assert_int_equal(now - before, RATE_WINDOW_MS + 220);
	}
	assert_int_equal(now - before, RATE_WINDOW_MS);
}

TEST(a_request_sent_when_another_was_closed_settles_it)
{
	struct rate_window p;
	rate_window_init(&p, SENDS);
	rate_window_closed(&p, send(&p, 0), 3000);
	answer(&p, send(&p, 3000), 4000);
	assert_int_equal(p.slot[0].state, SLOT_SETTLED);
	assert_int_equal(p.slot[0].seen_ms, 4000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(five_go_at_once_then_the_window_decides),
	    cmocka_unit_test(time_may_begin_anywhere),
	    cmocka_unit_test(no_second_ever_holds_six),
	    cmocka_unit_test(a_window_holds_as_many_as_its_action_may_have),
	    cmocka_unit_test(what_is_used_becomes_less_with_time),
	    cmocka_unit_test(the_budget_counts_the_last_second),
	    cmocka_unit_test(a_refusal_pauses_and_spreads),
	    cmocka_unit_test(one_burst_stretches_once),
	    cmocka_unit_test(a_stretched_window_still_holds_five_a_second),
	    cmocka_unit_test(refusals_stretch_to_a_bound),
	    cmocka_unit_test(the_window_shrinks_after_a_quiet_time),
	    cmocka_unit_test(a_rate_that_is_shared_is_left_to_others_for_longer),
	    cmocka_unit_test(a_run_follows_another),
	    cmocka_unit_test(an_idle_hour_counts_as_quiet),
	    cmocka_unit_test(an_answer_right_after_a_refusal_changes_nothing),
	    cmocka_unit_test(an_open_request_keeps_its_slot),
	    cmocka_unit_test(an_unsent_request_does_not_count),
	    cmocka_unit_test(what_the_other_side_ended_was_seen_until_then),
	    cmocka_unit_test(a_connection_closed_here_still_counts),
	    cmocka_unit_test(an_answer_to_a_later_request_settles_what_is_held),
	    cmocka_unit_test(a_cancelled_one_is_stuck_after_a_while),
	    cmocka_unit_test(a_repeat_counts),
	    cmocka_unit_test(other_credentials_may_be_of_the_same_account),
	    cmocka_unit_test(a_usual_answer_came_when_it_was_sent),
	    cmocka_unit_test(one_that_was_held_up_counts_until_its_answer),
	    cmocka_unit_test(the_first_answers_do_not_say_what_is_usual),
	    cmocka_unit_test(answers_that_take_any_time_are_not_usual),
	    cmocka_unit_test(a_quicker_answer_is_believed_at_once),
	    cmocka_unit_test(a_steady_latency_costs_nothing),
	    cmocka_unit_test(a_longer_path_is_learnt),
	    cmocka_unit_test(a_request_sent_when_another_was_closed_settles_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
