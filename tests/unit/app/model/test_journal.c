/* SPDX-License-Identifier: MIT */
/* Tests of src/app/model/journal.c. */
#include "app/model/journal.h"

#include "test.h"

static struct journal j;

SETUP(begin)
{
	journal_init(&j);
	return 0;
}

TEARDOWN(end)
{
	journal_release(&j);
	return 0;
}

static void send(uint64_t id)
{
	struct effect fx = {.kind = EFFECT_SEND,
			    .id = id,
			    .signed_s = 995,
			    .request = {.action = ACTION_CUSTOMERS, .page = (uint32_t)id}};
	struct journal_try t = {.number = 2, .sent_s = 1000, .has_token = id == 2};
	journal_send(&j, &fx, &t);
}

static void answer(uint64_t id, struct sl body)
{
	struct wire_reply r = {.id = id,
			       .http_status = 200,
			       .elapsed_ms = 80,
			       .bytes = 33,
			       .sends = 1,
			       .http_version = "2",
			       .headers = SL("Date: now\n"),
			       .body = body};
	struct outcome out = {.known = true};
	journal_reply(&j, &r, &out);
}

static void refuse(uint64_t id, const char *code, bool again)
{
	struct wire_reply r = {.id = id, .result = WIRE_TIMEOUT, .detail = "timed out"};
	struct outcome out = {.known = true, .will_retry = again};
	fault_from_code(&out.fault, sl_from(code), SL("words of the API"), SL(""));
	journal_reply(&j, &r, &out);
}

TEST(an_exchange_is_recorded_from_send_to_answer)
{
	send(1);
	const struct exchange *x = journal_at(&j, 0);
	assert_int_equal(x->state, EXCHANGE_IN_FLIGHT);
	assert_int_equal(x->sent_s, 1000);
	assert_int_equal(x->signed_s, 995);
	assert_int_equal(x->tries, 2);
	assert_string_equal(x->code, "");
	answer(1, SL("{\"Response\":{\"RequestId\":\"r-1\"}}"));
	assert_int_equal(x->state, EXCHANGE_ANSWERED);
	assert_int_equal(x->http_status, 200);
	assert_int_equal(x->elapsed_ms, 80);
	assert_int_equal(x->bytes, 33);
	assert_string_equal(x->http_version, "2");
	assert_string_equal(x->request_id, "r-1");
	assert_int_equal(x->body.n, x->body_n);
	assert_true(sl_equal(x->headers, SL("Date: now\n")));
	assert_int_equal(j.sent, 1);
}

TEST(a_failure_has_its_code_and_our_sentences)
{
	send(1);
	refuse(1, "RequestLimitExceeded", true);
	const struct exchange *x = journal_find(&j, 1, NULL);
	assert_int_equal(x->state, EXCHANGE_FAILED);
	assert_true(x->will_retry);
	assert_int_equal(x->result, WIRE_TIMEOUT);
	assert_string_equal(x->code, "RequestLimitExceeded");
	assert_string_equal(x->detail, "timed out");
	assert_non_null(strstr(x->meaning, "more requests a second"));
	assert_true(strlen(x->remedy) > 0);
}

TEST(a_request_in_flight_has_its_signing_time_and_whether_it_bore_a_token)
{
	send(1);
	assert_int_equal(journal_at(&j, 0)->signed_s, 995);
	assert_false(journal_at(&j, 0)->has_token);
	send(2);
	assert_int_equal(journal_at(&j, 0)->signed_s, 995);
	assert_true(journal_at(&j, 0)->has_token);
}

TEST(a_cancelled_request_stays_cancelled)
{
	send(1);
	send(2);
	answer(2, SL("{}"));
	journal_cancel(&j, 1);
	journal_cancel(&j, 2);
	journal_cancel(&j, 3);
	answer(1, SL("{}"));
	assert_int_equal(journal_find(&j, 1, NULL)->state, EXCHANGE_CANCELLED);
	assert_int_equal(journal_find(&j, 1, NULL)->body.n, 0);
	assert_int_equal(journal_find(&j, 2, NULL)->state, EXCHANGE_ANSWERED);
}

