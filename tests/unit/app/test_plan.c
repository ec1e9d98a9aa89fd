/* SPDX-License-Identifier: MIT */
/* Tests of src/app/plan.c. */
#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/plan.h"

#include "flow_start.h"
#include "load/extent.h"
#include "test.h"

/* The pages of customers under way now, in the order in which they were sent: "3 4". */
static const char *pages_in_flight(const struct flow *f)
{
	static char text[200];
	size_t n = 0;
	text[0] = '\0';
	for (size_t i = 0; i < f->n_asked; i++)
		for (size_t k = 0; k < f->n_in_flight; k++)
			if (f->in_flight[k] == i + 1 && f->asked[i].action == ACTION_CUSTOMERS)
				n += (size_t)snprintf(text + n, sizeof text - n, "%s%u",
						      n ? " " : "", (unsigned)f->asked[i].page);
	return text;
}

TEST(the_rows_on_the_screen_and_the_page_ahead)
{
	struct flow *f = flow_start("500..1", 50);
	flow_keys(f, "2 2 0 G");
	assert_string_equal(pages_in_flight(f), "5 6");
	flow_settle(f);
	flow_keys(f, "1 8 0 G"); /* upwards: the page ahead is the one above */
	assert_string_equal(pages_in_flight(f), "4 3");
	flow_end(f);
}

TEST(a_screen_over_two_pages_wants_both)
{
	struct flow *f = flow_start("500..1", 50);
	flow_keys(f, "2 0 0 G");
	assert_int_equal(f->model->table.top / 50, 3);
	assert_string_equal(pages_in_flight(f), "4 5 6");
	flow_end(f);
}

TEST(the_last_page_is_not_followed_by_another)
{
	struct flow *f = flow_start("500..1", 50);
	flow_keys(f, "G");
	assert_string_equal(pages_in_flight(f), "10");
	flow_end(f);
}

TEST(the_first_page_is_not_preceded_by_another)
{
	struct flow *f = flow_start("500..1", 50);
	flow_keys(f, "G");
	flow_settle(f);
	size_t sends = flow_sends(f);
	flow_keys(f, "g");
	flow_settle(f);
	assert_int_equal(flow_sends(f), sends);
	flow_end(f);
}

TEST(stopped_by_the_user_only_the_screen)
{
	struct flow *f = flow_start("500..1", 50);
	flow_keys(f, "2 2 0 G");
	flow_keys(f, "Esc");
	assert_true(f->model->loader.fetch.stopped_by_user);
	assert_string_equal(pages_in_flight(f), "5");
	flow_end(f);
}

TEST(through_a_lens_no_page_ahead_is_wanted)
{
	struct flow *f = flow_start("500..1", 50);
	size_t sends = flow_sends(f);
	flow_keys(f, "&");
	flow_type_text(f, "delta");
	flow_keys(f, "Enter G");
	assert_int_equal(flow_sends(f), sends);
	flow_end(f);
}

TEST(through_a_lens_stale_rows_shown_are_wanted_once_each_page)
{
	struct flow *f = flow_start("500..1", 50); /* pages 1 and 2 are held */
	flow_size(f, 70, 80);                      /* all of page 1 and the beginning of page 2 */
	flow_settle(f);
	flow_keys(f, "&");
	flow_type_text(f, "2000000");
	flow_keys(f, "Enter R");
	assert_string_equal(pages_in_flight(f), "1 2");
	flow_settle(f);
	assert_true(store_fresh_page(f->model->loader.store, 1) &&
		    store_fresh_page(f->model->loader.store, 2));
	flow_end(f);
}

TEST(while_another_list_comes_its_first_page_alone)
{
	struct flow *f = flow_start("500..1", 50);
	flow_keys(f, "2 2 0 G");
	flow_settle(f);
	flow_keys(f, "o");
	assert_string_equal(pages_in_flight(f), "1");
	assert_int_equal(f->asked[f->n_asked - 1].query.order, ORDER_ASC);
	flow_end(f);
}

TEST(leaving_a_place_calls_back_what_it_wanted)
{
	struct flow *f = flow_start("5000..1", 50);
	flow_keys(f, "2 2 0 G");
	flow_keys(f, "3 0 2 0 G");
	assert_string_equal(pages_in_flight(f), "61 62");
	flow_end(f);
}

TEST(small_lists_are_loaded_unasked)
{
	struct flow *f = flow_start("500..1", 50);
	assert_false(extent_wants_everything(&f->model->loader));
	f->model->loader.load_all_max = 499;
	assert_false(extent_wants_everything(&f->model->loader));
	f->model->loader.load_all_max = 500;
	assert_true(extent_wants_everything(&f->model->loader));
	f->model->loader.fetch.stopped_by_user = true;
	assert_false(extent_wants_everything(&f->model->loader));
	flow_end(f);
}

TEST(nothing_is_planned_before_the_start_or_after_the_end)
{
	struct flow *f = flow_start("500..1", 50);
	struct effects fx;
	effects_clear(&fx);
	flow_keys(f, "q");
	assert_true(f->model->stopping);
	f->model->table.top = f->model->table.cursor = 400;
	app_plan(f->model, f->now_ms, f->wall_s, &fx);
	assert_int_equal(fx.n, 0);
	flow_end(f);
}

/* A window with no room for the table still has one row that counts. */
TEST(a_tiny_window_wants_its_one_page)
{
	struct flow *f = flow_start("500..1", 50);
	flow_size(f, 1, 1);
	flow_settle(f);
	f->model->loader.fetch.stopped_by_user = true;
	f->model->table.cursor = f->model->table.top = 449; /* the last row of page 9 */
	flow_size(f, 1, 1);
	assert_string_equal(pages_in_flight(f), "9");
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_rows_on_the_screen_and_the_page_ahead),
	    cmocka_unit_test(a_screen_over_two_pages_wants_both),
	    cmocka_unit_test(the_last_page_is_not_followed_by_another),
	    cmocka_unit_test(the_first_page_is_not_preceded_by_another),
	    cmocka_unit_test(stopped_by_the_user_only_the_screen),
	    cmocka_unit_test(through_a_lens_no_page_ahead_is_wanted),
	    cmocka_unit_test(through_a_lens_stale_rows_shown_are_wanted_once_each_page),
	    cmocka_unit_test(while_another_list_comes_its_first_page_alone),
	    cmocka_unit_test(leaving_a_place_calls_back_what_it_wanted),
	    cmocka_unit_test(small_lists_are_loaded_unasked),
	    cmocka_unit_test(nothing_is_planned_before_the_start_or_after_the_end),
	    cmocka_unit_test(a_tiny_window_wants_its_one_page),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
