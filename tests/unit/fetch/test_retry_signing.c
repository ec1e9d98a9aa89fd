/* SPDX-License-Identifier: MIT */
/* Tests of src/fetch/retry.c: refused signatures, clock skew and ended keys. */
#include "fetch_fixture.h"
#include "test.h"

SETUP(open_bench)
{
	return fetch_fixture_open(state, 100);
}

TEST(the_clock_is_learnt_once)
{
	struct fetch_fixture *r = *state;
	uint64_t id = fetch_fixture_fly_second(r);
	r->server_unix_s = 1790000000;
	r->our_unix_s = 1790000900;
	fetch_fixture_answer_error(r, id, "AuthFailure.SignatureExpire");
	assert_true(r->out.skew_learnt && r->out.will_retry);
	assert_int_equal(r->f.skew_s, -900);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "2");
	assert_int_equal(r->fx.item[0].signed_s, FETCH_FIXTURE_WALL_S - 900);
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 2), "AuthFailure.SignatureExpire");
	assert_false(r->out.skew_learnt || r->out.will_retry);
	assert_true(r->f.halted);
}

/* As when a terminal that does not take the frame holds up the turn. */
TEST(a_request_that_was_held_up_after_it_was_planned_is_signed_with_a_later_time)
{
	struct fetch_fixture *r = *state;
	uint64_t id = fetch_fixture_fly_second(r);
	assert_int_equal(r->fx.item[0].signed_s, FETCH_FIXTURE_WALL_S);
	r->w.wall_s += 900;
	r->server_unix_s = r->our_unix_s = r->w.wall_s;
	fetch_fixture_answer_error(r, id, "AuthFailure.SignatureExpire");
	assert_true(r->out.will_retry);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "!0 2"); /* after such a pause */
	assert_int_equal(r->fx.item[1].signed_s, FETCH_FIXTURE_WALL_S + 900);
}

TEST(all_that_fly_sign_again)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_fly_second(r);
	fetch_fixture_look(r, 100, 499);
	fetch_fixture_plan(r);
	r->server_unix_s = 1790000000;
	r->our_unix_s = 1790000900;
	for (uint32_t page = 2; page <= 5; page++)
		fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, page),
					   "AuthFailure.SignatureExpire");
	assert_false(r->f.halted);
	for (int i = 0; i < 3 && fetch_count_due(&r->f); i++)
		fetch_fixture_wait(r);
	assert_int_equal(fetch_count_in_flight(&r->f), 4);
	/* The clock is set right later on: learnt anew. */
	fetch_fixture_answer_page(r, 2, 5000);
	fetch_fixture_look(r, 600, 610);
	r->now_ms += 5000;
	fetch_fixture_plan(r);
	r->our_unix_s = 1790000000;
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 7), "AuthFailure.SignatureExpire");
	assert_true(r->out.will_retry);
	assert_int_equal(r->f.skew_s, 0);
}

TEST(without_a_date_the_clock_cannot_be_learnt)
{
	struct fetch_fixture *r = *state;
	uint64_t id = fetch_fixture_fly_second(r);
	r->our_unix_s = 1790000900;
	fetch_fixture_answer_error(r, id, "AuthFailure.SignatureExpire");
	assert_true(r->f.halted);
	assert_int_equal(r->f.skew_s, 0);
	assert_false(r->f.skew_known);
}

TEST(ended_credentials_are_renewed_once_for_all)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_fly_second(r);
	fetch_fixture_look(r, 100, 399);
	fetch_fixture_plan(r);
	uint64_t third = fetch_fixture_in_flight(r, 3), fourth = fetch_fixture_in_flight(r, 4);
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 2), "AuthFailure.TokenFailure");
	assert_int_equal(r->fx.n, 1);
	assert_int_equal(r->fx.item[0].kind, EFFECT_RENEW);
	assert_true(r->out.will_retry);
	fetch_fixture_plan(r);
	assert_int_equal(r->fx.n, 0);
	assert_true(fetch_deadline(&r->f, r->now_ms) > r->now_ms);
	fetch_fixture_answer_error(r, third, "AuthFailure.TokenFailure");
	assert_int_equal(r->fx.n, 0);
	r->now_ms += 3000;
	fetch_renewed(&r->f, true, r->now_ms);
	/* Signed before the renewal: no reason for another one. */
	fetch_fixture_answer_error(r, fourth, "AuthFailure.TokenFailure");
	assert_int_equal(r->fx.n, 0);
	assert_true(r->out.will_retry);
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "2 3 4");
	fetch_fixture_answer_page(r, 2, 5000);
	/* They were good and end in their turn. */
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 3), "AuthFailure.TokenFailure");
	assert_int_equal(r->fx.item[0].kind, EFFECT_RENEW);
}

