/* SPDX-License-Identifier: MIT */
/* Tests of src/load/extent.c. */
#include "flow_start.h"
#include "load/extent.h"
#include "test.h"

TEST(everything_is_wanted_of_a_short_list_or_when_asked_for)
{
	struct flow *f = flow_start("50..1", 20);
	struct loader *l = &f->model->loader;
	l->load_all_max = 49;
	assert_false(extent_wants_everything(l));
	l->load_all_max = 50;
	assert_true(extent_wants_everything(l));
	l->load_all_max = 0;
	l->everything = true;
	assert_true(extent_wants_everything(l));
	l->fetch.stopped_by_user = true;
	assert_false(extent_wants_everything(l));
	flow_end(f);
}

TEST(missing_pages_are_counted_and_those_given_up)
{
	struct flow *f = flow_start("200..1", 20);
	struct loader *l = &f->model->loader;
	uint64_t given_up, missing = extent_count_missing(l, &given_up);
	assert_true(missing > 0 && missing < 10);
	assert_int_equal(given_up, 0);
	l->everything = true;
	flow_event(f, &(struct event){.kind = EV_TICK});
	flow_fault(f, f->in_flight[0], "InvalidParameter", 0);
	assert_int_equal(extent_count_missing(l, &given_up), missing);
	assert_int_equal(given_up, 1);
	flow_settle(f);
	assert_int_equal(extent_count_missing(l, &given_up), 1);
	assert_int_equal(given_up, 1);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(everything_is_wanted_of_a_short_list_or_when_asked_for),
	    cmocka_unit_test(missing_pages_are_counted_and_those_given_up),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
