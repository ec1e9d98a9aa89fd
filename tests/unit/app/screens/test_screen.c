/* SPDX-License-Identifier: MIT */
/* Tests of src/app/screens/screen.c. */
#include "app/screens/screen.h"

#include "flow_start.h"
#include "test.h"

TEST(each_screen_takes_its_keys_in_one_way)
{
	for (int l = 0; l < LAYERS; l++) {
		const struct screen *s = screen_of((enum layer)l);
		assert_int_equal(!!s->keys.changes + !!s->keys.effects + !!s->keys.commands, 1);
		assert_non_null(s->esc);
		assert_non_null(s->leave);
		assert_non_null(s->personal);
	}
}

TEST(interrupt_leaves_each_screen)
{
	for (int l = 0; l < LAYERS; l++) {
		struct flow *f = flow_start("5..1", 100);
		layer_open(f->model, (enum layer)l);
		flow_keys(f, "Ctrl-C");
		assert_int_equal(f->model->n_layers, 0);
		assert_false(f->model->stopping);
		flow_end(f);
	}
}

TEST(prompts_are_personal_and_lists_are_not)
{
	struct flow *f = flow_start("5..1", 100);
	struct key k = {.code = KEYCODE_CHAR, .cp = 'a'};
	assert_true(screen_of(LAYER_FIND)->personal(f->model, k));
	assert_true(screen_of(LAYER_NARROW)->personal(f->model, k));
	assert_false(screen_of(LAYER_SORT)->personal(f->model, k));
	assert_false(screen_of(LAYER_PROMPT)->personal(f->model, k));
	flow_keys(f, ":");
	flow_type_text(f, "w a");
	assert_true(screen_of(LAYER_PROMPT)->personal(f->model, k));
	flow_end(f);
}

TEST(the_command_that_a_key_chooses_is_returned)
{
	struct flow *f = flow_start("5..1", 100);
	struct effects fx;
	struct key enter = {.code = KEYCODE_ENTER};
	effects_clear(&fx);
	flow_keys(f, ":");
	flow_type_text(f, "order");
	assert_int_equal(screen_take_key(f->model, LAYER_PROMPT, enter, &fx).action, DO_ORDER);
	flow_keys(f, "s");
	assert_int_equal(screen_take_key(f->model, LAYER_SORT, enter, &fx).action, DO_NOTHING);
	flow_end(f);
}

TEST(a_new_size_settles_what_is_open)
{
	struct flow *f = flow_start("5..1", 100);
	flow_keys(f, "?");
	f->model->help.selected = -7;
	screen_settle_all(f->model);
	assert_int_equal(f->model->help.selected, 0);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_screen_takes_its_keys_in_one_way),
	    cmocka_unit_test(interrupt_leaves_each_screen),
	    cmocka_unit_test(prompts_are_personal_and_lists_are_not),
	    cmocka_unit_test(the_command_that_a_key_chooses_is_returned),
	    cmocka_unit_test(a_new_size_settles_what_is_open),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