TEST(new_credentials_that_are_refused_halt)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_answer_error(r, fetch_fixture_fly_second(r), "AuthFailure.TokenFailure");
	fetch_renewed(&r->f, true, r->now_ms);
	fetch_fixture_plan(r);
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 2), "AuthFailure.TokenFailure");
	assert_int_equal(r->fx.n, 0);
	assert_true(r->f.halted);
	fetch_retry(&r->f, r->now_ms);
	fetch_fixture_plan(r);
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 2), "AuthFailure.TokenFailure");
	assert_int_equal(r->fx.item[0].kind, EFFECT_RENEW);
}

/* It may have been replaced at its source since it was read. */
TEST(after_a_key_that_is_not_accepted_a_retry_reads_it_again)
{
	static const char *const codes[] = {"AuthFailure.SecretIdNotFound",
					    "AuthFailure.SignatureFailure"};
	struct fetch_fixture *r = *state;
	uint64_t id = fetch_fixture_fly_second(r);
	for (size_t i = 0; i < 2; i++) {
		fetch_fixture_answer_error(r, id, codes[i]);
		assert_int_equal(r->fx.n, 0);
		assert_true(r->f.halted);
		assert_true(fetch_retry_with_key(&r->f, r->now_ms));
		r->now_ms += 1000;
		fetch_fixture_plan(r);
		assert_int_equal(r->fx.n, 1);
		assert_int_equal(r->fx.item[0].kind, EFFECT_RENEW);
		fetch_fixture_plan(r);
		assert_int_equal(r->fx.n, 0);
		fetch_renewed(&r->f, true, r->now_ms);
		fetch_fixture_plan(r);
		assert_true(r->fx.n > 0);
		id = fetch_fixture_in_flight(r, 2);
		assert_true(id > 0);
	}
	/* If the source has none, the reason for the halt stays. */
	fetch_fixture_answer_error(r, id, codes[0]);
	assert_true(fetch_retry_with_key(&r->f, r->now_ms));
	fetch_fixture_plan(r);
	fetch_renewed(&r->f, false, r->now_ms);
	assert_true(r->f.halted);
	assert_string_equal(r->f.halt.code, codes[0]);
}

TEST(a_retry_after_another_fault_reads_no_key)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_answer_error(r, fetch_fixture_fly_second(r), "AuthFailure.MFAFailure");
	assert_true(r->f.halted);
	assert_false(fetch_retry_with_key(&r->f, r->now_ms));
	r->now_ms += 1000;
	fetch_fixture_plan(r);
	assert_string_equal(fetch_fixture_effects(r), "2");
}

TEST(credentials_that_cannot_be_renewed_halt)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_answer_error(r, fetch_fixture_fly_second(r), "AuthFailure.TokenFailure");
	fetch_renewed(&r->f, false, r->now_ms);
	assert_true(r->f.halted);
	assert_string_equal(r->f.halt.code, "AuthFailure.TokenFailure");
	fetch_fixture_plan(r);
	assert_int_equal(r->fx.n, 0);
}

TEST(credentials_that_come_and_go_are_not_renewed_for_ever)
{
	struct fetch_fixture *r = *state;
	struct request extra = {.action = ACTION_PARTNER_CREDIT};
	int renewals = 0;
	fetch_fixture_fly_second(r);
	r->w.extra = &extra;
	r->w.n_extra = 1;
	/* One request is always refused, another one always granted. */
	for (int i = 0; i < 50; i++) {
		r->now_ms += 2000;
		fetch_fixture_plan(r);
		if (fetch_fixture_in_flight(r, 2))
			fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 2),
						   "AuthFailure.TokenFailure");
		if (r->fx.n && r->fx.item[0].kind == EFFECT_RENEW) {
			renewals++;
			fetch_renewed(&r->f, true, r->now_ms);
		}
		for (size_t a = 0; a < r->f.n_pending; a++)
			if (r->f.pending[a].state == PENDING_IN_FLIGHT &&
			    r->f.pending[a].request.action == ACTION_PARTNER_CREDIT) {
				fetch_fixture_answer(r, r->f.pending[a].id,
						     "{\"Response\":{\"RequestId\":\"a\"}}");
				break;
			}
	}
	assert_true(r->f.halted);
	assert_in_range(renewals, 1, FETCH_TRIES);
}

TEST(pages_too_large_are_halved)
{
	struct fetch_fixture *r = *state;
	for (uint32_t size = 50; size >= 1; size /= 2) {
		fetch_fixture_plan(r);
		fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 1),
					   "ResponseSizeLimitExceeded");
		assert_true(r->out.page_size_halved && r->out.will_retry);
		assert_int_equal(store_page_size(r->s), size);
		r->now_ms += 1000;
	}
	fetch_fixture_plan(r);
	assert_int_equal(r->fx.item[0].request.page_size, 1);
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 1), "ResponseSizeLimitExceeded");
	assert_false(r->out.page_size_halved || r->out.will_retry);
	assert_int_equal(store_page_size(r->s), 1);
	assert_int_equal(r->f.n_failed, 1);
}

