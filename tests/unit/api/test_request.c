/* SPDX-License-Identifier: MIT */
/* Tests of src/api/request.c. */
#include "codec/json.h"

#include "api/request.h"

#include "test.h"

static void assert_body(const struct request *r, const char *want)
{
	struct buf body;
	buf_init(&body, 8192);
	request_body(r, &body);
	assert_string_equal(body.p, want);
	buf_release(&body);
}

static struct request customers(enum filter_type type, const char *text)
{
	struct request r = {.action = ACTION_CUSTOMERS, .page = 1, .page_size = 20};
	struct err e = {0};
	assert_true(query_filter(&r.query, type, sl_from(text), &e));
	return r;
}

TEST(only_reading_actions_exist)
{
	for (int i = 0; i < API_ACTIONS; i++) {
		const char *name = request_action_name((enum api_action)i);
		assert_true(strncmp(name, "Query", 5) == 0 || strncmp(name, "Describe", 8) == 0);
	}
	assert_string_equal(request_action_name(ACTION_CUSTOMERS), "QueryCustomersCredit");
	assert_string_equal(request_action_name(ACTION_PARTNER_CREDIT), "QueryPartnerCredit");
	assert_string_equal(request_action_name(ACTION_CREDIT_HISTORY),
			    "QueryCreditAllocationHistory");
	assert_string_equal(request_action_name(ACTION_VOUCHER_AMOUNT), "QueryVoucherAmountByUin");
	assert_string_equal(request_action_name(ACTION_CREDIT_BY_UINS), "QueryCreditByUinList");
}

TEST(customers_send_the_filter_only_when_set)
{
	struct request r = customers(FILTER_NONE, "");
	assert_body(&r, "{\"Page\":1,\"PageSize\":20,\"Order\":\"desc\"}");
	r.page = 4294967295u;
	r.query.order = ORDER_ASC;
	assert_body(&r, "{\"Page\":4294967295,\"PageSize\":20,\"Order\":\"asc\"}");
	r = customers(FILTER_NAME, "caf\xc3\xa9 \xe6\x9c\xaa\xe5\x91\xbd\xe5\x90\x8d");
	assert_body(&r, "{\"FilterType\":\"Name\",\"Filter\":\"caf\xc3\xa9 "
			"\xe6\x9c\xaa\xe5\x91\xbd\xe5\x90\x8d\",\"Page\":1,\"PageSize\":20,"
			"\"Order\":\"desc\"}");
	/* A string even for a number. */
	r = customers(FILTER_CLIENT_UIN, "200018834471");
	assert_body(&r, "{\"FilterType\":\"ClientUin\",\"Filter\":\"200018834471\",\"Page\":1,"
			"\"PageSize\":20,\"Order\":\"desc\"}");
}

TEST(unset_pages_are_left_out)
{
	struct request r = {.action = ACTION_CUSTOMERS};
	assert_body(&r, "{\"Order\":\"desc\"}");
	r.page_size = 7;
	assert_body(&r, "{\"PageSize\":7,\"Order\":\"desc\"}");
}

TEST(a_filter_cannot_break_out_of_its_string)
{
	struct request r = customers(FILTER_REMARK, "\",\"Page\":9,\"x\":\"\\");
	struct buf body;
	struct err e = {0};
	buf_init(&body, 8192);
	request_body(&r, &body);
	struct json *doc = json_parse(buf_sl(&body), &e);
	assert_non_null(doc);
	const struct json_node *root = json_root(doc);
	assert_int_equal(json_count(root), 5);
	assert_string_equal(json_string(json_get(root, "Filter")).p, r.query.text);
	assert_true(sl_equal(json_number(doc, json_get(root, "Page")), SL("1")));
	json_free(doc);
	buf_release(&body);
}

