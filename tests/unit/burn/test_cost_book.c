/* SPDX-License-Identifier: MIT */
/* Tests of src/burn/cost_book.c. */
#include "burn/burn_rate.h"
#include "burn/cost_book.h"
#include "test.h"

#define DAY   20000
#define FIRST 200000000000u

SETUP(set_up)
{
	struct cost_book *b = malloc(sizeof(*b));
	memset(b, 0xAA, sizeof(*b));
	cost_book_init(b);
	*state = b;
	return 0;
}

TEARDOWN(tear_down)
{
	cost_book_release(*state);
	free(*state);
	return 0;
}

TEST(an_empty_book_knows_nothing)
{
	struct cost_book *b = *state;
	assert_int_equal(cost_book_get(b, FIRST)->known, 0);
	assert_int_equal(cost_book_get(b, 0)->known, 0);
	cost_book_forget(b, FIRST, DAY);
	assert_int_equal(b->n, 0);
}

TEST(each_customer_has_its_own_costs)
{
	struct cost_book *b = *state;
	int64_t cost;
	/* Neighbours and multiples of the capacity fall into the same slots. */
	for (uint64_t i = 0; i < 5000; i++)
		assert_true(cost_book_put(b, FIRST + i * 64, DAY, (int64_t)i));
	for (uint64_t i = 0; i < 5000; i++)
		assert_true(cost_book_put(b, FIRST + i * 64, DAY - 1, (int64_t)i + 1));
	assert_int_equal(b->n, 5000);
	for (uint64_t i = 0; i < 5000; i++) {
		assert_true(daily_costs_get(cost_book_get(b, FIRST + i * 64), DAY, &cost));
		assert_int_equal(cost, i);
		assert_true(daily_costs_get(cost_book_get(b, FIRST + i * 64), DAY - 1, &cost));
		assert_int_equal(cost, i + 1);
	}
	assert_int_equal(cost_book_get(b, FIRST + 1)->known, 0);
}

TEST(one_day_of_one_customer_is_forgotten)
{
	struct cost_book *b = *state;
	int64_t cost;
	assert_true(cost_book_put(b, FIRST, DAY, 1));
	assert_true(cost_book_put(b, FIRST, DAY - 1, 2));
	assert_true(cost_book_put(b, FIRST + 1, DAY, 3));
	cost_book_forget(b, FIRST, DAY);
	assert_false(daily_costs_get(cost_book_get(b, FIRST), DAY, &cost));
	assert_true(daily_costs_get(cost_book_get(b, FIRST), DAY - 1, &cost));
	assert_true(daily_costs_get(cost_book_get(b, FIRST + 1), DAY, &cost));
}

TEST(what_cannot_be_kept_is_refused)
{
	struct cost_book *b = *state;
	assert_false(cost_book_put(b, 0, DAY, 1));
	assert_false(cost_book_put(b, FIRST, DAY, COST_MAX + 1));
	assert_int_equal(b->n, 0);
	assert_true(cost_book_put(b, FIRST, DAY, 1));
	assert_false(cost_book_put(b, FIRST, DAY - COST_DAYS, 1));
}

TEST(a_full_book_takes_only_those_it_knows)
{
	struct cost_book *b = *state;
	for (uint64_t i = 0; i < COST_BOOK_MAX; i++)
		assert_true(cost_book_put(b, FIRST + i, DAY, 1));
	assert_false(cost_book_put(b, FIRST + COST_BOOK_MAX, DAY, 1));
	assert_true(cost_book_put(b, FIRST, DAY + 1, 2));
	assert_int_equal(b->n, COST_BOOK_MAX);
}

TEST(each_customer_is_visited_once)
{
	struct cost_book *b = *state;
	uint64_t uin, sum = 0;
	size_t at = 0, n = 0;
	assert_false(cost_book_next(b, &at, &uin));
	for (uint64_t i = 0; i < 300; i++)
		assert_true(cost_book_put(b, FIRST + i, DAY, 1));
	for (at = 0; cost_book_next(b, &at, &uin); n++)
		sum += uin - FIRST;
	assert_int_equal(n, 300);
	assert_int_equal(sum, 299 * 300 / 2);
}

