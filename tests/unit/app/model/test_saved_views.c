/* SPDX-License-Identifier: MIT */
/* Tests of src/app/model/saved_views.c. */
#include "base/mem.h"

#include "app/model/saved_views.h"

#include "test.h"

static struct saved_views views;

static const char whole[] = "[view late-payers]\n"
			    "columns = UIN Name:24 | Status Remaining\n"
			    "sort = Remaining% -Credit\n"
			    "status = NEG,OUT\n"
			    "where = remaining<10% !\"a b\"\n"
			    "filter = Name=del=ta\n"
			    "order = asc\n";

static const char *read_text(const char *text)
{
	static struct err e;
	e = (struct err){0};
	saved_views_read(&views, sl_from(text), &e);
	return e.text;
}

static const char *print_view(size_t i)
{
	static char out[2000];
	struct buf b;
	buf_init(&b, sizeof out - 1);
	saved_views_print(&views.at[i], &b);
	sl_to_chars(buf_sl(&b), out, sizeof out);
	buf_release(&b);
	return out;
}

TEST(what_is_written_is_read_as_the_same)
{
	assert_string_equal(read_text(whole), "");
	assert_int_equal(views.n, 1);
	const struct saved_view *v = &views.at[0];
	assert_string_equal(v->name, "late-payers");
	assert_int_equal(v->columns.width[COLUMN_NAME], 24);
	assert_int_equal(v->columns.frozen, 2);
	assert_true(v->columns.hidden[COLUMN_CREDIT] && !v->columns.hidden[COLUMN_STATUS]);
	assert_int_equal(v->n_sort, 2);
	assert_true(v->sort[1].descending);
	assert_int_equal(v->statuses, STATUS_BIT(STATUS_NEG) | STATUS_BIT(STATUS_OUT));
	assert_string_equal(v->where, "remaining<10% !\"a b\"");
	assert_string_equal(v->query.text, "del=ta");
	assert_int_equal(v->query.order, ORDER_ASC);
	assert_string_equal(print_view(0), whole);
}

TEST(what_is_left_out_is_as_at_the_start)
{
	assert_string_equal(read_text("# a comment\n\n[view a]\n\n [view b] \nsort=credit\n"), "");
	assert_int_equal(views.n, 2);
	assert_false(views.at[0].has_columns);
	assert_string_equal(print_view(0), "[view a]\n");
	assert_string_equal(print_view(1), "[view b]\nsort = Credit\n");
}

TEST(a_line_that_is_not_understood_is_named_and_the_others_count)
{
	static const char *const bad[] = {
	    "sort = shoe",      "status = red",  "where = remaining<", "filter = delta",
	    "order = sideways", "colour = blue", "columns = shoe",     "nonsense"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		char text[200];
		snprintf(text, sizeof text, "[view a]\n%s\nstatus = ok\n", bad[i]);
		assert_string_equal(read_text(text),
				    "line 2 of the file of views is not understood");
		assert_int_equal(views.at[0].statuses, STATUS_BIT(STATUS_OK));
	}
	assert_string_equal(
	    read_text("[view a b]\nsort = name\n"),
	    "line 1 of the file of views: the name of a view has letters, digits, - "
	    "and _, at most 40 of them");
	assert_int_equal(views.n, 0);
}

TEST(a_condition_with_a_nul_is_refused)
{
	static const char text[] = "[view a]\nwhere = acme \0delta\nstatus = ok\n";
	struct err e = {0};
	saved_views_read(&views, (struct sl){text, sizeof text - 1}, &e);
	assert_string_equal(e.text, "line 2 of the file of views is not understood");
	assert_string_equal(print_view(0), "[view a]\nstatus = OK\n");
}

