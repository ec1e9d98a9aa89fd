/* SPDX-License-Identifier: MIT */
/* Tests of src/store/store.c: the sums of amounts. */
#include "base/attr.h"
#include "base/money.h"

#include "store/lens.h"

#include "sample.h"
#include "test.h"

static const struct query all = {.type = FILTER_NONE};

SETUP(open_store)
{
	static const struct sample rows[] = {
	    {.uin = "1",
	     .name = "Acme",
	     .credit = "100",
	     .remaining = "90",
	     .expiry = "2027-01-01"},
	    {.uin = "2", .name = "Delta", .remark = "late"},
	    {.uin = "3", .credit = "50", .remaining = "-1", .force = "2"}};
	struct store *s = store_new(0, COUNT_OF(rows), &credit_thresholds_default);
	struct customer_page page;
	sample_page(&page, rows, COUNT_OF(rows), COUNT_OF(rows));
	store_put(s, &all, 1, COUNT_OF(rows), &page, 7);
	*state = s;
	return 0;
}

TEARDOWN(close_store)
{
	store_free(*state);
	return 0;
}

TEST(a_customer_not_held_is_left_alone)
{
	struct store *s = *state;
	uint64_t version = store_version(s);
	assert_false(store_set_amounts(s, 4, 1, 1));
	assert_false(store_set_amounts(s, 0, 1, 1));
	assert_int_equal(store_version(s), version);
}

TEST(the_same_amounts_are_no_change)
{
	struct store *s = *state;
	uint64_t version = store_version(s);
	assert_true(store_set_amounts(s, 1, 100 * MONEY_UNIT, 90 * MONEY_UNIT));
	assert_int_equal(store_version(s), version);
}

TEST(only_the_amounts_of_that_row_change)
{
	struct store *s = *state;
	uint64_t version = store_version(s);
	assert_true(store_set_amounts(s, 1, 100 * MONEY_UNIT, 5 * MONEY_UNIT));
	assert_true(store_version(s) > version);
	struct row r = store_row(s, 0);
	assert_int_equal(r.state, ROW_FRESH);
	assert_int_equal(r.fetched_ms, 7);
	assert_int_equal(r.credit_status, STATUS_CRIT);
	assert_int_equal(r.customer->remaining, 5 * MONEY_UNIT);
	assert_true(sl_equal(customer_text(r.customer, FIELD_REMAINING_CREDIT), SL("5.00")));
	assert_true(sl_equal(customer_text(r.customer, FIELD_NAME), SL("Acme")));
	assert_true(sl_equal(customer_text(r.customer, FIELD_RECENT_EXPIRY), SL("2027-01-01")));
	assert_true(sl_equal(customer_text(store_row(s, 1).customer, FIELD_REMARK), SL("late")));
	assert_int_equal(store_row(s, 2).credit_status, STATUS_SUS);
	assert_true(store_complete(s));
}

TEST(amounts_unknown_before_are_known_then)
{
	struct store *s = *state;
	assert_int_equal(store_row(s, 1).credit_status, STATUS_NA);
	assert_true(store_set_amounts(s, 2, 10 * MONEY_UNIT, -3 * MONEY_UNIT));
	assert_int_equal(store_row(s, 1).credit_status, STATUS_NEG);
	const struct totals *t = store_totals(s);
	assert_int_equal(t->n, 3);
	assert_int_equal(t->unknown, 0);
	assert_int_equal(t->credit, 160 * MONEY_UNIT);
	assert_int_equal(t->remaining, 86 * MONEY_UNIT);
	assert_int_equal(t->owed, 4 * MONEY_UNIT);
	assert_int_equal(t->by_credit_status[STATUS_NA], 0);
	assert_int_equal(t->by_credit_status[STATUS_NEG], 1);
}

TEST(every_micro_dollar_survives)
{
	struct store *s = *state;
	static const int64_t amounts[] = {0,       1,       -1,       10000,         -123456,
					  1000001, 9999990, 12345678, 9000000000000, -1500000};
	for (size_t i = 0; i < COUNT_OF(amounts); i++) {
		assert_true(store_set_amounts(s, 1, amounts[i], -amounts[i]));
		assert_true(store_row(s, 0).customer->credit == amounts[i]);
		assert_true(store_row(s, 0).customer->remaining == -amounts[i]);
		uint64_t version = store_version(s);
		assert_true(store_set_amounts(s, 1, amounts[i], -amounts[i]));
		assert_int_equal(store_version(s), version);
	}
}

TEST(changes_without_end_take_no_memory)
{
	struct customer_page page;
	struct store *s = store_new(40000, 20, &credit_thresholds_default);
	sample_range(&page, 1, 20, 1000);
	store_put(s, &all, 1, 20, &page, 0);
	store_pin(s, 0, 19);
	for (int64_t i = 0; i < 2000; i++)
		assert_true(store_set_amounts(s, 1 + (uint64_t)i % 20, i, i));
	/* Two more pages still fit the budget beside it. */
	for (uint32_t number = 2; number <= 3; number++) {
		sample_range(&page, number * 100, 20, 1000);
		assert_int_equal(store_put(s, &all, number, 20, &page, 0), 0);
	}
	assert_int_equal(store_loaded(s), 60);
	store_free(s);
}

TEST(the_lens_sees_the_change)
{
	struct store *s = *state;
	struct lens *l = lens_new();
	struct lens_spec spec = {.n_sort = 1};
	spec.sort[0].key = SORT_REMAINING;
	lens_set(l, &spec);
	lens_update(l, s);
	assert_int_equal(lens_row(l, 0), 2);
	store_set_amounts(s, 1, 100 * MONEY_UNIT, -5 * MONEY_UNIT);
	lens_update(l, s);
	assert_int_equal(lens_row(l, 0), 0);
	lens_free(l);
}

TEST(an_amount_of_nothing_has_no_sign)
{
	struct store *s = *state;
	assert_true(store_set_amounts(s, 1, 1, 0));
	assert_true(
	    sl_equal(customer_text(store_row(s, 0).customer, FIELD_REMAINING_CREDIT), SL("0.00")));
	assert_true(store_set_amounts(s, 1, 0, -1));
	assert_true(sl_equal(customer_text(store_row(s, 0).customer, FIELD_CREDIT), SL("0.00")));
	assert_true(sl_equal(customer_text(store_row(s, 0).customer, FIELD_REMAINING_CREDIT),
			     SL("-0.000001")));
}

int main(void)
{
#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, open_store, close_store)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(an_amount_of_nothing_has_no_sign),
	    WITH_SETUP(a_customer_not_held_is_left_alone),
	    WITH_SETUP(the_same_amounts_are_no_change),
	    WITH_SETUP(only_the_amounts_of_that_row_change),
	    WITH_SETUP(amounts_unknown_before_are_known_then),
	    WITH_SETUP(every_micro_dollar_survives),
	    WITH_SETUP(changes_without_end_take_no_memory),
	    WITH_SETUP(the_lens_sees_the_change),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
