/* SPDX-License-Identifier: MIT */
/* Tests of src/cmd/list_burn.c. */
#include "base/money.h"

#include "cmd/list_burn.h"
#include "test.h"

#define ALL (KNOWN_UIN | KNOWN_REMAINING)

static struct options with(int column)
{
	return (struct options){.columns = {column}, .n_columns = 1};
}

static const struct options *with_days(struct options *o, int days)
{
	o->burn_days = days;
	return o;
}

TEST(so_many_requests_do_not_follow_from_a_forgotten_option)
{
	struct err e = {0};
	bool only_runway;
	struct options o = with(DERIVED_RUNWAY), none = {0};
	assert_true(list_burn_is_needed(&o, &only_runway) && only_runway);
	assert_false(list_burn_check_options(with_days(&o, 14), &e));
	assert_string_equal(e.text,
			    "Burn and Runway take 14 requests for each customer: choose "
			    "customers with --status, --where or --filter, or take all with "
			    "--burn-all");
	o.statuses = STATUS_BIT(STATUS_NEG);
	assert_true(list_burn_check_options(&o, &e));
	o.statuses = 0;
	o.query.type = FILTER_NAME;
	assert_true(list_burn_check_options(&o, &e));
	o.query.type = FILTER_NONE;
	o.burn_all = true;
	assert_true(list_burn_check_options(&o, &e));
	o.n_sort = 1;
	o.sort[0].key = SORT_BURN;
	assert_true(list_burn_is_needed(&o, &only_runway) && !only_runway);
	assert_false(list_burn_is_needed(&none, &only_runway));
	assert_true(list_burn_check_options(with_days(&none, 14), &e));
	err_clear(&e);
	assert_false(list_burn_check_options(with_days(&none, 7), &e));
	assert_string_equal(
	    e.text,
	    "--burn-days and --burn-all need Burn or Runway in --columns, --sort or --where");
	none.burn_all = true;
	assert_false(list_burn_check_options(with_days(&none, 14), &e));
}

TEST(the_runway_of_one_with_nothing_left_is_not_asked)
{
	struct options burn = with(DERIVED_BURN), runway = with(DERIVED_RUNWAY), none = {0};
	struct customer owes = {.known = ALL, .uin = 1, .remaining = -1};
	struct customer has = {.known = ALL, .uin = 1, .remaining = 1};
	struct customer unknown = {.known = KNOWN_UIN, .uin = 1};
	struct customer nobody = {.known = KNOWN_REMAINING, .remaining = 1};
	assert_true(list_burn_needs(&burn, &owes) && list_burn_needs(&burn, &unknown));
	assert_false(list_burn_needs(&burn, &nobody));
	assert_true(list_burn_needs(&runway, &has));
	assert_false(list_burn_needs(&runway, &owes) || list_burn_needs(&runway, &unknown));
	assert_false(list_burn_needs(&none, &has));
}

TEST(the_order_may_depend_on_it)
{
	struct options o = with(DERIVED_BURN);
	assert_false(list_burn_decides(&o));
	o.sort[1].key = SORT_RUNWAY;
	o.n_sort = 2;
	assert_true(list_burn_decides(&o));
}

TEST(numbers_to_sort_by_are_those_that_are_printed)
{
	struct cost_book book;
	struct burn_basis b = {.today = 100, .days = 3};
	struct customer c = {.known = ALL, .uin = 9, .remaining = 10 * (int64_t)MONEY_UNIT};
	int64_t n;
	assert_false(list_burn_read(&b, &c, SORT_BURN, &n));
	cost_book_init(&book);
	b.book = &book;
	assert_false(list_burn_read(&b, &c, SORT_BURN, &n));
	assert_false(list_burn_read(&b, &c, SORT_RUNWAY, &n));
	for (int32_t day = 97; day < 100; day++)
		assert_true(cost_book_put(&book, 9, day, 4 * (int64_t)MONEY_UNIT));
	assert_true(list_burn_read(&b, &c, SORT_BURN, &n));
	assert_int_equal(burn_rate_micros(n), 4 * (int64_t)MONEY_UNIT);
	assert_true(list_burn_read(&b, &c, SORT_RUNWAY, &n));
	assert_int_equal(n, 2);
	c.uin = 10;
	c.remaining = -1;
	assert_true(list_burn_read(&b, &c, SORT_RUNWAY, &n));
	assert_int_equal(n, 0);
	c.known = KNOWN_UIN;
	assert_false(list_burn_read(&b, &c, SORT_RUNWAY, &n));
	cost_book_release(&book);
}

TEST(conditions_have_what_is_known_of_the_burn)
{
	struct cost_book book;
	struct burn_basis b = {.today = 100, .days = 3};
	struct list_burn_facts facts = {.now_s = 77};
	struct condition_facts f = list_burn_facts_of(&facts);
	struct customer c = {.known = ALL, .uin = 9, .remaining = 10 * (int64_t)MONEY_UNIT};
	const struct customer nobody = {.known = KNOWN_REMAINING, .remaining = 1};
	int64_t n;
	assert_int_equal(f.now_s(f.ctx), 77);
	assert_int_equal(f.number(f.ctx, &nobody, CONDITION_BURN, &n), CONDITION_NO_VALUE);
	assert_int_equal(f.number(f.ctx, &c, CONDITION_BURN, &n), CONDITION_NOT_ASKED);
	facts.basis = &b;
	assert_int_equal(f.number(f.ctx, &c, CONDITION_RUNWAY, &n), CONDITION_NOT_ASKED);
	cost_book_init(&book);
	b.book = &book;
	assert_int_equal(f.number(f.ctx, &c, CONDITION_BURN, &n), CONDITION_NOT_ASKED);
	assert_int_equal(f.number(f.ctx, &c, CONDITION_RUNWAY, &n), CONDITION_NOT_ASKED);
	for (int32_t day = 97; day < 100; day++)
		assert_true(cost_book_put(&book, 9, day, 4 * (int64_t)MONEY_UNIT));
	assert_int_equal(f.number(f.ctx, &c, CONDITION_BURN, &n), CONDITION_KNOWN);
	assert_int_equal(n, 4 * (int64_t)MONEY_UNIT);
	assert_int_equal(f.number(f.ctx, &c, CONDITION_RUNWAY, &n), CONDITION_KNOWN);
	assert_int_equal(n, 2);
	cost_book_release(&book);
}

/* What ended before it began has nothing to say. */
TEST(the_exit_code_says_if_data_is_missing)
{
	struct fetch_burn b;
	struct fault why;
	struct err e = {0};
	fetch_burn_init(&b);
	assert_int_equal(list_burn_end(&b, 3, &e), 3);
	assert_int_equal(list_burn_end(&b, 0, &e), 0);
	fault_from_code(&why, SL("UnauthorizedOperation"), SL(""), SL(""));
	fetch_burn_stop(&b, &why);
	assert_int_equal(list_burn_end(&b, 0, &e), 4);
	assert_int_equal(e.kind, ERR_API);
	err_clear(&e);
	b.refused = true;
	assert_int_equal(list_burn_end(&b, 0, &e), 0);
	assert_int_equal(e.kind, ERR_NONE);
	fetch_burn_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(so_many_requests_do_not_follow_from_a_forgotten_option),
	    cmocka_unit_test(the_runway_of_one_with_nothing_left_is_not_asked),
	    cmocka_unit_test(the_order_may_depend_on_it),
	    cmocka_unit_test(numbers_to_sort_by_are_those_that_are_printed),
	    cmocka_unit_test(conditions_have_what_is_known_of_the_burn),
	    cmocka_unit_test(the_exit_code_says_if_data_is_missing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
