/* SPDX-License-Identifier: MIT */
/* Tests of src/fetch/pacer.c. */
#include "fetch/pacer.h"
#include "test.h"

static uint64_t last_id;

static uint64_t send(struct pacer *p, enum api_action a, int64_t now_ms)
{
	assert_true(pacer_next_ms(p, a, now_ms) <= now_ms);
	pacer_sent(p, a, ++last_id, now_ms);
	return last_id;
}

static void fill(struct pacer *p, enum api_action a, int64_t now_ms)
{
	for (int i = 0; i < request_action_rate(a); i++)
		pacer_answered(p, send(p, a, now_ms), now_ms, 0);
}

TEST(each_action_has_its_own_limit)
{
	struct pacer p;
	pacer_init(&p);
	for (int a = 0; a < API_ACTIONS; a++)
		fill(&p, (enum api_action)a, 1000);
	for (int a = 0; a < API_ACTIONS; a++)
		assert_int_equal(pacer_next_ms(&p, (enum api_action)a, 1000),
				 1000 + RATE_WINDOW_MS);
}

static void refuse(struct pacer *p, bool of_all)
{
	pacer_limited(p, &(struct pacer_refusal){.action = ACTION_CREDIT_BY_UINS,
						 .of_all = of_all,
						 .sent_ms = 1000,
						 .now_ms = 1100,
						 .until_ms = 9000});
}

TEST(a_refusal_slows_its_action_only)
{
	struct pacer p;
	pacer_init(&p);
	refuse(&p, false);
	for (int i = 0; i < API_ACTIONS; i++) {
		enum api_action a = (enum api_action)i;
		bool slowed = a == ACTION_CREDIT_BY_UINS;
		assert_int_equal(pacer_next_ms(&p, a, 1100), slowed ? 9000 : 1100);
		assert_int_equal(p.of[a].window_ms, slowed ? 2 * RATE_WINDOW_MS : RATE_WINDOW_MS);
		assert_true((pacer_limited_ms(&p, a) == 1100) == slowed);
	}
	pacer_quiet(&p, ACTION_CUSTOMERS, 60000);
	assert_int_equal(p.of[ACTION_CREDIT_BY_UINS].window_ms, 2 * RATE_WINDOW_MS);
	pacer_quiet(&p, ACTION_CREDIT_BY_UINS, 60000);
	assert_int_equal(p.of[ACTION_CREDIT_BY_UINS].window_ms, RATE_WINDOW_MS);
}

TEST(a_refusal_of_the_account_slows_all)
{
	struct pacer p;
	pacer_init(&p);
	refuse(&p, true);
	for (int a = 0; a < API_ACTIONS; a++) {
		assert_int_equal(pacer_next_ms(&p, (enum api_action)a, 1100), 9000);
		assert_int_equal(p.of[a].window_ms, 2 * RATE_WINDOW_MS);
	}
}

TEST(an_answer_shows_that_what_was_sent_before_has_arrived)
{
	struct pacer p;
	uint64_t later;
	pacer_init(&p);
	pacer_closed(&p, send(&p, ACTION_CUSTOMERS, 1000), 2000);
	/* It was sent before the other was closed. */
	pacer_answered(&p, send(&p, ACTION_PARTNER_CREDIT, 1500), 3000, 0);
	assert_int_equal(p.of[ACTION_CUSTOMERS].slot[0].state, SLOT_HELD);
	later = send(&p, ACTION_PARTNER_CREDIT, 2500);
	pacer_answered(&p, 999999, 3000, 0);
	assert_int_equal(p.of[ACTION_CUSTOMERS].slot[0].state, SLOT_HELD);
	pacer_answered(&p, later, 3000, 0);
	assert_int_equal(p.of[ACTION_CUSTOMERS].slot[0].state, SLOT_SETTLED);
}

TEST(a_repeat_counts_for_its_action)
{
	struct pacer p;
	pacer_init(&p);
	pacer_answered(&p, send(&p, ACTION_CUSTOMERS, 1000), 1000, 0);
	pacer_repeated(&p, last_id, 1000);
	assert_int_equal(rate_window_used(&p.of[ACTION_CUSTOMERS], 1000), 2);
	assert_int_equal(rate_window_used(&p.of[ACTION_PARTNER_CREDIT], 1000), 0);
	/* Whatever it was, it counts. */
	pacer_repeated(&p, 999999, 1000);
	assert_int_equal(rate_window_used(&p.of[ACTION_CUSTOMERS], 1000), 3);
	assert_int_equal(rate_window_used(&p.of[ACTION_PARTNER_CREDIT], 1000), 1);
}

TEST(the_connections_carry_all_actions)
{
	struct pacer p;
	uint64_t a, b, stuck = 0;
	pacer_init(&p);
	assert_int_equal(pacer_first_open_ms(&p, ACTION_CUSTOMERS, 0), INT64_MAX);
	a = send(&p, ACTION_CUSTOMERS, 1000);
	b = send(&p, ACTION_VOUCHER_AMOUNT, 900);
	assert_int_equal(pacer_open(&p), 2);
	assert_int_equal(pacer_first_open_ms(&p, ACTION_CUSTOMERS, 0), 1000);
	assert_int_equal(pacer_first_open_ms(&p, ACTION_VOUCHER_AMOUNT, 900), 900);
	assert_int_equal(pacer_first_open_ms(&p, ACTION_VOUCHER_AMOUNT, 901), INT64_MAX);
	assert_int_equal(pacer_stuck_ms(&p, &stuck), INT64_MAX);
	pacer_cancelled(&p, a, 1500);
	pacer_cancelled(&p, b, 1600);
	assert_int_equal(pacer_stuck_ms(&p, &stuck), 1500 + RATE_WINDOW_LINGER_MS);
	assert_int_equal(stuck, a);
	pacer_lost(&p, a, 1700);
	pacer_unsent(&p, b);
	assert_int_equal(pacer_open(&p), 0);
	assert_int_equal(pacer_next_ms(&p, ACTION_VOUCHER_AMOUNT, 1700), 1700);
}

