/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/view_list.c. */
#include "app/model/model_query.h"
#include "app/table/view_list.h"

#include "flow_start.h"
#include "test.h"

static void run(struct flow *f, const char *command)
{
	flow_keys(f, ":");
	flow_type_text(f, command);
	flow_keys(f, "Enter");
}

TEST(a_view_is_all_that_the_list_shows)
{
	struct flow *f = flow_start("30..1", 100);
	struct model *m = f->model;
	run(f, "columns uin name");
	run(f, "sort -credit name");
	run(f, "status ok low");
	run(f, "narrow !acme");
	flow_keys(f, "o");
	flow_settle(f);
	run(f, "save-view mine");
	assert_true(flow_says(f, "View mine is saved"));
	struct lens_spec spec = *app_lens_spec(m);
	struct column_set columns = m->columns;
	flow_keys(f, "= o");
	flow_settle(f);
	run(f, "columns reset");
	run(f, "view mine");
	flow_settle(f);
	assert_true(lens_spec_equal(&spec, app_lens_spec(m)));
	assert_true(column_set_equal(&columns, &m->columns));
	assert_int_equal(store_current(m->loader.store)->order, ORDER_ASC);
	flow_keys(f, "Ctrl-_"); /* all of it is one step */
	flow_settle(f);
	assert_true(lens_spec_is_off(app_lens_spec(m)));
	assert_int_equal(store_current(m->loader.store)->order, ORDER_DESC);
	flow_end(f);
}

TEST(a_view_without_columns_keeps_those_that_are_shown)
{
	struct flow *f = flow_start("30..1", 100);
	struct model *m = f->model;
	struct err e = {0};
	saved_views_read(&m->view_list.views, SL("[view neg]\nstatus = neg\n"), &e);
	run(f, "columns uin name");
	struct column_set columns = m->columns;
	flow_keys(f, "! V 1");
	assert_int_equal(m->n_layers, 0);
	assert_int_equal(app_lens_spec(m)->statuses, STATUS_BIT(STATUS_NEG));
	assert_int_equal(app_lens_spec(m)->n_sort, 0);
	assert_true(column_set_equal(&columns, &m->columns));
	flow_end(f);
}

TEST(a_failure_of_the_file_is_reported)
{
	struct flow *f = flow_start("30..1", 100);
	flow_event(f, &(struct event){.kind = EV_VIEW_SAVED, .saved.why = "the disk is full"});
	assert_true(flow_says(f, "The file of views was not changed: the disk is full"));
	flow_end(f);
}

TEST(names_and_digits_that_no_view_has_are_refused)
{
	struct flow *f = flow_start("30..1", 100);
	run(f, "view mine");
	assert_true(flow_says(f, "\"mine\" is not known here"));
	run(f, "save-view a b");
	assert_true(flow_says(f, "the name of a view has letters"));
	run(f, "save-view a");
	flow_keys(f, "V 2");
	assert_true(app_layer_is_open(f->model, LAYER_VIEWS));
	assert_true(flow_says(f, "2 has no meaning here"));
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_view_is_all_that_the_list_shows),
	    cmocka_unit_test(a_view_without_columns_keeps_those_that_are_shown),
	    cmocka_unit_test(a_failure_of_the_file_is_reported),
	    cmocka_unit_test(names_and_digits_that_no_view_has_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
