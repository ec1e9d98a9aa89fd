/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/refresh.c. */
#include "app/model/model.h"
#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

static const struct request *last_asked(const struct flow *f)
{
	return &f->asked[f->n_asked - 1];
}

static int change_of(const struct flow *f, uint64_t position)
{
	return refresh_change(f->model, app_row_at(f->model, position).customer);
}

/* What the body says is all that the API answers. */
static void answer(struct flow *f, const char *body)
{
	flow_reply(
	    f, flow_sends(f),
	    &(struct wire_reply){.result = WIRE_OK, .http_status = 200, .body = sl_from(body)});
}

/* As where the whole list cannot be had by one request. */
static struct flow *start_without_list(const char *customers, uint32_t page_size)
{
	struct flow *f = flow_start(customers, page_size);
	f->model->refresh.not_at_once = true;
	return f;
}

TEST(only_what_is_on_the_screen_is_asked_for)
{
	struct flow *f = start_without_list("90..1", 100);
	size_t before = flow_sends(f);
	flow_keys(f, "5 0 G r");
	assert_int_equal(flow_sends(f), before + 1);
	assert_int_equal(last_asked(f)->action, ACTION_CREDIT_BY_UINS);
	assert_int_equal(last_asked(f)->n_uins, (uint32_t)table_height(f->model));
	assert_int_equal(last_asked(f)->uins[0], 200000000090u - f->model->table.top);
	flow_end(f);
}

TEST(a_tall_screen_takes_more_requests)
{
	struct flow *f = start_without_list("300..1", 300);
	flow_size(f, 110, 80);
	flow_settle(f);
	flow_keys(f, "r");
	int rows = table_height(f->model);
	assert_true(rows > 2 * UIN_LIST_MAX);
	assert_int_equal(f->model->refresh.n, 3);
	assert_int_equal(f->model->refresh.request[0].n_uins, UIN_LIST_MAX);
	assert_int_equal(f->model->refresh.request[2].n_uins, (uint32_t)rows - 2 * UIN_LIST_MAX);
	flow_settle(f);
	assert_int_equal(f->model->refresh.refreshed, (uint64_t)rows);
	assert_int_equal(f->model->refresh.n, 0);
	flow_end(f);
}

/* Rows past what three requests hold are left out, not written past their end. */
TEST(a_screen_taller_than_all_requests)
{
	struct flow *f = start_without_list("400..1", 400);
	flow_size(f, 300, 80);
	flow_settle(f);
	flow_keys(f, "r");
	flow_settle(f);
	assert_int_equal(f->model->refresh.refreshed, REFRESH_REQUESTS * UIN_LIST_MAX);
	flow_end(f);
}

TEST(without_rows_there_is_nothing_to_refresh)
{
	struct flow *f = flow_start("10..1", 100);
	flow_keys(f, "f");
	flow_type_text(f, "nobody");
	flow_keys(f, "Enter");
	flow_settle(f);
	size_t sends = flow_sends(f);
	flow_keys(f, "r");
	assert_int_equal(flow_sends(f), sends);
	assert_true(flow_says(f, "No customer matches the filter"));
	flow_end(f);
}

TEST(changes_have_a_direction_until_the_next_refresh)
{
	struct flow *f = flow_start("9..1", 100);
	assert_int_equal(change_of(f, 0), 0);
	f->customers.spent = 7; /* of every third */
	flow_keys(f, "r");
	flow_settle(f);
	assert_int_equal(change_of(f, 0), -1);
	assert_int_equal(change_of(f, 1), 0);
	assert_true(flow_says(f, "9 customers refreshed: 3 fell, 0 rose"));
	f->customers.spent = 0;
	flow_keys(f, "r");
	flow_settle(f);
	assert_int_equal(change_of(f, 0), 1);
	assert_true(flow_says(f, "0 fell, 3 rose"));
	flow_keys(f, "r");
	flow_settle(f);
	assert_int_equal(change_of(f, 0), 0);
	flow_end(f);
}

