/* SPDX-License-Identifier: MIT */
/* Tests of src/api/reply_customers.c. */
#include "base/buf.h"
#include "base/utf8.h"

#include "api/reply.h"

#include "test.h"

#define ROW                                                                                        \
	"{\"ClientUin\":200018834471,\"Name\":\"acme@acme.example\",\"Type\":\"new\","             \
	"\"Mobile\":\"13800138000\",\"Email\":\"ac***@acme.example\",\"Arrears\":\"-\","           \
	"\"AssociationTime\":\"2024-03-18 09:21:44\",\"RecentExpiry\":\"2026-12-31 23:59:59\","    \
	"\"Credit\":100000,\"RemainingCredit\":90370.92,\"IdentifyType\":2,"                       \
	"\"Remark\":\"key account\",\"Force\":0}"

static struct wire_reply answer(struct sl body)
{
	return (struct wire_reply){.result = WIRE_OK, .http_status = 200, .body = body};
}

static struct customer_page decoded_sl(struct sl body)
{
	struct wire_reply r = answer(body);
	struct customer_page page;
	struct fault f;
	customer_page_init(&page);
	if (!reply_customers(&r, &page, &f))
		fail_msg("%s: %s", f.code, f.message);
	assert_int_equal(f.class, FAULT_NONE);
	return page;
}

static struct customer_page decoded(const char *body)
{
	return decoded_sl(sl_from(body));
}

/* Reads a page of one row. */
static struct customer_page decoded_row(const char *row)
{
	struct buf body;
	buf_init(&body, 1 << 20);
	buf_addf(&body, "{\"Response\":{\"Total\":1,\"Data\":[%s],\"RequestId\":\"r\"}}", row);
	struct customer_page page = decoded_sl(buf_sl(&body));
	buf_release(&body);
	assert_int_equal(page.n, 1);
	return page;
}

static struct fault refused_sl(struct sl body, int status)
{
	struct wire_reply r = answer(body);
	struct customer_page page;
	struct fault f;
	r.http_status = status;
	customer_page_init(&page);
	assert_false(reply_customers(&r, &page, &f));
	assert_int_equal(page.n, 0);
	assert_null(page.rows);
	assert_int_equal(page.arena.bytes, 0);
	assert_int_not_equal(f.class, FAULT_NONE);
	customer_page_release(&page);
	return f;
}

static void assert_malformed(const char *body, const char *words)
{
	struct fault f = refused_sl(sl_from(body), 200);
	assert_string_equal(f.code, "Reply.Malformed");
	if (!strstr(f.message, words))
		fail_msg("%s: %s", body, f.message);
}

static void assert_text(const struct customer_page *p, enum customer_field field,
			enum field_kind kind, const char *want)
{
	struct field got = customer_field(&p->rows[0], field);
	assert_int_equal(got.kind, kind);
	if (!sl_equal(got.text, sl_from(want)))
		fail_msg("%.*s is not %s", (int)got.text.n, got.text.p, want);
}

TEST(a_whole_row_is_kept)
{
	struct customer_page p = decoded_row(ROW);
	assert_int_equal(p.total, 1);
	assert_true(p.has_total);
	assert_string_equal(p.request_id, "r");
	assert_int_equal(p.rows[0].uin, 200018834471u);
	assert_int_equal(p.rows[0].credit, 100000000000);
	assert_int_equal(p.rows[0].remaining, 90370920000);
	assert_int_equal(p.rows[0].force, 0);
	assert_int_equal(p.rows[0].identify, 2);
	assert_int_equal(p.rows[0].known, 31);
	assert_text(&p, FIELD_CLIENT_UIN, FIELD_NUMBER, "200018834471");
	assert_text(&p, FIELD_NAME, FIELD_TEXT, "acme@acme.example");
	assert_text(&p, FIELD_TYPE, FIELD_TEXT, "new");
	assert_text(&p, FIELD_MOBILE, FIELD_TEXT, "13800138000");
	assert_text(&p, FIELD_EMAIL, FIELD_TEXT, "ac***@acme.example");
	assert_text(&p, FIELD_ARREARS, FIELD_TEXT, "-");
	assert_text(&p, FIELD_ASSOCIATION_TIME, FIELD_TEXT, "2024-03-18 09:21:44");
	assert_text(&p, FIELD_RECENT_EXPIRY, FIELD_TEXT, "2026-12-31 23:59:59");
	assert_text(&p, FIELD_CREDIT, FIELD_NUMBER, "100000");
	assert_text(&p, FIELD_REMAINING_CREDIT, FIELD_NUMBER, "90370.92");
	assert_text(&p, FIELD_IDENTIFY_TYPE, FIELD_NUMBER, "2");
	assert_text(&p, FIELD_REMARK, FIELD_TEXT, "key account");
	assert_text(&p, FIELD_FORCE, FIELD_NUMBER, "0");
	customer_page_release(&p);
}

