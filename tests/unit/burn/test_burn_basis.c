/* SPDX-License-Identifier: MIT */
/* Tests of src/burn/burn_basis.c. */
#include "base/money.h"

#include "burn/burn_basis.h"
#include "test.h"

#define UIN UINT64_C(200019001234)

#define DOLLAR ((int64_t)MONEY_UNIT)

static struct cost_book book;

SETUP(set_up)
{
	cost_book_init(&book);
	for (int32_t day = 1; day <= 10; day++) {
		cost_book_put(&book, UIN, 500 - day, day * DOLLAR);
		cost_book_put(&book, 5, 500 - day, 0);
	}
	return 0;
}

TEARDOWN(tear_down)
{
	cost_book_release(&book);
	return 0;
}

static struct runway runway_over(int days, const struct customer *c)
{
	struct burn_basis b = {.book = &book, .today = 500, .days = days};
	struct runway out;
	burn_basis_runway(&b, c, &out);
	return out;
}

TEST(a_customer_has_its_own_rate_of_the_days_of_the_basis)
{
	struct burn_basis b = {.book = &book, .today = 500, .days = 3};
	struct burn_rate rate;
	struct customer c = {
	    .uin = UIN, .known = KNOWN_UIN | KNOWN_REMAINING, .remaining = 9 * DOLLAR};
	burn_basis_rate(&b, UIN, &rate);
	assert_int_equal(rate.days, 3);
	assert_int_equal(burn_rate_micros(rate.median_quarters), 2 * DOLLAR);
	assert_int_equal(runway_over(3, &c).days, 4);
	assert_int_equal(runway_over(9, &c).days, 1);
	c.uin = 5;
	assert_int_equal(runway_over(3, &c).state, RUNWAY_NO_USE);
	c.uin = 6;
	assert_int_equal(runway_over(3, &c).state, RUNWAY_UNKNOWN);
}

TEST(the_basis_says_whether_yesterday_may_be_late)
{
	struct burn_basis b = {.book = &book, .today = 500, .days = 3};
	struct burn_rate rate;
	cost_book_put(&book, UIN, 499, 0);
	burn_basis_rate(&b, UIN, &rate);
	assert_true(rate.late);
	b.from_snapshots = true;
	burn_basis_rate(&b, UIN, &rate);
	assert_false(rate.late);
	assert_int_equal(rate.last, 499);
}

TEST(nothing_left_of_nothing_is_no_end)
{
	struct customer c = {.uin = UIN, .known = KNOWN_UIN | KNOWN_REMAINING | KNOWN_CREDIT};
	assert_int_equal(runway_over(3, &c).state, RUNWAY_UNKNOWN);
	c.credit = 1;
	assert_int_equal(runway_over(3, &c).state, RUNWAY_ENDED);
	c.known = KNOWN_UIN | KNOWN_CREDIT;
	assert_int_equal(runway_over(3, &c).state, RUNWAY_UNKNOWN);
	c.known = KNOWN_REMAINING | KNOWN_CREDIT;
	assert_int_equal(runway_over(3, &c).state, RUNWAY_UNKNOWN);
}

TEST(the_days_that_lack_are_asked_the_latest_first)
{
	struct burn_basis b = {.book = &book, .today = 502, .days = 5};
	struct request r[8];
	assert_int_equal(burn_basis_wanted(&b, UIN), 3);
	assert_int_equal(burn_basis_requests(&b, UIN, r, 8), 2);
	assert_int_equal(r[0].action, ACTION_DAILY_COST);
	assert_int_equal(r[0].day, 501);
	assert_int_equal(r[1].day, 500);
	assert_true(r[1].uins[0] == UIN && r[1].n_uins == 1);
	assert_int_equal(burn_basis_requests(&b, UIN, r, 1), 1);
	assert_int_equal(burn_basis_requests(&b, 6, r, 8), 5);
}