TEST(the_pages_stay_where_they_are)
{
	struct flow *f = flow_start("90..1", 100);
	flow_keys(f, "4 0 G");
	uint64_t top = f->model->table.top;
	uint32_t epoch = store_epoch(f->model->loader.store);
	f->customers.spent = 7;
	flow_keys(f, "r");
	flow_settle(f);
	assert_int_equal(flow_cursor_row(f), 40);
	assert_int_equal(f->model->table.top, top);
	assert_int_equal(store_epoch(f->model->loader.store), epoch);
	flow_end(f);
}

TEST(amounts_of_strangers_and_half_amounts_change_nothing)
{
	struct flow *f = flow_start("3..1", 100);
	flow_keys(f, "r");
	answer(f, "{\"Response\":{\"Data\":[{\"Uin\":5,\"TotalCredit\":1,\"RemainingCredit\":1},"
		  "{\"Uin\":200000000003,\"TotalCredit\":null,\"RemainingCredit\":1}],"
		  "\"RequestId\":\"r\"}}");
	assert_true(flow_says(f, "0 customers refreshed: 0 fell, 0 rose"));
	assert_int_equal(change_of(f, 0), 0);
	flow_end(f);
}

TEST(a_round_that_is_refused_ends_in_words)
{
	struct flow *f = flow_start("3..1", 100);
	flow_keys(f, "r");
	flow_fault(f, flow_sends(f), "InvalidParameterValue.Uin", 0);
	assert_true(f->model->toast.is_error);
	assert_int_equal(f->model->refresh.n, 0);
	size_t sends = flow_sends(f);
	flow_advance(f, 60000);
	assert_int_equal(flow_sends(f), sends);
	flow_end(f);
}

TEST(a_passing_fault_is_tried_again)
{
	struct flow *f = flow_start("3..1", 100);
	flow_keys(f, "r");
	flow_fault(f, flow_sends(f), "InternalError", 0);
	assert_int_equal(f->model->refresh.n, 1);
	flow_settle(f);
	assert_int_equal(f->model->refresh.refreshed, 3);
	flow_end(f);
}

TEST(through_a_lens_what_it_shows)
{
	struct flow *f = start_without_list("30..1", 100);
	flow_keys(f, "&");
	flow_type_text(f, "delta");
	flow_keys(f, "Enter r");
	assert_int_equal(last_asked(f)->n_uins, 3);
	assert_int_equal(last_asked(f)->uins[2], 200000000003);
	flow_end(f);
}

TEST(a_list_that_is_loaded_is_refreshed_by_one_request)
{
	struct flow *f = flow_start("90..1", 100);
	size_t before = flow_sends(f);
	f->customers.spent = 7; /* of every third */
	flow_keys(f, "r");
	assert_int_equal(flow_sends(f), before + 1);
	assert_int_equal(last_asked(f)->action, ACTION_DIRECT_CREDIT);
	flow_settle(f);
	assert_int_equal(change_of(f, 0), -1);
	assert_int_equal(change_of(f, 87), -1); /* far below the screen */
	assert_int_equal(change_of(f, 88), 0);
	assert_true(flow_says(f, "90 customers refreshed: 30 fell, 0 rose"));
	assert_true(store_fresh_page(f->model->loader.store, 1));
	flow_end(f);
}

TEST(a_part_of_a_list_is_not)
{
	struct flow *f = flow_start("390..1", 100);
	assert_false(store_complete(f->model->loader.store));
	flow_keys(f, "r");
	assert_int_equal(last_asked(f)->action, ACTION_CREDIT_BY_UINS);
	flow_end(f);
}

