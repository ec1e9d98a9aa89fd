/* SPDX-License-Identifier: MIT */
/* Tests of src/api/reply_credit.c. */
#include "base/money.h"

#include "api/reply.h"

#include "test.h"

static struct wire_reply answer(const char *body)
{
	return (struct wire_reply){.result = WIRE_OK, .http_status = 200, .body = sl_from(body)};
}

static void assert_malformed(const struct fault *f, const char *words)
{
	assert_string_equal(f->code, "Reply.Malformed");
	if (!strstr(f->message, words))
		fail_msg("%s", f->message);
}

TEST(partner_credit_knows_what_was_a_number)
{
	struct wire_reply r =
	    answer("{\"Response\":{\"AllocatedCredit\":\"60.5\",\"TotalCredit\":100,"
		   "\"RemainingCredit\":-39.50,\"CustomerTotalCredit\":null,"
		   "\"CustomerRemainingCredit\":\"n/a\",\"RequestId\":\"r\"}}");
	struct partner_credit c;
	struct fault f;
	assert_true(reply_partner_credit(&r, &c, &f));
	assert_int_equal(c.known, POOL_TOTAL | POOL_ALLOCATED | POOL_REMAINING);
	assert_int_equal(c.total, 100000000);
	assert_int_equal(c.allocated, 60500000);
	assert_int_equal(c.remaining, -39500000);
	assert_string_equal(c.request_id, "r");
	r = answer("{\"Response\":{\"CustomerTotalCredit\":1,\"CustomerRemainingCredit\":2}}");
	assert_true(reply_partner_credit(&r, &c, &f));
	assert_int_equal(c.known, POOL_CUSTOMERS_TOTAL | POOL_CUSTOMERS_REMAINING);
	assert_int_equal(c.customers_total, 1000000);
	assert_int_equal(c.customers_remaining, 2000000);
	assert_int_equal(c.total, 0);
}

TEST(partner_credit_without_any_is_refused)
{
	struct wire_reply r = answer("{\"Response\":{\"RequestId\":\"r\"}}");
	struct partner_credit c;
	struct fault f;
	assert_false(reply_partner_credit(&r, &c, &f));
	assert_malformed(&f, "no credit");
	assert_string_equal(f.request_id, "r");
	r = answer("{\"Response\":{\"TotalCredit\":1,\"TotalCredit\":2}}");
	assert_false(reply_partner_credit(&r, &c, &f));
	assert_malformed(&f, "TotalCredit twice");
	r = answer("{\"Response\":{\"Error\":{\"Code\":\"UnauthorizedOperation.UinNoAuth\"}}}");
	assert_false(reply_partner_credit(&r, &c, &f));
	assert_string_equal(f.code, "UnauthorizedOperation.UinNoAuth");
	/* All null is an answer: nothing is known. */
	r = answer("{\"Response\":{\"TotalCredit\":null}}");
	assert_true(reply_partner_credit(&r, &c, &f));
	assert_int_equal(c.known, 0);
}

TEST(allocations_are_read_row_by_row)
{
	struct wire_reply r = answer(
	    "{\"Response\":{\"Total\":2,\"History\":[{\"AllocatedTime\":\"2026-01-02 03:04:05\","
	    "\"Operator\":\"jo\",\"Credit\":-5,\"AllocatedCredit\":95.5,\"ClientCreditAfter\":1,"
	    "\"Remark\":\"a\xff\"},{\"Operator\":7,\"Credit\":null,\"ClientCreditAfter\":\"2\"}],"
	    "\"RequestId\":\"r\"}}");
	struct allocation_page p;
	struct fault f;
	reply_allocations_init(&p);
	assert_true(reply_allocations(&r, &p, &f));
	assert_int_equal(p.n, 2);
	assert_int_equal(p.total, 2);
	assert_true(p.has_total);
	assert_string_equal(p.request_id, "r");
	assert_true(sl_equal(p.rows[0].time, SL("2026-01-02 03:04:05")));
	assert_true(sl_equal(p.rows[0].operator_name, SL("jo")));
	assert_true(sl_equal(p.rows[0].remark, SL("a\xef\xbf\xbd")));
	assert_int_equal(p.rows[0].known,
			 ALLOCATION_DELTA | ALLOCATION_TOTAL | ALLOCATION_AVAILABLE);
	assert_int_equal(p.rows[0].delta, -5000000);
	assert_int_equal(p.rows[0].total_after, 95500000);
	assert_int_equal(p.rows[0].available_after, 1000000);
	assert_true(sl_equal(p.rows[1].operator_name, SL("7")));
	assert_int_equal(p.rows[1].time.n, 0);
	assert_int_equal(p.rows[1].known, ALLOCATION_AVAILABLE);
	assert_int_equal(p.rows[1].available_after, 2000000);
	reply_allocations_release(&p);
	assert_int_equal(p.n, 0);
}

