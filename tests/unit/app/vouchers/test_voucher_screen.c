/* SPDX-License-Identifier: MIT */
/* Tests of src/app/vouchers/voucher_screen.c. */
#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/vouchers/voucher_screen.h"

#include "flow_start.h"
#include "test.h"

#define OPEN ": v o u c h e r s Enter"

static struct flow *opened(const char *customers)
{
	struct flow *f = flow_start(customers, 100);
	flow_keys(f, OPEN);
	flow_settle(f);
	return f;
}

static bool is_open(const struct flow *f)
{
	return app_layer_is_open(f->model, LAYER_VOUCHERS);
}

static uint64_t selected_uin(const struct flow *f)
{
	const struct voucher_screen *v = &f->model->vouchers;
	return v->store.items.items[v->selected].voucher->uin;
}

static void answer(struct flow *f, const char *body)
{
	flow_reply(
	    f, f->in_flight[0],
	    &(struct wire_reply){.result = WIRE_OK, .http_status = 200, .body = sl_from(body)});
}

TEST(enter_goes_to_the_customer_in_the_table)
{
	struct flow *f = opened("20..1");
	flow_keys(f, "Down Down");
	uint64_t uin = selected_uin(f);
	flow_keys(f, "Enter");
	assert_false(is_open(f));
	assert_int_equal(table_uin(f->model), uin);
	flow_end(f);
}

TEST(a_customer_that_is_hidden_or_not_loaded_is_explained)
{
	struct flow *f = opened("2000..1");
	const struct voucher_items *items = &f->model->vouchers.store.items;
	uint64_t row;
	for (size_t i = 0; i < items->n; i++)
		if (!store_find_uin(f->model->loader.store, items->items[i].voucher->uin, &row))
			f->model->vouchers.selected = (int)i;
	flow_keys(f, "Enter");
	assert_true(is_open(f));
	assert_true(flow_says(f, "This customer is not loaded; f asks the API"));
	flow_end(f);
	f = flow_start("20..1", 100);
	flow_keys(f, "& z z z Enter " OPEN);
	flow_settle(f);
	flow_keys(f, "Enter");
	assert_true(is_open(f));
	assert_true(flow_says(f, "not among the shown ones; = shows all"));
	flow_end(f);
}

TEST(a_voucher_without_a_uin_goes_nowhere)
{
	struct flow *f = flow_start("20..1", 100);
	flow_keys(f, OPEN);
	answer(f, "{\"Response\":{\"TotalCount\":1,\"Data\":[{\"VoucherId\":1}],"
		  "\"RequestId\":\"r\"}}");
	flow_keys(f, "Enter");
	assert_true(is_open(f));
	assert_true(flow_says(f, "no UIN that can be read"));
	flow_end(f);
}

TEST(without_a_voucher_enter_says_why)
{
	struct flow *f = flow_start("20..1", 100);
	flow_keys(f, OPEN " Enter");
	assert_true(flow_says(f, "still loading"));
	answer(f, "{\"Response\":{\"TotalCount\":0,\"Data\":[],\"RequestId\":\"r\"}}");
	flow_keys(f, "Enter");
	assert_true(flow_says(f, "There is no voucher"));
	flow_keys(f, "r");
	flow_fault(f, f->in_flight[0], "UnauthorizedOperation", 0);
	flow_keys(f, "Enter");
	assert_true(flow_says(f, "could not be read; r tries again"));
	flow_end(f);
}

TEST(it_moves_by_its_own_pages_and_scrolls)
{
	struct flow *f = opened("400..1");
	int page = layout_voucher_rows(&f->model->layout);
	flow_keys(f, "PgDn");
	assert_int_equal(f->model->vouchers.selected, page);
	assert_int_equal(f->model->list_top[LAYER_VOUCHERS], 1);
	flow_keys(f, "G");
	assert_int_equal(f->model->vouchers.selected, 199);
	assert_int_equal(f->model->list_top[LAYER_VOUCHERS], 200 - page);
	flow_size(f, 40, 100);
	assert_int_equal(f->model->list_top[LAYER_VOUCHERS],
			 200 - layout_voucher_rows(&f->model->layout));
	flow_end(f);
}

/* The first click selects a line, the second one on it goes to the customer. */
TEST(clicks_select_and_go)
{
	struct flow *f = opened("20..1");
	int row = layout_vouchers(&f->model->layout).row + LAYOUT_VOUCHER_FRAME - 1 + 2;
	struct event click = {.kind = EV_KEY, .key = {.code = KEYCODE_PRESS, .row = row, .col = 5}};
	f->model->mouse.on = true;
	click.key.spot = grid_spot_at(&f->grid, row, 5);
	flow_event(f, &click);
	assert_int_equal(f->model->vouchers.selected, 2);
	uint64_t uin = selected_uin(f);
	click.key.spot = grid_spot_at(&f->grid, row, 5);
	flow_event(f, &click);
	assert_false(is_open(f));
	assert_int_equal(table_uin(f->model), uin);
	flow_end(f);
}

TEST(names_are_masked_from_it)
{
	struct flow *f = opened("20..1");
	flow_keys(f, "p");
	assert_true(is_open(f));
	assert_true(f->model->masked);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(enter_goes_to_the_customer_in_the_table),
	    cmocka_unit_test(a_customer_that_is_hidden_or_not_loaded_is_explained),
	    cmocka_unit_test(a_voucher_without_a_uin_goes_nowhere),
	    cmocka_unit_test(without_a_voucher_enter_says_why),
	    cmocka_unit_test(it_moves_by_its_own_pages_and_scrolls),
	    cmocka_unit_test(clicks_select_and_go),
	    cmocka_unit_test(names_are_masked_from_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
