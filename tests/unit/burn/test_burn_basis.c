/* SPDX-License-Identifier: MIT */
/* Tests of src/burn/burn_basis.c. */
#include "base/money.h"

#include "burn/burn_basis.h"
#include "test.h"

#define UIN UINT64_C(200019001234)

TEST(a_customer_has_its_own_rate_of_the_days_of_the_basis)
{
	struct cost_book book;
	struct burn_basis b = {.book = &book, .today = 500, .days = 3};
	struct burn_rate rate;
	struct runway runway;
	cost_book_init(&book);
	for (int32_t day = 1; day <= 10; day++) {
		assert_true(cost_book_put(&book, UIN, 500 - day, day * (int64_t)MONEY_UNIT));
		assert_true(cost_book_put(&book, 5, 500 - day, 0));
	}
	burn_basis_rate(&b, UIN, &rate);
	assert_int_equal(rate.days, 3);
	assert_int_equal(burn_rate_micros(rate.median_quarters), 2 * (int64_t)MONEY_UNIT);
	burn_basis_runway(&b, UIN, 9 * (int64_t)MONEY_UNIT, &runway);
	assert_int_equal(runway.state, RUNWAY_DAYS);
	assert_int_equal(runway.days, 4);
	b.days = 9;
	burn_basis_runway(&b, UIN, 9 * (int64_t)MONEY_UNIT, &runway);
	assert_int_equal(runway.days, 1);
	burn_basis_runway(&b, 5, 1, &runway);
	assert_int_equal(runway.state, RUNWAY_NO_USE);
	burn_basis_runway(&b, 6, 1, &runway);
	assert_int_equal(runway.state, RUNWAY_UNKNOWN);
	cost_book_release(&book);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_customer_has_its_own_rate_of_the_days_of_the_basis),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
