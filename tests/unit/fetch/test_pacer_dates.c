/* SPDX-License-Identifier: MIT */
/* What a window learns of the Date of answers. */

#include "api/request_action.h"

#include "fetch/pacer_dates.h"
#include "test.h"

#define SECOND 1000
#define AHEAD  1790000000321 /* the server's clock, less ours */
#define MARGIN 250

/* The Date that is written at that time of ours. */
static int64_t date_at(int64_t ms)
{
	return (AHEAD + ms) / SECOND;
}

TEST(no_date_says_nothing)
{
	struct pacer_dates d;

	pacer_dates_init(&d);
	assert_int_equal(pacer_dates_take(&d, 0, 100, 200), INT64_MAX);
	assert_int_equal(pacer_dates_take(&d, -5, 100, 200), INT64_MAX);
	assert_true(pacer_dates_take(&d, 1, 100, 200) < INT64_MAX);
}

TEST(it_is_never_earlier_than_the_arrival)
{
	struct pacer_dates d;
	uint32_t dice = 1;
	int64_t now = 0;

	pacer_dates_init(&d);
	for (int i = 0; i < 20000; i++) {
		int64_t took[3];
		for (int k = 0; k < 3; k++) {
			dice = dice * 1664525 + 1013904223;
			took[k] = (dice >> 16) % ((dice >> 8) % 8 ? 100 : 4000);
		}
		int64_t came = now + took[0], left = came + took[1], heard = left + took[2];
		assert_true(pacer_dates_take(&d, date_at(i % 2 ? came : left), now, heard) >= came);
		now = heard;
	}
	assert_int_equal(d.trusted_ms, INT64_MIN);
}

TEST(an_answer_held_on_its_way_back_had_come_long_before)
{
	struct pacer_dates d;

	pacer_dates_init(&d);
	pacer_dates_take(&d, date_at(0), 0, 0);
	/* By whole seconds: it came at 1000, and is heard of at 4000. */
	assert_true(pacer_dates_take(&d, date_at(1000), 1000, 4000) <= 1000 + SECOND + MARGIN);
	/* When it is made late it says no more than the answer itself. */
	assert_true(pacer_dates_take(&d, date_at(7000), 5000, 7000) >= 7000);
}

TEST(a_clock_that_was_set_is_not_trusted)
{
	struct pacer_dates d;

	pacer_dates_init(&d);
	pacer_dates_take(&d, date_at(0), 0, 1);
	assert_int_equal(pacer_dates_take(&d, date_at(5000) - 60, 5000, 5001), INT64_MAX);
	assert_int_equal(pacer_dates_take(&d, date_at(6000) - 60, 6000, 6001), INT64_MAX);
	assert_int_equal(
	    pacer_dates_take(&d, date_at(200 * SECOND) - 60, 200 * SECOND, 200 * SECOND),
	    INT64_MAX);
	/* It is again when nothing contradicted for some minutes. */
	assert_true(pacer_dates_take(&d, date_at(400 * SECOND) - 60, 400 * SECOND, 403 * SECOND) <
		    402 * SECOND);
}

TEST(clocks_that_drift_apart_contradict_nothing)
{
	struct pacer_dates d;

	pacer_dates_init(&d);
	for (int64_t now = 0; now < 36000 * SECOND; now += 201) {
		/* A second in an hour. */
		int64_t came = now + 10;
		assert_true(pacer_dates_take(&d, date_at(came + came / 3600), now, now + 20) >=
			    came);
	}
	assert_int_equal(d.trusted_ms, INT64_MIN);
}

TEST(a_record_of_any_time_is_taken)
{
	const int64_t dates[] = {1, 253402300799, 1790000000};
	struct pacer_dates d;

	for (int i = 0; i < 3; i++) {
		pacer_dates_init(&d);
		assert_true(pacer_dates_take(&d, dates[i], INT64_MAX / 2, INT64_MAX / 2) > 0);
		assert_true(pacer_dates_take(&d, dates[i], INT64_MIN / 4, INT64_MIN / 4) != 0);
	}
}

/*
 * Answers are held back for two of three seconds, on each of two connections. Their Date says that
 * the requests had come: so the two that were held do not count against those of the next second.
 */
struct line {
	struct rate_window p;
	uint64_t id[2], last_id;
	int64_t sent_ms[2], answer_ms[2]; /* INT64_MAX: nothing is on this connection */
	int64_t seen[4000];
	int n;
};

static void turn(struct line *l, int i, int64_t now, bool dated)
{
	if (l->answer_ms[i] <= now) {
		rate_window_answered(&l->p, l->id[i], now, dated ? date_at(l->sent_ms[i]) : 0);
		l->answer_ms[i] = INT64_MAX;
	}
	if (l->answer_ms[i] != INT64_MAX || rate_window_next_ms(&l->p, now) > now)
		return;
	l->id[i] = ++l->last_id;
	l->sent_ms[i] = l->seen[l->n++] = now;
	l->answer_ms[i] = now % 3000 < 1000 ? now + 1 : now - now % 3000 + 3000;
	rate_window_sent(&l->p, l->id[i], now);
}

static int sent_through_stalls(bool dated)
{
	static struct line l;
	l = (struct line){.answer_ms = {INT64_MAX, INT64_MAX}};
	rate_window_init(&l.p, API_RATE_PER_SEC);
	for (int64_t now = 0; now < 300 * SECOND; now++)
		for (int i = 0; i < 2; i++)
			turn(&l, i, now, dated);
	for (int i = API_RATE_PER_SEC; i < l.n; i++)
		assert_true(l.seen[i] - l.seen[i - API_RATE_PER_SEC] >= SECOND);
	return l.n;
}

TEST(a_stall_costs_no_more_than_it_must)
{
	assert_true(sent_through_stalls(true) >= 690); /* 7 in each round */
	assert_in_range(sent_through_stalls(false), 490, 510);
}

/* The second that a Date means ends 999 ms after it begins, and clocks are read in milliseconds. */
TEST(the_last_millisecond_of_a_second_contradicts_nothing)
{
	for (int64_t late = 0; late < 2; late++) {
		struct pacer_dates d;
		const int64_t sent = 999 + 20 + late;
		pacer_dates_init(&d);
		assert_int_equal(pacer_dates_take(&d, 1000, 0, 0), 999 + MARGIN);
		int64_t came = pacer_dates_take(&d, 1000, sent, sent);
		assert_int_equal(came, late ? INT64_MAX : 999 + MARGIN);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_last_millisecond_of_a_second_contradicts_nothing),
	    cmocka_unit_test(no_date_says_nothing),
	    cmocka_unit_test(it_is_never_earlier_than_the_arrival),
	    cmocka_unit_test(an_answer_held_on_its_way_back_had_come_long_before),
	    cmocka_unit_test(a_clock_that_was_set_is_not_trusted),
	    cmocka_unit_test(clocks_that_drift_apart_contradict_nothing),
	    cmocka_unit_test(a_record_of_any_time_is_taken),
	    cmocka_unit_test(a_stall_costs_no_more_than_it_must),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
