/* SPDX-License-Identifier: MIT */
/* Tests of src/app/vouchers/voucher_store.c. */
#include "app/model/model.h"
#include "app/vouchers/voucher_screen.h"

#include "flow_start.h"
#include "test.h"

#define OPEN ": v o u c h e r s Enter"

static size_t count_asked(const struct flow *f, enum api_action a)
{
	size_t n = 0;
	for (size_t i = 0; i < f->n_asked; i++)
		n += f->asked[i].action == a;
	return n;
}

static const struct voucher_store *store_of(const struct flow *f)
{
	return &f->model->vouchers.store;
}

/* The screen is open, and the first of 10 pages has come. */
static struct flow *opened(void)
{
	struct flow *f = flow_start("2000..1", 100);
	flow_keys(f, OPEN);
	assert_int_equal(f->n_in_flight, 1);
	flow_answer(f, f->in_flight[0]);
	return f;
}

static void assert_all_in_order(const struct flow *f, size_t n)
{
	const struct voucher_items *items = &store_of(f)->items;
	assert_int_equal(store_of(f)->reading.state, VOUCHERS_READ);
	assert_int_equal(items->n, n);
	assert_int_equal(store_of(f)->sums.n, n);
	for (size_t i = 1; i < items->n; i++)
		assert_true(items->items[i - 1].end_s <= items->items[i].end_s);
}

TEST(nothing_is_requested_before_the_screen_is_open)
{
	struct flow *f = flow_start("2000..1", 100);
	flow_advance(f, 60000);
	assert_int_equal(count_asked(f, ACTION_VOUCHERS), 0);
	flow_keys(f, OPEN);
	flow_settle(f);
	assert_all_in_order(f, 1000);
	assert_int_equal(count_asked(f, ACTION_VOUCHERS), 12); /* both ends twice */
	flow_end(f);
}

TEST(closing_cancels_and_opening_goes_on)
{
	struct flow *f = opened();
	assert_in_range(f->n_in_flight, 2, VOUCHER_STORE_REQUESTS);
	flow_keys(f, "Esc");
	assert_int_equal(f->n_in_flight, 0);
	size_t asked = count_asked(f, ACTION_VOUCHERS);
	flow_advance(f, 60000);
	assert_int_equal(count_asked(f, ACTION_VOUCHERS), asked);
	flow_keys(f, OPEN);
	flow_settle(f);
	assert_all_in_order(f, 1000);
	flow_end(f);
}

TEST(vouchers_are_kept_until_they_are_reloaded)
{
	struct flow *f = opened();
	flow_settle(f);
	size_t asked = count_asked(f, ACTION_VOUCHERS);
	flow_keys(f, "Esc r " OPEN);
	flow_settle(f);
	assert_int_equal(count_asked(f, ACTION_VOUCHERS), asked);
	flow_keys(f, "Esc R");
	flow_settle(f);
	assert_int_equal(store_of(f)->items.n, 0);
	assert_int_equal(count_asked(f, ACTION_VOUCHERS), asked);
	flow_keys(f, OPEN);
	flow_settle(f);
	assert_int_equal(count_asked(f, ACTION_VOUCHERS), 2 * asked);
	assert_all_in_order(f, 1000);
	flow_end(f);
}

TEST(r_reads_them_again_and_refreshes_nothing_else)
{
	struct flow *f = opened();
	flow_settle(f);
	size_t asked = count_asked(f, ACTION_VOUCHERS), all = flow_sends(f);
	flow_keys(f, "r");
	flow_settle(f);
	assert_true(app_layer_is_open(f->model, LAYER_VOUCHERS));
	assert_int_equal(count_asked(f, ACTION_VOUCHERS), 2 * asked);
	assert_int_equal(flow_sends(f), all + asked);
	assert_all_in_order(f, 1000);
	flow_end(f);
}

TEST(a_refusal_is_one_sentence_until_it_is_tried_again)
{
	struct flow *f = flow_start("20..1", 100);
	flow_keys(f, OPEN);
	flow_fault(f, f->in_flight[0], "UnauthorizedOperation", 0);
	assert_true(voucher_store_has_failed(f->model));
	assert_non_null(strstr(store_of(f)->why, "DescribeCustomerVoucherList is not available: "
						 "UnauthorizedOperation, "));
	flow_advance(f, 60000);
	assert_int_equal(count_asked(f, ACTION_VOUCHERS), 1);
	flow_keys(f, "r");
	flow_settle(f);
	assert_all_in_order(f, 10);
	flow_end(f);
}

