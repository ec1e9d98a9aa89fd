/* SPDX-License-Identifier: MIT */
/* Tests of src/fetch/fetch_plan.c. */
#include "fetch_fixture.h"
#include "test.h"

SETUP(open_bench)
{
	return fetch_fixture_open(state, 10);
}

/* The first page of a list of so many is held. */
static void load_first(struct fetch_fixture *r, int64_t total)
{
	fetch_fixture_plan(r);
	fetch_fixture_answer_page(r, 1, total);
	assert_int_equal(r->out.fault.class, FAULT_NONE);
}

TEST(before_the_first_reply_only_page_one)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_look(r, 70, 100);
	r->w.prefetch = r->w.everything = true;
	assert_int_equal(fetch_page_count(r->s), 0);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "1");
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	assert_int_equal(fetch_deadline(&r->f, r->now_ms), INT64_MAX);
}

TEST(an_empty_list_is_asked_once)
{
	struct fetch_fixture *r = *state;
	r->w.prefetch = r->w.everything = true;
	load_first(r, 0);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	assert_int_equal(fetch_deadline(&r->f, r->now_ms), INT64_MAX);
	store_make_stale(r->s);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "1");
}

TEST(visible_first_then_ahead_then_extra_then_everything)
{
	struct fetch_fixture *r = *state;
	struct request extra = {.action = ACTION_PARTNER_CREDIT};
	load_first(r, 95);
	r->now_ms += 5000;
	fetch_fixture_look(r, 35, 52);
	r->w.prefetch = r->w.everything = true;
	r->w.extra = &extra;
	r->w.n_extra = 1;
	fetch_fixture_plan(r);
	/* Page 0 is the other request. */
	assert_string_equal(fetch_fixture_effects(r), "4 5 6 7");
	for (uint32_t page = 4; page <= 7; page++)
		fetch_fixture_answer_page(r, page, 95);
	/* The other request is of another action, which has a limit of its own. */
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "0 2");
	fetch_fixture_wait(r);
	assert_string_equal(fetch_fixture_effects(r), "3 8");
}

TEST(an_action_at_its_limit_keeps_no_other_waiting)
{
	struct fetch_fixture *r = *state;
	struct request extra = {.action = ACTION_PARTNER_CREDIT};
	load_first(r, 95);
	r->now_ms += 5000;
	for (int i = 0; i < API_RATE_PER_SEC; i++)
		pacer_resume(&r->f.pacer, &(enum api_action){ACTION_CUSTOMERS}, r->now_ms,
			     r->now_ms);
	fetch_fixture_look(r, 35, 52);
	r->w.extra = &extra;
	r->w.n_extra = 1;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "0");
	assert_int_equal(fetch_deadline(&r->f, r->now_ms), r->now_ms + RATE_WINDOW_MS);
}

TEST(ahead_is_where_the_rows_go)
{
	struct fetch_fixture *r = *state;
	load_first(r, 95);
	r->now_ms += 5000;
	r->w.prefetch = true;
	r->w.travel = -1;
	fetch_fixture_look(r, 50, 59);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "6 5");
	r->w.travel = 1;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "x3 7");
}

TEST(nothing_is_asked_beyond_the_ends)
{
	struct fetch_fixture *r = *state;
	load_first(r, 95);
	r->now_ms += 5000;
	r->w.prefetch = true;
	fetch_fixture_look(r, 90, 400);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "10");
	fetch_fixture_look(r, 0, 9);
	r->w.travel = -1;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "x2");
	fetch_fixture_look(r, 5000, UINT64_MAX);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
}

TEST(requests_for_rows_off_the_screen_are_cancelled)
{
	struct fetch_fixture *r = *state;
	load_first(r, 1000);
	r->now_ms += 5000;
	fetch_fixture_look(r, 100, 119);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "11 12");
	fetch_fixture_look(r, 110, 129);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "x2 13");
	fetch_fixture_answer_rows(r, 2, 101, 10, 1000);
	assert_false(r->out.known);
	assert_false(store_holds_page(r->s, 11));
}

