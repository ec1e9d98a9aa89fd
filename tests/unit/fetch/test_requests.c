/* SPDX-License-Identifier: MIT */
/* Tests of src/fetch/requests.c. */
#include "fetch/requests.h"
#include "test.h"

SETUP(open_ledger)
{
	static struct fetch f;
	fetch_init(&f, 7);
	*state = &f;
	return 0;
}

static struct request page(uint32_t number)
{
	return (struct request){.action = ACTION_CUSTOMERS, .page = number, .page_size = 10};
}

TEST(only_requests_in_flight_are_found_by_id)
{
	struct fetch *f = *state;
	struct request r = page(1);
	struct pending *a = requests_add(f, &r, 50);
	assert_int_equal(a->state, PENDING_DUE);
	assert_int_equal(a->due_ms, 50);
	assert_int_equal(a->last.class, FAULT_NONE);
	a->id = 9;
	assert_null(requests_find(f, 9));
	a->state = PENDING_IN_FLIGHT;
	assert_ptr_equal(requests_find(f, 9), a);
	assert_null(requests_find(f, 8));
}

TEST(pending_requests_are_found_by_what_they_request)
{
	struct fetch *f = *state;
	struct request one = page(1), two = page(2), other = page(1);
	requests_add(f, &one, 0);
	struct pending *a = requests_add(f, &two, 0);
	assert_ptr_equal(requests_find_equal(f, &two), a);
	other.page_size = 20;
	assert_null(requests_find_equal(f, &other));
}

TEST(removing_keeps_the_others)
{
	struct fetch *f = *state;
	for (uint32_t i = 1; i <= 4; i++) {
		struct request r = page(i);
		requests_add(f, &r, 0);
	}
	requests_remove(f, &f->pending[3]);
	requests_remove(f, &f->pending[0]);
	assert_int_equal(f->n_pending, 2);
	assert_int_equal(f->pending[0].request.page, 2);
	assert_int_equal(f->pending[1].request.page, 3);
}

TEST(a_full_ledger_takes_no_more)
{
	struct fetch *f = *state;
	for (uint32_t i = 1; i <= FETCH_PENDING_MAX; i++) {
		struct request r = page(i);
		assert_non_null(requests_add(f, &r, 0));
	}
	struct request r = page(FETCH_PENDING_MAX + 1);
	assert_null(requests_add(f, &r, 0));
	assert_int_equal(f->n_pending, FETCH_PENDING_MAX);
}

static bool give_up(struct fetch *f, const struct request *r)
{
	struct fault why;
	fault_from_code(&why, SL("FailedOperation"), SL(""), SL(""));
	return requests_give_up(f, requests_add(f, r, 0), &why, 77);
}

TEST(failures_are_remembered_with_their_reason)
{
	struct fetch *f = *state;
	struct request r = page(3), other = page(4);
	assert_true(give_up(f, &r));
	assert_int_equal(f->n_pending, 0);
	assert_true(requests_has_failed(f, &r));
	assert_false(requests_has_failed(f, &other));
	assert_string_equal(f->failed[0].fault.code, "FailedOperation");
	assert_int_equal(f->failed[0].at_ms, 77);
}

TEST(room_is_made_by_what_is_not_of_this_list)
{
	struct fetch *f = *state;
	struct request pool = {.action = ACTION_PARTNER_CREDIT}, old = page(1);
	struct err e = {ERR_NONE, ""};
	assert_true(query_filter(&old.query, FILTER_NAME, SL("delta"), &e));
	for (uint32_t i = 1; i < FETCH_FAILED; i++) {
		struct request r = page(i);
		assert_true(give_up(f, &r));
		if (i == 5)
			assert_true(give_up(f, &old));
	}
	assert_int_equal(f->n_failed, FETCH_FAILED);
	struct request next = page(40), last = page(41), first = page(1);
	assert_true(give_up(f, &next));
	assert_false(requests_has_failed(f, &old));
	assert_true(requests_has_failed(f, &first));
	assert_true(requests_has_failed(f, &next));
	/* Now only this list's are left. */
	assert_false(give_up(f, &last));
	assert_int_equal(f->n_pending, 0);
	assert_int_equal(f->n_failed, FETCH_FAILED);
	assert_true(requests_has_failed(f, &first));
	/* What is wanted once may take the place of any. */
	assert_true(give_up(f, &pool));
	assert_true(requests_has_failed(f, &pool));
}

TEST(waiting_doubles_with_jitter_up_to_a_bound)
{
	struct fetch *f = *state;
	int64_t longest = BACKOFF_FIRST_MS;
	for (int tries = 1; tries < 40; tries++) {
		int64_t least = INT64_MAX, most = 0;
		for (int i = 0; i < 200; i++) {
			int64_t ms = requests_backoff_ms(f, tries);
			least = ms < least ? ms : least;
			most = ms > most ? ms : most;
		}
		assert_true(least >= longest / 2 && most <= longest);
		assert_true(most - least > longest / 4);
		longest = longest * 2 < BACKOFF_MAX_MS ? longest * 2 : BACKOFF_MAX_MS;
	}
}

#define WITH_SETUP(name) cmocka_unit_test_setup(name, open_ledger)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(only_requests_in_flight_are_found_by_id),
	    WITH_SETUP(pending_requests_are_found_by_what_they_request),
	    WITH_SETUP(removing_keeps_the_others),
	    WITH_SETUP(a_full_ledger_takes_no_more),
	    WITH_SETUP(failures_are_remembered_with_their_reason),
	    WITH_SETUP(room_is_made_by_what_is_not_of_this_list),
	    WITH_SETUP(waiting_doubles_with_jitter_up_to_a_bound),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
