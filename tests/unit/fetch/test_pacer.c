/* SPDX-License-Identifier: MIT */
/* Tests of src/fetch/pacer.c. */
#include "fetch/pacer.h"
#include "test.h"

#define SECOND     1000
#define CALM       5000
#define CALM_FIRST 1000 /* after a single refusal */

static uint64_t last_id;

static uint64_t send(struct pacer *p, int64_t now_ms)
{
	pacer_sent(p, ++last_id, now_ms);
	return last_id;
}

/* Sent and seen at once, as where the answer takes no time. */
static void pass(struct pacer *p, int64_t now_ms)
{
	pacer_answered(p, send(p, now_ms), now_ms, 0);
}

/* Sends as fast as allowed from now on. Returns the time of the last send. */
static int64_t send_all(struct pacer *p, int64_t now_ms, int64_t *times, int n)
{
	for (int i = 0; i < n; i++) {
		now_ms = pacer_next_ms(p, now_ms);
		pass(p, now_ms);
		times[i] = now_ms;
	}
	return now_ms;
}

static void assert_never_more_than_five(const int64_t *times, int n)
{
	for (int i = PACER_SENDS; i < n; i++)
		assert_true(times[i] - times[i - PACER_SENDS] > SECOND);
}

TEST(five_go_at_once_then_the_window_decides)
{
	struct pacer p;
	int64_t times[6];

	pacer_init(&p);
	assert_int_equal(send_all(&p, 7000, times, 5), 7000);
	assert_int_equal(pacer_next_ms(&p, 7000), 7000 + PACER_WINDOW_MS);
	assert_int_equal(pacer_next_ms(&p, 7000 + PACER_WINDOW_MS - 1), 7000 + PACER_WINDOW_MS);
	assert_int_equal(pacer_next_ms(&p, 7000 + PACER_WINDOW_MS), 7000 + PACER_WINDOW_MS);
	assert_int_equal(pacer_next_ms(&p, 99999), 99999);
}

TEST(time_may_begin_anywhere)
{
	const int64_t starts[] = {0, 1, INT64_MIN / 4, INT64_MAX / 2};
	struct pacer p;

	for (int i = 0; i < 4; i++) {
		pacer_init(&p);
		assert_int_equal(pacer_next_ms(&p, starts[i]), starts[i]);
		assert_int_equal(pacer_used(&p, starts[i]), 0);
	}
}

TEST(no_second_ever_holds_six)
{
	struct pacer p;
	int64_t times[200], now = 0;

	pacer_init(&p);
	for (int i = 0; i < 200; i++) {
		/* Bursts, gaps, and gaps just below and above the window. */
		now = send_all(&p, now + i * 37 % 260, times + i, 1);
	}
	assert_never_more_than_five(times, 200);
	assert_true(now >= 39 * PACER_WINDOW_MS);
}

TEST(the_budget_counts_the_last_second)
{
	struct pacer p;

	pacer_init(&p);
	pass(&p, 100);
	pass(&p, 600);
	assert_int_equal(pacer_used(&p, 600), 2);
	assert_int_equal(pacer_used(&p, 1099), 2);
	assert_int_equal(pacer_used(&p, 1100), 1);
	assert_int_equal(pacer_used(&p, 1600), 0);
	for (int i = 0; i < 9; i++)
		pass(&p, 2000);
	assert_int_equal(pacer_used(&p, 2000), PACER_SENDS);
}

TEST(a_refusal_pauses_and_spreads)
{
	struct pacer p;
	int64_t times[4];

	pacer_init(&p);
	pass(&p, 1000);
	pacer_limited(&p, 1000, 1200);
	assert_int_equal(p.window_ms, 2 * PACER_WINDOW_MS);
	send_all(&p, 1200, times, 4);
	assert_int_equal(times[0], 1200 + PACER_WINDOW_MS);
	for (int i = 1; i < 4; i++)
		assert_int_equal(times[i] - times[i - 1], 2 * PACER_WINDOW_MS / PACER_SENDS);
}

TEST(one_burst_stretches_once)
{
	struct pacer p;
	int64_t times[5];

	pacer_init(&p);
	send_all(&p, 1000, times, 5);
	for (int i = 0; i < 5; i++)
		pacer_limited(&p, 1000, 1100 + i);
	assert_int_equal(p.window_ms, 2 * PACER_WINDOW_MS);
	assert_int_equal(pacer_next_ms(&p, 1104), 1104 + PACER_WINDOW_MS);
}