TEST(a_waiting_ask_that_is_unwanted_is_dropped)
{
	struct fetch_fixture *r = *state;
	load_first(r, 1000);
	fetch_fixture_look(r, 100, 189);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "11 12 13 14");
	assert_int_equal(fetch_count_due(&r->f), 5);
	fetch_fixture_look(r, 180, 189);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "x5 x4 x3 x2");
	assert_int_equal(r->f.n_pending, 1);
	r->f.lanes++; /* there is room for another */
	fetch_fixture_wait(r);
	assert_string_equal(fetch_fixture_effects(r), "19");
}

TEST(four_fly_at_most)
{
	struct fetch_fixture *r = *state;
	load_first(r, 1000);
	r->w.everything = true;
	r->now_ms += 60000;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "2 3 4 5");
	r->now_ms += 2000;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	assert_int_equal(fetch_count_in_flight(&r->f), FETCH_IN_FLIGHT_MAX);
	fetch_fixture_answer_page(r, 4, 1000);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "6");
	fetch_fixture_answer_page(r, 5, 1000);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	fetch_fixture_wait(r);
	assert_string_equal(fetch_fixture_effects(r), "7");
}

/* The first page came over HTTP/1.1; many more are wanted, and no rate holds them back. */
static void begin_on_two_connections(struct fetch_fixture *r)
{
	load_first(r, 1000);
	r->f.lanes = FETCH_LANES;
	r->now_ms += 60000;
}

TEST(no_more_is_sent_than_two_connections_carry)
{
	struct fetch_fixture *r = *state;
	begin_on_two_connections(r);
	r->w.everything = true;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "2 3");
	r->now_ms += 2000;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	r->f.lanes = FETCH_IN_FLIGHT_MAX;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "4 5");
}

TEST(a_version_says_what_the_connections_carry)
{
	struct fetch_fixture *r = *state;
	static const char *const versions[] = {"1.1", "2", "1.0", "", "3"};
	const size_t lanes[] = {FETCH_LANES, FETCH_IN_FLIGHT_MAX, FETCH_LANES, FETCH_LANES,
				FETCH_IN_FLIGHT_MAX};
	assert_int_equal(r->f.lanes, FETCH_LANES);
	for (uint32_t i = 0; i < 5; i++) {
		fetch_fixture_look(r, i * 10, i * 10);
		r->now_ms += 5000;
		fetch_fixture_plan(r);
		sl_to_chars(sl_from(versions[i]), r->http_version, sizeof r->http_version);
		fetch_fixture_answer_page(r, i + 1, 500);
		assert_int_equal(r->f.lanes, lanes[i]);
	}
}

TEST(a_cancelled_request_keeps_its_connection_and_the_newest_goes_next)
{
	struct fetch_fixture *r = *state;
	begin_on_two_connections(r);
	fetch_fixture_look(r, 100, 119);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "11 12");
	fetch_fixture_look(r, 200, 219);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "x3 x2");
	fetch_fixture_look(r, 300, 309);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	r->now_ms += 100;
	fetch_fixture_answer_rows(r, 2, 101, 10, 1000);
	assert_false(r->out.known);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "31");
}

TEST(a_stuck_cancelled_request_is_closed_for_a_wanted_one)
{
	struct fetch_fixture *r = *state;
	begin_on_two_connections(r);
	fetch_fixture_look(r, 100, 119);
	fetch_fixture_plan(r);
	fetch_fixture_look(r, 0, 0);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "x3 x2");
	/* Nobody is in need of the connections. */
	r->now_ms += RATE_WINDOW_LINGER_MS + 100;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	fetch_fixture_look(r, 300, 309);
	fetch_fixture_plan(r);
	assert_int_equal(r->fx.n, 2);
	assert_int_equal(r->fx.item[0].kind, EFFECT_CLOSE);
	assert_string_equal(fetch_fixture_effects(r), "x2 31");
	fetch_fixture_look(r, 300, 319);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "x3 32");
	assert_int_equal(pacer_open(&r->f.pacer), 2);
}

