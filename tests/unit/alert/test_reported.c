/* SPDX-License-Identifier: MIT */
/* Tests of src/alert/reported.c. */
#include "base/attr.h"

#include "alert/reported.h"
#include "test.h"

#define DAY_S   86400
#define BEGIN_S 1796047220 /* 2026-11-30 14:00:20 */
#define NEG     (METRIC_BIT(METRIC_NEG) | METRIC_BIT(METRIC_BELOW))
#define BELOW   METRIC_BIT(METRIC_BELOW)
#define HEADER  "# Reported by tcpartner check --only-new; times are UTC.\n"

static struct buf text;

SETUP(set_up)
{
	buf_init(&text, 1u << 20);
	return 0;
}

TEARDOWN(tear_down)
{
	buf_release(&text);
	return 0;
}

/* One check of one customer, with the file that the one before left. Returns what is reported. */
static unsigned check_at(int64_t now_s, uint64_t uin, unsigned metrics)
{
	struct reported r;
	struct err e = {0};
	reported_init(&r, now_s, DAY_S);
	assert_true(reported_read(&r, buf_sl(&text), &e));
	unsigned fresh = reported_note(&r, uin, metrics);
	buf_clear(&text);
	reported_print(&r, &text);
	reported_release(&r);
	return fresh;
}

TEST(a_customer_is_reported_once)
{
	assert_int_equal(check_at(BEGIN_S, 7, NEG), NEG);
	assert_string_equal(text.p, HEADER "7\tNEG,BELOW\t2026-11-30 14:00:20\n");
	assert_int_equal(check_at(BEGIN_S + 300, 7, NEG), 0);
	assert_string_equal(text.p, HEADER "7\tNEG,BELOW\t2026-11-30 14:00:20\n");
	/* Another is. */
	assert_int_equal(check_at(BEGIN_S + 600, 3, NEG), NEG);
	assert_string_equal(text.p, HEADER "3\tNEG,BELOW\t2026-11-30 14:10:20\n"
					   "7\tNEG,BELOW\t2026-11-30 14:00:20\n");
}

TEST(it_is_reported_again_when_it_becomes_worse)
{
	assert_int_equal(check_at(BEGIN_S, 7, BELOW), BELOW);
	assert_int_equal(check_at(BEGIN_S + 300, 7, NEG), METRIC_BIT(METRIC_NEG));
	/* To have nothing left is better than to owe. */
	assert_int_equal(check_at(BEGIN_S + 600, 7, BELOW | METRIC_BIT(METRIC_OUT)), 0);
	assert_int_equal(check_at(BEGIN_S + 900, 7, BELOW | METRIC_BIT(METRIC_SUS)),
			 METRIC_BIT(METRIC_SUS));
}

TEST(who_stays_as_bad_is_reported_again_after_a_day)
{
	assert_int_equal(check_at(BEGIN_S, 7, NEG), NEG);
	assert_int_equal(check_at(BEGIN_S + DAY_S - 1, 7, NEG), 0);
	assert_int_equal(check_at(BEGIN_S + DAY_S, 7, NEG), NEG);
	assert_int_equal(check_at(BEGIN_S + DAY_S + 300, 7, NEG), 0);
	assert_int_equal(check_at(BEGIN_S + 2 * DAY_S, 7, NEG), NEG);
}

/* A check each five minutes, of a customer that owes in every other one. */
TEST(one_that_goes_up_and_down_alarms_once_in_a_day)
{
	int alarms = 0;
	for (int64_t s = 0; s < DAY_S; s += 300)
		alarms += check_at(BEGIN_S + s, 7, s / 300 % 2 ? 0 : NEG) != 0;
	assert_int_equal(alarms, 1);
	/* It goes on: one a day. */
	for (int64_t s = DAY_S; s < 2 * DAY_S; s += 300)
		alarms += check_at(BEGIN_S + s, 7, s / 300 % 2 ? 0 : NEG) != 0;
	assert_int_equal(alarms, 2);
}

