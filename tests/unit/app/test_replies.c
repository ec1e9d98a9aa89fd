/* SPDX-License-Identifier: MIT */
/* Tests of src/app/replies.c. */
#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

static uint64_t cursor_uin(const struct flow *f)
{
	struct row row = app_cursor_row(f->model);
	return row.customer ? row.customer->uin : 0;
}

static void list(struct flow *f, const char *customers)
{
	assert_true(fake_customers_set(&f->customers, sl_from(customers)));
}

TEST(an_unknown_reply_changes_nothing)
{
	struct flow *f = flow_start("300..1", 100);
	list(f, "5..1");
	f->model->dirty = false;
	size_t frames = f->n_frames;
	flow_answer(f, 1);
	assert_int_equal(app_positions(f->model), 300);
	assert_int_equal(f->n_frames, frames);
	flow_end(f);
}

TEST(the_cursor_follows_its_customer_within_the_page)
{
	struct flow *f = flow_start("300..1", 100);
	flow_keys(f, "5 0 G");
	list(f, "305..1");
	flow_keys(f, "R");
	flow_settle(f);
	assert_int_equal(flow_cursor_row(f), 55);
	assert_int_equal(f->model->table.top, 41);
	assert_int_equal(cursor_uin(f), 200000000251);
	flow_end(f);
}

TEST(at_the_head_new_customers_are_seen)
{
	struct flow *f = flow_start("300..1", 100);
	list(f, "302..1");
	flow_keys(f, "R");
	flow_settle(f);
	assert_int_equal(f->model->table.top, 0);
	assert_int_equal(cursor_uin(f), 200000000300);
	flow_end(f);
}

TEST(a_customer_pushed_to_the_next_page_is_found_there)
{
	struct flow *f = flow_start("300..1", 20);
	flow_keys(f, "4 0 G");
	flow_settle(f);
	list(f, "303..1");
	flow_keys(f, "R");
	flow_settle(f);
	assert_int_equal(flow_cursor_row(f), 43);
	assert_int_equal(cursor_uin(f), 200000000261);
	assert_false(f->model->table.lost);
	flow_end(f);
}

TEST(a_customer_that_is_gone_is_said_to_be)
{
	struct flow *f = flow_start("300..1", 20);
	flow_keys(f, "4 0 G");
	flow_settle(f);
	list(f, "300..262,260..1");
	flow_keys(f, "R");
	flow_settle(f);
	assert_true(flow_says(f, "Customer 200000000261 is no longer"));
	assert_int_equal(flow_cursor_row(f), 40);
	flow_end(f);
}

TEST(a_masked_customer_that_is_gone_is_not_named)
{
	struct flow *f = flow_start("300..1", 20);
	flow_keys(f, "p 4 0 G");
	flow_settle(f);
	list(f, "300..262,260..1");
	flow_keys(f, "R");
	flow_settle(f);
	assert_true(flow_says(f, "The customer is no longer"));
	assert_false(flow_says(f, "0261"));
	flow_end(f);
}

TEST(a_moved_cursor_is_not_pulled_back)
{
	struct flow *f = flow_start("300..1", 20);
	flow_keys(f, "4 0 G");
	flow_settle(f);
	list(f, "303..1");
	flow_keys(f, "R");
	flow_answer_all(f);
	flow_keys(f, "1 0 G");
	flow_settle(f);
	assert_in_range(flow_cursor_row(f), 10, 13);
	flow_end(f);
}

TEST(the_cursor_stays_in_a_list_that_shrinks)
{
	struct flow *f = flow_start("300..1", 100);
	flow_keys(f, "G");
	flow_settle(f);
	list(f, "");
	flow_keys(f, "R");
	flow_settle(f);
	assert_int_equal(f->model->table.cursor, 0);
	assert_int_equal(app_positions(f->model), 0);
	flow_end(f);
}

TEST(a_passing_fault_is_information)
{
	struct flow *f = flow_start("300..1", 100);
	flow_keys(f, "G");
	flow_fault(f, flow_sends(f), "OperationDenied.ServiceBusy", 0);
	assert_true(flow_says(f, "Page 3: the service is busy; retrying"));
	assert_false(f->model->toast.is_error);
	flow_keys(f, "r");
	flow_settle(f);
	assert_false(f->model->toast.shown);
	flow_end(f);
}

