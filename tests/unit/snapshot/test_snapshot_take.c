/* SPDX-License-Identifier: MIT */
/* Tests of src/snapshot/snapshot_take.c. */
#include "sample.h"
#include "snapshot/snapshot_take.h"
#include "test.h"

#define SIZE 10

static const struct query all = {.type = FILTER_NONE};
static const struct query delta = {.type = FILTER_NAME, .text = "delta"};
static const struct snapshot_clock at = {.now_ms = 61000, .wall_s = 1000000};

SETUP(open_store)
{
	*state = store_new(0, SIZE, &credit_thresholds_default);
	return 0;
}

TEARDOWN(close_store)
{
	store_free(*state);
	return 0;
}

static void put(struct store *s, const struct query *q, uint32_t number, uint64_t first, size_t n,
		uint64_t total, int64_t now_ms)
{
	struct customer_page page;
	sample_range(&page, first, n, total);
	store_put(s, q, number, SIZE, &page, now_ms);
}

TEST(all_customers_are_taken_in_the_order_of_their_uins)
{
	struct store *s = *state;
	struct snapshot got;
	bool complete;
	/* The second page came first: the time of the list is that of its first answer. */
	put(s, &all, 1, 500, SIZE, 15, 31000);
	put(s, &all, 2, 100, 5, 15, 1000);
	assert_true(snapshot_take(s, &at, &got, &complete));
	assert_int_equal(got.n, 15);
	assert_int_equal(got.rows[0].uin, 100);
	assert_int_equal(got.rows[14].uin, 509);
	assert_int_equal(got.taken_s, 1000000 - 60);
	snapshot_release(&got);
}

static bool can_take(const struct store *s)
{
	struct snapshot got;
	bool complete, ok = snapshot_take(s, &at, &got, &complete);
	snapshot_release(&got);
	return ok;
}

TEST(half_a_list_and_a_filtered_one_are_not_taken)
{
	struct store *s = *state;
	put(s, &all, 1, 500, SIZE, 15, 1000);
	assert_false(can_take(s));
	put(s, &all, 2, 100, 5, 15, 1000);
	assert_true(can_take(s));
	store_select(s, &delta);
	put(s, &delta, 1, 500, 3, 3, 1000);
	assert_false(can_take(s));
}

static void put_one(struct store *s, const struct sample *row)
{
	struct customer_page page;
	sample_page(&page, row, 1, 1);
	store_put(s, &all, 1, SIZE, &page, 1000);
}

static bool is_complete(struct store *s, const struct sample *row)
{
	struct snapshot got;
	bool complete;
	put_one(s, row);
	assert_true(snapshot_take(s, &at, &got, &complete));
	snapshot_release(&got);
	return complete;
}

TEST(an_amount_that_is_null_makes_it_incomplete)
{
	assert_true(
	    is_complete(*state, &(struct sample){.uin = "7", .credit = "1", .remaining = "2"}));
	assert_false(is_complete(*state, &(struct sample){.uin = "7", .credit = "1"}));
	assert_false(is_complete(*state, &(struct sample){.uin = "7", .remaining = "1"}));
}

TEST(a_customer_without_a_uin_cannot_be_compared)
{
	put_one(*state, &(struct sample){.credit = "1", .remaining = "2"});
	assert_false(can_take(*state));
}

int main(void)
{
#define EACH(name) cmocka_unit_test_setup_teardown(name, open_store, close_store)
	const struct CMUnitTest tests[] = {
	    EACH(all_customers_are_taken_in_the_order_of_their_uins),
	    EACH(half_a_list_and_a_filtered_one_are_not_taken),
	    EACH(an_amount_that_is_null_makes_it_incomplete),
	    EACH(a_customer_without_a_uin_cannot_be_compared),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