TEST(everything_comes_and_then_it_is_quiet)
{
	struct fetch_fixture *r = *state;
	int64_t start = r->now_ms;
	r->w.everything = true;
	load_first(r, 401);
	while (!store_complete(r->s)) {
		fetch_fixture_plan(r);
		for (uint32_t page = 1; page <= 41; page++)
			if (fetch_fixture_in_flight(r, page))
				fetch_fixture_answer_page(r, page, 401);
		if (fetch_count_due(&r->f))
			r->now_ms = fetch_deadline(&r->f, r->now_ms);
	}
	assert_int_equal(r->now_ms - start, 8 * RATE_WINDOW_MS);
	assert_int_equal(r->f.next_id, 42);
	fetch_fixture_plan(r);
	assert_int_equal(r->fx.n + r->f.n_pending, 0);
	assert_int_equal(fetch_deadline(&r->f, r->now_ms), INT64_MAX);
}

TEST(stale_pages_come_again_where_they_are_seen)
{
	struct fetch_fixture *r = *state;
	load_first(r, 95);
	fetch_fixture_look(r, 10, 29);
	fetch_fixture_plan(r);
	fetch_fixture_answer_page(r, 2, 95);
	fetch_fixture_answer_page(r, 3, 95);
	store_make_stale(r->s);
	r->now_ms += 5000;
	fetch_fixture_look(r, 20, 29);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "3");
	r->w.everything = true;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "1 2 4");
}

TEST(a_list_that_never_rests_is_read_ever_slower)
{
	struct fetch_fixture *r = *state;
	int64_t total = 50;
	load_first(r, total);
	/* Every answer has another Total, so the page that was read before it is stale. */
	for (int i = 0; i < 7; i++) {
		uint32_t page = i % 2 ? 1 : 2;
		int64_t before = r->now_ms, least = i < 2 ? 0 : BACKOFF_FIRST_MS << (i - 2);
		fetch_fixture_look(r, (page - 1) * 10, (page - 1) * 10 + 9);
		fetch_fixture_plan(r);
		if (r->fx.n == 0)
			fetch_fixture_wait(r);
		assert_int_equal(r->now_ms - before, least);
		fetch_fixture_answer_page(r, page, ++total);
		assert_true(r->out.news & NEWS_TOTAL);
	}
}

TEST(a_list_at_rest_is_read_at_once_again)
{
	struct fetch_fixture *r = *state;
	load_first(r, 50);
	for (int i = 0; i < 5; i++) {
		r->now_ms += 31000;
		fetch_fixture_look(r, i % 2 ? 0 : 10, i % 2 ? 9 : 19);
		fetch_fixture_plan(r);
		assert_int_equal(r->fx.n, 1);
		fetch_fixture_answer_page(r, i % 2 ? 1 : 2, 51 + i);
	}
	assert_int_equal(r->f.n_drifts, 5);
	assert_int_equal(r->f.drifts, 1);
}

TEST(the_user_stops_all_but_the_screen)
{
	struct fetch_fixture *r = *state;
	load_first(r, 500);
	r->now_ms += 5000;
	r->w.prefetch = r->w.everything = true;
	fetch_fixture_look(r, 30, 39);
	r->f.stopped_by_user = true;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "4");
}

TEST(a_new_query_cancels_the_old_one)
{
	struct fetch_fixture *r = *state;
	load_first(r, 500);
	r->now_ms += 5000;
	fetch_fixture_look(r, 30, 39);
	fetch_fixture_plan(r);
	fetch_fixture_filter(r, "delta");
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "x2 1");
	assert_string_equal(r->fx.item[1].request.query.text, "delta");
	fetch_fixture_answer_page(r, 1, 12);
	assert_true(r->out.news & NEWS_SHOWN);
	fetch_fixture_look(r, 0, 11);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "2");
}

TEST(without_a_total_a_full_page_is_followed)
{
	struct fetch_fixture *r = *state;
	r->w.everything = true;
	fetch_fixture_plan(r);
	fetch_fixture_answer_rows(r, 1, 1, 10, -1);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "2");
	fetch_fixture_answer_rows(r, 2, 11, 10, -1);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "3");
	fetch_fixture_answer_rows(r, 3, 21, 4, -1);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	assert_int_equal(store_loaded(r->s), 24);
}