TEST(allocations_of_another_shape_are_refused)
{
	static const struct {
		const char *body, *words;
	} bad[] = {
	    {"{\"Response\":{\"History\":5}}", "History is not a list"},
	    {"{\"Response\":{}}", "no History"},
	    {"{\"Response\":{\"History\":{}}}", "History is not a list"},
	    {"{\"Response\":{\"History\":[],\"History\":[]}}", "History twice"},
	};
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		struct wire_reply r = answer(bad[i].body);
		struct allocation_page p;
		struct fault f;
		reply_allocations_init(&p);
		assert_false(reply_allocations(&r, &p, &f));
		assert_malformed(&f, bad[i].words);
		assert_int_equal(p.n, 0);
		assert_int_equal(p.arena.bytes, 0);
		reply_allocations_release(&p);
	}
}

TEST(an_allocation_that_cannot_be_read_costs_itself)
{
	static const struct {
		const char *rows, *flaw;
	} bad[] = {
	    {"5", "is not an object"},         {"null", "is not an object"},
	    {"[]", "is not an object"},        {"{\"Credit\":1e}", "is not JSON"},
	    {"{\"Credit\" 1}", "is not JSON"}, {"oops", "is not JSON"},
	};
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		char body[300];
		snprintf(body, sizeof body,
			 "{\"Response\":{\"Total\":3,\"History\":[{\"Credit\":1},%s,"
			 "{\"Credit\":3,\"Operator\":\"jo\"}],\"RequestId\":\"r\"}}",
			 bad[i].rows);
		struct wire_reply r = answer(body);
		struct allocation_page p;
		struct fault f;
		reply_allocations_init(&p);
		assert_true(reply_allocations(&r, &p, &f));
		assert_int_equal(p.n, 3);
		assert_int_equal(p.total, 3);
		assert_null(p.rows[0].flaw);
		assert_int_equal(p.rows[0].delta, 1000000);
		assert_string_equal(p.rows[1].flaw, bad[i].flaw);
		assert_int_equal(p.rows[1].known, 0);
		assert_null(p.rows[2].flaw);
		assert_int_equal(p.rows[2].delta, 3000000);
		assert_true(sl_equal(p.rows[2].operator_name, SL("jo")));
		assert_string_equal(p.request_id, "r");
		reply_allocations_release(&p);
	}
}

TEST(a_value_that_cannot_be_read_costs_itself)
{
	struct wire_reply r = answer(
	    "{\"Response\":{\"History\":[{\"Credit\":\"n/a\",\"AllocatedCredit\":[],"
	    "\"ClientCreditAfter\":null,\"Operator\":\"a\",\"Operator\":\"b\",\"Remark\":\"x\"},"
	    "{\"Credit\":1,\"Credit\":2,\"AllocatedCredit\":\"\",\"ClientCreditAfter\":3}]}}");
	struct allocation_page p;
	struct fault f;
	reply_allocations_init(&p);
	assert_true(reply_allocations(&r, &p, &f));
	assert_int_equal(p.n, 2);
	assert_int_equal(p.rows[0].bad, ALLOCATION_DELTA | ALLOCATION_TOTAL | ALLOCATION_OPERATOR);
	assert_int_equal(p.rows[0].known, 0);
	assert_int_equal(p.rows[0].operator_name.n, 0);
	assert_true(sl_equal(p.rows[0].remark, SL("x")));
	assert_int_equal(p.rows[1].bad, ALLOCATION_DELTA);
	assert_int_equal(p.rows[1].known, ALLOCATION_AVAILABLE);
	assert_int_equal(p.rows[1].available_after, 3000000);
	reply_allocations_release(&p);
}

