/* SPDX-License-Identifier: MIT */
/* Tests of src/app/changes/changes_screen.c. */
#include "app/changes/changes_screen.h"
#include "app/model/model.h"
#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

static struct flow *compared(void)
{
	struct flow *f = flow_start_history("45..1", 20);
	f->customers.spent = 300;
	flow_keys(f, "R a");
	flow_settle(f);
	flow_found(f, 29, "44..2,50", 0);
	return f;
}

static bool is_open(const struct flow *f)
{
	return app_layer_is_open(f->model, LAYER_CHANGES);
}

static const struct change *selected(const struct flow *f)
{
	return &f->model->comparison.changes.items[f->model->changes.selected];
}

TEST(the_worst_is_first_and_enter_goes_there)
{
	struct flow *f = compared();
	flow_keys(f, "C");
	assert_true(is_open(f));
	assert_true(selected(f)->classes & CHANGE_BIT(CHANGE_WORSE));
	uint64_t uin = selected(f)->uin;
	flow_keys(f, "Enter");
	assert_false(is_open(f));
	assert_int_equal(table_uin(f->model), uin);
	flow_end(f);
}

TEST(a_customer_who_is_gone_is_nowhere)
{
	struct flow *f = compared();
	flow_keys(f, "C /");
	flow_type_text(f, "gone");
	flow_keys(f, "Enter Enter");
	assert_true(is_open(f));
	assert_null(selected(f)->after);
	assert_true(flow_says(f, "no longer in the list"));
	flow_end(f);
}

TEST(a_text_is_found_forwards_and_backwards)
{
	struct flow *f = compared();
	flow_keys(f, "C /");
	flow_type_text(f, "UMBR"); /* a name, in any case */
	assert_true(changes_screen_types(f->model));
	assert_true(changes_screen_is_personal(f->model, (struct key){.cp = 'u'}));
	flow_keys(f, "Enter");
	assert_false(changes_screen_types(f->model));
	uint64_t uin = selected(f)->uin;
	assert_int_equal(uin % 10, 7);
	flow_keys(f, "n");
	assert_int_equal(selected(f)->uin, uin); /* the only one: round the end */
	flow_keys(f, "/");
	flow_type_text(f, "200000000024");
	flow_keys(f, "Enter");
	assert_int_equal(selected(f)->uin, FAKE_FIRST_UIN + 24);
	flow_keys(f, "/");
	flow_type_text(f, "used");
	flow_keys(f, "Enter");
	int at = f->model->changes.selected;
	flow_keys(f, "n");
	assert_true(f->model->changes.selected > at);
	flow_keys(f, "N");
	assert_int_equal(f->model->changes.selected, at);
	flow_end(f);
}

TEST(what_is_not_found_is_said)
{
	struct flow *f = compared();
	flow_keys(f, "C n");
	assert_true(flow_says(f, "/ finds a UIN"));
	flow_keys(f, "/");
	flow_type_text(f, "zzz");
	assert_true(flow_says(f, "No change has this text"));
	flow_keys(f, "Enter n");
	assert_true(flow_says(f, "No change has this text"));
	flow_keys(f, "/ Esc");
	assert_true(is_open(f));
	assert_false(changes_screen_types(f->model));
	flow_keys(f, "Esc");
	assert_false(is_open(f));
	flow_end(f);
}

TEST(the_selection_stays_at_its_customer)
{
	struct flow *f = compared();
	flow_keys(f, "C j j j j");
	uint64_t uin = selected(f)->uin;
	flow_keys(f, ": s i n c e Space l a s t Enter"); /* closes the screen: another command */
	flow_found(f, 2, "44..2,50,51,52,53", 0);
	flow_keys(f, "C");
	assert_int_equal(selected(f)->uin, uin);
	/* and when that one has not changed, the place stays in the list */
	flow_keys(f, "G");
	flow_found(f, 2, "1", 0);
	flow_end(f);
}

TEST(without_a_comparison_the_reason_is_said)
{
	struct flow *f = flow_start("45..1", 20);
	flow_keys(f, "C");
	assert_true(flow_says(f, ":history on keeps"));
	flow_end(f);
	f = flow_start_history("45..1", 20);
	flow_keys(f, "C");
	assert_true(flow_says(f, "when all customers are loaded; a loads them"));
	flow_keys(f, "a");
	flow_settle(f);
	flow_keys(f, "C");
	assert_true(flow_says(f, "The history is being read"));
	flow_event(f, &(struct event){.kind = EV_HISTORY,
				      .history = {SNAPSHOT_NONE, NULL, NULL, NULL, NULL}});
	flow_keys(f, "C");
	assert_true(flow_says(f, "has no earlier list"));
	assert_false(is_open(f));
	flow_end(f);
}

TEST(a_list_without_changes_can_be_opened)
{
	struct flow *f = flow_start_history("45..1", 20);
	flow_keys(f, "a");
	flow_settle(f);
	flow_found(f, 29, "45..1", 0);
	flow_keys(f, "C j / x Esc n Enter");
	assert_true(is_open(f));
	assert_true(flow_says(f, "No customer changed"));
	flow_keys(f, "C");
	assert_false(is_open(f));
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_worst_is_first_and_enter_goes_there),
	    cmocka_unit_test(a_customer_who_is_gone_is_nowhere),
	    cmocka_unit_test(a_text_is_found_forwards_and_backwards),
	    cmocka_unit_test(what_is_not_found_is_said),
	    cmocka_unit_test(the_selection_stays_at_its_customer),
	    cmocka_unit_test(without_a_comparison_the_reason_is_said),
	    cmocka_unit_test(a_list_without_changes_can_be_opened),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
