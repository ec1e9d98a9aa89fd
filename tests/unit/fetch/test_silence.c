/* SPDX-License-Identifier: MIT */
/* Tests of src/fetch/silence.c. */
#include "fetch/silence.h"
#include "fetch_fixture.h"
#include "test.h"

SETUP(open_bench)
{
	return fetch_fixture_open(state, 10);
}

/* Page 1 has come, and page 2 is in flight. Returns its id. */
static uint64_t fly_over_a_used_connection(struct fetch_fixture *r)
{
	fetch_fixture_plan(r);
	fetch_fixture_answer_page(r, 1, 1000);
	r->now_ms += 60000;
	fetch_fixture_look(r, 10, 19);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "2");
	return fetch_fixture_in_flight(r, 2);
}

TEST(what_stays_silent_goes_over_a_new_connection)
{
	struct fetch_fixture *r = *state;
	uint64_t id = fly_over_a_used_connection(r);
	int64_t sent_ms = r->now_ms;
	fetch_fixture_wait(r);
	assert_int_equal(r->now_ms, sent_ms + SILENCE_MS);
	assert_string_equal(fetch_fixture_effects(r), "!0");
	/* Once: the new connections have the whole timeout. */
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	assert_int_equal(fetch_deadline(&r->f, r->now_ms), INT64_MAX);
	fetch_fixture_answer_wire(r, id, WIRE_TIMEOUT, 0);
	assert_true(r->out.will_retry);
	/* At once: the service is not known to be in trouble. */
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "2");
	r->now_ms += 10 * SILENCE_MS;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	fetch_fixture_answer_page(r, 2, 1000);
	assert_int_equal(r->out.fault.class, FAULT_NONE);
}

TEST(a_first_request_has_the_whole_timeout)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_plan(r);
	assert_int_equal(fetch_deadline(&r->f, r->now_ms), INT64_MAX);
	r->now_ms += 10 * SILENCE_MS;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
}

TEST(a_slow_api_is_waited_for)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_plan(r);
	r->now_ms += 9000;
	fetch_fixture_answer_page(r, 1, 1000);
	fetch_fixture_look(r, 10, 19);
	fetch_fixture_plan(r);
	assert_int_equal(fetch_deadline(&r->f, r->now_ms), r->now_ms + 9000 + SILENCE_MS);
}

TEST(the_whole_list_may_take_longer)
{
	struct fetch_fixture *r = *state;
	const struct request list = {.action = ACTION_DIRECT_CREDIT};
	fetch_fixture_plan(r);
	fetch_fixture_answer_page(r, 1, 10);
	r->w.extra = &list;
	r->w.n_extra = 1;
	fetch_fixture_plan(r);
	int64_t sent_ms = r->now_ms;
	fetch_fixture_wait(r);
	assert_string_equal(fetch_fixture_effects(r), "!0");
	assert_int_equal(r->now_ms, sent_ms + SILENCE_MS + SILENCE_LIST_MS);
}

TEST(one_that_is_lost_while_others_are_answered_ends_alone)
{
	struct fetch_fixture *r = *state;
	uint64_t id = fly_over_a_used_connection(r);
	int64_t sent_ms = r->now_ms;
	fetch_fixture_look(r, 10, 29);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "3");
	r->now_ms += 200;
	fetch_fixture_answer_page(r, 3, 1000);
	r->now_ms = sent_ms + SILENCE_MS + 199;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	r->now_ms++;
	fetch_fixture_plan(r);
	assert_int_equal(r->fx.n, 1);
	assert_int_equal(r->fx.item[0].kind, EFFECT_EXPIRE);
	assert_int_equal(r->fx.item[0].id, id);
	/* Once; its second attempt has the whole timeout. */
	fetch_fixture_plan(r);
	assert_int_equal(r->fx.n, 0);
	fetch_fixture_answer_wire(r, id, WIRE_TIMEOUT, 0);
	fetch_fixture_wait(r);
	assert_string_equal(fetch_fixture_effects(r), "2");
	assert_true(fetch_fixture_in_flight(r, 2) != id);
}

TEST(who_asks_again_does_not_wait)
{
	struct fetch_fixture *r = *state;
	fly_over_a_used_connection(r);
	r->now_ms += HURRY_MS - 1;
	fetch_retry(&r->f, r->now_ms);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	r->now_ms++;
	fetch_retry(&r->f, r->now_ms);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "!0");
	/* Also when the new connection is silent again. */
	fetch_fixture_answer_wire(r, fetch_fixture_in_flight(r, 2), WIRE_TIMEOUT, 0);
	fetch_fixture_wait(r);
	assert_string_equal(fetch_fixture_effects(r), "2");
	r->now_ms += HURRY_MS;
	fetch_retry(&r->f, r->now_ms);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "!0");
}

