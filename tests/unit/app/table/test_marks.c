/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/marks.c. */
#include "app/model/customer_burn.h"
#include "app/model/model.h"
#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

static bool is_marked(const struct flow *f, uint64_t number)
{
	struct customer c = {.known = KNOWN_UIN, .uin = 200000000000u + number};
	return marks_has_customer(f->model, &c);
}

static size_t marked(const struct flow *f)
{
	return f->model->marks.n;
}

TEST(an_empty_list_has_none_to_mark)
{
	struct flow *f = flow_start("1", 10);
	flow_keys(f, "f");
	flow_type_text(f, "nobody");
	flow_keys(f, "Enter");
	flow_settle(f);
	assert_int_equal(app_positions(f->model), 0);
	marks_toggle(f->model);
	assert_int_equal(marked(f), 0);
	assert_true(flow_says(f, "No customer matches the filter"));
	marks_range(f->model);
	marks_range(f->model);
	assert_int_equal(marked(f), 0);
	assert_false(f->model->marks.ranging);
	flow_end(f);
}

TEST(marking_goes_down_and_stays_on_the_last_row)
{
	struct flow *f = flow_start("3..1", 10);
	flow_keys(f, "Space Space");
	assert_int_equal(flow_cursor_row(f), 3);
	flow_keys(f, "Space");
	assert_int_equal(flow_cursor_row(f), 3);
	assert_int_equal(marked(f), 3);
	flow_keys(f, "Space"); /* again: taken out */
	assert_int_equal(marked(f), 2);
	assert_false(is_marked(f, 1));
	assert_true(is_marked(f, 2) && is_marked(f, 3));
	flow_end(f);
}

/* They are kept in the order of UINs, whatever the order in which they are marked. */
TEST(in_any_order_each_is_found_and_taken_out)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "3 0 G Space 5 G Space 2 0 G Space g Space G Space");
	const uint64_t all[] = {11, 36, 21, 40, 1};
	for (size_t i = 0; i < 5; i++)
		assert_true(is_marked(f, all[i]));
	assert_false(is_marked(f, 22));
	flow_keys(f, "2 0 G u");
	assert_false(is_marked(f, 21));
	assert_int_equal(marked(f), 4);
	flow_keys(f, "j u"); /* never marked */
	assert_int_equal(marked(f), 4);
	flow_end(f);
}

TEST(a_range_takes_both_ends_in_either_direction)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "5 G v 8 G v");
	assert_int_equal(marked(f), 4);
	assert_true(is_marked(f, 36) && is_marked(f, 33));
	assert_false(is_marked(f, 37) || is_marked(f, 32));
	flow_keys(f, "U 2 0 G v 1 0 G v");
	assert_int_equal(marked(f), 11);
	assert_true(is_marked(f, 31) && is_marked(f, 21));
	flow_end(f);
}

TEST(a_range_of_one_row)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "v v");
	assert_int_equal(marked(f), 1);
	assert_true(is_marked(f, 40));
	flow_end(f);
}

TEST(a_range_over_marked_rows_marks_none_twice)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "2 G Space g v 5 G v");
	assert_int_equal(marked(f), 5);
	flow_end(f);
}

TEST(rows_of_a_range_that_are_not_loaded_are_counted)
{
	struct flow *f = flow_start("300..1", 20);
	uint64_t loaded = store_loaded(f->model->loader.store);
	flow_keys(f, "v G v");
	assert_int_equal(marked(f), loaded);
	assert_true(flow_says(f, "not loaded and stay unmarked"));
	assert_true(loaded < 300);
	flow_end(f);
}

TEST(escape_leaves_a_range_without_a_word)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "v");
	assert_true(flow_says(f, "A range begins here"));
	flow_keys(f, "j Esc");
	assert_false(f->model->marks.ranging);
	assert_false(f->model->toast.shown);
	flow_keys(f, "v"); /* begins anew: the end of the other is not taken for it */
	assert_int_equal(marked(f), 0);
	flow_end(f);
}

