/* SPDX-License-Identifier: MIT */
/* What the parts ask of the model: the list as shown, and whether anything is loading. */

#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

TEST(positions_are_rows_without_a_lens)
{
	struct flow *f = flow_start("250..1", 100);
	assert_int_equal(app_positions(f->model), 250);
	assert_int_equal(app_row_at(f->model, 0).customer->uin, 200000000250);
	assert_int_equal(app_row_at(f->model, 249).state, ROW_MISSING);
	assert_int_equal(app_row_at(f->model, 250).state, ROW_NONE);
	flow_end(f);
}

TEST(positions_are_those_of_a_lens_that_is_on)
{
	struct flow *f = flow_start("30..1", 100);
	flow_keys(f, "&");
	flow_type_text(f, "delta");
	flow_keys(f, "Enter");
	assert_int_equal(app_positions(f->model), 3);
	assert_int_equal(app_row_at(f->model, 2).customer->uin, 200000000003);
	assert_int_equal(app_row_at(f->model, 2).number, 27);
	assert_int_equal(app_row_at(f->model, 3).state, ROW_NONE); /* though there is a row 3 */
	assert_int_equal(app_row_at(f->model, UINT64_MAX).state, ROW_NONE);
	flow_end(f);
}

TEST(loading_is_what_flies_or_is_due)
{
	struct flow *f = flow_start("30..1", 100);
	assert_false(app_loading(f->model));
	flow_keys(f, "R");
	assert_true(app_loading(f->model));
	flow_fault(f, flow_sends(f), "InternalError", 0);
	assert_int_equal(f->n_in_flight, 0);
	assert_true(app_loading(f->model)); /* it is tried again */
	flow_settle(f);
	assert_false(app_loading(f->model));
	flow_keys(f, "R");
	flow_fault(f, flow_sends(f), "AuthFailure.SignatureFailure", 0);
	assert_false(app_loading(f->model)); /* halted: what waits does not move */
	flow_end(f);
}

/* Esc closes what is open before it stops loading, and Ctrl-C stops at once. */
TEST(the_key_that_stops_depends_on_what_is_open)
{
	static const char *const opening[] = {"?", "/ d Enter", "Enter", "Space", "v", "!"};
	for (size_t i = 0; i < COUNT_OF(opening); i++) {
		struct flow *f = flow_start("30..1", 100);
		assert_true(sl_equal(app_stop_key(f->model), SL("Esc")));
		flow_keys(f, opening[i]);
		if (!sl_equal(app_stop_key(f->model), SL("Ctrl-C")))
			fail_msg("after %s it is another key", opening[i]);
		flow_end(f);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(positions_are_rows_without_a_lens),
	    cmocka_unit_test(positions_are_those_of_a_lens_that_is_on),
	    cmocka_unit_test(loading_is_what_flies_or_is_due),
	    cmocka_unit_test(the_key_that_stops_depends_on_what_is_open),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
