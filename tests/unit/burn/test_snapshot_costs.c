/* SPDX-License-Identifier: MIT */
/* Tests of src/burn/snapshot_costs.c. */
#include "base/attr.h"
#include "base/money.h"

#include "burn/snapshot_costs.h"
#include "test.h"

#define DAY    20000
#define DAY_S  86400
#define HOUR_S 3600
#define USD    MONEY_UNIT

static struct cost_book book;
static struct snapshot_costs costs;

SETUP(begin)
{
	cost_book_init(&book);
	snapshot_costs_init(&costs, &book);
	return 0;
}

TEARDOWN(end)
{
	snapshot_costs_release(&costs);
	cost_book_release(&book);
	return 0;
}

/* Adds a snapshot of that day and hour of UTC+8: what customers 1, 2, ... have used. */
static void add(int day, int hour, const int64_t *used, size_t n, int64_t credit)
{
	struct snapshot s;
	snapshot_init(&s, (int64_t)day * DAY_S + (hour - 8) * HOUR_S);
	for (size_t i = 0; i < n; i++) {
		struct snapshot_row r = {.uin = i + 1,
					 .credit = credit,
					 .remaining = credit - used[i],
					 .known = SNAPSHOT_KNOWN};
		assert_true(snapshot_add_row(&s, &r));
	}
	snapshot_costs_add(&costs, &s);
	snapshot_release(&s);
}

static void add_one(int day, int hour, int64_t used)
{
	add(day, hour, &used, 1, 1000 * (int64_t)USD);
}

/* -1: not known. */
static int64_t cost_of(uint64_t uin, int day)
{
	int64_t cost;
	return daily_costs_get(cost_book_get(&book, uin), day, &cost) ? cost : -1;
}

TEST(the_use_between_the_last_snapshots_of_two_days_is_a_cost)
{
	add(DAY, 9, (const int64_t[]){0, 0}, 2, 100 * (int64_t)USD);
	add(DAY, 21, (const int64_t[]){5 * USD, 0}, 2, 100 * (int64_t)USD);
	add(DAY + 1, 9, (const int64_t[]){6 * USD, USD}, 2, 100 * (int64_t)USD);
	/* An allocation of 50 in between is no use. */
	add(DAY + 1, 21, (const int64_t[]){9 * USD, 2 * USD}, 2, 150 * (int64_t)USD);
	add(DAY + 2, 21, (const int64_t[]){9 * USD, 7 * USD}, 2, 150 * (int64_t)USD);
	snapshot_costs_end(&costs, DAY + 2);
	assert_int_equal(cost_of(1, DAY), -1);
	assert_int_equal(cost_of(1, DAY + 1), 4 * USD);
	assert_int_equal(cost_of(2, DAY + 1), 2 * USD);
	/* The last day is not over. */
	assert_int_equal(cost_of(2, DAY + 2), -1);
	snapshot_costs_end(&costs, DAY + 3);
	assert_int_equal(cost_of(1, DAY + 2), 0);
	assert_int_equal(cost_of(2, DAY + 2), 5 * USD);
}

TEST(a_cost_is_that_of_24_hours)
{
	add_one(DAY, 9, 0);
	add_one(DAY + 1, 21, 36 * USD);
	add_one(DAY + 2, 9, 48 * USD);
	snapshot_costs_end(&costs, DAY + 3);
	assert_int_equal(cost_of(1, DAY + 1), 24 * USD);
	assert_int_equal(cost_of(1, DAY + 2), 24 * USD);
}

TEST(days_without_a_snapshot_get_the_mean)
{
	add_one(DAY, 9, 0);
	add_one(DAY + 3, 9, 30 * USD);
	add_one(DAY + 20, 9, 60 * USD);
	snapshot_costs_end(&costs, DAY + 21);
	for (int day = DAY + 1; day <= DAY + 3; day++)
		assert_int_equal(cost_of(1, day), 10 * USD);
	for (int day = DAY + 4; day <= DAY + 20; day++)
		assert_int_equal(cost_of(1, day), -1);
}

/* Two minutes around midnight would be brought to a day by 720. */
TEST(a_short_time_is_counted_with_the_next_one)
{
	add_one(DAY, 23, 0);
	add_one(DAY + 1, 0, 2 * USD);
	add_one(DAY + 2, 23, 48 * USD);
	snapshot_costs_end(&costs, DAY + 3);
	assert_int_equal(cost_of(1, DAY + 1), 24 * USD);
	assert_int_equal(cost_of(1, DAY + 2), 24 * USD);
}