TEST(members_come_in_any_order_and_company)
{
	struct customer_page p =
	    decoded_row("{\"Force\":2,\"New\":{\"Name\":\"no\"},\"Remark\":\"r\",\"name\":\"no\","
			"\"Name\":\"yes\",\"clientuin\":9,\"ClientUin\":7}");
	assert_int_equal(p.rows[0].uin, 7);
	assert_int_equal(p.rows[0].force, 2);
	assert_text(&p, FIELD_NAME, FIELD_TEXT, "yes");
	assert_text(&p, FIELD_REMARK, FIELD_TEXT, "r");
	assert_text(&p, FIELD_CREDIT, FIELD_ABSENT, "");
	customer_page_release(&p);
}

TEST(every_field_may_be_null_or_absent)
{
	struct customer_page p = decoded_row("{}");
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		assert_text(&p, (enum customer_field)i, FIELD_ABSENT, "");
	assert_int_equal(p.rows[0].known, 0);
	customer_page_release(&p);
	struct buf row;
	buf_init(&row, 4096);
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		buf_addf(&row, "%s\"%s\":null", i ? "," : "{",
			 customer_field_name((enum customer_field)i));
	buf_add_byte(&row, '}');
	p = decoded_row(row.p);
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		assert_text(&p, (enum customer_field)i, FIELD_NULL, "");
	assert_int_equal(p.rows[0].known, 0);
	customer_page_release(&p);
	buf_release(&row);
}

TEST(types_may_be_swapped)
{
	struct customer_page p = decoded_row(
	    "{\"ClientUin\":\"18446744073709551615\",\"Credit\":\"5.50\",\"Force\":\"2\","
	    "\"Name\":12.50,\"Type\":1}");
	assert_int_equal(p.rows[0].uin, UINT64_MAX);
	assert_int_equal(p.rows[0].credit, 5500000);
	assert_int_equal(p.rows[0].force, 2);
	assert_text(&p, FIELD_CREDIT, FIELD_TEXT, "5.50");
	assert_text(&p, FIELD_NAME, FIELD_NUMBER, "12.50");
	assert_text(&p, FIELD_TYPE, FIELD_NUMBER, "1");
	customer_page_release(&p);
}

TEST(odd_types_are_shown_as_json)
{
	struct customer_page p =
	    decoded_row("{\"Name\":true,\"Remark\":false,\"Force\":[1, null,\"a\\\"b\"],"
			"\"Credit\":{\"Amount\": 1.50 ,\"x\":[] ,\"y\":{}},\"ClientUin\":[5]}");
	assert_text(&p, FIELD_NAME, FIELD_OTHER, "true");
	assert_text(&p, FIELD_REMARK, FIELD_OTHER, "false");
	assert_text(&p, FIELD_FORCE, FIELD_OTHER, "[1,null,\"a\\\"b\"]");
	assert_text(&p, FIELD_CREDIT, FIELD_OTHER, "{\"Amount\":1.50,\"x\":[],\"y\":{}}");
	assert_text(&p, FIELD_CLIENT_UIN, FIELD_OTHER, "[5]");
	assert_int_equal(p.rows[0].known, 0);
	customer_page_release(&p);
}

