/* SPDX-License-Identifier: MIT */
/* Tests of src/config/options_view.c. */
#include "store/row_condition.h"

#include "config/options_view.h"
#include "test.h"

static struct saved_view make_view(void)
{
	struct saved_view v = {.name = "v",
			       .has_columns = true,
			       .sort = {{SORT_CREDIT, true}},
			       .n_sort = 1,
			       .statuses = STATUS_BIT(STATUS_NEG),
			       .where = "remaining<5",
			       .query = {.type = FILTER_NAME, .text = "x", .order = ORDER_ASC}};
	column_set_init(&v.columns);
	return v;
}

TEST(a_view_sets_all_options_of_a_list)
{
	struct saved_view v = make_view();
	struct options o = {.view = "v"};
	struct err e = {0};
	v.columns.hidden[COLUMN_TYPE] = true;
	assert_true(options_view_apply(&o, &v, &e));
	assert_true(o.n_columns > 8);
	for (size_t i = 0; i < o.n_columns; i++)
		assert_true(o.columns[i] != DERIVED_BURN && o.columns[i] != DERIVED_RUNWAY);
	assert_int_equal(o.columns[0], FIELD_CLIENT_UIN);
	assert_int_equal(o.n_sort, 1);
	assert_int_equal(o.sort[0].key, SORT_CREDIT);
	assert_int_equal(o.statuses, STATUS_BIT(STATUS_NEG));
	assert_int_equal(o.where.n_nodes, 1);
	assert_string_equal(o.query.text, "x");
	assert_int_equal(o.query.order, ORDER_ASC);
}

TEST(a_view_that_had_the_burn_asks_for_it)
{
	struct saved_view v = make_view();
	struct options o = {.view = "v"};
	struct err e = {0};
	bool burn = false, runway = false;
	v.burn = true;
	v.columns.hidden[COLUMN_RUNWAY] = true;
	assert_true(options_view_apply(&o, &v, &e));
	for (size_t i = 0; i < o.n_columns; i++) {
		burn = burn || o.columns[i] == DERIVED_BURN;
		runway = runway || o.columns[i] == DERIVED_RUNWAY;
	}
	assert_true(burn && !runway);
}

TEST(a_view_that_had_changes_has_their_columns)
{
	struct saved_view v = make_view();
	struct options o = {.view = "v"};
	struct err e = {0};
	bool used = false, remaining = false;
	v.changes = true;
	v.columns.hidden[COLUMN_REMAINING_CHANGE] = true;
	assert_true(options_view_apply(&o, &v, &e));
	for (size_t i = 0; i < o.n_columns; i++) {
		const char *name = output_column_name(o.columns[i]);
		used = used || strcmp(name, "DeltaUsed") == 0;
		remaining = remaining || strcmp(name, "DeltaRemaining") == 0;
	}
	assert_true(used && !remaining);
}

TEST(the_order_by_what_changed_is_of_the_browser)
{
	struct saved_view v = make_view();
	struct options o = {.view = "v"};
	assert_false(options_view_leaves_out(&o, &v));
	v.sort[0].key = SORT_USED_CHANGE;
	assert_true(options_view_leaves_out(&o, &v));
	o.n_sort = 1;
	assert_false(options_view_leaves_out(&o, &v));
}

TEST(the_command_line_is_stronger)
{
	struct saved_view v = make_view();
	struct options o = {.columns = {FIELD_NAME},
			    .n_columns = 1,
			    .sort = {{SORT_NAME, false}},
			    .n_sort = 1,
			    .statuses = STATUS_BIT(STATUS_OK),
			    .query = {.type = FILTER_EMAIL, .text = "a@b"}};
	struct condition_fault f = {.at = 0};
	struct err e = {0};
	assert_true(row_condition_parse(SL("acme"), &o.where, &f));
	assert_true(options_view_apply(&o, &v, &e));
	assert_int_equal(o.n_columns, 1);
	assert_int_equal(o.sort[0].key, SORT_NAME);
	assert_int_equal(o.statuses, STATUS_BIT(STATUS_OK));
	assert_int_equal(o.where.n_texts, 1);
	assert_int_equal(o.query.type, FILTER_EMAIL);
}

TEST(marks_are_of_the_browser)
{
	struct saved_view v = make_view();
	struct options o = {.view = "v"};
	struct err e = {0};
	snprintf(v.where, sizeof v.where, "acme or marked");
	assert_false(options_view_apply(&o, &v, &e));
	assert_string_equal(
	    e.text, "the view v shows marked or changed customers, which only the browser knows");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_view_sets_all_options_of_a_list),
	    cmocka_unit_test(a_view_that_had_the_burn_asks_for_it),
	    cmocka_unit_test(a_view_that_had_changes_has_their_columns),
	    cmocka_unit_test(the_order_by_what_changed_is_of_the_browser),
	    cmocka_unit_test(the_command_line_is_stronger),
	    cmocka_unit_test(marks_are_of_the_browser),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