TEST(a_stretched_window_still_holds_five_a_second)
{
	struct pacer p;
	int64_t times[80], now = 0;

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

TEST(refusals_stretch_to_a_bound)
{
	struct pacer p;
	int64_t now = 0;

	pacer_init(&p);
	for (int i = 0; i < 40; i++) {
		now = pacer_next_ms(&p, now);
		pass(&p, now);
		pacer_limited(&p, now, now + 50);
		assert_true(p.window_ms <= PACER_WINDOW_MAX_MS);
	}
	assert_int_equal(p.window_ms, PACER_WINDOW_MAX_MS);
	assert_true(pacer_next_ms(&p, now) - now <= PACER_WINDOW_MAX_MS / PACER_SENDS);
}

TEST(the_window_shrinks_after_a_quiet_time)
{
	struct pacer p;
	int64_t before, now = 1100;
	int steps = 0;

	pacer_init(&p);
	pass(&p, 1000);
	pacer_limited(&p, 1000, now);
	before = p.window_ms;
	pacer_quiet(&p, now + CALM_FIRST - 1);
	assert_int_equal(p.window_ms, before);
	while (p.window_ms > PACER_WINDOW_MS && steps < 100) {
		before = p.window_ms;
		now += CALM_FIRST;
		pacer_quiet(&p, now);
		assert_true(p.window_ms < before && p.window_ms >= PACER_WINDOW_MS);
		pacer_quiet(&p, now);
		steps++;
	}
	assert_int_equal(steps, 3);
	pacer_quiet(&p, now + 100 * CALM);
	assert_int_equal(p.window_ms, PACER_WINDOW_MS);
}

/* After further refusals it takes longer. */
TEST(a_rate_that_is_shared_is_left_to_others_for_longer)
{
	struct pacer p;
	int64_t now = 1000;

	pacer_init(&p);
	for (int i = 0; i < 2; i++) {
		pass(&p, now);
		pacer_limited(&p, now, now + 50);
		now += 2 * CALM;
	}
	int64_t before = p.window_ms, refused_ms = p.limited_ms;
	pacer_quiet(&p, refused_ms + CALM - 1);
	assert_int_equal(p.window_ms, before);
	pacer_quiet(&p, refused_ms + CALM);
	assert_true(p.window_ms < before);
}

TEST(a_run_follows_another)
{
	struct pacer p, q;
	int64_t seen[PACER_SENDS];

	pacer_init(&p);
	for (int i = 0; i < 3; i++)
		pass(&p, 1000 + i * 100);
	send(&p, 1300);
	pacer_seen(&p, 1400, seen);
	pacer_init(&q);
	pacer_resume(&q, seen, 1450);
	/* One slot was never used. */
	assert_int_equal(pacer_next_ms(&q, 1450), 1450);
	pass(&q, 1450);
	assert_int_equal(pacer_next_ms(&q, 1450), 1000 + PACER_WINDOW_MS);
	assert_int_equal(pacer_used(&q, 1450), 5);
	/* The clock began anew with the machine. */
	pacer_init(&q);
	pacer_resume(&q, seen, 900);
	assert_int_equal(pacer_used(&q, 900), 0);
	assert_int_equal(pacer_next_ms(&q, 900), 900);
}

TEST(an_idle_hour_counts_as_quiet)
{
	struct pacer p;
	int64_t now = 0, times[5];

	pacer_init(&p);
	for (int i = 0; i < 8; i++) {
		now = pacer_next_ms(&p, now);
		pass(&p, now);
		pacer_limited(&p, now, now + 50);
	}
	now += 3600 * SECOND;
	pacer_quiet(&p, now);
	assert_int_equal(p.window_ms, PACER_WINDOW_MS);
	assert_int_equal(send_all(&p, now, times, 5), now);
}

TEST(an_answer_right_after_a_refusal_changes_nothing)
{
	struct pacer p;

	pacer_init(&p);
	pacer_quiet(&p, 0);
	pacer_limited(&p, 0, 10);
	pacer_quiet(&p, 11);
	assert_int_equal(p.window_ms, 2 * PACER_WINDOW_MS);
	assert_int_equal(pacer_next_ms(&p, 11), 10 + PACER_WINDOW_MS);
}

TEST(an_open_request_keeps_its_slot)
{
	struct pacer p;
	uint64_t first;

	pacer_init(&p);
	first = send(&p, 0);
	for (int i = 1; i < PACER_SENDS; i++)
		send(&p, 0);
	assert_int_equal(pacer_open(&p), PACER_SENDS);
	assert_int_equal(pacer_next_ms(&p, 100 * SECOND), INT64_MAX);
	pacer_answered(&p, first, 100 * SECOND, 0);
	assert_int_equal(pacer_next_ms(&p, 100 * SECOND), 100 * SECOND + PACER_WINDOW_MS);
	/* An id that is in no slot, or was answered before, changes nothing. */
	pacer_answered(&p, first, 200 * SECOND, 0);
	pacer_lost(&p, 999999, 200 * SECOND);
	assert_int_equal(pacer_next_ms(&p, 0), 100 * SECOND + PACER_WINDOW_MS);
}

TEST(an_unsent_request_does_not_count)
{
	struct pacer p;
	uint64_t id = 0;

	pacer_init(&p);
	for (int i = 0; i < PACER_SENDS; i++)
		id = send(&p, 0);
	pacer_unsent(&p, id);
	assert_int_equal(pacer_next_ms(&p, 1), 1);
	assert_int_equal(pacer_used(&p, 1), PACER_SENDS - 1);
}

TEST(what_the_other_side_ended_was_seen_until_then)
{
	struct pacer p;
	uint64_t id = 0;

	pacer_init(&p);
	for (int i = 0; i < PACER_SENDS; i++)
		id = send(&p, 0);
	pacer_lost(&p, id, 700);
	assert_int_equal(pacer_next_ms(&p, 700), 700 + PACER_WINDOW_MS);
}

/* All slots are taken; the last request was closed by us at 3000. */
static uint64_t close_one(struct pacer *p)
{
	uint64_t closed = 0;
	pacer_init(p);
	for (int i = 0; i < PACER_SENDS; i++)
		closed = send(p, 0);
	pacer_closed(p, closed, 3000);
	return closed;
}

TEST(a_connection_closed_here_still_counts)
{
	struct pacer p;

	close_one(&p);
	assert_int_equal(pacer_open(&p), PACER_SENDS - 1);
	assert_int_equal(pacer_next_ms(&p, 4000), 3000 + PACER_HOLD_MS);
}

TEST(an_answer_to_a_later_request_settles_what_is_held)
{
	struct pacer p;
	uint64_t later;

	pacer_init(&p);
	pacer_closed(&p, send(&p, 0), 3000);
	for (int i = 0; i < PACER_SENDS - 2; i++)
		send(&p, 0);
	/* It was sent before the other was closed, and proves nothing. */
	pacer_answered(&p, send(&p, 2000), 4000, 0);
	assert_int_equal(p.slot[0].state, SLOT_HELD);
	later = send(&p, 4000 + PACER_WINDOW_MS);
	pacer_answered(&p, later, 6000, 0);
	assert_int_equal(p.slot[0].state, SLOT_SETTLED);
	assert_int_equal(p.slot[0].seen_ms, 6000);
}

TEST(a_cancelled_one_is_stuck_after_a_while)
{
	struct pacer p;
	uint64_t a, b, id = 0;

	pacer_init(&p);
	a = send(&p, 0);
	b = send(&p, 0);
	assert_int_equal(pacer_stuck_ms(&p, &id), INT64_MAX);
	pacer_cancelled(&p, b, 500);
	pacer_cancelled(&p, a, 900);
	assert_int_equal(pacer_stuck_ms(&p, &id), 500 + PACER_LINGER_MS);
	assert_int_equal(id, b);
	pacer_answered(&p, b, 1000, 0);
	assert_int_equal(pacer_stuck_ms(&p, &id), 900 + PACER_LINGER_MS);
	assert_int_equal(id, a);
	assert_int_equal(pacer_open(&p), 1);
}

TEST(a_repeat_counts)
{
	struct pacer p;

	pacer_init(&p);
	for (int i = 0; i < PACER_SENDS - 1; i++)
		pass(&p, 0);
	pacer_repeated(&p, 500);
	assert_int_equal(pacer_used(&p, 500), PACER_SENDS);
	assert_int_equal(pacer_next_ms(&p, 500), PACER_WINDOW_MS);
	/* No slot is free for it: nothing goes until it is a second old. */
	pacer_repeated(&p, 800);
	assert_int_equal(pacer_next_ms(&p, 900), 800 + PACER_WINDOW_MS);
}

TEST(other_credentials_may_be_of_the_same_account)
{
	struct pacer p, q;
	uint64_t id = 0;

	pacer_init(&p);
	pass(&p, 0);
	for (int i = 1; i < PACER_SENDS; i++)
		id = send(&p, 100);
	pacer_closed(&p, id, 200);
	pacer_follow(&q, &p, 300);
	assert_int_equal(pacer_open(&q), 0);
	assert_int_equal(pacer_next_ms(&q, 300), PACER_WINDOW_MS);
	pass(&q, PACER_WINDOW_MS);
	assert_int_equal(pacer_next_ms(&q, PACER_WINDOW_MS), 300 + PACER_WINDOW_MS);
}

/* Enough was heard to know how long an answer takes: so long, and a little more at times. */
static void warm_up(struct pacer *p, int64_t took_ms, int64_t more_ms)
{
	pacer_init(p);
	for (int i = 0; i < PACER_ANSWERS; i++) {
		int64_t at = -900 * SECOND + i * 20 * SECOND;
		pacer_answered(p, send(p, at), at + took_ms + i * more_ms / PACER_ANSWERS, 0);
	}
}

static int64_t seen_ms(struct pacer *p, int64_t sent_ms, int64_t answered_ms)
{
	uint64_t id = send(p, sent_ms);
	pacer_answered(p, id, answered_ms, 0);
	for (int i = 0; i < PACER_SENDS; i++)
		if (p->slot[i].id == id)
			return p->slot[i].seen_ms;
	fail();
	return 0;
}

TEST(a_usual_answer_came_when_it_was_sent)
{
	struct pacer p;

	warm_up(&p, 300, 0);
	assert_int_equal(seen_ms(&p, 2000, 2300), 2000);
	assert_int_equal(seen_ms(&p, 5000, 5310), 5010);
}

TEST(one_that_was_held_up_counts_until_its_answer)
{
	struct pacer p;

	warm_up(&p, 300, 0);
	assert_int_equal(seen_ms(&p, 2000, 2600), 2600);
	assert_int_equal(seen_ms(&p, 5000, 5300), 5000);
}

TEST(the_first_answers_do_not_say_what_is_usual)
{
	struct pacer p;

	pacer_init(&p);
	for (int i = 0; i < PACER_ANSWERS - 1; i++)
		assert_int_equal(seen_ms(&p, i * 9000, i * 9000 + 100), i * 9000 + 100);
	assert_int_equal(seen_ms(&p, 900000, 900100), 900000);
}

TEST(answers_that_take_any_time_are_not_usual)
{
	struct pacer p;

	warm_up(&p, 100, 800);
	assert_int_equal(seen_ms(&p, 2000, 2100), 2100);
}

TEST(a_quicker_answer_is_believed_at_once)
{
	struct pacer p;

	warm_up(&p, 300, 0);
	assert_int_equal(seen_ms(&p, 2000, 2020), 2020);
	assert_int_equal(seen_ms(&p, 5000, 5300), 5300);
}

/*
 * Two connections to a server that is so far away, in virtual time: the way there and the way back
 * take their share of the latency, which stays the same.
 */
struct line {
	struct pacer p;
	uint64_t id[2];
	int64_t answer_ms[2]; /* INT64_MAX: nothing is on this connection */
	int64_t seen[4000];
	int n;
};

static int64_t answer(struct line *l, int64_t now)
{
	int64_t next = INT64_MAX;
	for (int i = 0; i < 2; i++) {
		if (l->answer_ms[i] <= now) {
			pacer_answered(&l->p, l->id[i], now, 0);
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
	pacer_init(&l.p);
	while (now < 3 * spell) {
		int64_t next = answer(&l, now);
		int i = l.answer_ms[0] == INT64_MAX ? 0 : 1;
		bool room = l.answer_ms[i] == INT64_MAX;
		if (room && pacer_next_ms(&l.p, now) <= now) {
			l.id[i] = send(&l.p, now);
			l.answer_ms[i] = now + there_ms + back_ms;
			l.seen[l.n++] = now + there_ms;
			counted += now >= spell;
			continue;
		}
		if (room && pacer_next_ms(&l.p, now) < next)
			next = pacer_next_ms(&l.p, now);
		now = next > now ? next : now + 1;
	}
	assert_never_more_than_five(l.seen, l.n);
	return (double)counted / (double)(2 * spell / SECOND) / PACER_SENDS;
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
	struct pacer p;
	int64_t now = 0, before = 0;

	warm_up(&p, 20, 0);
	for (int i = 0; i < 20; i++) {
		uint64_t id[PACER_SENDS];
		before = now;
		now = pacer_next_ms(&p, now);
		for (int k = 0; k < PACER_SENDS; k++)
			id[k] = send(&p, now);
		for (int k = 0; k < PACER_SENDS; k++)
			pacer_answered(&p, id[k], now + 220, 0);
		if (i == 2)
			assert_int_equal(now - before, PACER_WINDOW_MS + 220);
	}
	assert_int_equal(now - before, PACER_WINDOW_MS);
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
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