TEST(views_are_found_replaced_and_removed_by_name)
{
	struct err e = {0};
	size_t at;
	read_text("[view a]\n[view B]\n[view c]\n");
	assert_true(saved_views_find(&views, SL("b"), &at));
	assert_int_equal(at, 1);
	struct saved_view v = {.name = "A", .statuses = 1};
	assert_true(saved_views_put(&views, &v, &e));
	assert_int_equal(views.n, 3);
	assert_string_equal(views.at[0].name, "A");
	saved_views_remove(&views, 1);
	assert_false(saved_views_find(&views, SL("b"), &at));
	assert_string_equal(views.at[1].name, "c");
	for (int i = 0; views.n < SAVED_VIEWS_MAX; i++) {
		snprintf(v.name, sizeof v.name, "v%d", i);
		assert_true(saved_views_put(&views, &v, &e));
	}
	snprintf(v.name, sizeof v.name, "more");
	assert_false(saved_views_put(&views, &v, &e));
	assert_string_equal(e.text, "40 views are saved already; delete one with :delete-view");
}

static const char *replaced(const char *text, const char *name, const char *section)
{
	static char out[1000];
	struct buf b;
	buf_init(&b, sizeof out - 1);
	saved_views_replace(sl_from(text), sl_from(name), sl_from(section), &b);
	sl_to_chars(buf_sl(&b), out, sizeof out);
	buf_release(&b);
	return out;
}

TEST(a_section_is_replaced_and_everything_else_stays)
{
	assert_string_equal(replaced("", "a", "[view a]\nx\n"), "[view a]\nx\n");
	assert_string_equal(
	    replaced("# mine\n[view a]\nold\n\n[view b]\ny\n", "A", "[view A]\nx\n"),
	    "# mine\n[view A]\nx\n\n[view b]\ny\n");
	assert_string_equal(replaced("# mine\n", "b", "[view b]\n"), "# mine\n\n[view b]\n");
	assert_string_equal(replaced("[view a]\nold\n\n# of b\n[view b]\ny\n", "a", ""),
			    "\n# of b\n[view b]\ny\n");
	assert_string_equal(replaced("[view a]\nold", "a", "[view a]\nx\n"), "[view a]\nx\n");
}

TEST(names_are_words)
{
	struct err e = {0};
	assert_true(saved_views_check_name(SL("late-payers_2.x"), &e));
	assert_true(saved_views_check_name(SL("欠费"), &e));
	assert_false(saved_views_check_name(SL(""), &e));
	assert_false(saved_views_check_name(SL("a]"), &e));
	assert_false(saved_views_check_name(SL("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), &e));
}

/* Burn and Runway are columns of every table, and have values only after B. */
TEST(columns_that_appear_later_are_named_if_they_had_values)
{
	static const char without[] = "[view a]\ncolumns = UIN Name | Status\n";
	static const char with[] = "[view a]\ncolumns = UIN Name | Status Runway -Burn\n";
	struct saved_views *v = calloc(1, sizeof *v);
	struct err e = {0};
	struct buf out;
	buf_init(&out, 4096);
	saved_views_read(v, sl_from(without), &e);
	assert_false(v->at[0].burn || v->at[0].changes || v->at[0].columns.hidden[COLUMN_BURN]);
	assert_true(v->at[0].columns.hidden[COLUMN_EMAIL]);
	saved_views_print(&v->at[0], &out);
	assert_string_equal(out.p, without);
	buf_clear(&out);
	saved_views_read(v, sl_from(with), &e);
	assert_true(v->at[0].burn && v->at[0].columns.hidden[COLUMN_BURN]);
	assert_false(v->at[0].changes || v->at[0].columns.hidden[COLUMN_RUNWAY]);
	saved_views_print(&v->at[0], &out);
	assert_string_equal(out.p, with);
	buf_release(&out);
	free(v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(columns_that_appear_later_are_named_if_they_had_values),
	    cmocka_unit_test(what_is_written_is_read_as_the_same),
	    cmocka_unit_test(what_is_left_out_is_as_at_the_start),
	    cmocka_unit_test(a_line_that_is_not_understood_is_named_and_the_others_count),
	    cmocka_unit_test(views_are_found_replaced_and_removed_by_name),
	    cmocka_unit_test(a_condition_with_a_nul_is_refused),
	    cmocka_unit_test(a_section_is_replaced_and_everything_else_stays),
	    cmocka_unit_test(names_are_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
