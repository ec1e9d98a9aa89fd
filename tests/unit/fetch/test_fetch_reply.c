/* SPDX-License-Identifier: MIT */
/* Tests of src/fetch/fetch_reply.c. */
#include "fake_customers.h"
#include "fetch_fixture.h"
#include "test.h"

SETUP(open_bench)
{
	return fetch_fixture_open(state, 10);
}

static void load_first(struct fetch_fixture *r, int64_t total)
{
	fetch_fixture_plan(r);
	fetch_fixture_answer_page(r, 1, total);
}

TEST(an_unknown_id_changes_nothing)
{
	struct fetch_fixture *r = *state;
	static struct fetch before;
	fetch_fixture_plan(r);
	before = r->f;
	fetch_fixture_answer_rows(r, 77, 1, 10, 50);
	assert_false(r->out.known);
	fetch_fixture_answer_error(r, 0, "AuthFailure.SignatureFailure");
	assert_false(r->out.known);
	before.answered_ms = r->f.answered_ms; /* the connection works */
	assert_memory_equal(&before, &r->f, sizeof before);
	assert_int_equal(store_loaded(r->s), 0);
}

TEST(a_good_answer_fills_the_store)
{
	struct fetch_fixture *r = *state;
	load_first(r, 50);
	assert_true(r->out.known);
	assert_int_equal(r->out.fault.class, FAULT_NONE);
	assert_int_equal(r->out.request.page, 1);
	assert_false(r->out.will_retry);
	assert_int_equal(store_loaded(r->s), 10);
	assert_int_equal(store_row(r->s, 9).customer->uin, 10);
	assert_int_equal(r->f.n_pending, 0);
	assert_int_equal(r->f.n_ok, 1);
	assert_int_equal(r->f.last_ok_ms, r->now_ms);
	assert_int_equal(r->f.last_latency_ms, 80);
}

TEST(an_answer_counts_once)
{
	struct fetch_fixture *r = *state;
	load_first(r, 50);
	fetch_fixture_answer_rows(r, 1, 31, 10, 51);
	assert_false(r->out.known);
	assert_int_equal(store_row(r->s, 0).customer->uin, 1);
}

TEST(the_reply_of_an_earlier_try_changes_nothing)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_plan(r);
	fetch_fixture_answer_error(r, 1, "InternalError");
	fetch_fixture_answer_rows(r, 1, 31, 10, 50);
	assert_false(r->out.known);
	fetch_fixture_wait(r);
	assert_int_equal(fetch_fixture_in_flight(r, 1), 2);
	fetch_fixture_answer_rows(r, 1, 31, 10, 50);
	assert_false(r->out.known);
	fetch_fixture_answer_rows(r, 2, 1, 10, 50);
	assert_true(r->out.known);
	assert_int_equal(store_row(r->s, 0).customer->uin, 1);
}

TEST(other_actions_are_left_to_the_caller)
{
	struct fetch_fixture *r = *state;
	struct request extra = {.action = ACTION_PARTNER_CREDIT};
	load_first(r, 5);
	r->w.extra = &extra;
	r->w.n_extra = 1;
	fetch_fixture_plan(r);
	fetch_fixture_answer(r, 2, "{\"Response\":{\"TotalCredit\":1,\"RequestId\":\"a\"}}");
	assert_true(r->out.known);
	assert_int_equal(r->out.fault.class, FAULT_NONE);
	assert_int_equal(r->out.request.action, ACTION_PARTNER_CREDIT);
	assert_int_equal(r->f.n_pending, 0);
}

TEST(what_the_library_repeated_counts)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_plan(r);
	r->sends = 3;
	r->now_ms += 10;
	fetch_fixture_answer_page(r, 1, 500);
	assert_int_equal(pacer_used(&r->f.pacer, r->now_ms), 3);
	fetch_fixture_look(r, 100, 199);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "11 12");
}

TEST(an_absurd_count_of_repeats_is_bounded)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_plan(r);
	r->sends = 1 << 30;
	fetch_fixture_answer_page(r, 1, 500);
	assert_int_equal(pacer_used(&r->f.pacer, r->now_ms), API_RATE_PER_SEC);
}

TEST(smaller_pages_are_adopted)
{
	struct fetch_fixture *r = *state;
	store_set_page_size(r->s, 100);
	fetch_fixture_plan(r);
	assert_int_equal(r->fx.item[0].request.page_size, 100);
	fetch_fixture_answer_rows(r, 1, 1, 20, 500);
	assert_true(r->out.news & NEWS_CLAMP);
	fetch_fixture_look(r, 20, 39);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "2");
	assert_int_equal(r->fx.item[0].request.page_size, 20);
}

TEST(a_server_deaf_to_the_page_number_halts)
{
	struct fetch_fixture *r = *state;
	int sends = 0;
	r->w.everything = true;
	fetch_fixture_plan(r);
	for (int turn = 0; turn < 50; turn++) {
		for (size_t i = r->f.n_pending; i-- > 0;)
			if (r->f.pending[i].state == PENDING_IN_FLIGHT) {
				fetch_fixture_answer_rows(r, r->f.pending[i].id, 1, 10, 500);
				sends++;
			}
		r->now_ms += 1000;
		fetch_fixture_plan(r);
	}
	assert_true(r->f.halted);
	assert_string_equal(r->f.halt.code, "Reply.SamePage");
	assert_string_equal(r->f.halt.request_id, FAKE_REQUEST_ID);
	assert_true(strlen(r->f.halt.meaning) > 10 && strlen(r->f.halt.remedy) > 10);
	assert_int_equal(fetch_deadline(&r->f, r->now_ms), INT64_MAX);
	assert_true(sends <= 2 * FETCH_IN_FLIGHT_MAX + 1);
}