TEST(one_between_two_statuses_alarms_once_for_each)
{
	int alarms = 0;
	for (int64_t s = 0; s < DAY_S; s += 300)
		alarms += check_at(BEGIN_S + s, 7, s / 300 % 2 ? NEG : BELOW) != 0;
	assert_int_equal(alarms, 2);
}

TEST(who_has_recovered_is_forgotten_after_a_day)
{
	assert_int_equal(check_at(BEGIN_S, 7, NEG), NEG);
	check_at(BEGIN_S + DAY_S - 1, 8, 0);
	assert_non_null(strstr(text.p, "\n7\t"));
	check_at(BEGIN_S + DAY_S, 8, 0);
	assert_string_equal(text.p, HEADER);
}

/* A clock that was ahead must not silence the alarms for years. */
TEST(a_time_in_the_future_counts_as_none)
{
	assert_int_equal(check_at(BEGIN_S + 100 * DAY_S, 7, NEG), NEG);
	assert_int_equal(check_at(BEGIN_S, 7, NEG), NEG);
	assert_non_null(strstr(text.p, "2026-11-30"));
}

TEST(a_customer_that_is_in_the_list_twice_has_one_row)
{
	struct reported r;
	reported_init(&r, BEGIN_S, DAY_S);
	reported_note(&r, 7, NEG);
	reported_note(&r, 7, NEG);
	reported_print(&r, &text);
	assert_string_equal(text.p, HEADER "7\tNEG,BELOW\t2026-11-30 14:00:20\n");
	reported_release(&r);
}

TEST(many_customers_are_found_again)
{
	struct reported r;
	struct err e = {0};
	reported_init(&r, BEGIN_S, DAY_S);
	for (uint64_t i = 1000; i > 0; i--)
		assert_int_equal(reported_note(&r, i * 7, NEG), NEG);
	reported_print(&r, &text);
	reported_release(&r);
	reported_init(&r, BEGIN_S + 1, DAY_S);
	assert_true(reported_read(&r, buf_sl(&text), &e));
	for (uint64_t i = 1; i <= 1000; i++)
		assert_int_equal(reported_note(&r, i * 7, NEG), 0);
	assert_int_equal(reported_note(&r, 7001, NEG), NEG);
	reported_release(&r);
}

TEST(another_file_is_refused)
{
	static const struct {
		const char *text, *why;
	} rows[] = {
	    {"[server]\nname = x\n", "it was not written by tcpartner check"},
	    {HEADER "7\tNEG\n", "line 2 is damaged"},
	    {HEADER "7\tNEG\t2026-11-30 14:00:20\nseven\tNEG\t2026-11-30 14:00:20\n",
	     "line 3 is damaged"},
	    {HEADER "7\tPOOR\t2026-11-30 14:00:20\n", "line 2 is damaged"},
	    {HEADER "7\t\t2026-11-30 14:00:20\n", "line 2 is damaged"},
	    {HEADER "7\tNEG\tyesterday\n", "line 2 is damaged"},
	    {HEADER "7\tNEG\t2026-11-30 14:00:20\tmore\n", "line 2 is damaged"},
	};
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct reported r;
		struct err e = {0};
		reported_init(&r, BEGIN_S, DAY_S);
		assert_false(reported_read(&r, sl_from(rows[i].text), &e));
		assert_non_null(strstr(e.text, rows[i].why));
		reported_release(&r);
	}
}

int main(void)
{
#define WITH_SETUP(t) cmocka_unit_test_setup_teardown(t, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(a_customer_is_reported_once),
	    WITH_SETUP(it_is_reported_again_when_it_becomes_worse),
	    WITH_SETUP(who_stays_as_bad_is_reported_again_after_a_day),
	    WITH_SETUP(one_that_goes_up_and_down_alarms_once_in_a_day),
	    WITH_SETUP(one_between_two_statuses_alarms_once_for_each),
	    WITH_SETUP(who_has_recovered_is_forgotten_after_a_day),
	    WITH_SETUP(a_time_in_the_future_counts_as_none),
	    WITH_SETUP(a_customer_that_is_in_the_list_twice_has_one_row),
	    WITH_SETUP(many_customers_are_found_again),
	    WITH_SETUP(another_file_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