TEST(a_history_may_be_empty)
{
	static const char *const bodies[] = {"{\"Response\":{\"History\":null}}",
					     "{\"Response\":{\"History\":[],\"Total\":\"0\"}}",
					     "{\"Response\":{\"Total\":0}}"};
	for (size_t i = 0; i < COUNT_OF(bodies); i++) {
		struct wire_reply r = answer(bodies[i]);
		struct allocation_page p;
		struct fault f;
		reply_allocations_init(&p);
		assert_true(reply_allocations(&r, &p, &f));
		assert_int_equal(p.n, 0);
		assert_int_equal(p.has_total, i > 0);
		reply_allocations_release(&p);
	}
}

TEST(amounts_have_the_names_of_their_action)
{
	struct uin_amounts got[2];
	struct fault f;
	size_t n;
	struct wire_reply r = answer(
	    "{\"Response\":{\"Data\":[{\"ClientUin\":18446744073709551615,\"TotalAmount\":10,"
	    "\"RemainAmount\":2.5},{\"ClientUin\":\"7\",\"TotalAmount\":null}]}}");
	assert_true(reply_uin_amounts(&r, ACTION_VOUCHER_AMOUNT, got, 2, &n, &f));
	assert_int_equal(n, 2);
	assert_int_equal(got[0].uin, UINT64_MAX);
	assert_int_equal(got[0].total, 10000000);
	assert_int_equal(got[0].remaining, 2500000);
	assert_int_equal(got[0].known, AMOUNTS_BOTH);
	assert_int_equal(got[1].uin, 7);
	assert_int_equal(got[1].known, 0);
	r = answer(
	    "{\"Response\":{\"Data\":[{\"Uin\":8,\"TotalCredit\":1,\"RemainingCredit\":-1}]}}");
	assert_true(reply_uin_amounts(&r, ACTION_CREDIT_BY_UINS, got, 2, &n, &f));
	assert_int_equal(n, 1);
	assert_int_equal(got[0].uin, 8);
	assert_int_equal(got[0].total, 1000000);
	assert_int_equal(got[0].remaining, -1000000);
	r = answer("{\"Response\":{\"Data\":null}}");
	assert_true(reply_uin_amounts(&r, ACTION_CREDIT_BY_UINS, got, 2, &n, &f));
	assert_int_equal(n, 0);
}

TEST(amounts_that_cannot_be_read_cost_their_customer)
{
	static const char *const bad[] = {"{\"Uin\":-1}", "5", "{\"Uin\":2,\"Uin\":3}",
					  "{\"Uin\":2,\"TotalCredit\":1x}"};
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		char body[300];
		snprintf(body, sizeof body,
			 "{\"Response\":{\"Data\":[{\"Uin\":1,\"TotalCredit\":1},%s,"
			 "{\"Uin\":9,\"TotalCredit\":9}]}}",
			 bad[i]);
		struct wire_reply r = answer(body);
		struct uin_amounts got[3];
		struct fault f;
		size_t n;
		assert_true(reply_uin_amounts(&r, ACTION_CREDIT_BY_UINS, got, 3, &n, &f));
		assert_int_equal(n, 2);
		assert_int_equal(got[0].uin, 1);
		assert_int_equal(got[1].uin, 9);
		assert_int_equal(got[1].total, 9000000);
	}
}