TEST(opening_tries_again_what_failed)
{
	struct flow *f = flow_start("20..1", 100);
	flow_keys(f, OPEN);
	flow_fault(f, f->in_flight[0], "UnauthorizedOperation", 0);
	flow_keys(f, "Esc " OPEN);
	flow_settle(f);
	assert_all_in_order(f, 10);
	flow_end(f);
}

TEST(too_many_requests_are_reported_and_sent_again)
{
	struct flow *f = flow_start("20..1", 100);
	flow_keys(f, OPEN);
	flow_fault(f, f->in_flight[0], "RequestLimitExceeded", 0);
	assert_true(flow_says(f, "continues automatically"));
	assert_false(voucher_store_has_failed(f->model));
	for (int i = 0; i < 20 && store_of(f)->reading.state == VOUCHERS_PENDING; i++) {
		flow_advance(f, 1000);
		flow_answer_all(f);
	}
	assert_all_in_order(f, 10);
	flow_end(f);
}

TEST(a_list_without_its_length_is_refuted_in_a_sentence)
{
	struct flow *f = flow_start("20..1", 100);
	static const char body[] = "{\"Response\":{\"Data\":[],\"RequestId\":\"r\"}}";
	flow_keys(f, OPEN);
	flow_reply(
	    f, f->in_flight[0],
	    &(struct wire_reply){.result = WIRE_OK, .http_status = 200, .body = sl_from(body)});
	assert_true(voucher_store_has_failed(f->model));
	assert_non_null(strstr(store_of(f)->why, "DescribeCustomerVoucherList: the API did not "));
	assert_non_null(strstr(store_of(f)->why, "; r reads them again"));
	flow_end(f);
}

TEST(the_selection_stays_at_its_voucher_while_pages_come)
{
	struct flow *f = opened();
	flow_keys(f, "Down Down Down");
	const struct voucher_store *s = store_of(f);
	uint64_t id = s->items.items[3].voucher->id;
	flow_settle(f);
	assert_all_in_order(f, 1000);
	assert_int_not_equal(f->model->vouchers.selected, 3);
	assert_int_equal(s->items.items[f->model->vouchers.selected].voucher->id, id);
	flow_end(f);
}

/* Without a movement the next voucher to end stays selected. */
TEST(the_selection_stays_at_the_first_place)
{
	struct flow *f = opened();
	flow_settle(f);
	assert_int_equal(f->model->vouchers.selected, 0);
	flow_end(f);
}

TEST(a_list_that_changes_is_read_again)
{
	struct flow *f = opened();
	flow_keys(f, "G");
	assert_true(f->model->vouchers.selected > 0);
	assert_true(fake_customers_set(&f->customers, SL("2002..1")));
	flow_settle(f);
	assert_true(store_of(f)->reading.passes > 0);
	assert_all_in_order(f, 1001);
	assert_int_equal(f->model->vouchers.selected, 0);
	flow_end(f);
}

TEST(the_widest_values_are_measured)
{
	struct flow *f = flow_start("1000..1", 100);
	flow_keys(f, OPEN);
	flow_settle(f);
	assert_int_equal(store_of(f)->uin_cols, 12);
	assert_int_equal(store_of(f)->remaining_cols, strlen("11,110.00"));
	assert_int_equal(store_of(f)->total_cols, strlen("22,220.00"));
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_is_requested_before_the_screen_is_open),
	    cmocka_unit_test(closing_cancels_and_opening_goes_on),
	    cmocka_unit_test(vouchers_are_kept_until_they_are_reloaded),
	    cmocka_unit_test(r_reads_them_again_and_refreshes_nothing_else),
	    cmocka_unit_test(a_refusal_is_one_sentence_until_it_is_tried_again),
	    cmocka_unit_test(opening_tries_again_what_failed),
	    cmocka_unit_test(too_many_requests_are_reported_and_sent_again),
	    cmocka_unit_test(a_list_without_its_length_is_refuted_in_a_sentence),
	    cmocka_unit_test(the_selection_stays_at_its_voucher_while_pages_come),
	    cmocka_unit_test(the_selection_stays_at_the_first_place),
	    cmocka_unit_test(a_list_that_changes_is_read_again),
	    cmocka_unit_test(the_widest_values_are_measured),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
