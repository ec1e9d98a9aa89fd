/* SPDX-License-Identifier: MIT */
/* Tests of src/app/burn/burn_estimate.c. */
#include "app/burn/burn_columns.h"
#include "app/burn/burn_estimate.h"
#include "app/model/customer_burn.h"
#include "app/model/model.h"

#include "flow_start.h"
#include "test.h"

#define ASKS   "read the costs of 14 days"
#define TWO    "Space j Space "
#define MICROS INT64_C(1000000)

static size_t count_in(const struct flow *f, const char *part)
{
	size_t n = 0;
	for (const char *at = f->out.n ? f->out.p : ""; (at = strstr(at, part)) != NULL; at++)
		n++;
	return n;
}

/* The job of two customers is refused by the API. */
static struct flow *refused(bool history)
{
	struct flow *f = history ? flow_start_history("20..1", 20) : flow_start("20..1", 20);
	flow_settle(f);
	flow_keys(f, TWO "B Enter");
	assert_true(f->n_in_flight > 1);
	flow_fault(f, f->in_flight[0], "UnauthorizedOperation", 0);
	while (f->n_in_flight)
		flow_fault(f, f->in_flight[0], "UnauthorizedOperation", 0);
	return f;
}

static const struct customer *customer_at(const struct flow *f, uint64_t row)
{
	return store_row(f->model->loader.store, row).customer;
}

/* -1: it is not known. */
static int64_t burn_at(const struct flow *f, uint64_t row)
{
	int64_t quarters;
	return burn_columns_read(f->model, customer_at(f, row), SORT_BURN, &quarters)
		   ? quarters / BURN_QUARTERS
		   : -1;
}

TEST(without_a_history_nothing_is_read)
{
	struct flow *f = refused(false);
	assert_int_equal(count_in(f, "read the costs"), 0);
	assert_true(flow_says(f, "the policy must grant"));
	assert_false(f->model->burn.in_table);
	flow_end(f);
}

TEST(where_bills_are_refused_the_history_is_asked_once)
{
	struct flow *f = refused(true);
	assert_int_equal(count_in(f, ASKS), 1);
	flow_keys(f, "j k");
	assert_int_equal(count_in(f, ASKS), 1);
	flow_end(f);
}

TEST(the_columns_have_what_snapshots_tell_of_every_customer)
{
	struct flow *f = refused(true);
	flow_costs(f, 25);
	assert_true(flow_says(f, "it is computed from kept snapshots"));
	assert_true(f->model->burn.in_table);
	assert_true(customer_burn_is_estimated(f->model));
	for (uint64_t row = 0; row < 20; row++)
		assert_int_equal(burn_at(f, row), 25 * MICROS);
	assert_int_equal(f->model->burn.sums.totals.n, 20);
	assert_int_equal(f->model->burn.sums.totals.a_day, 500 * MICROS);
	flow_end(f);
}

TEST(too_few_snapshots_are_reported_with_what_to_do)
{
	struct flow *f = refused(true);
	flow_costs(f, 0);
	assert_true(flow_says(f, "snapshots of fewer than 4 days are kept"));
	assert_true(flow_says(f, "DescribeCustomerBillDetailByDay"));
	assert_false(f->model->burn.in_table);
	assert_false(customer_burn_is_estimated(f->model));
	flow_end(f);
}

TEST(a_history_that_cannot_be_read_is_reported)
{
	struct flow *f = refused(true);
	flow_event(
	    f, &(struct event){.kind = EV_HISTORY,
			       .history = {SNAPSHOT_NO_COSTS, NULL, "it is damaged", NULL, NULL}});
	assert_true(flow_says(f, "the history could not be read: it is damaged"));
	assert_false(f->model->burn.in_table);
	flow_end(f);
}

/* Nobody waits for what was asked because a list was kept. */
TEST(a_history_that_cannot_be_read_later_is_not_reported)
{
	struct flow *f = refused(true);
	flow_costs(f, 3);
	flow_keys(f, "j");
	flow_event(f, &(struct event){.kind = EV_HISTORY, .history = {.news = SNAPSHOT_KEPT}});
	flow_event(
	    f, &(struct event){.kind = EV_HISTORY,
			       .history = {SNAPSHOT_NO_COSTS, NULL, "it is damaged", NULL, NULL}});
	assert_false(flow_says(f, "could not be read"));
	flow_end(f);
}

TEST(a_list_that_is_kept_is_asked_for_its_costs)
{
	struct flow *f = refused(true);
	flow_costs(f, 0);
	flow_event(f, &(struct event){.kind = EV_HISTORY, .history = {.news = SNAPSHOT_KEPT}});
	assert_int_equal(count_in(f, ASKS), 2);
	flow_costs(f, 3);
	assert_int_equal(burn_at(f, 0), 3 * MICROS);
	flow_end(f);
}

TEST(the_history_is_asked_when_it_is_turned_on_later)
{
	struct flow *f = refused(false);
	f->model->settings.history_file = "history.db";
	flow_keys(f, ": h i s t o r y Space o n Enter Enter");
	assert_int_equal(count_in(f, ASKS), 1);
	flow_costs(f, 3);
	assert_true(f->model->burn.in_table);
	flow_end(f);
}

TEST(another_span_is_read_anew)
{
	struct flow *f = refused(true);
	flow_costs(f, 3);
	flow_keys(f, "B 7");
	/* The policy may have been changed, but nothing has come yet. */
	assert_true(f->n_in_flight > 0);
	assert_true(customer_burn_is_estimated(f->model));
	assert_int_equal(burn_at(f, 5), 3 * MICROS);
	assert_int_equal(burn_at(f, 0), 3 * MICROS); /* it is asked again */
	flow_fault(f, f->in_flight[0], "UnauthorizedOperation", 0);
	assert_int_equal(count_in(f, "read the costs of 7 days"), 1);
	flow_costs(f, 4);
	assert_int_equal(burn_at(f, 5), 4 * MICROS);
	flow_end(f);
}

TEST(bills_that_are_permitted_again_replace_the_estimate)
{
	struct flow *f = refused(true);
	flow_costs(f, 25);
	uint64_t a_day = (uint64_t)f->model->burn.sums.totals.a_day;
	flow_keys(f, "B Enter");
	flow_settle(f);
	assert_false(customer_burn_is_estimated(f->model));
	assert_int_equal(f->model->burn.sums.totals.n, 2);
	assert_int_not_equal(f->model->burn.sums.totals.a_day, a_day);
	flow_end(f);
}

TEST(a_new_day_is_read_anew)
{
	struct flow *f = refused(true);
	flow_costs(f, 25);
	flow_advance(f, 25 * 3600 * 1000);
	flow_keys(f, "j");
	assert_int_equal(count_in(f, ASKS), 2);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(without_a_history_nothing_is_read),
	    cmocka_unit_test(where_bills_are_refused_the_history_is_asked_once),
	    cmocka_unit_test(the_columns_have_what_snapshots_tell_of_every_customer),
	    cmocka_unit_test(too_few_snapshots_are_reported_with_what_to_do),
	    cmocka_unit_test(a_history_that_cannot_be_read_is_reported),
	    cmocka_unit_test(a_history_that_cannot_be_read_later_is_not_reported),
	    cmocka_unit_test(a_list_that_is_kept_is_asked_for_its_costs),
	    cmocka_unit_test(the_history_is_asked_when_it_is_turned_on_later),
	    cmocka_unit_test(another_span_is_read_anew),
	    cmocka_unit_test(bills_that_are_permitted_again_replace_the_estimate),
	    cmocka_unit_test(a_new_day_is_read_anew),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