/* It is pressed too early for a verdict, which then comes as soon as it can. */
TEST(who_asks_again_early_waits_for_half_a_second)
{
	struct fetch_fixture *r = *state;
	fly_over_a_used_connection(r);
	int64_t sent_ms = r->now_ms;
	r->now_ms += 50;
	fetch_retry(&r->f, r->now_ms);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	fetch_fixture_wait(r);
	assert_int_equal(r->now_ms, sent_ms + HURRY_MS);
	assert_string_equal(fetch_fixture_effects(r), "!0");
	/* It concerned these connections only: the new ones have their time. */
	fetch_fixture_plan(r);
	assert_int_equal(fetch_deadline(&r->f, r->now_ms), INT64_MAX);
}

TEST(who_asks_again_before_an_answer_hurries_nothing_after_it)
{
	struct fetch_fixture *r = *state;
	fly_over_a_used_connection(r);
	r->now_ms += 50;
	fetch_retry(&r->f, r->now_ms);
	fetch_fixture_plan(r);
	fetch_fixture_answer_page(r, 2, 1000);
	r->now_ms += 60000;
	fetch_fixture_look(r, 20, 29);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "3");
	assert_true(fetch_deadline(&r->f, r->now_ms) >= r->now_ms + SILENCE_MS);
}

/* HTTP/2 loses all requests with one connection. Those can still arrive and keep their slots, but
 * one slot is left. */
TEST(as_many_as_fly_may_be_lost_at_once)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_plan(r);
	sl_to_chars(SL("2"), r->http_version, sizeof r->http_version);
	fetch_fixture_answer_page(r, 1, 1000);
	r->now_ms += 60000;
	r->w.everything = true;
	fetch_fixture_plan(r);
	assert_int_equal(r->fx.n, FETCH_IN_FLIGHT_MAX);
	fetch_fixture_wait(r);
	assert_string_equal(fetch_fixture_effects(r), "!0");
	int64_t lost_ms = r->now_ms;
	for (uint32_t page = 2; page < 2 + FETCH_IN_FLIGHT_MAX; page++)
		fetch_fixture_answer_wire(r, fetch_fixture_in_flight(r, page), WIRE_TIMEOUT, 0);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "2");
	/* Its answer proves that the others have arrived or never will. */
	r->now_ms += 100;
	fetch_fixture_answer_page(r, 2, 1000);
	fetch_fixture_wait(r);
	assert_string_not_equal(fetch_fixture_effects(r), "");
	assert_true(r->now_ms <= lost_ms + 100 + RATE_WINDOW_MS);
}

TEST(after_a_pause_idle_connections_are_closed)
{
	struct fetch_fixture *r = *state;
	fetch_doubt(&r->f, r->now_ms);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "1"); /* there are none yet */
	fetch_fixture_answer_page(r, 1, 10);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	fetch_doubt(&r->f, r->now_ms);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "!0");
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
}

TEST(what_is_in_flight_over_a_pause_may_have_been_answered)
{
	struct fetch_fixture *r = *state;
	fly_over_a_used_connection(r);
	r->now_ms += 3600000;
	fetch_doubt(&r->f, r->now_ms);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	assert_int_equal(fetch_deadline(&r->f, r->now_ms), r->now_ms + SILENCE_MS);
	fetch_fixture_answer_page(r, 2, 20);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
}

TEST(a_clock_that_jumps_ahead_means_a_pause)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_plan(r);
	fetch_fixture_answer_page(r, 1, 10);
	r->w.wall_s += JUMP_S - 1;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	r->w.wall_s += JUMP_S;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "!0");
	r->w.wall_s -= 3600;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
}

#define WITH_SETUP(name) cmocka_unit_test_setup_teardown(name, open_bench, fetch_fixture_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(what_stays_silent_goes_over_a_new_connection),
	    WITH_SETUP(a_first_request_has_the_whole_timeout),
	    WITH_SETUP(a_slow_api_is_waited_for),
	    WITH_SETUP(the_whole_list_may_take_longer),
	    WITH_SETUP(one_that_is_lost_while_others_are_answered_ends_alone),
	    WITH_SETUP(who_asks_again_does_not_wait),
	    WITH_SETUP(who_asks_again_early_waits_for_half_a_second),
	    WITH_SETUP(who_asks_again_before_an_answer_hurries_nothing_after_it),
	    WITH_SETUP(as_many_as_fly_may_be_lost_at_once),
	    WITH_SETUP(after_a_pause_idle_connections_are_closed),
	    WITH_SETUP(what_is_in_flight_over_a_pause_may_have_been_answered),
	    WITH_SETUP(a_clock_that_jumps_ahead_means_a_pause),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