TEST(a_page_wanted_again_is_asked_although_it_is_held)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_plan(r);
	fetch_fixture_answer_page(r, 1, 20);
	r->w.everything = true;
	fetch_fixture_plan(r);
	fetch_fixture_answer_page(r, 2, 20);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	r->w.again = 2;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "2");
	r->w.again = 0;
	fetch_fixture_plan(r);
	assert_int_equal(r->f.n_pending, 0);
}

TEST(without_a_total_an_empty_page_is_the_end)
{
	struct fetch_fixture *r = *state;
	r->w.everything = true;
	fetch_fixture_plan(r);
	fetch_fixture_answer_rows(r, 1, 1, 10, -1);
	fetch_fixture_plan(r);
	fetch_fixture_answer_rows(r, 2, 0, 0, -1);
	fetch_fixture_plan(r);
	assert_int_equal(r->fx.n + r->f.n_pending, 0);
}

TEST(extra_pages_are_those_of_the_list)
{
	struct fetch_fixture *r = *state;
	struct request extra[4] = {
	    {.action = ACTION_CUSTOMERS, .page = 7, .page_size = 10},
	    {.action = ACTION_CUSTOMERS, .page = 1, .page_size = 10}, /* held */
	    {.action = ACTION_CUSTOMERS, .page = 8, .page_size = 20}, /* of another size */
	    {.action = ACTION_CUSTOMERS, .page = 51, .page_size = 10} /* past the end */
	};
	load_first(r, 500);
	r->w.extra = extra;
	r->w.n_extra = 4;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "7");
	fetch_fixture_filter(r, "delta");
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "x2 1");
}

TEST(without_a_list_only_the_extra_requests_are_sent)
{
	struct fetch_fixture *r = *state;
	struct request extra = {.action = ACTION_VOUCHERS, .page = 9, .page_size = 100};
	r->w.extra = &extra;
	r->w.n_extra = 1;
	r->w.only_extra = true;
	fetch_fixture_plan(r);
	assert_int_equal(r->f.n_pending, 1);
	assert_int_equal(r->f.pending[0].request.action, ACTION_VOUCHERS);
	r->w.only_extra = false;
	fetch_fixture_plan(r);
	assert_int_equal(r->f.n_pending, 2);
}

/* A lookup of a customer is sent beside the list; its rows do not come into the store. */
TEST(lookups_are_of_other_queries)
{
	struct fetch_fixture *r = *state;
	struct request lookup = {.action = ACTION_CUSTOMERS, .page = 1, .page_size = 1};
	struct err e = {0};
	load_first(r, 500);
	assert_true(query_filter(&lookup.query, FILTER_CLIENT_UIN, SL("5"), &e));
	r->w.extra = &lookup;
	r->w.n_extra = 1;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	r->w.lookups = true;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "1");
	assert_true(query_equal(&r->f.pending[0].request.query, &lookup.query));
	uint64_t loaded = store_loaded(r->s);
	uint32_t epoch = store_epoch(r->s);
	fetch_fixture_answer_rows(r, r->f.pending[0].id, 1, 1, 1);
	assert_int_equal(r->f.n_pending, 0);
	assert_true(store_loaded(r->s) == loaded && store_epoch(r->s) == epoch);
}

TEST(a_list_too_large_for_the_store_is_not_read_round_and_round)
{
	struct fetch_fixture *r = *state;
	unsigned sends = 0;
	store_free(r->s);
	r->s = store_new(12000, 10, &credit_thresholds_default);
	fetch_fixture_look(r, 0, 9);
	r->w.everything = r->w.prefetch = true;
	load_first(r, 1000);
	for (int turn = 0; turn < 300; turn++) {
		fetch_fixture_plan(r);
		for (uint32_t page = 1; page <= 100; page++)
			if (fetch_fixture_in_flight(r, page)) {
				fetch_fixture_answer_page(r, page, 1000);
				sends++;
			}
		r->now_ms += 1000;
	}
	assert_true(store_full(r->s));
	assert_true(sends < 30);
	assert_true(store_fresh_page(r->s, 1));
	/* What is looked at still comes. */
	fetch_fixture_look(r, 700, 709);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "71 72");
	fetch_fixture_answer_page(r, 71, 1000);
	assert_true(store_fresh_page(r->s, 71));
}

