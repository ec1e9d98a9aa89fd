/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/next_risk.c. */
#include "app/model/model.h"
#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

/* By their last digit 3 and 4 are CRIT, 5 OUT, 6 NEG and 7 SUS; 0, 1, 2 and 8 need nothing. */
#define CALM_20 "300,290,280,270,260,250,240,230,220,210,200,190,180,170,160,150,140,130,120,110,"
#define CALM_15 "310,300,290,280,270,260,250,240,230,220,210,200,190,180,170,"

static uint64_t number_here(const struct flow *f)
{
	struct row row = app_cursor_row(f->model);
	return row.customer ? row.customer->uin - 200000000000u : 0;
}

/* The request in flight for that page; fails the test when there is none. */
static uint64_t ask_of(const struct flow *f, uint32_t page)
{
	for (size_t i = 0; i < f->n_in_flight; i++)
		if (f->asked[f->in_flight[i] - 1].action == ACTION_CUSTOMERS &&
		    f->asked[f->in_flight[i] - 1].page == page)
			return f->in_flight[i];
	fail_msg("page %u does not fly", (unsigned)page);
	return 0;
}

/* Only the first page of ten is there; the second is asked for. */
static struct flow *first_page_only(const char *customers)
{
	struct flow *f = test_malloc(sizeof *f);
	flow_init(f);
	f->settings.page_size = 10;
	assert_true(fake_customers_set(&f->customers, sl_from(customers)));
	flow_open(f, 8, 80);
	flow_answer(f, 1);
	return f;
}

static void end(struct flow *f)
{
	assert_string_equal(f->broken.text, "");
	flow_release(f);
	test_free(f);
}

TEST(an_empty_list_says_so)
{
	struct flow *f = flow_start("1", 10);
	assert_true(fake_customers_set(&f->customers, SL("")) || f->customers.n == 0);
	flow_keys(f, "R");
	flow_settle(f);
	assert_int_equal(app_positions(f->model), 0);
	flow_keys(f, "e");
	assert_true(flow_says(f, "no customer in this list"));
	flow_keys(f, "E");
	assert_false(f->model->next_risk.active);
	flow_end(f);
}

TEST(one_row_has_none_beyond)
{
	struct flow *f = flow_start("6", 10); /* at risk itself */
	flow_keys(f, "e");
	assert_true(flow_says(f, "No customer after this one"));
	flow_keys(f, "E");
	assert_true(flow_says(f, "No customer before this one"));
	assert_int_equal(flow_cursor_row(f), 1);
	flow_end(f);
}

TEST(the_nearest_in_each_direction)
{
	struct flow *f = flow_start("20..1", 100);
	flow_keys(f, "1 0 G e"); /* from 11 */
	assert_int_equal(number_here(f), 7);
	flow_keys(f, "e");
	assert_int_equal(number_here(f), 6);
	flow_keys(f, "E E");
	assert_int_equal(number_here(f), 13);
	flow_end(f);
}

TEST(it_does_not_wrap)
{
	struct flow *f = flow_start("20..1", 100);
	flow_keys(f, "G e");
	assert_int_equal(flow_cursor_row(f), 20);
	assert_true(flow_says(f, "No customer after"));
	flow_keys(f, "g E");
	assert_int_equal(flow_cursor_row(f), 1);
	assert_true(flow_says(f, "No customer before"));
	flow_end(f);
}

TEST(the_first_and_the_last_row_are_reached)
{
	struct flow *f = flow_start("16,8,2,1,6", 100);
	flow_keys(f, "j e");
	assert_int_equal(flow_cursor_row(f), 5);
	flow_keys(f, "E");
	assert_int_equal(flow_cursor_row(f), 1);
	flow_end(f);
}

