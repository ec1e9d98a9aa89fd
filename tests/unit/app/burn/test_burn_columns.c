/* SPDX-License-Identifier: MIT */
/* Tests of src/app/burn/burn_columns.c. */
#include "base/money.h"

#include "app/burn/burn_columns.h"
#include "app/model/customer_burn.h"
#include "app/model/model.h"
#include "app/model/model_query.h"

#include "fixture.h"
#include "flow_start.h"
#include "test.h"

static const struct customer *customer_at(const struct flow *f, uint64_t position)
{
	return app_row_at(f->model, position).customer;
}

static enum burn_cell cell_at(const struct flow *f, uint64_t position)
{
	return burn_columns_cell(f->model, customer_at(f, position));
}

static bool has_number(const struct flow *f, uint64_t position, enum sort_key k)
{
	int64_t n;
	return burn_columns_read(f->model, customer_at(f, position), k, &n);
}

/* Number 40 is the first; the job is of 38, the third row, and then of 39. */
static struct flow *with_job_of_two(void)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "j Space Space B Enter");
	return f;
}

TEST(customers_of_the_job_wait_until_all_of_their_days_came)
{
	struct flow *f = with_job_of_two();
	assert_int_equal(cell_at(f, 0), BURN_CELL_EMPTY);
	assert_int_equal(cell_at(f, 1), BURN_CELL_ASKED);
	assert_int_equal(cell_at(f, 2), BURN_CELL_ASKED);
	assert_false(f->model->burn.in_table);
	flow_answer_all(f); /* some days of the first, which is not a number yet */
	assert_int_equal(cell_at(f, 2), BURN_CELL_ASKED);
	assert_false(has_number(f, 2, SORT_BURN));
	flow_settle(f);
	assert_int_equal(cell_at(f, 0), BURN_CELL_EMPTY);
	assert_int_equal(cell_at(f, 1), BURN_CELL_KNOWN);
	assert_int_equal(cell_at(f, 2), BURN_CELL_KNOWN);
	assert_true(has_number(f, 1, SORT_BURN));
	assert_true(f->model->burn.in_table);
	flow_end(f);
}

TEST(days_that_came_before_a_stop_are_a_number)
{
	struct flow *f = with_job_of_two();
	flow_answer_all(f);
	flow_keys(f, "Esc");
	assert_int_equal(f->model->burn.job.state, BURN_JOB_NONE);
	assert_int_equal(cell_at(f, 2), BURN_CELL_KNOWN);
	assert_int_equal(cell_at(f, 1), BURN_CELL_EMPTY);
	flow_end(f);
}

TEST(a_failure_is_shown_until_it_is_asked_again)
{
	struct flow *f = with_job_of_two();
	flow_fault(f, f->in_flight[0], "FailedOperation", 0);
	assert_int_equal(cell_at(f, 2), BURN_CELL_FAILED);
	assert_int_equal(cell_at(f, 1), BURN_CELL_ASKED);
	assert_false(has_number(f, 2, SORT_BURN));
	flow_keys(f, "r");
	assert_int_equal(cell_at(f, 2), BURN_CELL_ASKED);
	flow_end(f);
}

TEST(the_costs_of_the_details_do_not_open_the_columns)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "Enter");
	flow_advance(f, EXTRA_REST_MS);
	assert_int_equal(cell_at(f, 0), BURN_CELL_ASKED);
	flow_settle(f);
	assert_int_equal(cell_at(f, 0), BURN_CELL_KNOWN);
	assert_false(f->model->burn.in_table);
	flow_keys(f, "Esc Space B"); /* nothing is left to ask of it */
	assert_true(f->model->burn.in_table);
	flow_end(f);
}

/* Number 36 owes: its runway needs no costs. */
TEST(a_runway_that_has_ended_needs_no_costs)
{
	struct flow *f = flow_start("40..1", 100);
	int64_t days;
	assert_true(burn_columns_read(f->model, customer_at(f, 4), SORT_RUNWAY, &days));
	assert_int_equal(days, 0);
	assert_false(has_number(f, 4, SORT_BURN));
	assert_false(has_number(f, 0, SORT_RUNWAY));
	flow_end(f);
}

TEST(nothing_waits_while_loading_has_stopped)
{
	struct flow *f = with_job_of_two();
	f->model->loader.fetch.halted = true;
	assert_int_equal(cell_at(f, 2), BURN_CELL_EMPTY);
	flow_end(f);
}

/* The fixture's customers were bound in 2020; here one was bound three days ago. */
TEST(a_new_customer_has_no_burn_and_nothing_to_wait_for)
{
	struct fixture f;
	const struct sample c = {
	    .uin = "7", .credit = "100", .remaining = "43", .associated = "2026-09-21 07:30:00"};
	fixture_init(&f, 24, 120);
	fixture_put(&f, 1, &c, 1, 1);
	customer_burn_note(&f.m, 7);
	const struct customer *new_one = app_row_at(&f.m, 0).customer;
	assert_int_equal(burn_columns_cell(&f.m, new_one), BURN_CELL_EMPTY); /* one day is whole */
	fixture_costs(&f, 0, 14, 1000000, 0);
	assert_int_equal(burn_columns_cell(&f.m, new_one), BURN_CELL_NEW);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Runway"));
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(customers_of_the_job_wait_until_all_of_their_days_came),
	    cmocka_unit_test(days_that_came_before_a_stop_are_a_number),
	    cmocka_unit_test(a_failure_is_shown_until_it_is_asked_again),
	    cmocka_unit_test(the_costs_of_the_details_do_not_open_the_columns),
	    cmocka_unit_test(a_runway_that_has_ended_needs_no_costs),
	    cmocka_unit_test(nothing_waits_while_loading_has_stopped),
	    cmocka_unit_test(a_new_customer_has_no_burn_and_nothing_to_wait_for),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