TEST(numbers_are_exact_or_not_known)
{
	struct customer_page p = decoded_row("{\"ClientUin\":9007199254740993,\"Credit\":0.1}");
	assert_int_equal(p.rows[0].uin, 9007199254740993u);
	assert_int_equal(p.rows[0].credit, 100000);
	customer_page_release(&p);
	p = decoded_row("{\"ClientUin\":1e999,\"Credit\":-1e308,\"Force\":4294967296}");
	assert_int_equal(p.rows[0].known, 0);
	assert_text(&p, FIELD_CLIENT_UIN, FIELD_NUMBER, "1e999");
	assert_text(&p, FIELD_CREDIT, FIELD_NUMBER, "-1e308");
	customer_page_release(&p);
}

TEST(text_is_valid_utf8_with_its_controls)
{
	struct customer_page p =
	    decoded_row("{\"Name\":\"a\xff"
			"b\",\"Remark\":\"\xed\xa0\x80\",\"Email\":\"\\u001b[31m\\n\","
			"\"Mobile\":\"\\u6df1\xe5\x9c\xb3\"}");
	assert_text(&p, FIELD_NAME, FIELD_TEXT,
		    "a\xef\xbf\xbd"
		    "b");
	assert_true(utf8_is_valid(customer_text(&p.rows[0], FIELD_REMARK)));
	assert_text(&p, FIELD_EMAIL, FIELD_TEXT, "\x1b[31m\n");
	assert_text(&p, FIELD_MOBILE, FIELD_TEXT, "\xe6\xb7\xb1\xe5\x9c\xb3");
	customer_page_release(&p);
}

TEST(no_rows)
{
	static const char *const bodies[] = {
	    "{\"Response\":{\"Total\":0,\"Data\":[],\"RequestId\":\"r\"}}",
	    "{\"Response\":{\"Total\":0,\"Data\":null,\"RequestId\":\"r\"}}",
	    "{\"Response\":{\"Total\":0}}",
	    "{\"Response\":{\"Total\":0,\"Error\":null,\"Data\":[]}}",
	};
	for (size_t i = 0; i < COUNT_OF(bodies); i++) {
		struct customer_page p = decoded(bodies[i]);
		assert_int_equal(p.n, 0);
		assert_true(p.has_total);
		assert_int_equal(p.total, 0);
		assert_int_equal(p.arena.bytes, 0);
		customer_page_release(&p);
	}
}

static void assert_total(const char *total, bool has, uint64_t want)
{
	struct buf body;
	buf_init(&body, 4096);
	buf_addf(&body, "{\"Response\":{\"Data\":[],\"Total\":%s}}", total);
	struct customer_page p = decoded_sl(buf_sl(&body));
	assert_int_equal(p.has_total, has);
	assert_int_equal(p.total, want);
	customer_page_release(&p);
	buf_release(&body);
}

TEST(a_total_is_a_count_or_none)
{
	assert_total("2013", true, 2013);
	assert_total("\"2013\"", true, 2013);
	assert_total("2013.0", true, 2013);
	assert_total("9223372036854775807", true, INT64_MAX);
	assert_total("9223372036854775808", false, 0);
	assert_total("18446744073709551616", false, 0);
	assert_total("-1", false, 0);
	assert_total("0.5", false, 0);
	assert_total("1e3", false, 0);
	assert_total("\"many\"", false, 0);
	assert_total("null", false, 0);
	assert_total("[5]", false, 0);
	struct customer_page p = decoded("{\"Response\":{\"Data\":[{}]}}");
	assert_int_equal(p.n, 1);
	assert_false(p.has_total);
	customer_page_release(&p);
}

TEST(an_undocumented_shape_is_refused)
{
	assert_malformed("", "empty");
	assert_malformed("oops", "JSON");
	assert_malformed("[]", "the answer is not an object");
	assert_malformed("null", "the answer is not an object");
	assert_malformed("{}", "Response is missing");
	assert_malformed("{\"Response\":null}", "Response is not an object");
	assert_malformed("{\"Response\":[]}", "Response is not an object");
	assert_malformed("{\"response\":{\"Total\":0}}", "Response is missing");
	assert_malformed("{\"Response\":{}}", "no Data");
	assert_malformed("{\"Response\":{\"RequestId\":\"r\"}}", "no Data");
	assert_malformed("{\"Response\":{\"Total\":1,\"Data\":{}}}", "Data is not a list");
	assert_malformed("{\"Response\":{\"Total\":1,\"Data\":\"\"}}", "Data is not a list");
	assert_malformed("{\"Response\":{\"Total\":1,\"Data\":false}}", "Data is not a list");
	assert_malformed("{\"Response\":{\"Total\":0}} x", "JSON");
	assert_malformed("{\"Response\":{\"Total\":0}", "JSON");
	assert_malformed("{\"code\":0}", "Response is missing");
}