TEST(escape_leaves_the_range_first_then_the_marks)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "Space Space v Esc");
	assert_false(f->model->marks.ranging);
	assert_int_equal(marked(f), 2);
	flow_keys(f, "Esc");
	assert_int_equal(marked(f), 0);
	assert_true(flow_says(f, "2 unmarked"));
	flow_end(f);
}

/* To give up a range is not to take back the unmarking before it. */
TEST(unmarking_in_a_range_leaves_the_former_marks_away)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "Space Space U");
	assert_int_equal(marked(f), 0);
	flow_keys(f, "v U");
	assert_false(f->model->marks.ranging);
	assert_int_equal(marked(f), 0);
	flow_keys(f, "U");
	assert_int_equal(marked(f), 2);
	flow_end(f);
}

TEST(an_error_is_not_silenced_with_a_range)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "v");
	toast_error(f->model, "It went wrong");
	marks_leave_range(f->model);
	assert_true(flow_says(f, "It went wrong"));
	flow_end(f);
}

TEST(unmarking_nothing_says_so)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "U");
	assert_true(flow_says(f, "Nothing was marked"));
	flow_end(f);
}

TEST(only_the_first_mark_tells_of_the_key)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "Space");
	assert_true(flow_says(f, "PgDn pages"));
	flow_keys(f, "Space"); /* "1 marked" is no longer so */
	assert_false(f->model->toast.shown);
	assert_int_equal(marked(f), 2);
	flow_end(f);
}

TEST(removed_marks_come_back)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "Space j Space Esc");
	assert_int_equal(marked(f), 0);
	assert_true(flow_says(f, "2 unmarked; U marks them again"));
	flow_keys(f, "U");
	assert_int_equal(marked(f), 2);
	assert_true(flow_says(f, "2 marked again"));
	assert_true(marks_has_customer(f->model, store_row(f->model->loader.store, 2).customer));
	flow_keys(f, "U");
	assert_int_equal(marked(f), 0);
	flow_keys(f, "g g Space U"); /* the last removed are those that come back */
	assert_int_equal(marked(f), 0);
	flow_keys(f, "U");
	assert_int_equal(marked(f), 1);
	flow_end(f);
}

TEST(escape_for_a_message_keeps_the_marks)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "v 9 j v");
	assert_true(flow_says(f, "10 marked"));
	flow_keys(f, "Esc");
	assert_int_equal(marked(f), 10);
	assert_false(f->model->toast.shown);
	toast_error(f->model, "It went wrong");
	flow_keys(f, "Esc");
	assert_int_equal(marked(f), 10);
	toast_warn(f->model, "The list changed");
	flow_keys(f, "j Esc");
	assert_int_equal(marked(f), 10);
	assert_false(f->model->toast.shown);
	flow_keys(f, "Esc");
	assert_int_equal(marked(f), 0);
	flow_end(f);
}

/* Of each of ten: credits and what is left are those of tests/support/partner.c. */
TEST(totals_are_of_the_marked_alone)
{
	struct flow *f = flow_start("10..1", 100);
	const struct mark_sums *s = &f->model->marks.sums;
	flow_keys(f, "5 G Space"); /* number 6: 1,000 of credit, 49.85 owed */
	assert_int_equal(s->n, 1);
	assert_int_equal(s->credit, 1000 * INT64_C(1000000));
	assert_int_equal(s->remaining, -49850000);
	assert_int_equal(s->to_zero, 49850000);
	assert_int_equal(s->to_low, 399800000); /* 349.95 of then 1,399.80 */
	assert_int_equal(s->to_full, 1049850000);
	flow_keys(f, "Space"); /* number 5: 1,000 of credit, nothing left */
	assert_int_equal(s->n, 2);
	assert_int_equal(s->to_zero, 49850000);
	assert_int_equal(s->to_full, 2049850000);
	flow_keys(f, "U");
	assert_int_equal(s->n, 0);
	assert_int_equal(s->to_full, 0);
	flow_end(f);
}

