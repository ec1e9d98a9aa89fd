/* SPDX-License-Identifier: MIT */
/* Reading what is held; what makes it so is in test_store. */

#include "store/store.h"

#include "sample.h"
#include "test.h"

#define SIZE  10
#define TOTAL 65
#define PAGES 7

static const struct query all = {.type = FILTER_NONE};

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

/* A page of ten (the last has five) with a credit of 100, of which (5 * row) % 120 - 10 is left. */
static void put(struct store *s, uint32_t number)
{
	static char uins[SIZE][24], left[SIZE][24];
	struct sample rows[SIZE];
	struct customer_page page;
	size_t n = 0;
	for (uint64_t row = (number - 1) * SIZE; n < SIZE && row < TOTAL; row++, n++) {
		snprintf(uins[n], sizeof uins[n], "%d", (int)row + 1);
		snprintf(left[n], sizeof left[n], "%d", (int)(5 * row % 120) - 10);
		rows[n] = (struct sample){
		    .uin = uins[n], .credit = "100", .remaining = left[n], .force = "0"};
	}
	sample_page(&page, rows, n, TOTAL);
	store_put(s, &all, number, SIZE, &page, 1000);
}

/* What store_credit_statuses says, row by row. */
static unsigned one_by_one(const struct store *s, uint64_t first, uint64_t end, uint64_t step)
{
	unsigned bits = 0;
	for (uint64_t row = first; row < end; row += step) {
		struct row r = store_row(s, row);
		bits |= r.customer ? STATUS_BIT(r.credit_status) : 0;
	}
	return bits;
}

static void compare_all(const struct store *s)
{
	for (uint64_t first = 0; first < TOTAL + 20; first++)
		for (uint64_t end = 0; end < TOTAL + 20; end++)
			for (uint64_t step = 1; step < 25; step++)
				assert_int_equal(store_credit_statuses(s, first, end, step),
						 one_by_one(s, first, end, step));
}

TEST(statuses_are_those_of_the_rows)
{
	struct store *s = *state;
	assert_int_equal(store_credit_statuses(s, 0, 100, 1), 0);
	for (uint32_t number = 1; number <= PAGES; number++)
		put(s, number);
	compare_all(s);
	assert_int_equal(store_credit_statuses(s, 0, TOTAL, 1),
			 STATUS_BIT(STATUS_NEG) | STATUS_BIT(STATUS_OUT) | STATUS_BIT(STATUS_CRIT) |
			     STATUS_BIT(STATUS_LOW) | STATUS_BIT(STATUS_OK));
}

TEST(rows_that_are_not_held_have_none)
{
	struct store *s = *state;
	put(s, 2);
	put(s, 5);
	put(s, 7);
	compare_all(s);
	assert_int_equal(store_credit_statuses(s, 20, 40, 1), 0);
	assert_int_not_equal(store_credit_statuses(s, 19, 21, 1), 0);
}

TEST(the_end_of_all_numbers_is_reached)
{
	struct store *s = *state;
	put(s, 1);
	assert_int_equal(store_credit_statuses(s, 10, UINT64_MAX, 1000000), 0);
	assert_int_equal(store_credit_statuses(s, UINT64_MAX - 1, UINT64_MAX, 1), 0);
	assert_int_equal(store_credit_statuses(s, 0, UINT64_MAX, STORE_ROWS_MAX),
			 STATUS_BIT(STATUS_NEG));
}

TEST(a_row_knows_its_page)
{
	struct store *s = *state;
	put(s, 7);
	assert_true(store_holds_page(s, 7));
	assert_true(store_fresh_page(s, 7));
	assert_false(store_holds_page(s, 6));
	assert_int_equal(store_row(s, 64).state, ROW_FRESH);
	assert_int_equal(store_row(s, 64).number, 64);
	assert_int_equal(store_row(s, 64).fetched_ms, 1000);
	assert_int_equal(store_row(s, 59).state, ROW_MISSING);
	assert_int_equal(store_row(s, 65).state, ROW_NONE);
}

int main(void)
{
#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, open_store, close_store)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(statuses_are_those_of_the_rows),
	    WITH_SETUP(rows_that_are_not_held_have_none),
	    WITH_SETUP(the_end_of_all_numbers_is_reached),
	    WITH_SETUP(a_row_knows_its_page),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
