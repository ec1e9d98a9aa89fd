/* SPDX-License-Identifier: MIT */
/* Tests of src/app/update.c. */
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
	assert_int_equal(store_current(f->model->store)->order, ORDER_DESC);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(signals_end_it_with_their_number),
	    cmocka_unit_test(tiny_windows_obey_only_the_end),
	    cmocka_unit_test(pasted_text_is_no_command),
	    cmocka_unit_test(a_text_field_does_not_take_suspend_and_repaint),
	    cmocka_unit_test(continuing_repaints),
	    cmocka_unit_test(errors_go_with_the_next_key),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
