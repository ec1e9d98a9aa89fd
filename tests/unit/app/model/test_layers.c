/* SPDX-License-Identifier: MIT */
/* The stack of layers above the table. */

#include "base/mem.h"

#include "app/model/model.h"

#include "test.h"

TEST(layers_open_once_and_close_from_the_top)
{
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

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(layers_open_once_and_close_from_the_top),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