TEST(a_refused_size_is_found_by_halving)
{
	struct fetch_fixture *r = *state;
	const uint32_t sizes[] = {50, 25, 12};
	fetch_fixture_plan(r);
	for (int i = 0; i < 3; i++) {
		fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 1),
					   "InvalidParameterValue");
		assert_true(r->out.page_size_halved);
		assert_int_equal(store_page_size(r->s), sizes[i]);
		fetch_fixture_plan(r);
	}
	fetch_fixture_answer_page(r, 1, 500);
	assert_int_equal(store_page_size(r->s), 12);
	assert_int_equal(r->f.n_failed, 0);
	/* From here on the same code cannot mean the size. */
	fetch_fixture_filter(r, "?");
	r->now_ms += 5000;
	fetch_fixture_plan(r);
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 1), "InvalidParameterValue");
	assert_false(r->out.page_size_halved);
	assert_int_equal(store_page_size(r->s), 12);
	assert_int_equal(r->f.n_failed, 1);
}

TEST(a_refused_filter_leaves_the_size)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_filter(r, "?");
	fetch_fixture_plan(r);
	for (int i = 0; i < 4; i++) {
		fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 1),
					   "InvalidParameterValue");
		assert_true(r->out.page_size_halved);
		r->now_ms += 1000;
		fetch_fixture_plan(r);
	}
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 1), "InvalidParameterValue");
	assert_false(r->out.page_size_halved);
	assert_int_equal(store_page_size(r->s), 100);
	assert_int_equal(r->f.failed[0].request.page_size, 100);
	assert_true(request_equal(&r->f.failed[0].request, &r->out.request));
	fetch_fixture_plan(r);
	assert_int_equal(r->fx.n, 0);
}

TEST(late_refusals_of_the_old_size_halve_once)
{
	struct fetch_fixture *r = *state;
	fetch_fixture_fly_second(r);
	fetch_fixture_look(r, 100, 299);
	fetch_fixture_plan(r);
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 2), "ResponseSizeLimitExceeded");
	fetch_fixture_answer_error(r, fetch_fixture_in_flight(r, 3), "ResponseSizeLimitExceeded");
	assert_int_equal(store_page_size(r->s), 50);
	assert_int_equal(r->f.n_pending, 0);
}

TEST(other_actions_do_not_halt_the_list)
{
	struct fetch_fixture *r = *state;
	struct request extra = {.action = ACTION_PARTNER_CREDIT};
	fetch_fixture_fly_second(r);
	r->w.extra = &extra;
	r->w.n_extra = 1;
	fetch_fixture_plan(r);
	fetch_fixture_answer_error(r, r->fx.item[0].id, "UnauthorizedOperation.UinNoAuth");
	assert_false(r->f.halted);
	assert_int_equal(r->f.n_failed, 1);
	fetch_fixture_plan(r);
	assert_int_equal(r->fx.n, 0);
	/* Its size is no page's. */
	fetch_retry(&r->f, r->now_ms);
	fetch_fixture_plan(r);
	fetch_fixture_answer_error(r, r->fx.item[0].id, "ResponseSizeLimitExceeded");
	assert_int_equal(store_page_size(r->s), 100);
}

#define WITH_SETUP(name) cmocka_unit_test_setup_teardown(name, open_bench, fetch_fixture_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(the_clock_is_learnt_once),
	    WITH_SETUP(a_request_that_was_held_up_after_it_was_planned_is_signed_with_a_later_time),
	    WITH_SETUP(all_that_fly_sign_again),
	    WITH_SETUP(without_a_date_the_clock_cannot_be_learnt),
	    WITH_SETUP(ended_credentials_are_renewed_once_for_all),
	    WITH_SETUP(new_credentials_that_are_refused_halt),
	    WITH_SETUP(after_a_key_that_is_not_accepted_a_retry_reads_it_again),
	    WITH_SETUP(a_retry_after_another_fault_reads_no_key),
	    WITH_SETUP(credentials_that_cannot_be_renewed_halt),
	    WITH_SETUP(credentials_that_come_and_go_are_not_renewed_for_ever),
	    WITH_SETUP(pages_too_large_are_halved),
	    WITH_SETUP(a_refused_size_is_found_by_halving),
	    WITH_SETUP(a_refused_filter_leaves_the_size),
	    WITH_SETUP(late_refusals_of_the_old_size_halve_once),
	    WITH_SETUP(other_actions_do_not_halt_the_list),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
