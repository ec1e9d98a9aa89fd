/* SPDX-License-Identifier: MIT */
/* Tests of src/app/commands.c. */
#include "app/model/model_query.h"

#include "fetch/silence.h"
#include "flow_start.h"
#include "test.h"

TEST(escape_never_quits)
{
	struct flow *f = flow_start("300..1", 100);
	for (int i = 0; i < 20; i++)
		flow_keys(f, "Esc");
	assert_false(f->model->stopping);
	flow_end(f);
}

TEST(back_closes_layers_before_it_quits)
{
	struct flow *f = flow_start("300..1", 100);
	flow_keys(f, "Enter ?");
	flow_keys(f, "Esc q");
	assert_false(f->model->detail.open);
	assert_false(f->model->stopping);
	flow_keys(f, "q");
	flow_quits_with(f, 0);
	flow_end(f);
}

TEST(quitting_cancels_what_flies)
{
	struct flow *f = flow_start("3000..1", 100);
	flow_keys(f, "G");
	assert_true(f->n_in_flight > 0);
	flow_keys(f, "Q");
	flow_quits_with(f, 0);
	flow_end(f);
}

/* Where no row is shown, r cannot refresh one: the request that is awaited starts anew. */
TEST(retry_starts_anew_what_is_silent)
{
	struct flow *f = flow_start("3000..1", 100);
	flow_keys(f, "G");
	flow_advance(f, HURRY_MS);
	size_t sent = f->n_asked;
	flow_keys(f, "r");
	assert_true(f->model->loader.fetch.hurried || f->model->loader.fetch.expired_ms > 0);
	assert_int_equal(f->model->refresh.n, 0);
	assert_int_equal(f->n_asked, sent);
	flow_end(f);
}

TEST(interrupt_again_quits_while_the_message_says_so)
{
	struct flow *f = flow_start("30..1", 100);
	flow_keys(f, "Ctrl-C");
	assert_true(flow_says(f, "Press q to quit, or Ctrl-C again"));
	flow_advance(f, 5000);
	assert_false(f->model->toast.shown);
	flow_keys(f, "Ctrl-C");
	assert_false(f->model->stopping);
	flow_keys(f, "j"); /* takes the message away */
	flow_advance(f, 1000);
	flow_keys(f, "Ctrl-C");
	assert_false(f->model->stopping);
	flow_advance(f, 4999);
	flow_keys(f, "Ctrl-C");
	flow_quits_with(f, 130);
	flow_end(f);
}

TEST(interrupt_twice_within_a_second_quits)
{
	struct flow *f = flow_start("3000..1", 20);
	flow_keys(f, "5 0 0 G");
	flow_keys(f, "Ctrl-C");
	assert_true(flow_says(f, "Stopped"));
	flow_advance(f, 999);
	flow_keys(f, "Ctrl-C");
	flow_quits_with(f, 130);
	flow_end(f);
}

TEST(escape_for_an_error_keeps_the_order)
{
	struct flow *f = flow_start("30..1", 100);
	flow_keys(f, "!");
	toast_error(f->model, "It went wrong");
	flow_keys(f, "Esc");
	assert_false(f->model->toast.shown);
	assert_true(app_lens_spec(f->model)->statuses);
	flow_keys(f, "Esc Esc"); /* the statuses, then the sort */
	assert_false(lens_is_on(f->model->lens));
	flow_end(f);
}

TEST(stopping_keeps_what_is_on_the_screen)
{
	struct flow *f = flow_start("3000..1", 20);
	flow_keys(f, "5 0 0 G");
	assert_true(f->n_in_flight >= 2);
	flow_keys(f, "Esc");
	assert_true(f->model->loader.fetch.stopped_by_user);
	flow_settle(f);
	assert_int_equal(app_cursor_row(f->model).state, ROW_FRESH);
	size_t sends = flow_sends(f);
	flow_advance(f, 10000);
	assert_int_equal(flow_sends(f), sends);
	flow_keys(f, "r");
	assert_int_equal(flow_sends(f), sends + 1); /* the page ahead */
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(escape_never_quits),
	    cmocka_unit_test(back_closes_layers_before_it_quits),
	    cmocka_unit_test(quitting_cancels_what_flies),
	    cmocka_unit_test(retry_starts_anew_what_is_silent),
	    cmocka_unit_test(interrupt_again_quits_while_the_message_says_so),
	    cmocka_unit_test(interrupt_twice_within_a_second_quits),
	    cmocka_unit_test(escape_for_an_error_keeps_the_order),
	    cmocka_unit_test(stopping_keeps_what_is_on_the_screen),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