TEST(effects_of_a_turn_are_bounded)
{
	struct fetch_fixture *r = *state;
	load_first(r, 100000);
	r->w.prefetch = r->w.everything = true;
	for (uint64_t i = 0; i < 500; i++) {
		r->now_ms += 2000;
		fetch_fixture_look(r, i * 7919 % 99000, i * 7919 % 99000 + 500);
		fetch_fixture_plan(r);
		assert_true(r->fx.n <= 2 * FETCH_IN_FLIGHT_MAX);
		assert_true(r->f.n_pending <= FETCH_PENDING_MAX);
	}
}

#define WITH_SETUP(name) cmocka_unit_test_setup_teardown(name, open_bench, fetch_fixture_close)

TEST(patience_counts_from_the_first_try)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_plan(r);
	int64_t first_ms = r->now_ms;
	assert_int_equal(r->f.pending[0].first_ms, first_ms);
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 1), "InternalError");
	fetch_fixture_wait(r);
	assert_true(r->now_ms > first_ms);
	assert_int_equal(r->f.pending[0].tries, 2);
	assert_int_equal(r->f.pending[0].sent_ms, r->now_ms);
	assert_int_equal(r->f.pending[0].first_ms, first_ms);
}

TEST(nothing_is_sent_while_halted_or_while_credentials_are_renewed)
{
	struct fetch_fixture *r = *state;
	r->f.halted = true;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	r->f.halted = false;
	r->f.renewing = true;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "");
	r->f.renewing = false;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(before_the_first_reply_only_page_one),
	    WITH_SETUP(an_empty_list_is_asked_once),
	    WITH_SETUP(visible_first_then_ahead_then_extra_then_everything),
	    WITH_SETUP(an_action_at_its_limit_keeps_no_other_waiting),
	    WITH_SETUP(ahead_is_where_the_rows_go),
	    WITH_SETUP(nothing_is_asked_beyond_the_ends),
	    WITH_SETUP(requests_for_rows_off_the_screen_are_cancelled),
	    WITH_SETUP(a_waiting_ask_that_is_unwanted_is_dropped),
	    WITH_SETUP(four_fly_at_most),
	    WITH_SETUP(no_more_is_sent_than_two_connections_carry),
	    WITH_SETUP(a_version_says_what_the_connections_carry),
	    WITH_SETUP(a_cancelled_request_keeps_its_connection_and_the_newest_goes_next),
	    WITH_SETUP(a_stuck_cancelled_request_is_closed_for_a_wanted_one),
	    WITH_SETUP(everything_comes_and_then_it_is_quiet),
	    WITH_SETUP(stale_pages_come_again_where_they_are_seen),
	    WITH_SETUP(a_list_that_never_rests_is_read_ever_slower),
	    WITH_SETUP(a_list_at_rest_is_read_at_once_again),
	    WITH_SETUP(the_user_stops_all_but_the_screen),
	    WITH_SETUP(a_new_query_cancels_the_old_one),
	    WITH_SETUP(without_a_total_a_full_page_is_followed),
	    WITH_SETUP(a_page_wanted_again_is_asked_although_it_is_held),
	    WITH_SETUP(without_a_total_an_empty_page_is_the_end),
	    WITH_SETUP(extra_pages_are_those_of_the_list),
	    WITH_SETUP(without_a_list_only_the_extra_requests_are_sent),
	    WITH_SETUP(lookups_are_of_other_queries),
	    WITH_SETUP(a_list_too_large_for_the_store_is_not_read_round_and_round),
	    WITH_SETUP(effects_of_a_turn_are_bounded),
	    WITH_SETUP(patience_counts_from_the_first_try),
	    WITH_SETUP(nothing_is_sent_while_halted_or_while_credentials_are_renewed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