TEST(amounts_of_nobody_or_of_more_are_refused)
{
	static const struct {
		const char *body, *words;
	} bad[] = {
	    {"{\"Response\":{\"Data\":[{\"Uin\":1},{\"Uin\":2},{\"Uin\":3}]}}",
	     "3 rows for 2 customers"},
	    {"{\"Response\":{\"Data\":[{\"TotalCredit\":1}]}}", "row 1: Uin does not name"},
	    {"{\"Response\":{\"Data\":[{\"Uin\":\"x\"},{\"Uin\":-1}]}}",
	     "row 1: Uin does not name"},
	    {"{\"Response\":{\"Data\":[{\"Uin\":1e}]}}", "row 1: a customer is not JSON"},
	    {"{\"Response\":{\"Data\":[null]}}", "row 1"},
	    {"{\"Response\":{\"Data\":{}}}", "not a list"},
	    {"{\"Response\":{\"Total\":0}}", "no Data"},
	};
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		struct wire_reply r = answer(bad[i].body);
		struct uin_amounts got[3] = {{.uin = 99}, {.uin = 99}, {.uin = 99}};
		struct fault f;
		size_t n = 9;
		assert_false(reply_uin_amounts(&r, ACTION_CREDIT_BY_UINS, got, 2, &n, &f));
		assert_malformed(&f, bad[i].words);
		assert_int_equal(n, 0);
		assert_int_equal(got[2].uin, 99);
	}
}

static bool read_direct(const char *data, struct direct_credit *d, struct fault *f)
{
	struct buf body;
	buf_init(&body, 4096);
	buf_addf(&body, "{\"Response\":{\"Data\":%s,\"RequestId\":\"id-7\"}}", data);
	struct wire_reply r = {.http_status = 200, .body = buf_sl(&body)};
	bool ok = reply_direct_credit(&r, d, f);
	buf_release(&body);
	return ok;
}

TEST(all_direct_customers_are_read_and_found)
{
	struct direct_credit d;
	struct fault f;
	assert_true(read_direct("[{\"Uin\":9,\"TotalCredit\":12.5,\"RemainingCredit\":-3},"
				"{\"RemainingCredit\":\"1\",\"Uin\":\"2\",\"New\":[1,{}],"
				"\"TotalCredit\":null}]",
				&d, &f));
	assert_int_equal(d.n, 2);
	assert_int_equal(d.n_bad + d.n_twice, 0);
	assert_string_equal(d.request_id, "id-7");
	assert_int_equal(d.rows[0].uin, 2);
	assert_int_equal(d.rows[0].known, AMOUNT_REMAINING);
	assert_int_equal(d.rows[0].remaining, MONEY_UNIT);
	assert_ptr_equal(reply_direct_find(&d, 9), &d.rows[1]);
	assert_int_equal(d.rows[1].total, 12500000);
	assert_int_equal(d.rows[1].remaining, -3 * MONEY_UNIT);
	assert_null(reply_direct_find(&d, 3));
	reply_direct_release(&d);
	assert_null(reply_direct_find(&d, 9));
}

TEST(an_account_may_have_no_direct_customer)
{
	struct direct_credit d;
	struct fault f;
	static const char *const none[] = {"[]", "null"};
	for (size_t i = 0; i < COUNT_OF(none); i++) {
		assert_true(read_direct(none[i], &d, &f));
		assert_int_equal(d.n, 0);
		assert_null(reply_direct_find(&d, 1));
		reply_direct_release(&d);
	}
}

TEST(a_direct_customer_that_cannot_be_read_costs_itself_only)
{
	struct direct_credit d;
	struct fault f;
	assert_true(read_direct("[{\"Uin\":1,\"TotalCredit\":1,\"RemainingCredit\":NaN},"
				"{\"Uin\":null,\"TotalCredit\":1,\"RemainingCredit\":1},null,7,"
				"{\"Uin\":3,\"Uin\":4},"
				"{\"Uin\":5,\"TotalCredit\":1,\"RemainingCredit\":\"x\"},"
				"{\"Uin\":6,\"TotalCredit\":1,\"RemainingCredit\":1},"
				"{\"Uin\":6,\"TotalCredit\":2,\"RemainingCredit\":2}]",
				&d, &f));
	assert_int_equal(d.n, 2);
	assert_int_equal(d.n_bad, 5);
	assert_int_equal(d.n_twice, 1);
	assert_int_equal(d.rows[0].known, AMOUNT_TOTAL);
	reply_direct_release(&d);
}

