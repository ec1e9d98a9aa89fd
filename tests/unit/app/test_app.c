/* SPDX-License-Identifier: MIT */
/* Tests of src/app/app.c. */
#include "base/mem.h"

#include "app/animation.h"
#include "app/app.h"
#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/plan.h"

#include "flow_start.h"
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

/* What is opened, read and marked here is freed, which sanitizers and valgrind see. */
TEST(a_model_in_use_is_released)
{
	struct flow *f = flow_start("250..1", 100);
	flow_keys(f, "Space j Space ~ u Enter");
	flow_settle(f);
	flow_keys(f, ":");
	flow_type_text(f, "api");
	flow_keys(f, "Enter");
	assert_true(app_layer_is_open(f->model, LAYER_API_DOCS));
	assert_true(f->model->api_docs_screen.page.doc.n > 0);
	flow_keys(f, "Esc I Enter");
	assert_true(f->model->inspector.page.doc.n > 0);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_new_model_is_empty_and_wants_nothing),
	    cmocka_unit_test(a_model_in_use_is_released),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