/* A new customer has no name yet: its page is read, and nothing is made up. */
TEST(a_stranger_makes_the_list_stale)
{
	struct flow *f = flow_start("90..1", 100);
	flow_keys(f, "r");
	assert_true(fake_customers_set(&f->customers, SL("91..1")));
	flow_answer_all(f);
	assert_int_equal(last_asked(f)->action, ACTION_CUSTOMERS);
	flow_settle(f);
	assert_int_equal(store_total(f->model->loader.store), 91);
	assert_false(f->model->refresh.not_at_once);
	flow_keys(f, "r");
	assert_int_equal(last_asked(f)->action, ACTION_DIRECT_CREDIT);
	flow_settle(f);
	assert_false(f->model->refresh.strange);
	flow_end(f);
}

/* Of a distributor it may have other customers than the list. */
TEST(a_list_of_others_is_not_asked_for_again_and_again)
{
	struct flow *f = flow_start("90..1", 100);
	for (int i = 0; i < 2; i++) {
		flow_keys(f, "r");
		answer(f, "{\"Response\":{\"Data\":[{\"Uin\":5,\"TotalCredit\":1,"
			  "\"RemainingCredit\":1}],\"RequestId\":\"r\"}}");
		flow_settle(f);
	}
	flow_keys(f, "r");
	assert_int_equal(last_asked(f)->action, ACTION_CREDIT_BY_UINS);
	flow_end(f);
}

TEST(where_the_list_is_refused_the_screen_is_refreshed)
{
	struct flow *f = flow_start("90..1", 100);
	flow_keys(f, "r");
	flow_fault(f, flow_sends(f), "UnauthorizedOperation.UinNoAuth", 0);
	flow_settle(f);
	assert_int_equal(last_asked(f)->action, ACTION_CREDIT_BY_UINS);
	assert_int_equal(f->model->refresh.refreshed, (uint64_t)table_height(f->model));
	flow_keys(f, "r");
	assert_int_equal(last_asked(f)->action, ACTION_CREDIT_BY_UINS);
	flow_end(f);
}

TEST(watching_refreshes_by_itself_until_ended)
{
	struct flow *f = flow_start("3..1", 100);
	size_t before = flow_sends(f);
	flow_keys(f, "W");
	flow_settle(f);
	assert_int_equal(flow_sends(f), before + 1);
	flow_advance(f, WATCH_EVERY_MS - 1000);
	assert_int_equal(flow_sends(f), before + 1);
	flow_advance(f, 1000);
	assert_int_equal(flow_sends(f), before + 2);
	flow_settle(f);
	flow_keys(f, "W");
	assert_true(flow_says(f, "Watching is off"));
	flow_advance(f, 10 * (int64_t)WATCH_EVERY_MS);
	assert_int_equal(flow_sends(f), before + 2);
	flow_end(f);
}

TEST(watching_goes_by_the_time_of_the_user)
{
	struct flow *f = flow_start("3..1", 100);
	f->model->settings.watch_every_ms = 10000;
	flow_keys(f, "W");
	assert_true(flow_says(f, "refreshed every 10 s"));
	flow_settle(f);
	size_t before = flow_sends(f);
	for (size_t round = 1; round <= 3; round++) {
		flow_advance(f, 9999);
		assert_int_equal(flow_sends(f), before + round - 1);
		flow_advance(f, 1);
		assert_int_equal(flow_sends(f), before + round);
		flow_settle(f);
	}
	f->model->settings.watch_every_ms =
	    3600 * 1000; /* as a configuration that was read again */
	flow_advance(f, 10000);
	assert_int_equal(flow_sends(f), before + 4);
	flow_settle(f);
	flow_advance(f, 3599 * 1000);
	assert_int_equal(flow_sends(f), before + 4);
	flow_advance(f, 1000);
	assert_int_equal(flow_sends(f), before + 5);
	flow_end(f);
}

TEST(a_round_under_way_is_not_begun_again)
{
	struct flow *f = flow_start("90..1", 100);
	flow_keys(f, "W G"); /* other rows by now: the next round's */
	size_t sends = flow_sends(f);
	flow_advance(f, 3 * (int64_t)WATCH_EVERY_MS);
	assert_int_equal(flow_sends(f), sends);
	assert_int_equal(f->n_in_flight, 1);
	flow_end(f);
}

