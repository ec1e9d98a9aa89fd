/* SPDX-License-Identifier: MIT */
/* Tests of src/cmd/check/check_burn.c. */
#include "base/money.h"

#include "cmd/check/check_burn.h"
#include "test.h"

#define TODAY 20000

static struct check_burn k;
static struct metric_rules rules;
static struct buf out;

SETUP(set_up)
{
	check_burn_init(&k, true);
	k.today = TODAY;
	rules = (struct metric_rules){.burn_below_percent = 50};
	rules.of[METRIC_RUNWAY].chosen = true;
	buf_init(&out, 1000);
	return 0;
}

TEARDOWN(tear_down)
{
	check_burn_release(&k);
	buf_release(&out);
	return 0;
}

static void choose(uint64_t uin, int64_t credit, int64_t remaining)
{
	struct customer c = {.uin = uin,
			     .known = KNOWN_UIN | KNOWN_CREDIT | KNOWN_REMAINING,
			     .credit = credit * MONEY_UNIT,
			     .remaining = remaining * MONEY_UNIT};
	check_burn_choose(&k, &rules, &c);
}

static void answer_all(const char *code)
{
	struct request r[FETCH_BURN_AT_ONCE];
	size_t n = check_burn_list(&k, r);
	for (size_t i = 0; i < n; i++) {
		struct outcome o = {.known = true, .request = r[i]};
		struct wire_reply reply = {
		    .http_status = 200,
		    .body = SL("{\"Response\":{\"TotalCost\":\"1\",\"RequestId\":\"r\"}}")};
		if (code[0])
			fault_from_code(&o.fault, sl_from(code), SL(""), SL(""));
		check_burn_take(&k, &o, &reply);
	}
}

static const char *failure(int64_t better_s)
{
	buf_clear(&out);
	check_burn_add_failure(&k, NULL, better_s, &out);
	buf_add_byte(&out, '\0');
	return out.p;
}

TEST(those_below_the_percentage_are_asked_the_lowest_share_first)
{
	struct request r[FETCH_BURN_AT_ONCE];
	choose(1, 100, 40);
	choose(2, 100, 50); /* not below */
	choose(3, 1000, 100);
	choose(4, 100, 0); /* nothing remains: no cost changes that */
	choose(5, 100, -1);
	choose(6, 0, 0);
	choose(7, 100, 20);
	assert_int_equal(check_burn_list(&k, r), 0); /* it has not begun */
	check_burn_begin(&k, 3);
	assert_int_equal(check_burn_list(&k, r), 9);
	assert_int_equal(r[0].uins[0], 3);
	assert_int_equal(r[3].uins[0], 7);
	assert_int_equal(r[6].uins[0], 1);
	assert_int_equal(r[0].day, TODAY - 1);
	assert_int_equal(check_burn_seconds(&k), 1);
	answer_all("");
	assert_int_equal(check_burn_list(&k, r), 0);
	assert_string_equal(check_burn_explain(&k, NULL, 0), "");
	assert_string_equal(failure(0), "");
}

TEST(without_the_metric_nobody_is_asked)
{
	struct request r[FETCH_BURN_AT_ONCE];
	rules.of[METRIC_RUNWAY].chosen = false;
	choose(1, 100, 40);
	check_burn_begin(&k, 3);
	assert_int_equal(check_burn_list(&k, r), 0);
}

TEST(a_refusal_ends_it_in_words)
{
	struct request r[FETCH_BURN_AT_ONCE];
	for (uint64_t uin = 1; uin <= 50; uin++)
		choose(uin, 100, 40);
	check_burn_begin(&k, 14);
	answer_all("UnauthorizedOperation");
	assert_int_equal(check_burn_list(&k, r), 0);
	assert_string_equal(check_burn_explain(&k, NULL, 0), "not permitted for this key");
	assert_non_null(strstr(failure(0), "burn: not permitted for this key"));
}

TEST(a_part_of_a_second_is_a_second)
{
	for (uint64_t uin = 1; uin <= 7; uin++)
		choose(uin, 100, 40);
	check_burn_begin(&k, 3);
	assert_int_equal(check_burn_seconds(&k), 2); /* 21 requests, 20 a second */
}

TEST(a_deadline_says_which_one_would_do)
{
	for (uint64_t uin = 1; uin <= 50; uin++)
		choose(uin, 100, 40);
	check_burn_begin(&k, 14);
	answer_all("");
	assert_int_equal(check_burn_seconds(&k), (50 * 14 - FETCH_BURN_AT_ONCE) / 20);
	assert_string_equal(check_burn_explain(&k, NULL, 75), "use --deadline 75");
	assert_non_null(strstr(failure(75), "use --deadline 75"));
}

TEST(failures_have_their_code)
{
	for (uint64_t uin = 1; uin <= 5; uin++)
		choose(uin, 100, 40);
	check_burn_begin(&k, 3);
	answer_all("FailedOperation");
	assert_string_equal(check_burn_explain(&k, NULL, 75), "FailedOperation");
	assert_non_null(strstr(failure(75), "FailedOperation"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define WITH_SETUP(t) cmocka_unit_test_setup_teardown(t, set_up, tear_down)
	    WITH_SETUP(those_below_the_percentage_are_asked_the_lowest_share_first),
	    WITH_SETUP(without_the_metric_nobody_is_asked),
	    WITH_SETUP(a_refusal_ends_it_in_words),
	    WITH_SETUP(a_part_of_a_second_is_a_second),
	    WITH_SETUP(a_deadline_says_which_one_would_do),
	    WITH_SETUP(failures_have_their_code),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
