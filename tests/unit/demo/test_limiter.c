/* SPDX-License-Identifier: MIT */
/* Tests of src/demo/limiter.c. */
#include "demo/limiter.h"
#include "test.h"

static bool admitted(struct limiter *l, enum api_action action, int64_t now_ms)
{
	struct refusal no = {.code = NULL};
	bool ok = limiter_admit(l, action, now_ms, &no);

	assert_true(ok == (no.code == NULL));
	return ok;
}

TEST(five_in_a_second_and_no_more)
{
	struct limiter l;

	limiter_init(&l, 5, 0);
	for (int64_t ms = 0; ms < 5; ms++)
		assert_true(admitted(&l, ACTION_CUSTOMERS, ms));
	assert_false(admitted(&l, ACTION_CUSTOMERS, 5));
	assert_false(admitted(&l, ACTION_CUSTOMERS, 999));
	limiter_release(&l);
}

TEST(the_second_slides)
{
	struct limiter l;

	limiter_init(&l, 2, 0);
	assert_true(admitted(&l, ACTION_CUSTOMERS, 900));
	assert_true(admitted(&l, ACTION_CUSTOMERS, 1800));
	assert_false(admitted(&l, ACTION_CUSTOMERS, 1899));
	assert_true(admitted(&l, ACTION_CUSTOMERS, 1900));
	/* A fixed second would forget 1800 and 1900 here. */
	assert_false(admitted(&l, ACTION_CUSTOMERS, 2799));
	assert_true(admitted(&l, ACTION_CUSTOMERS, 2800));
	limiter_release(&l);
}

TEST(refused_requests_do_not_count)
{
	struct limiter l;

	limiter_init(&l, 1, 0);
	assert_true(admitted(&l, ACTION_CUSTOMERS, 0));
	for (int64_t ms = 1; ms < 1000; ms++)
		assert_false(admitted(&l, ACTION_CUSTOMERS, ms));
	assert_true(admitted(&l, ACTION_CUSTOMERS, 1000));
	limiter_release(&l);
}

TEST(each_action_has_its_own_second)
{
	struct limiter l;

	limiter_init(&l, 1, 0);
	for (int a = 0; a < API_ACTIONS; a++)
		assert_true(admitted(&l, (enum api_action)a, 0));
	for (int a = 0; a < API_ACTIONS; a++)
		assert_false(admitted(&l, (enum api_action)a, 0));
	limiter_release(&l);
}

TEST(without_a_rate_each_action_has_its_own)
{
	struct limiter l;

	limiter_init(&l, LIMITER_RATES_OWN, 0);
	for (int i = 0; i < API_ACTIONS; i++) {
		enum api_action a = (enum api_action)i;

		for (int n = 0; n < request_action_rate(a); n++)
			assert_true(admitted(&l, a, 0));
		assert_false(admitted(&l, a, 999));
		assert_true(admitted(&l, a, 1000));
	}
	limiter_release(&l);
}

TEST(a_rate_of_zero_is_no_limit)
{
	struct limiter l;

	limiter_init(&l, 0, 0);
	for (int i = 0; i < 1000; i++)
		assert_true(admitted(&l, ACTION_CUSTOMERS, 0));
	limiter_release(&l);
}

TEST(other_tools_take_their_part)
{
	struct limiter l;
	int ours = 0;

	limiter_init(&l, 5, 3);
	for (int64_t ms = 0; ms < 10000; ms += 250)
		ours += admitted(&l, ACTION_CUSTOMERS, ms);
	/* Seven want to be five: neither gets all it asks for. */
	assert_in_range(ours, 20, 35);
	assert_int_equal(l.others_sent[ACTION_CUSTOMERS], 29);
	limiter_release(&l);
	/* A long silence is not made up for. */
	limiter_init(&l, 5, 5);
	assert_false(admitted(&l, ACTION_CUSTOMERS, 1000000));
	assert_int_equal(l.taken[ACTION_CUSTOMERS], 5);
	limiter_release(&l);
}

TEST(no_second_ever_holds_more_than_the_rate)
{
	enum { RATE = 7, STEPS = 20000 };
	static int64_t at[STEPS];
	struct limiter l;
	int64_t now_ms = 0;
	size_t n = 0;

	limiter_init(&l, RATE, 0);
	for (int i = 0; i < STEPS; i++) {
		now_ms += (i * 37) % 101;
		if (admitted(&l, ACTION_CUSTOMERS, now_ms))
			at[n++] = now_ms;
	}
	assert_true(n > RATE);
	for (size_t i = RATE; i < n; i++)
		assert_true(at[i] - at[i - RATE] >= 1000);
	limiter_release(&l);
}

TEST(the_refusal_says_how_many_and_how_many_may)
{
	struct refusal no = {.code = NULL};
	struct limiter l;

	limiter_init(&l, 10, 0);
	for (int i = 0; i < 10; i++)
		assert_true(limiter_admit(&l, ACTION_PARTNER_CREDIT, 0, &no));
	assert_false(limiter_admit(&l, ACTION_PARTNER_CREDIT, 0, &no));
	assert_string_equal(no.code, "RequestLimitExceeded");
	assert_string_equal(no.message,
			    "Your current request times equals to `11` in a second, which exceeds "
			    "the frequency limit `10` for a second. Please reduce the frequency of "
			    "calls.");
	limiter_release(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(five_in_a_second_and_no_more),
	    cmocka_unit_test(the_second_slides),
	    cmocka_unit_test(refused_requests_do_not_count),
	    cmocka_unit_test(each_action_has_its_own_second),
	    cmocka_unit_test(without_a_rate_each_action_has_its_own),
	    cmocka_unit_test(a_rate_of_zero_is_no_limit),
	    cmocka_unit_test(other_tools_take_their_part),
	    cmocka_unit_test(no_second_ever_holds_more_than_the_rate),
	    cmocka_unit_test(the_refusal_says_how_many_and_how_many_may),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