TEST(watching_does_not_repeat_a_refused_request)
{
	struct flow *f = flow_start("3..1", 100);
	flow_keys(f, "W");
	flow_settle(f);
	flow_keys(f, "R");
	flow_fault(f, flow_sends(f), "AuthFailure.SignatureFailure", 0);
	assert_true(f->model->loader.fetch.halted);
	size_t sends = flow_sends(f);
	flow_advance(f, 3 * (int64_t)WATCH_EVERY_MS);
	assert_int_equal(flow_sends(f), sends);
	assert_true(f->model->loader.fetch.halted);
	flow_end(f);
}

/* Who recovers leaves the lens that shows those at risk: the cursor does not stay behind. */
TEST(the_cursor_stays_among_what_the_lens_shows)
{
	struct flow *f = flow_start("13..1", 100);
	f->customers.spent = 1000000;
	flow_keys(f, "r");
	flow_settle(f);
	flow_keys(f, "! G");
	uint64_t before = app_positions(f->model);
	f->customers.spent = 0;
	flow_keys(f, "r");
	flow_settle(f);
	assert_true(app_positions(f->model) < before);
	assert_true(f->model->table.cursor < app_positions(f->model));
	assert_int_not_equal(table_uin(f->model), 0);
	/* One who is still shown keeps the cursor. */
	flow_keys(f, "g");
	uint64_t uin = table_uin(f->model);
	f->customers.spent = 1000000;
	flow_keys(f, "r");
	flow_settle(f);
	assert_int_equal(table_uin(f->model), uin);
	flow_end(f);
}

TEST(an_amount_that_is_unknown_by_now_did_not_change)
{
	struct flow *f = flow_start("9..1", 100);
	f->customers.spent = 7;
	flow_keys(f, "r");
	flow_settle(f);
	struct customer c = *app_row_at(f->model, 0).customer;
	assert_int_equal(refresh_change(f->model, &c), -1);
	c.known &= ~(unsigned)KNOWN_REMAINING;
	assert_int_equal(refresh_change(f->model, &c), 0);
	c = *app_row_at(f->model, 0).customer;
	c.known &= ~(unsigned)KNOWN_UIN;
	assert_int_equal(refresh_change(f->model, &c), 0);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(only_what_is_on_the_screen_is_asked_for),
	    cmocka_unit_test(a_tall_screen_takes_more_requests),
	    cmocka_unit_test(a_screen_taller_than_all_requests),
	    cmocka_unit_test(without_rows_there_is_nothing_to_refresh),
	    cmocka_unit_test(changes_have_a_direction_until_the_next_refresh),
	    cmocka_unit_test(the_pages_stay_where_they_are),
	    cmocka_unit_test(amounts_of_strangers_and_half_amounts_change_nothing),
	    cmocka_unit_test(a_round_that_is_refused_ends_in_words),
	    cmocka_unit_test(a_passing_fault_is_tried_again),
	    cmocka_unit_test(through_a_lens_what_it_shows),
	    cmocka_unit_test(a_list_that_is_loaded_is_refreshed_by_one_request),
	    cmocka_unit_test(a_part_of_a_list_is_not),
	    cmocka_unit_test(a_stranger_makes_the_list_stale),
	    cmocka_unit_test(a_list_of_others_is_not_asked_for_again_and_again),
	    cmocka_unit_test(where_the_list_is_refused_the_screen_is_refreshed),
	    cmocka_unit_test(watching_refreshes_by_itself_until_ended),
	    cmocka_unit_test(watching_goes_by_the_time_of_the_user),
	    cmocka_unit_test(a_round_under_way_is_not_begun_again),
	    cmocka_unit_test(watching_does_not_repeat_a_refused_request),
	    cmocka_unit_test(the_cursor_stays_among_what_the_lens_shows),
	    cmocka_unit_test(an_amount_that_is_unknown_by_now_did_not_change),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