TEST(marks_outlive_a_reload_and_sums_follow_it)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "2 G Space"); /* number 39, every third spends */
	int64_t before = f->model->marks.sums.remaining;
	f->customers.spent = 5;
	flow_keys(f, "R");
	flow_settle(f);
	assert_true(is_marked(f, 39));
	assert_int_equal(f->model->marks.sums.remaining, before - 5000000);
	flow_end(f);
}

TEST(marks_stay_where_the_list_does_not_have_them)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "5 G Space f"); /* number 36: Initech */
	flow_type_text(f, "Delta");
	flow_keys(f, "Enter");
	flow_settle(f);
	assert_int_equal(marked(f), 1);
	assert_int_equal(f->model->marks.sums.n, 0);
	flow_keys(f, "F");
	flow_settle(f);
	assert_int_equal(f->model->marks.sums.n, 1);
	flow_end(f);
}

TEST(a_customer_without_a_uin_cannot_be_marked)
{
	struct flow *f = flow_start("40..1", 100);
	flow_keys(f, "R");
	flow_reply(f, flow_sends(f),
		   &(struct wire_reply){.result = WIRE_OK,
					.http_status = 200,
					.body = SL("{\"Response\":{\"Total\":1,\"Data\":[{\"Name\":"
						   "\"n\"}],\"RequestId\":\"r\"}}")});
	flow_keys(f, "g Space");
	assert_int_equal(marked(f), 0);
	assert_true(flow_says(f, "no ClientUin"));
	flow_keys(f, "r");
	assert_true(flow_says(f, "No customer on the screen has a ClientUin"));
	flow_keys(f, "v v");
	assert_int_equal(marked(f), 0);
	flow_end(f);
}

/* Number 6 owes 49.85; the credit of number 5 is used up. */
TEST(what_lasts_30_days_is_of_those_whose_burn_is_known)
{
	struct flow *f = flow_start("10..1", 100);
	const struct mark_sums *s = &f->model->marks.sums;
	int32_t today = customer_burn_today(f->model);
	flow_keys(f, "5 G Space Space");
	assert_int_equal(s->n, 2);
	assert_int_equal(s->n_burn, 0);
	for (int32_t i = 1; i <= 14; i++)
		assert_true(cost_book_put(&f->model->burn.book, 200000000006, today - i, 1000000));
	flow_keys(f, "j");
	assert_int_equal(s->n_burn, 1);
	assert_int_equal(s->for_days, 79850000);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_empty_list_has_none_to_mark),
	    cmocka_unit_test(marking_goes_down_and_stays_on_the_last_row),
	    cmocka_unit_test(in_any_order_each_is_found_and_taken_out),
	    cmocka_unit_test(a_range_takes_both_ends_in_either_direction),
	    cmocka_unit_test(a_range_of_one_row),
	    cmocka_unit_test(a_range_over_marked_rows_marks_none_twice),
	    cmocka_unit_test(rows_of_a_range_that_are_not_loaded_are_counted),
	    cmocka_unit_test(escape_leaves_a_range_without_a_word),
	    cmocka_unit_test(escape_leaves_the_range_first_then_the_marks),
	    cmocka_unit_test(unmarking_in_a_range_leaves_the_former_marks_away),
	    cmocka_unit_test(an_error_is_not_silenced_with_a_range),
	    cmocka_unit_test(unmarking_nothing_says_so),
	    cmocka_unit_test(removed_marks_come_back),
	    cmocka_unit_test(escape_for_a_message_keeps_the_marks),
	    cmocka_unit_test(only_the_first_mark_tells_of_the_key),
	    cmocka_unit_test(totals_are_of_the_marked_alone),
	    cmocka_unit_test(marks_outlive_a_reload_and_sums_follow_it),
	    cmocka_unit_test(marks_stay_where_the_list_does_not_have_them),
	    cmocka_unit_test(a_customer_without_a_uin_cannot_be_marked),
	    cmocka_unit_test(what_lasts_30_days_is_of_those_whose_burn_is_known),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
