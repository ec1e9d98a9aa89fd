/* SPDX-License-Identifier: MIT */
/* Tests of src/app/own/own.c. */
#include "app/model/event.h"
#include "app/own/own.h"
#include "app/update.h"

#include "fixture.h"
#include "test.h"

static struct fixture f;
static struct effects fx;

SETUP(set_up)
{
	struct sample c = {.uin = "7", .name = "x", .email = "a@b", .credit = "10"};
	fixture_init(&f, 24, 80);
	fixture_put(&f, 1, &c, 1, 1);
	effects_clear(&fx);
	return 0;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

static void run_line(const char *text)
{
	struct err e = {0};
	effects_clear(&fx);
	if (!own_run_line(&f.m, sl_from(text), &fx, &e))
		fail_msg("%s: %s", text, e.text);
}

static void ends(enum own_place place, const char *output, const char *why)
{
	struct event e = {.kind = EV_OWN, .now_ms = f.m.now_ms, .wall_s = f.m.wall_s};
	e.own.name = "it";
	e.own.place = place;
	e.own.output = sl_from(output);
	e.own.why = why;
	app_update(&f.m, &e, &fx);
}

TEST(only_one_command_is_waited_for)
{
	run_line("cat");
	assert_int_equal(fx.n, 1);
	assert_int_equal(fx.item[0].kind, EFFECT_RUN);
	run_line("cat");
	assert_int_equal(fx.n, 0);
	run_line("--background cat");
	assert_int_equal(fx.n, 1);
	ends(OWN_SHOWN, "", NULL);
	run_line("cat");
	assert_int_equal(fx.n, 1);
}

TEST(only_the_name_of_the_program_itself_is_translated)
{
	struct event e = {.kind = EV_OWN, .now_ms = f.m.now_ms, .wall_s = f.m.wall_s};
	e.own.place = OWN_BACKGROUND;
	e.own.why = "x";
	assert_true(lang_parse("zh-CN", &f.m.lang));
	e.own.name = "browser program";
	app_update(&f.m, &e, &fx);
	assert_string_equal(f.m.toast.text, "\u7f51\u9875\u6d4f\u89c8\u5668\uff1ax");
	e.own.name = "Burn";
	app_update(&f.m, &e, &fx);
	assert_string_equal(f.m.toast.text, "Burn\uff1ax");
}

TEST(those_in_the_background_are_counted)
{
	for (int i = 0; i < OWN_BACKGROUND_MOST; i++)
		run_line("--background cat");
	run_line("--background cat");
	assert_int_equal(fx.n, 0);
	assert_non_null(strstr(f.m.toast.text, "8 commands run in the background already"));
	ends(OWN_BACKGROUND, "", NULL);
	run_line("--background cat");
	assert_int_equal(fx.n, 1);
}

TEST(the_answer_of_one_that_was_stopped_is_ignored)
{
	run_line("cat");
	assert_true(own_stop(&f.m, &fx));
	assert_int_equal(fx.item[fx.n - 1].kind, EFFECT_RUN_STOP);
	ends(OWN_SHOWN, "late", NULL);
	assert_int_equal(f.m.n_layers, 0);
	assert_false(own_stop(&f.m, &fx));
}

TEST(the_question_can_be_answered)
{
	run_line("--confirm cat");
	assert_int_equal(fx.n, 0);
	assert_int_equal(app_top_layer(&f.m), LAYER_OWN_ASK);
	own_ask_key(&f.m, (struct key){.code = KEYCODE_ESC}, &fx);
	assert_int_equal(app_top_layer(&f.m), -1);
	assert_int_equal(fx.n, 0);
	run_line("--confirm cat");
	own_ask_key(&f.m, (struct key){.code = KEYCODE_CHAR, .cp = 'x'}, &fx);
	own_ask_key(&f.m, (struct key){.code = KEYCODE_ENTER, .pasted = true}, &fx);
	assert_int_equal(fx.n, 0);
	own_ask_key(&f.m, (struct key){.code = KEYCODE_ENTER}, &fx);
	assert_int_equal(fx.n, 1);
	assert_int_equal(app_top_layer(&f.m), -1);
}

TEST(without_a_customer_nothing_runs)
{
	fixture_release(&f);
	fixture_init(&f, 24, 80);
	run_line("cat");
	run_line("--confirm cat");
	assert_int_equal(fx.n, 0);
	assert_int_equal(app_top_layer(&f.m), -1);
}

static void type_line(const char *text)
{
	for (const char *p = text; *p; p++) {
		struct event e = {.kind = EV_KEY, .now_ms = f.m.now_ms, .wall_s = f.m.wall_s};
		e.key = (struct key){.code = *p == '\n' ? KEYCODE_ENTER : KEYCODE_CHAR,
				     .cp = (uint32_t)*p};
		app_update(&f.m, &e, &fx);
	}
}

TEST(how_to_give_a_command_is_explained)
{
	assert_int_equal(action_info(DO_PIPE)->takes, ARGUMENT_SHELL);
	type_line(":pipe\n");
	assert_non_null(strstr(f.m.toast.text, ":pipe needs a command, such as sort;"));
	own_explain_run(&f.m);
	assert_non_null(strstr(f.m.toast.text, "has no command"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(only_one_command_is_waited_for, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(only_the_name_of_the_program_itself_is_translated,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(those_in_the_background_are_counted, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_answer_of_one_that_was_stopped_is_ignored, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(the_question_can_be_answered, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(without_a_customer_nothing_runs, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(how_to_give_a_command_is_explained, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
