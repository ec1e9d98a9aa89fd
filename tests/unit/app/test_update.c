/* SPDX-License-Identifier: MIT */
/* Tests of src/app/update.c. */
#include "app/app.h"
#include "app/update.h"

#include "flow_start.h"
#include "test.h"

TEST(signals_end_it_with_their_number)
{
	struct flow *f = flow_start("3000..1", 100);
	flow_keys(f, "G f");
	flow_event(f, &(struct event){.kind = EV_STOP, .code = 143});
	flow_quits_with(f, 143);
	flow_end(f);
}

TEST(tiny_windows_obey_only_the_end)
{
	struct flow *f = flow_start("300..1", 100);
	flow_size(f, 5, 20);
	flow_keys(f, "j G o f : ? R");
	assert_int_equal(f->model->n_layers, 0);
	assert_int_equal(flow_cursor_row(f), 1);
	assert_int_equal(store_current(f->model->loader.store)->order, ORDER_DESC);
	flow_keys(f, "q");
	flow_quits_with(f, 0);
	flow_end(f);
}

TEST(pasted_text_is_no_command)
{
	struct flow *f = flow_start("300..1", 100);
	flow_paste_text(f, "Qjjq\no");
	assert_false(f->model->stopping);
	assert_int_equal(flow_cursor_row(f), 1);
	assert_string_equal(f->model->echo, "");
	flow_end(f);
}

TEST(a_text_field_does_not_take_suspend_and_repaint)
{
	struct flow *f = flow_start("300..1", 100);
	flow_keys(f, "f");
	buf_clear(&f->out);
	flow_keys(f, "Ctrl-Z Ctrl-L");
	assert_non_null(strstr(f->out.p, "suspend"));
	assert_non_null(strstr(f->out.p, "repaint"));
	assert_true(app_layer_is_open(f->model, LAYER_PICKER));
	flow_end(f);
}

TEST(continuing_repaints)
{
	struct flow *f = flow_start("300..1", 100);
	buf_clear(&f->out);
	flow_event(f, &(struct event){.kind = EV_CONTINUE});
	assert_non_null(strstr(f->out.p, "repaint"));
	flow_end(f);
}

TEST(errors_go_with_the_next_key)
{
	struct flow *f = flow_start("300..1", 100);
	flow_keys(f, ": x x x Enter");
	assert_true(f->model->toast.is_error);
	flow_advance(f, 100000);
	assert_true(f->model->toast.shown);
	flow_keys(f, "j");
	assert_false(f->model->toast.shown);
	assert_int_equal(flow_cursor_row(f), 2);
	flow_end(f);
}

/* Requests of the last key, all in flight. */
static void assert_token_sent(struct flow *f, bool token)
{
	const struct exchange *x = journal_at(&f->model->journal, 0);
	assert_int_equal(x->state, EXCHANGE_IN_FLIGHT);
	assert_int_equal(x->signed_s, f->wall_s);
	assert_int_equal(x->has_token, token);
}

TEST(the_journal_knows_the_kind_of_key_that_signs)
{
	struct flow *f = flow_start("3000..1", 100);
	struct event renewed = {.kind = EV_RENEWED, .ok = true, .ahead = true, .has_token = true};
	flow_keys(f, "G");
	assert_token_sent(f, false);
	flow_event(f, &renewed);
	assert_false(f->model->loader.fetch.renewed);
	/* What was sent before stays as it was signed. */
	assert_token_sent(f, false);
	flow_settle(f);
	flow_keys(f, "R");
	assert_token_sent(f, true);
	flow_event(f, &(struct event){.kind = EV_RENEWED, .why = "it failed"});
	assert_true(f->model->key_has_token);
	renewed = (struct event){.kind = EV_RENEWED, .ok = true};
	flow_event(f, &renewed);
	assert_false(f->model->key_has_token);
	assert_true(f->model->loader.fetch.renewed);
	flow_end(f);
}

/* The screen hides what was printed before it. */
TEST(warnings_from_before_the_session_are_shown_and_logged)
{
	static struct model m;
	struct effects fx = {.n = 0};
	struct settings s;
	settings_init(&s);
	s.n_warnings = 2;
	sl_to_chars(SL("config line 3: no entry foo"), s.warnings[0].text, WARNING_CHARS);
	sl_to_chars(SL("config line 4: no entry bar"), s.warnings[1].text, WARNING_CHARS);
	app_init(&m, &s);
	app_update(&m, &(struct event){.kind = EV_START, .size = {24, 80, false}}, &fx);
	assert_true(m.toast.shown && m.toast.is_error);
	assert_string_equal(m.toast.text, "config line 3: no entry foo (1 more: I, then Tab)");
	assert_int_equal(m.loader.log.n, 2);
	assert_int_equal(fx.n, 2);
	assert_int_equal(fx.item[1].kind, EFFECT_LOG);
	assert_int_equal(fx.item[1].id, 2);
	app_release(&m);
	s.n_warnings = 1;
	app_init(&m, &s);
	effects_clear(&fx);
	app_update(&m, &(struct event){.kind = EV_START, .size = {24, 80, false}}, &fx);
	assert_string_equal(m.toast.text, "config line 3: no entry foo");
	app_release(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(signals_end_it_with_their_number),
	    cmocka_unit_test(tiny_windows_obey_only_the_end),
	    cmocka_unit_test(pasted_text_is_no_command),
	    cmocka_unit_test(a_text_field_does_not_take_suspend_and_repaint),
	    cmocka_unit_test(continuing_repaints),
	    cmocka_unit_test(errors_go_with_the_next_key),
	    cmocka_unit_test(the_journal_knows_the_kind_of_key_that_signs),
	    cmocka_unit_test(warnings_from_before_the_session_are_shown_and_logged),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