TEST(a_duplicate_member_is_refused)
{
	assert_malformed("{\"Response\":{\"Data\":[],\"Total\":1,\"Data\":[{}]}}", "Data twice");
	assert_malformed("{\"Response\":{\"Data\":[]},\"Response\":{}}", "Response twice");
	assert_malformed("{\"Response\":{\"Data\":[],\"Error\":null,\"Error\":null}}",
			 "Error twice");
	/* But two totals are none, and two ids say nothing. */
	struct customer_page p =
	    decoded("{\"Response\":{\"Total\":1,\"Total\":1,\"Data\":[{}],\"RequestId\":\"a\","
		    "\"RequestId\":\"b\"}}");
	assert_int_equal(p.n, 1);
	assert_false(p.has_total);
	assert_string_equal(p.request_id, "");
	customer_page_release(&p);
}

TEST(a_malformed_reply_still_names_its_request)
{
	struct fault f = refused_sl(SL("{\"Response\":{\"Data\":5,\"RequestId\":\"r-1\"}}"), 200);
	assert_string_equal(f.request_id, "r-1");
	f = refused_sl(SL("{\"Response\":{\"RequestId\":\"r-2\"}}"), 503);
	assert_string_equal(f.code, "Http.Server");
	assert_string_equal(f.request_id, "r-2");
}

TEST(rows_are_bounded)
{
	struct buf body;
	buf_init(&body, 1 << 20);
	buf_add_chars(&body, "{\"Response\":{\"Data\":[{}");
	for (int i = 1; i < REPLY_ROWS_MAX; i++)
		buf_add_chars(&body, ",{}");
	size_t full = body.n;
	buf_add_chars(&body, "]}}");
	struct customer_page p = decoded_sl(buf_sl(&body));
	assert_int_equal(p.n, REPLY_ROWS_MAX);
	customer_page_release(&p);
	buf_drop_end(&body, body.n - full);
	buf_add_chars(&body, ",{}]}}");
	struct fault f = refused_sl(buf_sl(&body), 200);
	assert_non_null(strstr(f.message, "20001 rows"));
	buf_release(&body);
}

/* A page is kept in one piece of just its size; 225 bytes a customer are planned. */
TEST(a_page_takes_little_memory)
{
	struct buf body;
	buf_init(&body, 1 << 20);
	buf_add_chars(&body, "{\"Response\":{\"Data\":[" ROW);
	for (int i = 1; i < 100; i++)
		buf_add_chars(&body, "," ROW);
	buf_add_chars(&body, "]}}");
	struct customer_page p = decoded_sl(buf_sl(&body));
	assert_int_equal(p.n, 100);
	assert_true(p.arena.bytes <= 225 * 100);
	size_t used = 100 * (sizeof *p.rows + customer_packed_bytes(&p.rows[0]));
	assert_in_range(p.arena.bytes, used, used + 64);
	customer_page_release(&p);
	buf_release(&body);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_whole_row_is_kept),
	    cmocka_unit_test(members_come_in_any_order_and_company),
	    cmocka_unit_test(every_field_may_be_null_or_absent),
	    cmocka_unit_test(types_may_be_swapped),
	    cmocka_unit_test(odd_types_are_shown_as_json),
	    cmocka_unit_test(numbers_are_exact_or_not_known),
	    cmocka_unit_test(text_is_valid_utf8_with_its_controls),
	    cmocka_unit_test(no_rows),
	    cmocka_unit_test(a_total_is_a_count_or_none),
	    cmocka_unit_test(an_undocumented_shape_is_refused),
	    cmocka_unit_test(a_duplicate_member_is_refused),
	    cmocka_unit_test(a_malformed_reply_still_names_its_request),
	    cmocka_unit_test(rows_are_bounded),
	    cmocka_unit_test(a_page_takes_little_memory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