TEST(the_same_page_once_is_only_read_again)
{
	struct fetch_fixture *r = *state;
	load_first(r, 500);
	fetch_fixture_look(r, 0, 19);
	fetch_fixture_plan(r);
	/* As many came as went, just a page of them. */
	fetch_fixture_answer_rows(r, 2, 1, 10, 500);
	assert_int_equal(r->out.fault.class, FAULT_NONE);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "1 2");
	fetch_fixture_answer_rows(r, 3, 991, 10, 500);
	fetch_fixture_answer_rows(r, 4, 1, 10, 500);
	assert_false(r->f.halted);
	assert_int_equal(store_row(r->s, 0).state, ROW_FRESH);
	assert_int_equal(store_row(r->s, 10).state, ROW_FRESH);
	/* Paging is known to work again: the next such chance is not the second one. */
	assert_false(r->f.same_page);
}

TEST(a_restless_list_is_counted)
{
	struct fetch_fixture *r = *state;
	load_first(r, 500);
	assert_int_equal(r->f.n_drifts, 0);
	fetch_fixture_look(r, 10, 19);
	fetch_fixture_plan(r);
	fetch_fixture_answer_rows(r, fetch_fixture_in_flight(r, 2), 11, 10, 501);
	assert_int_equal(r->f.n_drifts, 1);
	assert_int_equal(r->f.drift_ms, r->now_ms);
	fetch_fixture_look(r, 20, 29);
	fetch_fixture_plan(r);
	/* A customer of page 2 again. */
	fetch_fixture_answer_rows(r, fetch_fixture_in_flight(r, 3), 20, 10, 501);
	assert_true(r->out.news & NEWS_OVERLAP);
	assert_int_equal(r->f.n_drifts, 2);
	assert_int_equal(r->f.drifts, 2);
}

#define WITH_SETUP(name) cmocka_unit_test_setup_teardown(name, open_bench, fetch_fixture_close)

TEST(outcomes_are_counted_by_their_kind)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_plan(r);
	fetch_fixture_answer_error(r, 1, "RequestLimitExceeded");
	assert_int_equal(r->f.n_limited, 1);
	assert_int_equal(r->f.n_failed_sends, 0);
	fetch_fixture_wait(r);
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 1), "InternalError");
	assert_int_equal(r->f.n_limited, 1);
	assert_int_equal(r->f.n_failed_sends, 1);
	fetch_fixture_wait(r);
	fetch_fixture_answer_page(r, 1, 50);
	assert_int_equal(r->f.n_ok, 1);
	assert_int_equal(r->f.n_limited + r->f.n_failed_sends, 2);
}

TEST(the_version_of_http_says_how_many_may_fly)
{
	struct fetch_fixture *r = *state;
	static const struct {
		char version[8];
		int lanes;
	} rows[] = {{"2", FETCH_IN_FLIGHT_MAX},
		    {"", FETCH_IN_FLIGHT_MAX},
		    {"1.1", FETCH_LANES},
		    {"", FETCH_LANES}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		memcpy(r->http_version, rows[i].version, sizeof r->http_version);
		store_make_stale(r->s);
		fetch_fixture_plan(r);
		if (r->fx.n == 0)
			fetch_fixture_wait(r);
		fetch_fixture_answer_page(r, 1, 50);
		assert_int_equal(r->f.lanes, rows[i].lanes);
	}
}

/* Only an empty page behind the last one shows where the list ends. */
TEST(an_empty_last_page_is_not_the_end)
{
	struct fetch_fixture *r = *state;
	load_first(r, 15);
	assert_int_equal(store_page_count(r->s), 2);
	r->f.end_epoch = UINT32_MAX;
	fetch_fixture_look(r, 10, 14);
	fetch_fixture_plan(r);
	fetch_fixture_answer_rows(r, fetch_fixture_in_flight(r, 2), 11, 0, 15);
	assert_int_equal(r->out.fault.class, FAULT_NONE);
	assert_int_equal(r->f.end_epoch, UINT32_MAX);
}

TEST(an_empty_page_behind_the_last_is_the_end)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_plan(r);
	fetch_fixture_answer_page(r, 1, 30);
	assert_int_equal(r->f.end_epoch, 0);
	store_make_stale(r->s);
	fetch_fixture_look(r, 20, 29);
	fetch_fixture_plan(r);
	/* There are fewer customers than before. */
	fetch_fixture_answer_rows(r, fetch_fixture_in_flight(r, 3), 21, 0, 20);
	assert_int_equal(r->f.end_epoch, store_epoch(r->s));
	assert_true(query_equal(&r->f.end_query, store_current(r->s)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(an_empty_page_behind_the_last_is_the_end, open_bench,
					    fetch_fixture_close),
	    cmocka_unit_test_setup_teardown(an_empty_last_page_is_not_the_end, open_bench,
					    fetch_fixture_close),
	    WITH_SETUP(an_unknown_id_changes_nothing),
	    WITH_SETUP(a_good_answer_fills_the_store),
	    WITH_SETUP(an_answer_counts_once),
	    WITH_SETUP(the_reply_of_an_earlier_try_changes_nothing),
	    WITH_SETUP(other_actions_are_left_to_the_caller),
	    WITH_SETUP(what_the_library_repeated_counts),
	    WITH_SETUP(an_absurd_count_of_repeats_is_bounded),
	    WITH_SETUP(smaller_pages_are_adopted),
	    WITH_SETUP(a_server_deaf_to_the_page_number_halts),
	    WITH_SETUP(the_same_page_once_is_only_read_again),
	    WITH_SETUP(a_restless_list_is_counted),
	    WITH_SETUP(outcomes_are_counted_by_their_kind),
	    WITH_SETUP(the_version_of_http_says_how_many_may_fly),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