TEST(what_was_paid_back_is_no_cost)
{
	add_one(DAY, 9, 50 * USD);
	add_one(DAY + 1, 9, 0);
	add_one(DAY + 2, 9, 3 * USD);
	snapshot_costs_end(&costs, DAY + 3);
	assert_int_equal(cost_of(1, DAY + 1), -1);
	assert_int_equal(cost_of(1, DAY + 2), 3 * USD);
}

TEST(customers_that_come_and_go_have_the_days_of_their_snapshots)
{
	add(DAY, 9, (const int64_t[]){0}, 1, 100 * (int64_t)USD);
	add(DAY + 1, 9, (const int64_t[]){USD, 0, 5 * USD}, 3, 100 * (int64_t)USD);
	add(DAY + 2, 9, (const int64_t[]){2 * USD, USD}, 2, 100 * (int64_t)USD);
	snapshot_costs_end(&costs, DAY + 3);
	assert_int_equal(cost_of(1, DAY + 2), USD);
	assert_int_equal(cost_of(2, DAY + 1), -1);
	assert_int_equal(cost_of(2, DAY + 2), USD);
	assert_int_equal(cost_of(3, DAY + 2), -1);
}

TEST(absurd_and_unknown_amounts_are_no_costs)
{
	static const int64_t amounts[] = {INT64_MAX, INT64_MIN, COST_MAX, -COST_MAX};
	for (size_t i = 0; i < COUNT_OF(amounts); i++)
		for (int k = 0; k < 2; k++) {
			struct snapshot s;
			struct snapshot_row r = {.uin = i + 1,
						 .credit = k ? amounts[i] : 0,
						 .remaining = k ? -1 - amounts[i] : 0,
						 .known = SNAPSHOT_KNOWN};
			snapshot_init(&s, (int64_t)(DAY + 2 * (int)i + k) * DAY_S);
			assert_true(snapshot_add_row(&s, &r));
			snapshot_costs_add(&costs, &s);
			snapshot_release(&s);
		}
	snapshot_costs_end(&costs, DAY + 30);
	assert_int_equal(book.n, 0);
}

/* Each amount of both snapshots, at the bound and beyond it. */
TEST(amounts_at_the_bound_are_no_use)
{
	for (int which = 0; which < 8; which++)
		for (int beyond = 0; beyond < 2; beyond++) {
			struct snapshot s;
			struct snapshot_row r[2] = {{.uin = 1, .known = SNAPSHOT_KNOWN},
						    {.uin = 1, .known = SNAPSHOT_KNOWN}};
			int64_t bound = (which & 1 ? -1 : 1) * (COST_MAX + beyond);
			*(which & 2 ? &r[which >> 2].credit : &r[which >> 2].remaining) = bound;
			/* The other snapshot has what makes the use small and not negative. */
			*(which & 2 ? &r[!(which >> 2)].credit : &r[!(which >> 2)].remaining) =
			    (which & 1 ? -1 : 1) * COST_MAX;
			cost_book_release(&book);
			for (int k = 0; k < 2; k++) {
				snapshot_init(&s, (int64_t)(DAY + k) * DAY_S);
				assert_true(snapshot_add_row(&s, &r[k]));
				snapshot_costs_add(&costs, &s);
				snapshot_release(&s);
			}
			snapshot_costs_end(&costs, DAY + 3);
			assert_int_equal(book.n, !beyond);
			snapshot_costs_release(&costs);
			snapshot_costs_init(&costs, &book);
		}
}

int main(void)
{
#define EACH(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
	    EACH(the_use_between_the_last_snapshots_of_two_days_is_a_cost),
	    EACH(a_cost_is_that_of_24_hours),
	    EACH(days_without_a_snapshot_get_the_mean),
	    EACH(a_short_time_is_counted_with_the_next_one),
	    EACH(what_was_paid_back_is_no_cost),
	    EACH(customers_that_come_and_go_have_the_days_of_their_snapshots),
	    EACH(absurd_and_unknown_amounts_are_no_costs),
	    EACH(amounts_at_the_bound_are_no_use),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