TEST(it_fetches_the_pages_between_and_goes_on)
{
	struct flow *f = first_page_only(CALM_20 "6");
	flow_keys(f, "e");
	assert_true(f->model->next_risk.active);
	assert_int_equal(next_risk_page(f->model), 2);
	assert_true(flow_says(f, "Searching page 2 of 3"));
	flow_answer(f, ask_of(f, 2));
	assert_int_equal(next_risk_page(f->model), 3);
	flow_settle(f);
	assert_int_equal(number_here(f), 6);
	assert_true(flow_says(f, "Found on page 3 of 3: NEG"));
	assert_int_equal(next_risk_page(f->model), 0);
	end(f);
}

TEST(the_page_behind_came_before_the_one_waited_for)
{
	struct flow *f = first_page_only(CALM_15 "6,20,30,40,50,60,70");
	flow_keys(f, "e");
	flow_answer(f, ask_of(f, 3));
	assert_true(f->model->next_risk.active);
	assert_int_equal(flow_cursor_row(f), 1);
	flow_answer(f, ask_of(f, 2));
	assert_int_equal(number_here(f), 6);
	end(f);
}

TEST(escape_stops_it_and_late_pages_move_nothing)
{
	struct flow *f = first_page_only(CALM_15 "6,20,30");
	flow_keys(f, "e Esc");
	assert_true(flow_says(f, "Search stopped"));
	assert_int_equal(next_risk_page(f->model), 0);
	flow_settle(f);
	assert_int_equal(flow_cursor_row(f), 1);
	end(f);
}

TEST(moving_by_hand_ends_it)
{
	struct flow *f = first_page_only(CALM_15 "6,20,30");
	flow_keys(f, "e j");
	assert_false(f->model->next_risk.active);
	flow_settle(f);
	assert_int_equal(flow_cursor_row(f), 2);
	end(f);
}

TEST(another_query_ends_it)
{
	struct flow *f = first_page_only(CALM_15 "6,20,30");
	flow_keys(f, "e o");
	assert_false(f->model->next_risk.active);
	flow_settle(f);
	assert_int_equal(flow_cursor_row(f), 1);
	flow_keys(f, "o"); /* the other list is held: shown at once */
	flow_settle(f);
	assert_int_equal(flow_cursor_row(f), 1);
	end(f);
}

TEST(while_another_list_comes_it_does_not_wait)
{
	struct flow *f = first_page_only(CALM_15 "6,20,30");
	flow_keys(f, "o e");
	assert_false(f->model->next_risk.active);
	assert_true(flow_says(f, "Another list is loading"));
	flow_settle(f);
	assert_int_equal(flow_cursor_row(f), 1);
	end(f);
}

/* The page behind the one waited for was given up first: no answer to it will come any more. */
TEST(coming_to_a_page_given_up_ends_it)
{
	struct flow *f = first_page_only(CALM_20 "6");
	flow_keys(f, "e");
	flow_fault(f, ask_of(f, 3), "InvalidParameterValue.PageRange", 0);
	assert_true(f->model->next_risk.active);
	toast_key(f->model); /* the error was read */
	flow_answer(f, ask_of(f, 2));
	assert_false(f->model->next_risk.active);
	assert_true(flow_says(f, "page 3 failed; e requests it again"));
	assert_int_equal(flow_cursor_row(f), 1);
	flow_keys(f, "e"); /* as it says */
	assert_true(f->model->next_risk.active);
	flow_settle(f);
	assert_int_equal(number_here(f), 6);
	end(f);
}

TEST(the_page_waited_for_is_given_up)
{
	struct flow *f = first_page_only(CALM_20 "6");
	flow_keys(f, "e");
	flow_fault(f, ask_of(f, 2), "InvalidParameterValue.PageRange", 0);
	assert_false(f->model->next_risk.active);
	assert_true(f->model->toast.is_error);
	assert_true(flow_says(f, "Page 2: "));
	end(f);
}