TEST(the_newest_is_first_and_the_oldest_forgotten)
{
	size_t i = 7;
	assert_null(journal_at(&j, 0));
	for (uint64_t id = 1; id <= JOURNAL_MAX + 3; id++)
		send(id);
	assert_int_equal(j.n, JOURNAL_MAX);
	assert_int_equal(j.sent, JOURNAL_MAX + 3);
	assert_int_equal(journal_at(&j, 0)->id, JOURNAL_MAX + 3);
	assert_int_equal(journal_at(&j, JOURNAL_MAX - 1)->id, 4);
	assert_null(journal_at(&j, JOURNAL_MAX));
	assert_null(journal_find(&j, 3, &i));
	assert_int_equal(i, 7);
	assert_non_null(journal_find(&j, 4, &i));
	assert_int_equal(i, JOURNAL_MAX - 1);
}

/* However much is answered, what is kept has a bound; the newest answer is there. */
TEST(bodies_make_room_for_newer_ones)
{
	struct buf body;
	buf_init(&body, 3u << 20);
	for (size_t i = 0; i < JOURNAL_BODY_MAX + 5; i++)
		buf_add_byte(&body, 'x');
	for (uint64_t id = 1; id <= 9; id++) {
		send(id);
		answer(id, buf_sl(&body));
		assert_true(j.kept <= JOURNAL_BODIES_MAX);
		assert_int_equal(journal_at(&j, 0)->body.n, JOURNAL_BODY_MAX);
		assert_int_equal(journal_at(&j, 0)->body_n, JOURNAL_BODY_MAX + 5);
	}
	assert_int_equal(journal_find(&j, 1, NULL)->body.n, 0);
	assert_int_equal(journal_find(&j, 1, NULL)->body_n, JOURNAL_BODY_MAX + 5);
	assert_int_equal(journal_find(&j, 7, NULL)->body.n, JOURNAL_BODY_MAX);
	buf_release(&body);
}

TEST(bodies_fill_their_room_to_the_last_byte)
{
	const size_t most = JOURNAL_BODIES_MAX, one = most / 4;
	struct buf body;
	buf_init(&body, one);
	while (body.n < one - SL("Date: now\n").n)
		buf_add_byte(&body, 'x');
	for (uint64_t id = 1; id <= 4; id++) {
		send(id);
		answer(id, buf_sl(&body));
	}
	assert_int_equal(j.kept, most);
	assert_int_equal(journal_find(&j, 1, NULL)->body.n, body.n);
	send(5);
	answer(5, SL(""));
	assert_int_equal(journal_find(&j, 1, NULL)->body.n, 0);
	assert_int_equal(journal_find(&j, 1, NULL)->headers.n, 0);
	assert_int_equal(journal_find(&j, 2, NULL)->body.n, body.n);
	assert_int_equal(j.kept, most - one + SL("Date: now\n").n);
	buf_release(&body);
}

/* What is forgotten with its entry takes no room, in any order of the ring. */
TEST(forgotten_entries_take_no_room)
{
	for (uint64_t id = 1; id <= 2 * JOURNAL_MAX + 7; id++) {
		send(id);
		answer(id, SL("{}"));
		size_t n = id < JOURNAL_MAX ? id : JOURNAL_MAX;
		assert_int_equal(j.kept, n * (SL("{}").n + SL("Date: now\n").n));
	}
}

TEST(a_reply_to_nothing_known_changes_nothing)
{
	answer(5, SL("{}"));
	assert_int_equal(j.n, 0);
	assert_int_equal(j.kept, 0);
}

int main(void)
{
#define WITH_SETUP(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(an_exchange_is_recorded_from_send_to_answer),
	    WITH_SETUP(a_failure_has_its_code_and_our_sentences),
	    WITH_SETUP(a_request_in_flight_has_its_signing_time_and_whether_it_bore_a_token),
	    WITH_SETUP(a_cancelled_request_stays_cancelled),
	    WITH_SETUP(the_newest_is_first_and_the_oldest_forgotten),
	    WITH_SETUP(bodies_make_room_for_newer_ones),
	    WITH_SETUP(bodies_fill_their_room_to_the_last_byte),
	    WITH_SETUP(forgotten_entries_take_no_room),
	    WITH_SETUP(a_reply_to_nothing_known_changes_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
