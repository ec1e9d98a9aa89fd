/* SPDX-License-Identifier: MIT */
/* Tests of src/view/detail/burn_rows.c: what the details say about burn and runway. */
#include "app/model/customer_burn.h"

#include "fixture.h"
#include "test.h"

#define CENT 10000

static struct fixture f;

static void put_customer(const char *remaining)
{
	const struct sample row = {.uin = "7", .credit = "1000", .remaining = remaining};
	fixture_put(&f, 1, &row, 1, 1);
}

SETUP(set_up)
{
	fixture_init(&f, 50, 200);
	f.m.detail.open = true;
	f.m.detail.beside = false;
	fixture_resize(&f, 50, 200);
	put_customer("500");
	f.m.customer_extra.uin = 7;
	f.m.customer_extra.vouchers = EXTRA_LOADED;
	return 0;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

/* The cost of each day in cents; the last one is yesterday. Below 0: it is not known. */
static void put_costs(int n, const int cents[])
{
	int32_t today = customer_burn_today(&f.m);
	for (int i = 0; i < n; i++)
		if (cents[i] >= 0)
			assert_true(cost_book_put(&f.m.burn.book, 7, today - n + i,
						  (int64_t)cents[i] * CENT));
}

static void put_same(int cents)
{
	int all[BURN_DAYS_DEFAULT];
	for (int i = 0; i < BURN_DAYS_DEFAULT; i++)
		all[i] = cents;
	put_costs(BURN_DAYS_DEFAULT, all);
}

static void assert_shown(const char *text)
{
	fixture_draw(&f);
	if (!fixture_shows(&f, text))
		fail_msg("not shown: %s", text);
}

TEST(while_days_are_missing_they_are_asked_for)
{
	assert_shown("Burn           asking for 14 days…");
	assert_false(fixture_shows(&f, "Runway"));
	fixture_halt(&f, "AuthFailure.SecretIdNotFound", "");
	assert_shown("Burn           not requested: loading has stopped");
}

/* The tests' clock is at 22:02 of 09-23 in UTC+8. */
TEST(median_range_days_and_runway_are_whole)
{
	put_costs(BURN_DAYS_DEFAULT, (const int[]){1000, 1100, 900, 1000, 1200, 800, 1000, 1000,
						   6100, 900, 1100, 1000, 1000, 1000});
	assert_shown("Burn           10.00 a day, median of 14 days to 09-22");
	assert_true(fixture_shows(&f, "10.00 .. 10.75, largest 61.00"));
	assert_true(fixture_shows(&f, "▂▂▂▂▂▁▂▂█▂▂▂▂▂  09-09 .. 09-22 UTC+8"));
	assert_true(fixture_shows(&f, "Runway         50 days to 0 (46 .. 50), about 11-12"));
	assert_true(fixture_shows(&f, "               40 days to 10%; 25 days to 25%"));
}

TEST(a_late_bill_is_hollow_and_named)
{
	int cents[BURN_DAYS_DEFAULT + 1];
	for (int i = 0; i < BURN_DAYS_DEFAULT; i++)
		cents[i] = 1000;
	cents[BURN_DAYS_DEFAULT] = 5;
	put_costs(BURN_DAYS_DEFAULT + 1, cents);
	assert_shown("10.00 a day, median of 14 days to 09-21");
	assert_true(fixture_shows(&f, "██████████████▯  09-08 .. 09-21 UTC+8"));
}

TEST(the_ends_of_a_runway_have_words)
{
	put_same(0);
	assert_shown("Burn           0.00 a day");
	assert_true(fixture_shows(&f, "Runway         no use"));
	put_same(1);
	assert_shown("Runway         >999 days to 0");
	assert_false(fixture_shows(&f, "about"));
	put_customer("-5");
	assert_shown("Runway         0 days: nothing remains");
}

/* Two columns of details leave 39 cells for the values. */
TEST(beside_the_history_nothing_of_large_amounts_is_lost)
{
	int cents[BURN_DAYS_DEFAULT];
	for (int i = 0; i < BURN_DAYS_DEFAULT; i++)
		cents[i] = 1234567 + 100000 * (i % 5);
	cents[BURN_DAYS_DEFAULT - 1] = 0;
	fixture_resize(&f, 50, 120);
	put_customer("2000000");
	put_costs(BURN_DAYS_DEFAULT, cents);
	assert_true(cost_book_put(&f.m.burn.book, 7, customer_burn_today(&f.m) - 15, 12345670000));
	assert_shown("13,845.67 a day, 14 days to 09-21");
	assert_shown("12,595 .. 15,095, largest 16,345");
	assert_shown("09-08 .. 09-21 UTC+8");
	assert_shown("yesterday's bill is late");
	assert_shown("144 days to 0 (132 .. 158), about 02-14");
}

TEST(a_new_customer_says_that_it_is_new)
{
	cost_book_set_since(&f.m.burn.book, 7, customer_burn_today(&f.m) - 2);
	put_same(2000);
	assert_shown("not known yet: too few whole days");
	assert_false(fixture_shows(&f, "Runway"));
}

TEST(the_top_up_for_30_days_is_among_the_others)
{
	put_same(2000);
	assert_shown("Top-up 30 days         100.00 USD   at the burn");
	put_customer("600");
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "Top-up 30 days"));
}

TEST(a_refusal_says_what_to_do)
{
	f.m.burn.refused = true;
	assert_shown("Burn           not permitted for this key; the policy must");
	assert_false(fixture_shows(&f, "Runway"));
}

TEST(a_failure_says_how_many_days_are_known)
{
	f.m.burn.failed_uin = 7;
	sl_to_chars(SL("not available: the API failed"), f.m.burn.why, sizeof f.m.burn.why);
	put_costs(2, (const int[]){1000, 1000});
	assert_shown("Burn           2 of 14 days are known; the others are");
	put_costs(3, (const int[]){1000, 1000, 1000});
	assert_shown("10.00 a day, median of 3 days to 09-22");
	assert_true(fixture_shows(&f, "the rest     not available: the API failed"));
	assert_true(fixture_shows(&f, "             ███  09-09 .. 09-22"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(while_days_are_missing_they_are_asked_for, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(median_range_days_and_runway_are_whole, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(a_late_bill_is_hollow_and_named, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_ends_of_a_runway_have_words, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_refusal_says_what_to_do, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_failure_says_how_many_days_are_known, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(the_top_up_for_30_days_is_among_the_others, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(beside_the_history_nothing_of_large_amounts_is_lost,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_new_customer_says_that_it_is_new, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
