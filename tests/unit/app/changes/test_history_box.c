/* SPDX-License-Identifier: MIT */
/* Tests of src/app/changes/history_box.c. */
#include "app/changes/history_box.h"
#include "app/model/model.h"
#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

#define HISTORY ": h i s t o r y Space "

static bool is_open(const struct flow *f)
{
	return app_layer_is_open(f->model, LAYER_HISTORY_BOX);
}

TEST(it_asks_before_it_is_turned_on)
{
	struct flow *f = flow_start("45..1", 100);
	flow_keys(f, HISTORY "o n Enter");
	assert_true(is_open(f));
	assert_false(f->model->comparison.on);
	flow_keys(f, "Esc");
	assert_false(is_open(f));
	assert_false(f->model->comparison.on);
	flow_keys(f, ": h i s t o r y Enter");
	assert_true(is_open(f));
	flow_keys(f, "j Enter"); /* another key does nothing */
	assert_false(is_open(f));
	assert_true(f->model->comparison.on);
	assert_true(flow_says(f, "\"history = yes\" in the configuration"));
	flow_end(f);
}

/* The pages that are loaded already are proved by their edges, and none is read again. */
TEST(a_list_that_is_loaded_already_is_kept)
{
	struct flow *f = flow_start("45..1", 20);
	flow_keys(f, "a");
	flow_settle(f);
	size_t sends = flow_sends(f);
	flow_keys(f, HISTORY "o n Enter");
	flow_keys(f, "Enter");
	flow_settle(f);
	assert_int_equal(flow_sends(f), sends + 2);
	assert_true(f->model->comparison.has_present);
	flow_end(f);
}

TEST(it_is_turned_off_without_a_question)
{
	struct flow *f = flow_start_history("45..1", 20);
	flow_keys(f, HISTORY "o n Enter");
	assert_true(flow_says(f, ":history is on already"));
	flow_keys(f, "a");
	flow_settle(f);
	flow_found(f, 29, "45..1", 0);
	assert_true(f->model->comparison.ready);
	flow_keys(f, HISTORY "o f f Enter");
	assert_false(f->model->comparison.on);
	assert_false(f->model->comparison.ready);
	assert_int_equal(f->model->layout.since.h, 0);
	assert_true(flow_says(f, "what was kept stays"));
	flow_end(f);
}

TEST(a_session_without_a_file_says_so)
{
	struct flow *f = flow_start("45..1", 100);
	f->model->settings.history_file = NULL;
	flow_keys(f, HISTORY "o n Enter");
	assert_false(is_open(f));
	assert_true(flow_says(f, "keep no history"));
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(it_asks_before_it_is_turned_on),
	    cmocka_unit_test(a_list_that_is_loaded_already_is_kept),
	    cmocka_unit_test(it_is_turned_off_without_a_question),
	    cmocka_unit_test(a_session_without_a_file_says_so),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
