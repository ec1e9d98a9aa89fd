/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/row_facts.c. */
#include "store/row_condition.h"

#include "app/model/customer_burn.h"
#include "app/table/row_facts.h"

#include "flow_start.h"
#include "test.h"

static void narrow_to(struct flow *f, const char *text)
{
	flow_keys(f, "& Ctrl-U");
	flow_type_text(f, text);
	flow_keys(f, "Enter");
}

TEST(marked_rows_come_and_go_with_their_marks)
{
	struct flow *f = flow_start("30..1", 100);
	flow_keys(f, "Space Space Space");
	narrow_to(f, "marked");
	assert_int_equal(lens_rows(f->model->lens), 3);
	flow_keys(f, "g u");
	assert_int_equal(lens_rows(f->model->lens), 2);
	narrow_to(f, "!marked");
	assert_int_equal(lens_rows(f->model->lens), 28);
	flow_keys(f, "g Space");
	assert_int_equal(lens_rows(f->model->lens), 27);
	flow_end(f);
}

TEST(rows_appear_when_their_burn_is_known)
{
	struct flow *f = flow_start("30..1", 100);
	struct model *m = f->model;
	narrow_to(f, "burn>=2");
	assert_int_equal(lens_rows(m->lens), 0);
	int32_t today = customer_burn_today(m);
	for (int day = 1; day <= 5; day++)
		assert_true(
		    cost_book_put(&m->burn.book, FAKE_FIRST_UIN + 30, today - day, 2000000));
	flow_keys(f, "j");
	assert_int_equal(lens_rows(m->lens), 1);
	flow_end(f);
}

TEST(runway_is_that_of_the_details)
{
	struct flow *f = flow_start("30..1", 100);
	struct condition_facts facts = row_facts_of(f->model);
	struct customer owes = {.known = KNOWN_UIN | KNOWN_REMAINING | KNOWN_CREDIT,
				.uin = 1,
				.credit = 1,
				.remaining = -1};
	struct customer nobody = {.known = 0};
	int64_t days = 9;
	assert_int_equal(facts.number(facts.ctx, &owes, CONDITION_RUNWAY, &days), CONDITION_KNOWN);
	assert_int_equal(days, 0);
	assert_int_equal(facts.number(facts.ctx, &owes, CONDITION_BURN, &days),
			 CONDITION_NOT_ASKED);
	assert_int_equal(facts.number(facts.ctx, &nobody, CONDITION_RUNWAY, &days),
			 CONDITION_NO_VALUE);
	assert_int_equal(facts.now_s(facts.ctx), f->model->wall_s + f->model->loader.fetch.skew_s);
	flow_end(f);
}

TEST(a_comparison_that_does_not_exist_is_refused)
{
	struct flow *f = flow_start("30..1", 100);
	flow_keys(f, "&");
	flow_type_text(f, "changed");
	assert_true(f->model->narrow.faulty);
	assert_string_equal(
	    f->model->narrow.fault.e.text,
	    "\"changed\" needs an earlier list to compare with; :since chooses one");
	flow_keys(f, "Esc");
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(marked_rows_come_and_go_with_their_marks),
	    cmocka_unit_test(rows_appear_when_their_burn_is_known),
	    cmocka_unit_test(runway_is_that_of_the_details),
	    cmocka_unit_test(a_comparison_that_does_not_exist_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
