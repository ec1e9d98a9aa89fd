/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/missing_row.c. */
#include "base/mem.h"

#include "app/model/model_query.h"
#include "app/table/missing_row.h"

#include "fixture.h"
#include "flow_start.h"
#include "test.h"

/* A browser whose first page is requested and has not come. */
static struct flow *start_loading(void)
{
	struct flow *f = mem_alloc(1, sizeof *f);
	flow_init(f);
	f->settings.page_size = 100;
	assert_true(fake_customers_set(&f->customers, SL("5..1")));
	flow_open(f, 24, 80);
	return f;
}

TEST(each_command_says_that_the_list_is_loading)
{
	static const char *const keys[] = {"Enter", "d", "Space", "u", "v", "y", "g", "G",
					   "1 2 G", "e", "E",     "r", "#", "@", "}", "!"};
	struct flow *f = start_loading();
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		flow_keys(f, keys[i]);
		if (!flow_says(f, "The list is still loading"))
			fail_msg("%s says \"%s\"", keys[i], f->model->toast.text);
		assert_int_equal(f->model->n_layers, 0);
		toast_hide(f->model);
	}
	assert_false(f->model->detail.open);
	assert_false(f->model->marks.ranging);
	flow_keys(f, "/");
	flow_type_text(f, "media");
	flow_keys(f, "Enter");
	assert_true(flow_says(f, "The list is still loading"));
	flow_settle(f);
	flow_keys(f, "= Enter");
	assert_true(f->model->detail.open);
	flow_end(f);
}

TEST(a_list_that_failed_says_how_to_try_again)
{
	struct flow *f = start_loading();
	flow_fault(f, f->in_flight[0], "AuthFailure.SecretIdNotFound", 0);
	flow_keys(f, "Enter");
	assert_true(flow_says(f, "The list could not be loaded; r tries again"));
	flow_end(f);
}

TEST(an_empty_list_says_whether_a_filter_makes_it_so)
{
	struct flow *f = flow_start("", 100);
	flow_keys(f, "Enter");
	assert_true(flow_says(f, "There is no customer in this list"));
	flow_keys(f, "f");
	flow_type_text(f, "nobody");
	flow_keys(f, "Enter");
	flow_settle(f);
	flow_keys(f, "Enter");
	assert_true(flow_says(f, "No customer matches the filter; F removes it"));
	flow_end(f);
}

TEST(rows_that_are_hidden_come_back_by_a_key)
{
	struct flow *f = flow_start("5..1", 100);
	flow_keys(f, "&");
	flow_type_text(f, "nothing like it");
	flow_keys(f, "Enter Enter");
	assert_int_equal(app_positions(f->model), 0);
	assert_true(flow_says(f, "No loaded customer is shown; = shows all"));
	flow_end(f);
}

TEST(a_row_in_a_gap_is_not_loaded_yet)
{
	struct flow *f = flow_start("900..1", 20);
	flow_keys(f, "5 0 0 G Space");
	assert_true(flow_says(f, "This row is not loaded yet"));
	flow_end(f);
}

/* Explains the row of a list whose page has failed so often, due again in retry_ms; 0: given up. */
static void assert_explained(uint32_t page, int64_t retry_ms, const char *want)
{
	struct fixture f;
	fixture_init(&f, 24, 80);
	fixture_fault(&f, page, "InternalError", 5, retry_ms);
	missing_row_explain(&f.m);
	if (!strstr(f.m.toast.text, want))
		fail_msg("page %u says \"%s\"", (unsigned)page, f.m.toast.text);
	fixture_release(&f);
}

TEST(the_first_page_decides_whether_the_list_was_given_up)
{
	assert_explained(1, 0, "The list could not be loaded; r tries again");
	assert_explained(1, 5000, "The list is still loading");
	assert_explained(2, 0, "The list is still loading");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_command_says_that_the_list_is_loading),
	    cmocka_unit_test(a_list_that_failed_says_how_to_try_again),
	    cmocka_unit_test(an_empty_list_says_whether_a_filter_makes_it_so),
	    cmocka_unit_test(rows_that_are_hidden_come_back_by_a_key),
	    cmocka_unit_test(a_row_in_a_gap_is_not_loaded_yet),
	    cmocka_unit_test(the_first_page_decides_whether_the_list_was_given_up),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
