/* SPDX-License-Identifier: MIT */
/* Tests of src/app/app.c. */
#include "base/mem.h"

#include "app/animation.h"
#include "app/app.h"
#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/plan.h"

#include "test.h"

TEST(a_new_model_is_empty_and_wants_nothing)
{
	struct settings s;
	struct model *m = mem_alloc(1, sizeof *m);
	struct effects fx;
	settings_init(&s);
	app_init(m, &s);
	assert_int_equal(app_positions(m), 0);
	assert_int_equal(app_cursor_row(m).state, ROW_NONE);
	assert_int_equal(app_top_layer(m), -1);
	assert_false(app_loading(m));
	assert_int_equal(app_deadline(m), INT64_MAX);
	assert_true(m->dirty); /* the first frame is owed before anything comes */
	effects_clear(&fx);
	app_plan(m, 5, 0, &fx); /* not started: nothing is asked */
	assert_int_equal(fx.n, 0);
	app_release(m);
	assert_null(m->loader.store);
	mem_free(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_new_model_is_empty_and_wants_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