TEST(each_action_has_its_slowest_answer)
{
	struct pacer p;
	pacer_init(&p);
	pacer_answered(&p, send(&p, ACTION_CUSTOMERS, 1000), 1300, 0);
	pacer_answered(&p, send(&p, ACTION_PARTNER_CREDIT, 1000), 1700, 0);
	assert_int_equal(pacer_slowest_ms(&p, ACTION_CUSTOMERS), 300);
	assert_int_equal(pacer_slowest_ms(&p, ACTION_PARTNER_CREDIT), 700);
}

TEST(the_busiest_action_is_shown)
{
	struct pacer p;
	pacer_init(&p);
	assert_int_equal(pacer_used(&p, 1000), 0);
	assert_int_equal(pacer_less_used_ms(&p, 1000), INT64_MAX);
	for (int i = 0; i < 3; i++)
		pacer_answered(&p, send(&p, ACTION_PARTNER_CREDIT, 1000), 1000, 0);
	pacer_answered(&p, send(&p, ACTION_CUSTOMERS, 900), 900, 0);
	assert_int_equal(pacer_used(&p, 1000), 3);
	assert_int_equal(pacer_less_used_ms(&p, 1000), 1900);
	fill(&p, ACTION_CREDIT_HISTORY, 1000);
	assert_int_equal(pacer_used(&p, 1000), API_RATE_PER_SEC);
}

TEST(another_run_and_other_credentials_go_on_from_these_times)
{
	const enum api_action of = ACTION_CUSTOMERS;
	struct pacer p, q;
	pacer_init(&p);
	for (int i = 0; i < request_action_rate(of); i++)
		pacer_resume(&p, &of, 1000, 1100);
	pacer_follow(&q, &p, 1100);
	assert_int_equal(pacer_next_ms(&q, of, 1100), 1000 + RATE_WINDOW_MS);
	assert_int_equal(pacer_next_ms(&q, ACTION_PARTNER_CREDIT, 1100), 1100);
	/* The action is not known: they count for each. */
	for (int i = 0; i < API_RATE_MAX; i++)
		pacer_resume(&p, NULL, 1050, 1100);
	for (int a = 0; a < API_ACTIONS; a++)
		assert_int_equal(pacer_next_ms(&p, (enum api_action)a, 1100),
				 1050 + RATE_WINDOW_MS);
}

TEST(the_past_is_kept_for_each_action_until_it_is_resumed)
{
	const enum api_action of = ACTION_CUSTOMERS;
	struct pacer p;
	struct pacer_past past = {{{0}}};
	for (int i = 0; i < API_RATE_MAX + 1; i++) /* one too many */
		pacer_past_add(&past, &of, 1000, 1100);
	pacer_past_add(&past, NULL, 1050, 1100);
	pacer_past_add(&past, NULL, 1200, 1100); /* of another boot */
	pacer_past_add(&past, NULL, 0, 1100);
	pacer_init(&p);
	pacer_resume_all(&p, &past);
	assert_int_equal(pacer_next_ms(&p, of, 1100), 1000 + RATE_WINDOW_MS);
	assert_int_equal(rate_window_used(&p.of[ACTION_PARTNER_CREDIT], 1100), 1);
}

TEST(the_time_of_many_requests_is_that_of_their_action)
{
	struct pacer p;
	pacer_init(&p);
	assert_int_equal(pacer_seconds(&p, ACTION_CUSTOMERS, 0), 0);
	assert_int_equal(pacer_seconds(&p, ACTION_CUSTOMERS, 1), 1);
	assert_int_equal(pacer_seconds(&p, ACTION_DAILY_COST, 1456),
			 (1456 * p.of[ACTION_DAILY_COST].window_ms / 20 + 999) / 1000);
	assert_int_equal(pacer_seconds(&p, ACTION_CUSTOMERS, 1456),
			 (1456 * p.of[ACTION_CUSTOMERS].window_ms / 5 + 999) / 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_action_has_its_own_limit),
	    cmocka_unit_test(a_refusal_slows_its_action_only),
	    cmocka_unit_test(a_refusal_of_the_account_slows_all),
	    cmocka_unit_test(an_answer_shows_that_what_was_sent_before_has_arrived),
	    cmocka_unit_test(a_repeat_counts_for_its_action),
	    cmocka_unit_test(the_connections_carry_all_actions),
	    cmocka_unit_test(each_action_has_its_slowest_answer),
	    cmocka_unit_test(the_busiest_action_is_shown),
	    cmocka_unit_test(the_past_is_kept_for_each_action_until_it_is_resumed),
	    cmocka_unit_test(the_time_of_many_requests_is_that_of_their_action),
	    cmocka_unit_test(another_run_and_other_credentials_go_on_from_these_times),
	};
	return cmocka_run_group_tests_name("pacer", tests, NULL, NULL);
}