TEST(a_fault_of_one_page_does_not_stop_the_others)
{
	struct flow *f = flow_start("300..1", 100);
	flow_keys(f, "G");
	flow_fault(f, flow_sends(f), "FailedOperation", 0);
	assert_true(f->model->toast.is_error);
	assert_true(flow_says(f, "Page 3: FailedOperation"));
	assert_true(flow_says(f, "RequestId"));
	assert_false(f->model->loader.fetch.halted);
	size_t sends = flow_sends(f);
	flow_advance(f, 100000);
	assert_int_equal(flow_sends(f), sends);
	flow_keys(f, "r");
	assert_int_equal(flow_sends(f), sends + 1);
	flow_settle(f);
	assert_int_equal(app_cursor_row(f->model).state, ROW_FRESH);
	flow_end(f);
}

/* The table says it in the place of the rows; a screen above the table needs the message. */
TEST(a_fault_without_rows_is_said_once)
{
	struct flow f;
	flow_init(&f);
	flow_open(&f, 24, 80);
	flow_fault(&f, 1, "AuthFailure.InvalidSecretId", 0);
	assert_true(f.model->loader.fetch.halted);
	assert_false(f.model->toast.shown);
	flow_keys(&f, "r I");
	flow_fault(&f, 2, "AuthFailure.InvalidSecretId", 0);
	assert_true(flow_says(&f, "Stopped. AuthFailure.InvalidSecretId"));
	flow_release(&f);
}

TEST(information_does_not_cover_an_error)
{
	struct flow *f = flow_start("300..1", 20);
	flow_keys(f, "G");
	flow_fault(f, flow_sends(f), "FailedOperation", 0);
	list(f, "310..1");
	flow_answer_all(f);
	flow_advance(f, 60000);
	assert_true(f->model->toast.is_error);
	flow_keys(f, "k");
	assert_false(f->model->toast.shown && f->model->toast.is_error);
	flow_end(f);
}

TEST(a_refused_filter_is_forgotten)
{
	struct flow *f = flow_start("300..1", 100);
	flow_keys(f, "9 G f 1 Tab");
	flow_type_text(f, "12");
	flow_keys(f, "Enter");
	flow_fault(f, flow_sends(f), "InvalidParameterValue.InvalidUin", 0);
	assert_true(flow_says(f, "Filter refused"));
	assert_int_equal(store_current(f->model->loader.store)->type, FILTER_NONE);
	assert_int_equal(f->model->loader.fetch.n_failed, 0);
	assert_int_equal(flow_cursor_row(f), 9);
	flow_end(f);
}

TEST(a_refused_first_filter_has_nowhere_to_go_back_to)
{
	struct flow f;
	flow_init(&f);
	f.settings.query = (struct query){.type = FILTER_CLIENT_UIN, .text = "12"};
	flow_open(&f, 24, 80);
	flow_fault(&f, 1, "InvalidParameterValue.InvalidUin", 0);
	assert_int_equal(store_current(f.model->loader.store)->type, FILTER_CLIENT_UIN);
	assert_false(f.model->toast.shown);
	assert_int_equal(f.model->loader.fetch.n_failed, 1);
	assert_string_equal(f.broken.text, "");
	flow_release(&f);
}

TEST(the_clock_is_learnt_in_both_directions)
{
	struct flow *f = flow_start("300..1", 100);
	flow_keys(f, "G");
	flow_fault(f, flow_sends(f), "AuthFailure.SignatureExpire", -412);
	assert_true(flow_says(f, "412 s ahead"));
	flow_settle(f);
	flow_keys(f, "R");
	flow_settle(f);
	assert_int_equal(f->model->loader.fetch.skew_s, -412);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_unknown_reply_changes_nothing),
	    cmocka_unit_test(the_cursor_follows_its_customer_within_the_page),
	    cmocka_unit_test(at_the_head_new_customers_are_seen),
	    cmocka_unit_test(a_customer_pushed_to_the_next_page_is_found_there),
	    cmocka_unit_test(a_customer_that_is_gone_is_said_to_be),
	    cmocka_unit_test(a_masked_customer_that_is_gone_is_not_named),
	    cmocka_unit_test(a_moved_cursor_is_not_pulled_back),
	    cmocka_unit_test(the_cursor_stays_in_a_list_that_shrinks),
	    cmocka_unit_test(a_passing_fault_is_information),
	    cmocka_unit_test(a_fault_of_one_page_does_not_stop_the_others),
	    cmocka_unit_test(a_fault_without_rows_is_said_once),
	    cmocka_unit_test(information_does_not_cover_an_error),
	    cmocka_unit_test(a_refused_filter_is_forgotten),
	    cmocka_unit_test(a_refused_first_filter_has_nowhere_to_go_back_to),
	    cmocka_unit_test(the_clock_is_learnt_in_both_directions),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
