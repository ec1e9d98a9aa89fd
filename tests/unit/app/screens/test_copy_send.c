/* SPDX-License-Identifier: MIT */
/* Tests of src/app/screens/copy.c: texts on their way to the clipboard. */
#include "app/model/model.h"

#include "flow_start.h"
#include "test.h"

TEST(a_filled_in_text_is_copied_once)
{
	struct flow *f = flow_start("5..1", 100);
	struct effects fx;
	effects_clear(&fx);
	buf_add_chars(&f->model->copy.text, "some\ntext");
	copy_send(f->model, "the thing", &fx);
	assert_int_equal(fx.n, 1);
	assert_int_equal(fx.item[0].kind, EFFECT_COPY);
	assert_true(sl_equal(fx.item[0].text, SL("some\ntext")));
	assert_false(f->model->toast.shown); /* not before it is done */
	flow_end(f);
}

/* The text may be pasted into a shell: nothing in it acts, and tabs and line ends stay. */
TEST(characters_that_act_are_made_visible)
{
	struct flow *f = flow_start("5..1", 100);
	struct effects fx;
	effects_clear(&fx);
	buf_add_chars(&f->model->copy.text, "rm\x1b[2J\tx\r\n\xe2\x80\xaey\xff\x7f");
	copy_send(f->model, "the thing", &fx);
	assert_true(sl_equal(fx.item[0].text, SL("rm␛[2J\tx␍\n\xef\xbf\xbdy\xef\xbf\xbd␡")));
	flow_end(f);
}

TEST(it_says_what_and_by_which_way)
{
	struct flow *f = flow_start("5..1", 100);
	struct effects fx;
	effects_clear(&fx);
	copy_send(f->model, "the thing", &fx);
	copy_report(f->model, "xclip", NULL);
	assert_true(flow_says(f, "Copied the thing (xclip)"));
	assert_false(f->model->toast.is_error);
	assert_true(f->model->dirty);
	copy_report(f->model, "tmux buffer", "xclip: it failed with exit status 1");
	assert_true(
	    flow_says(f, "Copied the thing (tmux buffer); xclip: it failed with exit status 1"));
	flow_end(f);
}

/* Whether a terminal obeys is known to nobody. */
TEST(a_sequence_sent_to_the_terminal_is_not_reported_as_copied)
{
	struct flow *f = flow_start("5..1", 100);
	struct effects fx;
	effects_clear(&fx);
	copy_send(f->model, "the thing", &fx);
	copy_report(f->model, COPIED_BY_TERMINAL, NULL);
	assert_true(flow_says(f, "Sent to the terminal (OSC 52): the thing"));
	assert_null(strstr(f->model->toast.text, "opied"));
	flow_end(f);
}

TEST(a_copy_that_failed_is_an_error)
{
	struct flow *f = flow_start("5..1", 100);
	struct effects fx;
	effects_clear(&fx);
	copy_send(f->model, "the thing", &fx);
	copy_report(f->model, NULL, NULL);
	assert_true(f->model->toast.is_error);
	assert_true(flow_says(f, "Could not copy the thing: the terminal does not support it"));
	copy_report(f->model, NULL, "copy-command: it failed with exit status 3");
	assert_true(flow_says(f, "copy-command: it failed with exit status 3"));
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_filled_in_text_is_copied_once),
	    cmocka_unit_test(characters_that_act_are_made_visible),
	    cmocka_unit_test(it_says_what_and_by_which_way),
	    cmocka_unit_test(a_sequence_sent_to_the_terminal_is_not_reported_as_copied),
	    cmocka_unit_test(a_copy_that_failed_is_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