TEST(other_actions_send_what_they_name)
{
	struct request r = {.action = ACTION_PARTNER_CREDIT, .page = 3, .n_uins = 1};
	assert_body(&r, "{}");
	r = (struct request){
	    .action = ACTION_CREDIT_HISTORY, .page = 2, .page_size = 10, .n_uins = 1};
	r.uins[0] = UINT64_MAX;
	assert_body(&r, "{\"ClientUin\":18446744073709551615,\"Page\":2,\"PageSize\":10}");
	r = (struct request){.action = ACTION_VOUCHER_AMOUNT, .n_uins = 2};
	r.uins[0] = 1;
	r.uins[1] = 2;
	assert_body(&r, "{\"ClientUins\":[1,2]}");
	r.action = ACTION_CREDIT_BY_UINS;
	r.n_uins = 1;
	assert_body(&r, "{\"UinList\":[1]}");
	r.n_uins = 0;
	assert_body(&r, "{\"UinList\":[]}");
	/* 2025-06-01 is the first day that has bills. */
	r = (struct request){
	    .action = ACTION_DAILY_COST, .n_uins = 1, .uins = {200018834471}, .day = 20240};
	assert_body(&r, "{\"CustomerUin\":200018834471,\"Date\":\"2025-06-01\"}");
	r = (struct request){.action = ACTION_VOUCHERS, .page = 2, .page_size = 100};
	assert_body(&r, "{\"Page\":2,\"PageSize\":100,\"VoucherStatus\":\"Issued\"}");
}

TEST(the_longest_list_fits)
{
	struct request r = {.action = ACTION_CREDIT_BY_UINS, .n_uins = UIN_LIST_MAX};
	struct buf body;
	for (int i = 0; i < UIN_LIST_MAX; i++)
		r.uins[i] = UINT64_MAX;
	buf_init(&body, 8192);
	request_body(&r, &body);
	assert_false(body.full);
	assert_int_equal(body.n, strlen("{\"UinList\":[]}") + 50 * 20 + 49);
	buf_release(&body);
}

TEST(equality_looks_at_what_the_action_sends)
{
	struct request a = customers(FILTER_NAME, "x"), b = a;
	assert_true(request_equal(&a, &b));
	b.n_uins = 1;
	assert_true(request_equal(&a, &b));
	b.page = 2;
	assert_false(request_equal(&a, &b));
	b = a;
	b.page_size = 21;
	assert_false(request_equal(&a, &b));
	b = customers(FILTER_NAME, "y");
	assert_false(request_equal(&a, &b));
	b = a;
	b.action = ACTION_PARTNER_CREDIT;
	assert_false(request_equal(&a, &b));
	a = b;
	a.page = 9;
	assert_true(request_equal(&a, &b));
	a = (struct request){.action = ACTION_CREDIT_HISTORY, .n_uins = 1, .uins = {5}};
	b = a;
	assert_true(request_equal(&a, &b));
	b.uins[0] = 6;
	assert_false(request_equal(&a, &b));
	b = a;
	b.page = 1;
	assert_false(request_equal(&a, &b));
	a.action = b.action = ACTION_VOUCHER_AMOUNT;
	assert_true(request_equal(&a, &b));
	b.n_uins = 2;
	assert_false(request_equal(&a, &b));
	a = b =
	    (struct request){.action = ACTION_DAILY_COST, .n_uins = 1, .uins = {5}, .day = 20240};
	assert_true(request_equal(&a, &b));
	b.day++;
	assert_false(request_equal(&a, &b));
	b = a;
	b.uins[0] = 6;
	assert_false(request_equal(&a, &b));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(only_reading_actions_exist),
	    cmocka_unit_test(customers_send_the_filter_only_when_set),
	    cmocka_unit_test(unset_pages_are_left_out),
	    cmocka_unit_test(a_filter_cannot_break_out_of_its_string),
	    cmocka_unit_test(other_actions_send_what_they_name),
	    cmocka_unit_test(the_longest_list_fits),
	    cmocka_unit_test(equality_looks_at_what_the_action_sends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