TEST(a_halt_ends_it_and_hopping_again_lifts_it)
{
	struct flow *f = first_page_only(CALM_20 "6");
	flow_keys(f, "e");
	flow_fault(f, ask_of(f, 2), "AuthFailure.SignatureFailure", 0);
	assert_true(f->model->loader.fetch.halted);
	assert_false(f->model->next_risk.active);
	assert_true(f->model->toast.is_error);
	flow_keys(f, "e");
	assert_false(f->model->loader.fetch.halted);
	flow_settle(f);
	assert_int_equal(number_here(f), 6);
	end(f);
}

TEST(a_page_that_is_tried_again_is_waited_for)
{
	struct flow *f = first_page_only(CALM_20 "6");
	flow_keys(f, "e");
	flow_fault(f, ask_of(f, 2), "InternalError", 0);
	assert_true(f->model->next_risk.active);
	flow_settle(f);
	assert_int_equal(number_here(f), 6);
	end(f);
}

/* All are moved down by customers that arrive at the head; one of them is at risk. */
TEST(arrivals_at_the_head_are_not_beyond)
{
	struct flow *f = first_page_only(CALM_20 "6");
	flow_keys(f, "5 G");
	uint64_t start = number_here(f);
	flow_keys(f, "e");
	assert_true(fake_customers_set(&f->customers,
				       SL("408,407,406,405,404,403,402,401,400," CALM_20 "6")));
	flow_settle(f);
	assert_int_equal(start, 260);
	assert_int_equal(number_here(f), 6);
	end(f);
}

/* The same upwards: what arrived above is beyond now, what is below never. */
TEST(upwards_after_arrivals_it_lands_above_its_start)
{
	struct flow *f = first_page_only(CALM_20 "6");
	flow_keys(f, "G");
	flow_settle(f);
	flow_keys(f, "1 5 G");
	uint64_t start = number_here(f);
	assert_int_equal(start, 160);
	assert_true(fake_customers_set(&f->customers, SL("406," CALM_20 "6")));
	flow_keys(f, "R E");
	flow_settle(f);
	assert_int_equal(number_here(f), 406);
	assert_int_equal(flow_cursor_row(f), 1);
	end(f);
}

/* While personal data is masked no message names a customer. */
TEST(while_masked_no_message_names_a_uin)
{
	struct flow *f = first_page_only(CALM_20 "6");
	flow_keys(f, "p e");
	assert_true(fake_customers_set(&f->customers, SL("456..406,400,390," CALM_20 "6")));
	flow_settle(f);
	assert_true(flow_says(f, "Search stopped: the customer where it began"));
	assert_false(flow_says(f, "200000000300"));
	f->model->table.lost = true;
	f->model->table.lost_uin = 200000000300;
	flow_keys(f, "e");
	assert_true(flow_says(f, "The list changed: locating the customer first"));
	end(f);
}

/* More arrive than a page holds: its customer is too far to be followed. */
TEST(a_start_that_is_gone_ends_it_in_words)
{
	struct flow *f = first_page_only(CALM_20 "6");
	flow_keys(f, "e");
	assert_true(fake_customers_set(&f->customers, SL("456..406,400,390," CALM_20 "6")));
	flow_settle(f);
	assert_false(f->model->next_risk.active);
	assert_true(flow_says(f, "Search stopped: customer 200000000300, where it began"));
	assert_int_equal(flow_cursor_row(f), 1);
	end(f);
}

/* A server that has fewer rows on a page than Total promises: those will never come. */
TEST(rows_that_a_short_page_lacks_are_passed_over)
{
	struct flow *f = first_page_only(CALM_20 "6");
	struct fake_customers few = {0};
	struct buf body;
	buf_init(&body, 1 << 20);
	flow_keys(f, "e");
	assert_true(fake_customers_set(&few, SL("200,190,180")));
	fake_customers_page(&few, 21, &body);
	flow_reply(
	    f, ask_of(f, 2),
	    &(struct wire_reply){.result = WIRE_OK, .http_status = 200, .body = buf_sl(&body)});
	buf_release(&body);
	fake_customers_release(&few);
	flow_settle(f);
	assert_false(f->model->next_risk.active);
	assert_int_equal(number_here(f), 6);
	end(f);
}

