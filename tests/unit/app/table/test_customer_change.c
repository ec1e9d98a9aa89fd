/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/customer_change.c. */
#include "app/model/model.h"
#include "app/table/customer_change.h"

#include "flow_start.h"
#include "test.h"

static struct flow *compared(void)
{
	struct flow *f = flow_start_history("45..1", 20);
	flow_keys(f, "a");
	flow_settle(f);
	flow_found(f, 29, "44..1", -10);
	return f;
}

static const struct customer *customer(const struct flow *f, uint32_t number)
{
	uint64_t row;
	assert_true(store_find_uin(f->model->loader.store, FAKE_FIRST_UIN + number, &row));
	return store_row(f->model->loader.store, row).customer;
}

TEST(amounts_are_compared_with_then)
{
	struct flow *f = compared();
	struct customer_change c;
	assert_true(customer_change_exists(f->model));
	assert_true(customer_change_of(f->model, customer(f, 30), &c));
	assert_true(c.has_amounts && c.changed && !c.is_new);
	assert_int_equal(c.remaining, -10000000);
	assert_int_equal(c.used, 10000000);
	assert_true(customer_change_of(f->model, customer(f, 31), &c));
	assert_true(c.has_amounts && !c.changed);
	assert_int_equal(c.remaining, 0);
	flow_end(f);
}

TEST(a_new_customer_has_changed_without_amounts)
{
	struct flow *f = compared();
	struct customer_change c;
	assert_true(customer_change_of(f->model, customer(f, 45), &c));
	assert_true(c.is_new && c.changed && !c.has_amounts);
	flow_end(f);
}

TEST(without_a_comparison_or_a_uin_nothing_is_known)
{
	struct flow *f = compared();
	struct customer_change c;
	struct customer nobody = {.known = KNOWN_REMAINING};
	assert_false(customer_change_of(f->model, &nobody, &c));
	flow_end(f);
	f = flow_start("45..1", 20);
	assert_false(customer_change_exists(f->model));
	assert_false(customer_change_of(f->model, customer(f, 45), &c));
	assert_false(c.changed);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(amounts_are_compared_with_then),
	    cmocka_unit_test(a_new_customer_has_changed_without_amounts),
	    cmocka_unit_test(without_a_comparison_or_a_uin_nothing_is_known),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
