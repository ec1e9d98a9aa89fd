/* SPDX-License-Identifier: MIT */
/* Tests of src/cmd/fetch/fetch_burn.c. */
#include "cmd/fetch/fetch_burn.h"
#include "test.h"

#define TODAY 20000
#define DAYS  7

static struct fetch_burn b;

SETUP(set_up)
{
	fetch_burn_init(&b);
	return 0;
}

TEARDOWN(tear_down)
{
	fetch_burn_release(&b);
	return 0;
}

static void begin(uint64_t customers)
{
	fetch_burn_begin(&b, TODAY, DAYS);
	for (uint64_t uin = 1; uin <= customers; uin++)
		assert_true(fetch_burn_add(&b, uin));
}

static void answer(const struct request *r, const char *body, const char *code, bool retry)
{
	struct outcome out = {.known = true, .request = *r, .will_retry = retry};
	struct wire_reply reply = {.http_status = 200, .body = sl_from(body)};
	if (code[0])
		fault_from_code(&out.fault, sl_from(code), SL(""), SL(""));
	fetch_burn_take(&b, &out, &reply);
}

/* Answers with a cost in dollars. */
static void answer_cost(const struct request *r, const char *cost)
{
	char body[100];
	snprintf(body, sizeof body, "{\"Response\":{\"TotalCost\":\"%s\",\"RequestId\":\"r\"}}",
		 cost);
	answer(r, body, "", false);
}

static struct request first_wanted(void)
{
	size_t n;
	const struct request *r = fetch_burn_list(&b, &n);
	assert_true(n > 0);
	return *r;
}

static size_t count_wanted(void)
{
	size_t n;
	fetch_burn_list(&b, &n);
	return n;
}

/* Answers all that is wanted with that cost, at most `most`; returns how many. */
static size_t answer_all(const char *cost, size_t most)
{
	size_t n = 0;
	for (; n < most && count_wanted() > 0; n++) {
		struct request r = first_wanted();
		answer_cost(&r, cost);
	}
	return n;
}

TEST(nothing_is_asked_before_it_begins_or_of_nobody)
{
	struct err e = {0};
	assert_int_equal(count_wanted(), 0);
	begin(0);
	assert_int_equal(count_wanted(), 0);
	assert_true(fetch_burn_check(&b, &e));
}

TEST(each_day_of_each_customer_is_asked_once)
{
	struct burn_rate rate;
	struct err e = {0};
	begin(3);
	assert_int_equal(fetch_burn_count(&b), 3 * DAYS);
	assert_int_equal(count_wanted(), FETCH_BURN_AT_ONCE);
	struct request r = first_wanted();
	assert_int_equal(r.action, ACTION_DAILY_COST);
	assert_int_equal(r.uins[0], 1);
	assert_int_equal(r.day, TODAY - 1);
	assert_int_equal(answer_all("12.5", 1000), 3 * DAYS);
	assert_int_equal(b.done, b.total);
	for (uint64_t uin = 1; uin <= 3; uin++) {
		burn_basis_rate(&b.basis, uin, &rate);
		assert_int_equal(burn_rate_micros(rate.median_quarters), 12500000);
		assert_int_equal(rate.days, DAYS);
	}
	assert_true(fetch_burn_check(&b, &e));
}

TEST(a_late_bill_costs_one_day_more)
{
	struct burn_rate rate;
	begin(1);
	struct request r = first_wanted();
	answer_cost(&r, "0.1");
	assert_int_equal(answer_all("20", 1000), DAYS);
	burn_basis_rate(&b.basis, 1, &rate);
	assert_true(rate.late);
	assert_int_equal(rate.days, DAYS);
}

TEST(a_key_that_may_not_is_asked_no_more)
{
	struct err e = {0};
	begin(3);
	struct request r = first_wanted();
	answer(&r, "", "UnauthorizedOperation", false);
	assert_int_equal(count_wanted(), 0);
	assert_true(b.refused);
	assert_false(fetch_burn_check(&b, &e));
	assert_non_null(
	    strstr(e.text, "burn: not permitted for this key (UnauthorizedOperation): "));
}

TEST(one_customer_that_fails_leaves_the_others)
{
	struct err e = {0};
	struct burn_rate rate;
	begin(3);
	struct request r = first_wanted();
	answer(&r, "", "UnauthorizedOperation.NotCustomerUin", false);
	assert_false(b.refused);
	assert_int_equal(answer_all("3", 1000), 2 * DAYS);
	burn_basis_rate(&b.basis, 1, &rate);
	assert_int_equal(rate.state, BURN_UNKNOWN);
	burn_basis_rate(&b.basis, 3, &rate);
	assert_int_equal(rate.state, BURN_USE);
	assert_false(fetch_burn_check(&b, &e));
	assert_non_null(strstr(e.text, "the burn of 1 of 3 customers is not completely known: "
				       "UnauthorizedOperation.NotCustomerUin: "));
}

TEST(an_answer_without_a_cost_is_a_failure)
{
	struct err e = {0};
	begin(1);
	struct request r = first_wanted();
	answer(&r, "{\"Response\":{\"TotalCost\":\"much\",\"RequestId\":\"r\"}}", "", false);
	assert_int_equal(count_wanted(), 0);
	assert_false(fetch_burn_check(&b, &e));
	assert_non_null(strstr(e.text, "1 of 1 customers"));
	fetch_burn_release(&b);
	fetch_burn_init(&b);
	begin(1);
	r = first_wanted();
	answer_cost(&r, "9000000000000");
	assert_int_equal(count_wanted(), 0);
}

TEST(an_attempt_that_is_tried_again_is_no_failure)
{
	begin(1);
	struct request r = first_wanted();
	answer(&r, "", "InternalError", true);
	assert_int_equal(b.done, 0);
	assert_int_equal(answer_all("1", 1000), DAYS);
}

TEST(failures_without_a_good_answer_end_it)
{
	struct err e = {0};
	begin(50);
	for (int i = 0; i < 3; i++) {
		struct request r = first_wanted();
		answer(&r, "", "InternalError", false);
		/* What was in flight for the same customer fails, too. */
		answer(&r, "", "InternalError", false);
	}
	assert_int_equal(count_wanted(), 0);
	assert_false(fetch_burn_check(&b, &e));
	assert_non_null(strstr(e.text, "the burn of 50 of 50 customers"));
}

TEST(it_ends_when_it_is_stopped)
{
	struct err e = {0};
	struct fault why;
	fault_from_code(&why, SL("AuthFailure.SecretIdNotFound"), SL(""), SL(""));
	begin(2);
	answer_all("1", DAYS);
	fetch_burn_stop(&b, &why);
	assert_int_equal(count_wanted(), 0);
	assert_false(fetch_burn_check(&b, &e));
	assert_non_null(strstr(e.text, "the burn of 1 of 2 customers"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define WITH_SETUP(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	    WITH_SETUP(nothing_is_asked_before_it_begins_or_of_nobody),
	    WITH_SETUP(each_day_of_each_customer_is_asked_once),
	    WITH_SETUP(a_late_bill_costs_one_day_more),
	    WITH_SETUP(a_key_that_may_not_is_asked_no_more),
	    WITH_SETUP(one_customer_that_fails_leaves_the_others),
	    WITH_SETUP(an_answer_without_a_cost_is_a_failure),
	    WITH_SETUP(an_attempt_that_is_tried_again_is_no_failure),
	    WITH_SETUP(failures_without_a_good_answer_end_it),
	    WITH_SETUP(it_ends_when_it_is_stopped),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