TEST(what_is_no_list_of_direct_customers_is_a_fault)
{
	struct direct_credit d;
	struct fault f;
	static const char *const bad[] = {"7", "{}", "[{\"Uin\":1}", "[null]", "[}"};
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		if (read_direct(bad[i], &d, &f))
			fail_msg("%s", bad[i]);
		assert_string_equal(f.code, "Reply.Malformed");
		assert_null(d.rows);
	}
	struct wire_reply r = {.http_status = 200,
			       .body = SL("{\"Response\":{\"Error\":{\"Code\":\"InternalError\","
					  "\"Message\":\"m\"},\"RequestId\":\"x\"}}")};
	assert_false(reply_direct_credit(&r, &d, &f));
	assert_string_equal(f.code, "InternalError");
	r.body = SL("{\"Response\":{\"RequestId\":\"x\"}}");
	assert_false(reply_direct_credit(&r, &d, &f));
}

/* One more row than that is refused before memory for the rows is taken. */
TEST(a_list_may_be_long_but_not_without_end)
{
	struct direct_credit d;
	struct fault f;
	struct buf body;
	buf_init(&body, WIRE_LIST_MAX);
	buf_add_chars(&body, "{\"Response\":{\"Data\":[");
	for (uint32_t i = 0; i < 100000; i++)
		buf_addf(&body, "%s{\"Uin\":%u,\"TotalCredit\":1,\"RemainingCredit\":1}",
			 i ? "," : "", 200000 - i);
	buf_add_chars(&body, "]}}");
	struct wire_reply r = {.http_status = 200, .body = buf_sl(&body)};
	assert_true(body.n > WIRE_BODY_MAX);
	assert_true(reply_direct_credit(&r, &d, &f));
	assert_int_equal(d.n, 100000);
	assert_int_equal(d.rows[0].uin, 100001);
	reply_direct_release(&d);
	buf_clear(&body);
	buf_add_chars(&body, "{\"Response\":{\"Data\":[1");
	for (uint32_t i = 0; i < DIRECT_ROWS_MAX; i++)
		buf_add_chars(&body, ",1");
	buf_add_chars(&body, "]}}");
	r.body = buf_sl(&body);
	assert_false(reply_direct_credit(&r, &d, &f));
	assert_non_null(strstr(f.message, "1000000"));
	buf_release(&body);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(partner_credit_knows_what_was_a_number),
	    cmocka_unit_test(partner_credit_without_any_is_refused),
	    cmocka_unit_test(allocations_are_read_row_by_row),
	    cmocka_unit_test(allocations_of_another_shape_are_refused),
	    cmocka_unit_test(an_allocation_that_cannot_be_read_costs_itself),
	    cmocka_unit_test(a_value_that_cannot_be_read_costs_itself),
	    cmocka_unit_test(a_history_may_be_empty),
	    cmocka_unit_test(amounts_have_the_names_of_their_action),
	    cmocka_unit_test(amounts_that_cannot_be_read_cost_their_customer),
	    cmocka_unit_test(amounts_of_nobody_or_of_more_are_refused),
	    cmocka_unit_test(all_direct_customers_are_read_and_found),
	    cmocka_unit_test(an_account_may_have_no_direct_customer),
	    cmocka_unit_test(a_direct_customer_that_cannot_be_read_costs_itself_only),
	    cmocka_unit_test(what_is_no_list_of_direct_customers_is_a_fault),
	    cmocka_unit_test(a_list_may_be_long_but_not_without_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
