/* SPDX-License-Identifier: MIT */
/* Tests of src/app/animation.c. */
#include "app/animation.h"
#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

static struct flow *started(void)
{
	struct flow *f = test_malloc(sizeof *f);
	flow_init(f);
	assert_true(fake_customers_set(&f->customers, SL("300..1")));
	flow_open(f, 40, 120);
	return f;
}

static void end(struct flow *f)
{
	assert_string_equal(f->broken.text, "");
	flow_release(f);
	test_free(f);
}

TEST(nothing_wakes_an_idle_browser)
{
	struct flow *f = started();
	flow_settle(f);
	flow_advance(f, 10000);
	assert_int_equal(app_deadline(f->model), INT64_MAX);
	size_t frames = f->n_frames;
	flow_advance(f, 24 * 3600 * 1000);
	assert_int_equal(f->n_frames, frames);
	end(f);
}

TEST(a_fast_answer_shows_no_spinner)
{
	struct flow *f = started();
	assert_int_equal(f->model->spinner, -1);
	flow_advance(f, 149);
	assert_int_equal(f->model->spinner, -1);
	flow_advance(f, 1);
	assert_true(f->model->spinner >= 0);
	end(f);
}

TEST(the_spinner_turns_and_ends)
{
	struct flow *f = started();
	flow_advance(f, 1200);
	int frame = f->model->spinner;
	flow_advance(f, 1200);
	assert_int_equal(f->model->spinner, frame + 10);
	flow_settle(f);
	assert_int_equal(f->model->spinner, -1);
	end(f);
}

TEST(a_frame_for_each_turn_of_the_spinner)
{
	struct flow *f = started();
	flow_advance(f, 3000);
	size_t frames = f->n_frames;
	flow_advance(f, 1200);
	assert_in_range(f->n_frames - frames, 10, 11);
	end(f);
}

TEST(the_budget_goes_down_by_itself)
{
	struct flow *f = started();
	flow_settle(f);
	int used = f->model->budget;
	assert_int_equal(used, 2);
	flow_advance(f, 1000);
	assert_int_equal(f->model->budget, 0);
	end(f);
}

TEST(waiting_long_counts_down_by_the_second)
{
	struct flow *f = started();
	for (int i = 0; i < 4; i++) {
		flow_reply(f, f->n_asked, &(struct wire_reply){.result = WIRE_TIMEOUT});
		if (i < 3)
			flow_advance(f, 4000);
	}
	assert_in_range(f->model->countdown_s, 2, 4);
	assert_int_equal(f->model->spinner, -1);
	int64_t left = f->model->countdown_s;
	size_t frames = f->n_frames, sends = f->n_asked;
	flow_advance(f, 1000);
	assert_int_equal(f->model->countdown_s, left - 1 > 1 ? left - 1 : f->model->countdown_s);
	assert_in_range(f->n_frames - frames, 1, 3);
	flow_advance(f, 4000);
	assert_int_equal(f->n_asked, sends + 1);
	assert_int_equal(f->model->countdown_s, -1);
	end(f);
}

TEST(a_halt_is_quiet)
{
	struct flow *f = started();
	flow_fault(f, 1, "AuthFailure.SignatureFailure", 0);
	assert_false(app_loading(f->model));
	flow_advance(f, 5000);
	assert_int_equal(app_deadline(f->model), INT64_MAX);
	end(f);
}

TEST(information_goes_after_five_seconds)
{
	struct flow *f = started();
	flow_settle(f);
	flow_keys(f, "%");
	assert_true(f->model->toast.shown);
	flow_advance(f, 4999);
	assert_true(f->model->toast.shown);
	flow_advance(f, 1);
	assert_false(f->model->toast.shown);
	end(f);
}

TEST(a_countdown_wakes_at_each_second)
{
	struct flow *f = started();
	for (int i = 0; i < 4; i++) {
		flow_reply(f, f->n_asked, &(struct wire_reply){.result = WIRE_TIMEOUT});
		if (i < 3)
			flow_advance(f, 4000);
	}
	while (f->model->countdown_s > 1) {
		int64_t wait = flow_deadline(f) - f->now_ms;
		assert_in_range(wait, 1, 1000);
		flow_advance(f, wait);
	}
	end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_wakes_an_idle_browser),
	    cmocka_unit_test(a_fast_answer_shows_no_spinner),
	    cmocka_unit_test(the_spinner_turns_and_ends),
	    cmocka_unit_test(a_frame_for_each_turn_of_the_spinner),
	    cmocka_unit_test(the_budget_goes_down_by_itself),
	    cmocka_unit_test(waiting_long_counts_down_by_the_second),
	    cmocka_unit_test(a_halt_is_quiet),
	    cmocka_unit_test(information_goes_after_five_seconds),
	    cmocka_unit_test(a_countdown_wakes_at_each_second),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