TEST(numbers_to_sort_by_lack_where_nothing_is_known)
{
	struct burn_basis b = {.book = &book, .today = 500, .days = 3}, no_book = {.today = 500};
	struct customer c = {
	    .uin = UIN, .known = KNOWN_UIN | KNOWN_REMAINING, .remaining = 9 * DOLLAR};
	int64_t n;
	assert_true(burn_basis_read_burn(&b, &c, &n));
	assert_int_equal(n, 2 * DOLLAR * BURN_QUARTERS);
	assert_true(burn_basis_read_runway(&b, &c, &n));
	assert_int_equal(n, 4);
	assert_true(burn_basis_read_top_up(&b, &c, 30, &n));
	assert_int_equal(n, 51 * DOLLAR);
	assert_false(burn_basis_read_burn(&no_book, &c, &n));
	assert_false(burn_basis_read_runway(&no_book, &c, &n));
	assert_false(burn_basis_read_top_up(&no_book, &c, 30, &n));
	c.uin = 5; /* no use */
	assert_true(burn_basis_read_burn(&b, &c, &n));
	assert_int_equal(n, 0);
	assert_false(burn_basis_read_runway(&b, &c, &n));
	assert_true(burn_basis_read_top_up(&b, &c, 30, &n));
	assert_int_equal(n, 0);
	c.uin = 6; /* not known, but nothing remains */
	assert_false(burn_basis_read_runway(&b, &c, &n));
	c.remaining = -1;
	assert_true(burn_basis_read_runway(&b, &c, &n));
	assert_int_equal(n, 0);
	assert_false(burn_basis_read_burn(&b, &c, &n));
	assert_false(burn_basis_read_top_up(&b, &c, 30, &n));
	c.known = KNOWN_REMAINING;
	assert_false(burn_basis_read_burn(&b, &c, &n));
	assert_false(burn_basis_read_top_up(&b, &c, 30, &n));
	c = (struct customer){.uin = UIN, .known = KNOWN_UIN | KNOWN_REMAINING | KNOWN_CREDIT};
	assert_false(burn_basis_read_top_up(&b, &c, 30, &n)); /* it pays in another way */
}

static void note_bound(uint64_t uin, const char *when)
{
	struct arena arena;
	struct customer c;
	struct field fields[CUSTOMER_FIELDS] = {{.kind = FIELD_ABSENT}};
	if (when)
		fields[FIELD_ASSOCIATION_TIME] = (struct field){FIELD_TEXT, sl_from(when)};
	arena_init(&arena);
	customer_pack(&c, &arena, fields);
	c.uin = uin;
	c.known = KNOWN_UIN;
	burn_basis_note_customer(&book, &c, 20000); /* 2024-10-04 */
	arena_release(&arena);
}

TEST(the_day_after_the_binding_is_the_first_that_counts)
{
	note_bound(UIN, "2024-09-30 23:59:59");
	assert_int_equal(cost_book_get(&book, UIN)->since, 19997);
	note_bound(5, "2024-10-04 00:10:00"); /* today */
	assert_int_equal(cost_book_get(&book, 5)->since, 20000);
	note_bound(6, "2024-10-07 00:10:00"); /* a clock is wrong */
	assert_int_equal(cost_book_get(&book, 6)->since, 20000);
	size_t n = book.n;
	note_bound(8, "2024-01-01 00:10:00"); /* long ago: no entry is needed */
	note_bound(9, NULL);
	note_bound(10, "soon");
	assert_int_equal(book.n, n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define WITH_SETUP(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	    WITH_SETUP(a_customer_has_its_own_rate_of_the_days_of_the_basis),
	    WITH_SETUP(the_basis_says_whether_yesterday_may_be_late),
	    WITH_SETUP(nothing_left_of_nothing_is_no_end),
	    WITH_SETUP(the_days_that_lack_are_asked_the_latest_first),
	    WITH_SETUP(numbers_to_sort_by_lack_where_nothing_is_known),
	    WITH_SETUP(the_day_after_the_binding_is_the_first_that_counts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
