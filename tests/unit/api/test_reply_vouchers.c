/* SPDX-License-Identifier: MIT */
/* Tests of src/api/reply_vouchers.c. */
#include "api/reply.h"

#include "test.h"

static bool read_page(const char *body, struct voucher_page *page, struct fault *f)
{
	struct wire_reply r = {.result = WIRE_OK, .http_status = 200, .body = sl_from(body)};
	reply_vouchers_init(page);
	return reply_vouchers(&r, page, f);
}

static bool is(struct sl s, const char *text)
{
	return sl_equal(s, sl_from(text));
}

TEST(a_voucher_has_its_numbers_and_texts)
{
	struct voucher_page p;
	struct fault f;
	assert_true(read_page(
	    "{\"Response\":{\"TotalCount\":7,\"Data\":[{\"VoucherId\":1000001,\"CustomerUin\":"
	    "200018834471,\"VoucherStatus\":\"Issued\",\"RemainingAmount\":12.345678,"
	    "\"TotalAmount\":\"50\",\"Usage\":\"ProductTrial\",\"PaymentMode\":\"Prepaid\","
	    "\"ProductScope\":\"AllProducts\",\"EffectiveTime\":\"2026-01-01 00:00:00\","
	    "\"ExpireTime\":\"2026-12-31 23:59:59\",\"ApplyReason\":\"r\",\"New\":1}],"
	    "\"RequestId\":\"id\"}}",
	    &p, &f));
	assert_true(p.has_total);
	assert_int_equal(p.total, 7);
	assert_int_equal(p.n, 1);
	const struct voucher *v = &p.rows[0];
	assert_int_equal(v->known, VOUCHER_ID | VOUCHER_UIN | VOUCHER_TOTAL | VOUCHER_REMAINING);
	assert_int_equal(v->bad, 0);
	assert_int_equal(v->id, 1000001);
	assert_int_equal(v->uin, 200018834471);
	assert_int_equal(v->remaining, 12345678);
	assert_int_equal(v->total, 50000000);
	assert_true(is(v->status, "Issued") && is(v->usage, "ProductTrial"));
	assert_true(is(v->payment_mode, "Prepaid") && is(v->product_scope, "AllProducts"));
	assert_true(is(v->effective, "2026-01-01 00:00:00"));
	assert_true(is(v->expires, "2026-12-31 23:59:59") && is(v->reason, "r"));
	assert_null(v->flaw);
	reply_vouchers_release(&p);
}

TEST(a_bad_value_costs_itself_only)
{
	struct voucher_page p;
	struct fault f;
	assert_true(read_page("{\"Response\":{\"TotalCount\":null,\"Data\":[{\"VoucherId\":\"x\","
			      "\"CustomerUin\":5,\"TotalAmount\":[],\"RemainingAmount\":null,"
			      "\"VoucherStatus\":null,\"Usage\":1,\"Usage\":2},null,{}]}}",
			      &p, &f));
	assert_false(p.has_total);
	assert_int_equal(p.n, 3);
	assert_int_equal(p.rows[0].known, VOUCHER_UIN);
	assert_int_equal(p.rows[0].bad, VOUCHER_ID | VOUCHER_TOTAL | VOUCHER_USAGE);
	assert_int_equal(p.rows[0].status.n, 0);
	assert_string_equal(p.rows[1].flaw, "is not an object");
	assert_int_equal(p.rows[1].status.n, 0);
	assert_null(p.rows[2].flaw);
	assert_int_equal(p.rows[2].known, 0);
	reply_vouchers_release(&p);
}

TEST(a_damaged_row_costs_itself_only)
{
	struct voucher_page p;
	struct fault f;
	assert_true(read_page("{\"Response\":{\"TotalCount\":3,\"Data\":[{\"VoucherId\":1},"
			      "{\"VoucherId\":\x01},{\"VoucherId\":3}]}}",
			      &p, &f));
	assert_int_equal(p.n, 3);
	assert_int_equal(p.rows[0].id, 1);
	assert_string_equal(p.rows[1].flaw, "is not JSON");
	assert_int_equal(p.rows[2].id, 3);
	reply_vouchers_release(&p);
}

TEST(null_and_absent_lists_are_empty_beside_a_total)
{
	struct voucher_page p;
	struct fault f;
	assert_true(read_page("{\"Response\":{\"TotalCount\":0,\"Data\":null}}", &p, &f));
	assert_int_equal(p.n, 0);
	assert_true(read_page("{\"Response\":{\"TotalCount\":0}}", &p, &f));
	assert_int_equal(p.n, 0);
	assert_false(read_page("{\"Response\":{\"Data\":5,\"TotalCount\":0}}", &p, &f));
	assert_string_equal(f.code, "Reply.Malformed");
	assert_int_equal(p.n, 0);
	assert_false(read_page("{\"Response\":{}}", &p, &f));
	assert_string_equal(f.code, "Reply.Malformed");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_voucher_has_its_numbers_and_texts),
	    cmocka_unit_test(a_bad_value_costs_itself_only),
	    cmocka_unit_test(a_damaged_row_costs_itself_only),
	    cmocka_unit_test(null_and_absent_lists_are_empty_beside_a_total),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