/* A Total of millions over a page without rows: to go on from page to page would never end. */
TEST(an_empty_page_ends_it_in_words)
{
	struct flow *f = first_page_only(CALM_20 "6");
	struct fake_customers none = {0};
	struct buf body;
	buf_init(&body, 1 << 20);
	flow_keys(f, "e");
	fake_customers_page(&none, 21, &body);
	flow_reply(
	    f, ask_of(f, 2),
	    &(struct wire_reply){.result = WIRE_OK, .http_status = 200, .body = buf_sl(&body)});
	buf_release(&body);
	assert_false(f->model->next_risk.active);
	assert_true(flow_says(f, "Search stopped: page 2 is empty, although the API says 21"));
	end(f);
}

TEST(through_a_lens_only_what_is_shown)
{
	struct flow *f = first_page_only(CALM_20 "6");
	size_t sends = flow_sends(f);
	flow_keys(f, "& 2 Enter e");
	assert_false(f->model->next_risk.active);
	assert_true(flow_says(f, "No row shown after this one is at risk (10 of 21"));
	assert_int_equal(flow_sends(f), sends);
	end(f);
}

TEST(without_a_total_it_says_that_it_is_unknown)
{
	struct flow f;
	struct err e;
	flow_init(&f);
	flow_open(&f, 24, 80);
	assert_true(flow_step(&f,
			      SL("body 1 {\"Response\":{\"Data\":[{\"ClientUin\":1,\"Name\":\"a\"},"
				 "{\"ClientUin\":2,\"Name\":\"a\"}],\"RequestId\":\"r\"}}"),
			      &e));
	flow_keys(&f, "& a Enter e");
	assert_true(flow_says(&f, "is at risk (2 of an unknown number loaded; "));
	flow_release(&f);
}

TEST(a_tiny_window_lands_on_the_same_customer)
{
	struct flow *f = first_page_only(CALM_20 "6");
	flow_keys(f, "e");
	flow_size(f, 1, 1);
	flow_settle(f);
	assert_int_equal(number_here(f), 6);
	flow_size(f, 24, 80);
	assert_int_equal(number_here(f), 6);
	end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_empty_list_says_so),
	    cmocka_unit_test(while_masked_no_message_names_a_uin),
	    cmocka_unit_test(one_row_has_none_beyond),
	    cmocka_unit_test(the_nearest_in_each_direction),
	    cmocka_unit_test(it_does_not_wrap),
	    cmocka_unit_test(the_first_and_the_last_row_are_reached),
	    cmocka_unit_test(it_fetches_the_pages_between_and_goes_on),
	    cmocka_unit_test(the_page_behind_came_before_the_one_waited_for),
	    cmocka_unit_test(escape_stops_it_and_late_pages_move_nothing),
	    cmocka_unit_test(moving_by_hand_ends_it),
	    cmocka_unit_test(another_query_ends_it),
	    cmocka_unit_test(while_another_list_comes_it_does_not_wait),
	    cmocka_unit_test(coming_to_a_page_given_up_ends_it),
	    cmocka_unit_test(the_page_waited_for_is_given_up),
	    cmocka_unit_test(a_halt_ends_it_and_hopping_again_lifts_it),
	    cmocka_unit_test(a_page_that_is_tried_again_is_waited_for),
	    cmocka_unit_test(arrivals_at_the_head_are_not_beyond),
	    cmocka_unit_test(upwards_after_arrivals_it_lands_above_its_start),
	    cmocka_unit_test(a_start_that_is_gone_ends_it_in_words),
	    cmocka_unit_test(rows_that_a_short_page_lacks_are_passed_over),
	    cmocka_unit_test(an_empty_page_ends_it_in_words),
	    cmocka_unit_test(through_a_lens_only_what_is_shown),
	    cmocka_unit_test(without_a_total_it_says_that_it_is_unknown),
	    cmocka_unit_test(a_tiny_window_lands_on_the_same_customer),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