TEST(every_change_is_counted)
{
	struct cost_book *b = *state;
	uint64_t before = b->changes;
	assert_true(cost_book_put(b, FIRST, DAY, 1));
	uint32_t of_one = cost_book_get(b, FIRST)->changes;
	assert_true(b->changes > before);
	before = b->changes;
	assert_true(cost_book_put(b, FIRST, DAY, 2));
	assert_true(b->changes > before && cost_book_get(b, FIRST)->changes > of_one);
	before = b->changes;
	of_one = cost_book_get(b, FIRST)->changes;
	cost_book_forget(b, FIRST, DAY);
	assert_true(b->changes > before && cost_book_get(b, FIRST)->changes > of_one);
	before = b->changes;
	for (uint64_t i = 0; i < 100; i++) /* the table grows */
		assert_true(cost_book_put(b, FIRST + i, DAY, 1));
	assert_true(b->changes >= before + 100);
}

TEST(days_before_a_customer_was_there_do_not_count)
{
	struct cost_book *b = *state;
	struct burn_rate rate;
	cost_book_set_since(b, FIRST, DAY - 4);
	uint64_t changes = b->changes;
	assert_int_equal(changes, 1);
	assert_int_equal(cost_book_get(b, FIRST)->changes, 1);
	cost_book_set_since(b, FIRST, DAY - 4); /* nothing new */
	assert_int_equal(b->changes, changes);
	assert_int_equal(burn_rate_wanted(cost_book_get(b, FIRST), DAY, 14), 0xF);
	for (int32_t i = 1; i <= 4; i++)
		assert_true(cost_book_put(b, FIRST, DAY - i, 5));
	assert_true(cost_book_put(b, FIRST, DAY - 5, 0));
	assert_int_equal(burn_rate_wanted(cost_book_get(b, FIRST), DAY, 14), 0);
	burn_rate_of(cost_book_get(b, FIRST), DAY, 14, &rate);
	assert_int_equal(rate.days, 4);
	assert_int_equal(rate.first, DAY - 4);
	assert_int_equal(burn_rate_micros(rate.median_quarters), 5);
	cost_book_set_since(b, FIRST + 1, DAY - 2);
	assert_true(cost_book_put(b, FIRST + 1, DAY - 1, 5) &&
		    cost_book_put(b, FIRST + 1, DAY - 2, 5));
	burn_rate_of(cost_book_get(b, FIRST + 1), DAY, 14, &rate);
	assert_int_equal(rate.state, BURN_UNKNOWN);
	assert_int_equal(burn_rate_wanted(cost_book_get(b, FIRST + 1), DAY, 14), 0);
}

TEST(a_customer_is_added_whole_and_once)
{
	struct cost_book *b = *state;
	struct daily_costs costs = {0};
	int64_t cost;
	assert_true(daily_costs_put(&costs, DAY, 7));
	uint64_t changes = b->changes;
	assert_false(cost_book_add(b, 0, &costs));
	assert_true(cost_book_add(b, FIRST, &costs));
	assert_true(b->changes > changes);
	assert_true(daily_costs_put(&costs, DAY, 8));
	assert_false(cost_book_add(b, FIRST, &costs));
	assert_int_equal(b->n, 1);
	assert_true(daily_costs_get(cost_book_get(b, FIRST), DAY, &cost));
	assert_int_equal(cost, 7);
}

TEST(a_copy_has_all_and_only_what_is_copied)
{
	struct cost_book *b = *state, copy;
	cost_book_init(&copy);
	assert_true(cost_book_put(&copy, FIRST + 999, DAY, 1));
	uint64_t changes = copy.changes;
	for (uint64_t i = 0; i < 300; i++)
		assert_true(cost_book_put(b, FIRST + i, DAY, (int64_t)i));
	cost_book_copy(&copy, b);
	assert_true(copy.changes > changes);
	assert_int_equal(copy.n, 300);
	assert_int_equal(cost_book_get(&copy, FIRST + 999)->known, 0);
	for (uint64_t i = 0; i < 300; i++)
		assert_int_equal(cost_book_get(&copy, FIRST + i)->cost[0], i);
	assert_true(cost_book_put(&copy, FIRST, DAY, 5)); /* it is one of its own */
	assert_int_equal(cost_book_get(b, FIRST)->cost[0], 0);
	changes = copy.changes;
	cost_book_release(b);
	cost_book_copy(&copy, b);
	assert_int_equal(copy.n, 0);
	assert_true(copy.changes > changes);
	cost_book_release(&copy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(an_empty_book_knows_nothing, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(each_customer_has_its_own_costs, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(one_day_of_one_customer_is_forgotten, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(what_cannot_be_kept_is_refused, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_full_book_takes_only_those_it_knows, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(each_customer_is_visited_once, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(every_change_is_counted, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_customer_is_added_whole_and_once, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_copy_has_all_and_only_what_is_copied, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(days_before_a_customer_was_there_do_not_count, set_up,
					    tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
