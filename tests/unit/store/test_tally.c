/* SPDX-License-Identifier: MIT */
/* Tests of src/store/tally.c. */
#include "store/tally.h"

#include "sample.h"
#include "seeded.h"
#include "test.h"

#define BOTH (KNOWN_CREDIT | KNOWN_REMAINING)

static struct customer of(int64_t credit, int64_t remaining, uint32_t known)
{
	return (struct customer){.credit = credit, .remaining = remaining, .known = known};
}

TEST(rows_are_counted_by_status)
{
	struct tally t = {0};
	struct customer a = of(100, -30, BOTH), b = of(50, 50, BOTH);
	tally_add(&t, &a, STATUS_NEG);
	tally_add(&t, &b, STATUS_OK);
	assert_int_equal(t.totals.n, 2);
	assert_int_equal(t.totals.credit, 150);
	assert_int_equal(t.totals.remaining, 20);
	assert_int_equal(t.totals.owed, 30);
	assert_int_equal(t.totals.by_credit_status[STATUS_NEG], 1);
	tally_take(&t, &a, STATUS_NEG);
	assert_int_equal(t.totals.n, 1);
	assert_int_equal(t.totals.credit, 50);
	assert_int_equal(t.totals.owed, 0);
	assert_int_equal(t.totals.by_credit_status[STATUS_NEG], 0);
}

TEST(unknown_amounts_are_not_summed)
{
	struct tally t = {0};
	struct customer a = of(100, -30, KNOWN_CREDIT), b = of(50, -5, KNOWN_REMAINING);
	tally_add(&t, &a, STATUS_NA);
	tally_add(&t, &b, STATUS_NEG);
	assert_int_equal(t.totals.credit, 100);
	assert_int_equal(t.totals.remaining, -5);
	assert_int_equal(t.totals.owed, 5);
	assert_int_equal(t.totals.unknown, 2);
	tally_take(&t, &a, STATUS_NA);
	assert_int_equal(t.totals.unknown, 1);
}

TEST(bad_rows_and_fields_are_counted)
{
	struct tally t = {0};
	struct customer a = of(0, 0, 0), b = of(50, 5, BOTH);
	a.bad = BAD_ROW | FIELD_BIT(FIELD_NAME) | FIELD_BIT(FIELD_FORCE);
	b.bad = FIELD_BIT(FIELD_EMAIL);
	tally_add(&t, &a, STATUS_NA);
	tally_add(&t, &b, STATUS_OK);
	assert_int_equal(t.totals.bad_rows, 1);
	assert_int_equal(t.totals.bad_fields, 3);
	tally_take(&t, &a, STATUS_NA);
	assert_int_equal(t.totals.bad_rows, 0);
	assert_int_equal(t.totals.bad_fields, 1);
}

TEST(totals_saturate_and_come_back_exactly)
{
	struct tally t = {0};
	struct customer big = of(INT64_MAX, INT64_MIN, BOTH), small = of(7, -7, BOTH);
	tally_add(&t, &small, STATUS_NEG);
	for (int i = 0; i < 5; i++)
		tally_add(&t, &big, STATUS_NEG);
	assert_true(t.totals.credit == INT64_MAX);
	assert_true(t.totals.remaining == INT64_MIN);
	assert_true(t.totals.owed == INT64_MAX);
	for (int i = 0; i < 5; i++)
		tally_take(&t, &big, STATUS_NEG);
	assert_int_equal(t.totals.credit, 7);
	assert_int_equal(t.totals.remaining, -7);
	assert_int_equal(t.totals.owed, 7);
}

TEST(the_bounds_themselves_are_exact)
{
	struct tally t = {0};
	struct customer most = of(INT64_MAX, INT64_MIN, BOTH), one = of(1, -1, BOTH);
	struct customer less = of(-1, 1, BOTH);
	tally_add(&t, &most, STATUS_NEG);
	assert_true(t.totals.credit == INT64_MAX);
	assert_true(t.totals.remaining == INT64_MIN);
	tally_add(&t, &one, STATUS_NEG);
	assert_true(t.totals.credit == INT64_MAX);
	tally_add(&t, &less, STATUS_OK);
	tally_add(&t, &less, STATUS_OK);
	assert_true(t.totals.credit == INT64_MAX - 1);
	assert_true(t.totals.remaining == INT64_MIN + 1);
}

TEST(taking_away_undoes_adding_in_any_order)
{
	struct customer c[64];
	struct tally t = {0}, zero = {0};
	uint64_t seed = 11;
	for (size_t i = 0; i < 64; i++) {
		int64_t credit = (int64_t)((uint64_t)seeded_below(&seed, UINT32_MAX) << 32);
		int64_t left = (int64_t)seeded_below(&seed, UINT32_MAX) - INT32_MAX;
		c[i] = of(credit, left, seeded_below(&seed, 4) << 1);
		tally_add(&t, &c[i], (enum credit_status)(i % STATUSES));
	}
	for (size_t i = 64; i-- > 0;) {
		size_t k = i % 2 ? i : 62 - i;
		tally_take(&t, &c[k], (enum credit_status)(k % STATUSES));
	}
	assert_memory_equal(&t, &zero, sizeof t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rows_are_counted_by_status),
	    cmocka_unit_test(unknown_amounts_are_not_summed),
	    cmocka_unit_test(bad_rows_and_fields_are_counted),
	    cmocka_unit_test(totals_saturate_and_come_back_exactly),
	    cmocka_unit_test(the_bounds_themselves_are_exact),
	    cmocka_unit_test(taking_away_undoes_adding_in_any_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
