/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"

#include "../../src/app/parts.h"
#include "browse.h"

static void settings_are_usable_as_they_begin(void **state)
{
	(void)state;
	struct settings s;
	settings_init(&s);
	assert_int_equal(s.page_size, 100);
	assert_int_equal(s.load_all_max, 1000);
	assert_false(s.everything);
	assert_int_equal(s.thresholds.low_percent, thresholds_default.low_percent);
	assert_int_equal(s.query.type, FILTER_NONE);
}

static void a_new_model_is_empty_and_wants_nothing(void **state)
{
	(void)state;
	struct settings s;
	struct model *m = mem_alloc(1, sizeof *m);
	struct fx_list fx;
	settings_init(&s);
	app_init(m, &s);
	assert_int_equal(app_positions(m), 0);
	assert_int_equal(app_cursor_row(m).state, ROW_NONE);
	assert_int_equal(app_top_layer(m), -1);
	assert_false(app_loading(m));
	assert_int_equal(app_deadline(m), INT64_MAX);
	assert_true(m->dirty); /* the first frame is owed before anything comes */
	fx_clear(&fx);
	app_plan(m, 5, &fx); /* not started: nothing is asked */
	assert_int_equal(fx.n, 0);
	app_release(m);
	assert_null(m->store);
	mem_free(m);
}

static void layers_open_once_and_close_from_the_top(void **state)
{
	(void)state;
	struct model *m = mem_alloc(1, sizeof *m);
	layer_close(m); /* there is none */
	assert_int_equal(m->n_layers, 0);
	layer_open(m, LAYER_HELP);
	layer_open(m, LAYER_PROMPT);
	layer_open(m, LAYER_HELP); /* lies below already */
	assert_int_equal(m->n_layers, 2);
	assert_int_equal(app_top_layer(m), LAYER_PROMPT);
	assert_true(app_layer_is_open(m, LAYER_HELP));
	layer_close(m);
	assert_false(app_layer_is_open(m, LAYER_PROMPT));
	assert_int_equal(app_top_layer(m), LAYER_HELP);
	layer_close(m);
	assert_int_equal(app_top_layer(m), -1);
	mem_free(m);
}

static void positions_are_rows_without_a_lens(void **state)
{
	(void)state;
	struct flow *f = browse_start("250..1", 100);
	assert_int_equal(app_positions(f->model), 250);
	assert_int_equal(app_row_at(f->model, 0).customer->uin, 200000000250);
	assert_int_equal(app_row_at(f->model, 249).state, ROW_MISSING);
	assert_int_equal(app_row_at(f->model, 250).state, ROW_NONE);
	browse_end(f);
}

static void positions_are_those_of_a_lens_that_is_on(void **state)
{
	(void)state;
	struct flow *f = browse_start("30..1", 100);
	flow_keys(f, "&");
	browse_type(f, "delta");
	flow_keys(f, "Enter");
	assert_int_equal(app_positions(f->model), 3);
	assert_int_equal(app_row_at(f->model, 2).customer->uin, 200000000003);
	assert_int_equal(app_row_at(f->model, 2).number, 27);
	assert_int_equal(app_row_at(f->model, 3).state, ROW_NONE); /* though there is a row 3 */
	assert_int_equal(app_row_at(f->model, UINT64_MAX).state, ROW_NONE);
	browse_end(f);
}

static void loading_is_what_flies_or_is_due(void **state)
{
	(void)state;
	struct flow *f = browse_start("30..1", 100);
	assert_false(app_loading(f->model));
	flow_keys(f, "R");
	assert_true(app_loading(f->model));
	flow_fault(f, browse_sends(f), "InternalError", 0);
	assert_int_equal(f->n_flying, 0);
	assert_true(app_loading(f->model)); /* it is tried again */
	flow_settle(f);
	assert_false(app_loading(f->model));
	flow_keys(f, "R");
	flow_fault(f, browse_sends(f), "AuthFailure.SignatureFailure", 0);
	assert_false(app_loading(f->model)); /* halted: what waits does not move */
	browse_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(settings_are_usable_as_they_begin),
	    cmocka_unit_test(a_new_model_is_empty_and_wants_nothing),
	    cmocka_unit_test(layers_open_once_and_close_from_the_top),
	    cmocka_unit_test(positions_are_rows_without_a_lens),
	    cmocka_unit_test(positions_are_those_of_a_lens_that_is_on),
	    cmocka_unit_test(loading_is_what_flies_or_is_due),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
