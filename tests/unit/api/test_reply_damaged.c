/* SPDX-License-Identifier: MIT */
/* What cannot be understood in a reply costs the field or the row that it is in, and no more. */

#include "base/buf.h"

#include "api/reply.h"

#include "test.h"

#define GOOD(uin)                                                                                  \
	"{\"ClientUin\":" #uin ",\"Name\":\"good\",\"Type\":\"new\",\"Mobile\":\"1\","             \
	"\"Email\":\"e\",\"Arrears\":\"-\",\"AssociationTime\":\"2024-03-18 09:21:44\","           \
	"\"RecentExpiry\":\"\",\"Credit\":100,\"RemainingCredit\":90.5,\"IdentifyType\":2,"        \
	"\"Remark\":null,\"Force\":0}"
#define BEFORE "{\"Response\":{\"Total\":3,\"Data\":[" GOOD(1) ","
#define AFTER  "," GOOD(3) "],\"RequestId\":\"r\"}}"

static bool read_body(struct sl body, struct customer_page *page, struct fault *f)
{
	struct wire_reply r = {.result = WIRE_OK, .http_status = 200, .body = body};
	customer_page_init(page);
	return reply_customers(&r, page, f);
}

static void check_good(const struct customer *c, uint64_t uin)
{
	assert_int_equal(c->uin, uin);
	assert_int_equal(c->known, 31);
	assert_int_equal(c->bad, 0);
	assert_int_equal(c->damaged, 0);
	assert_int_equal(c->remaining, 90500000);
	assert_true(sl_equal(customer_text(c, FIELD_NAME), SL("good")));
	assert_true(sl_equal(customer_text(c, FIELD_ASSOCIATION_TIME), SL("2024-03-18 09:21:44")));
	assert_int_equal(customer_field(c, FIELD_REMARK).kind, FIELD_NULL);
}

/* A page of a good row, this one, and another good row. */
static struct customer_page with_row_sl(struct sl row)
{
	struct customer_page p;
	struct fault f;
	struct buf body;
	buf_init(&body, 1 << 22);
	buf_add_chars(&body, BEFORE);
	buf_add(&body, row);
	buf_add_chars(&body, AFTER);
	if (!read_body(buf_sl(&body), &p, &f))
		fail_msg("%.*s: %s", (int)row.n, row.p, f.message);
	buf_release(&body);
	if (p.n != 3)
		fail_msg("%.*s: %zu rows", (int)row.n, row.p, p.n);
	check_good(&p.rows[0], 1);
	check_good(&p.rows[2], 3);
	assert_true(p.has_total);
	assert_string_equal(p.request_id, "r");
	return p;
}

TEST(a_row_that_is_none)
{
	static const char *const rows[] = {
	    "null",  "\"a text\"", "5",   "true",      "[]",  "[{\"ClientUin\":2}]",
	    "NaN",   "",           "{]",  "{\"a\":1]", "-",   "{\"ClientUin\":2} {}",
	    "nul l", "undefined",  "'x'", "[}",        "\\x", "{\"ClientUin\":2}x"};
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct customer_page p = with_row_sl(sl_from(rows[i]));
		assert_true(p.rows[1].bad & BAD_ROW);
		assert_true(p.rows[1].damaged & BAD_ROW);
		assert_int_equal(p.rows[1].known & ~KNOWN_UIN, 0);
		assert_non_null(customer_row_flaw(&p.rows[1]));
		assert_int_equal(p.n_flaws, 1);
		assert_int_equal(p.flaws[0].row, 2);
		assert_null(p.flaws[0].name);
		customer_page_release(&p);
	}
}

TEST(a_row_that_is_damaged_keeps_its_uin)
{
	static const char *const rows[] = {
	    "{\"ClientUin\":2,\"Name\":\"x\",Credit:5,\"RemainingCredit\":9}",
	    "{\"ClientUin\":2,\"Credit\":5,nonsense,\"RemainingCredit\":9}",
	    "{\"Credit\":5,\"ClientUin\":2]",
	};
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct customer_page p = with_row_sl(sl_from(rows[i]));
		assert_int_equal(p.rows[1].known, KNOWN_UIN);
		assert_int_equal(p.rows[1].uin, 2);
		assert_string_equal(customer_row_flaw(&p.rows[1]),
				    "has a part that cannot be read");
		customer_page_release(&p);
	}
}

struct value {
	struct sl json;
	bool damaged;      /* else it is kept as sent */
	const char *flaw;  /* the beginning of it */
	const char *shown; /* the text that is kept */
};

#define MORE_THAN_63 "1234567890123456789012345678901234567890123456789012345678901234567890"
#define DEEP         "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
#define UNDEEP       "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"

/* Bad in every field. */
static const struct value values[] = {
    {{"true", 4}, false, "is true", "true"},
    {{"false", 5}, false, "is true", "false"},
    {{"[1,\"a\"]", 7}, false, "is a list", "[1,\"a\"]"},
    {{"{\"a\":[]}", 8}, false, "is an object", "{\"a\":[]}"},
    {{"NaN", 3}, true, "is not JSON", ""},
    {{"Infinity", 8}, true, "is not JSON", ""},
    {{"0x10", 4}, true, "is not JSON", ""},
    {{"01", 2}, true, "is not JSON", ""},
    {{"tru", 3}, true, "is not JSON", ""},
    {{"", 0}, true, "is not JSON", ""},
    {{"\"a\" \"b\"", 7}, true, "is not JSON", ""},
    {{"[1,,2]", 6}, true, "is not JSON", ""},
    {{"[}", 2}, true, "is not JSON", ""},
    {{"\0", 1}, true, "is not JSON", ""},
    {{DEEP UNDEEP, sizeof DEEP UNDEEP - 1}, true, "is not JSON", ""},
};

/* Bad as a text; as a number none of them is one. */
static const struct value texts[] = {
    {{"\"a\\u0000b\"", 10},
     true,
     "has bytes",
     "a\xef\xbf\xbd"
     "b"},
    {{"\"a\\xb\"", 6},
     true,
     "has bytes",
     "a\xef\xbf\xbd"
     "b"},
    {{"\"a\\u12\"", 7},
     true,
     "has bytes",
     "a\xef\xbf\xbd"
     "12"},
    {{"\"a\0b\"", 5},
     true,
     "has bytes",
     "a\xef\xbf\xbd"
     "b"},
    {{"\"a\xff\"", 4}, true, "has bytes", "a\xef\xbf\xbd"},
    {{"\"\\ud83d\"", 8}, true, "has bytes", "\xef\xbf\xbd"},
};

/* Bad as a number, but good as a text. */
static const struct value numbers[] = {
    {{"\"many\"", 6}, false, "is not a valid number", "many"},
    {{"\"\"", 2}, false, "is not a valid number", ""},
    {{"1e308", 5}, false, "is not a valid number", "1e308"},
    {{MORE_THAN_63, sizeof MORE_THAN_63 - 1}, false, "is not a valid number", MORE_THAN_63},
    {{"\"a\x01\"", 4}, false, "is not a valid number", "a\x01"},
};

static bool is_number(int field)
{
	return field == FIELD_CLIENT_UIN || field == FIELD_CREDIT ||
	       field == FIELD_REMAINING_CREDIT || field == FIELD_IDENTIFY_TYPE ||
	       field == FIELD_FORCE;
}

/* The good row, with one field replaced. */
static void write_row(int field, struct sl json, struct buf *row)
{
	buf_clear(row);
	for (int i = 0; i < CUSTOMER_FIELDS; i++) {
		buf_addf(row, "%s\"%s\":", i ? "," : "{",
			 customer_field_name((enum customer_field)i));
		if (i == field)
			buf_add(row, json);
		else
			buf_addf(row, "%d", i == FIELD_CLIENT_UIN ? 2 : 7);
	}
	buf_add_byte(row, '}');
}

static void check_value(int field, const struct value *v, bool bad)
{
	struct buf row;
	buf_init(&row, 4096);
	write_row(field, v->json, &row);
	struct customer_page p = with_row_sl(buf_sl(&row));
	const struct customer *c = &p.rows[1];
	enum customer_field f = (enum customer_field)field;
	assert_int_equal(c->bad, bad ? FIELD_BIT(field) : 0);
	assert_int_equal(c->damaged, bad && v->damaged ? FIELD_BIT(field) : 0);
	assert_int_equal(p.n_flaws, bad);
	if (bad) {
		assert_ptr_equal(strstr(customer_flaw(c, f), v->flaw), customer_flaw(c, f));
		assert_string_equal(p.flaws[0].name, customer_field_name(f));
		assert_int_equal(p.flaws[0].row, 2);
	} else {
		assert_null(customer_flaw(c, f));
	}
	assert_true(sl_equal(customer_text(c, f), sl_from(v->shown)));
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		if (i != field)
			assert_true(sl_equal(customer_text(c, (enum customer_field)i),
					     i == FIELD_CLIENT_UIN ? SL("2") : SL("7")));
	customer_page_release(&p);
	buf_release(&row);
}

TEST(every_bad_value_in_every_field)
{
	for (int field = 0; field < CUSTOMER_FIELDS; field++) {
		for (size_t i = 0; i < COUNT_OF(values); i++)
			check_value(field, &values[i], true);
		for (size_t i = 0; i < COUNT_OF(texts); i++)
			check_value(field, &texts[i], true);
		for (size_t i = 0; i < COUNT_OF(numbers); i++)
			check_value(field, &numbers[i], is_number(field));
	}
}

TEST(a_field_that_is_there_twice)
{
	struct customer_page p =
	    with_row_sl(SL("{\"ClientUin\":2,\"Name\":\"a\",\"Credit\":1,\"Name\":\"a\"}"));
	assert_int_equal(customer_field(&p.rows[1], FIELD_NAME).kind, FIELD_TWICE);
	assert_string_equal(customer_flaw(&p.rows[1], FIELD_NAME), "appears twice");
	assert_int_equal(p.rows[1].known, KNOWN_UIN | KNOWN_CREDIT);
	assert_int_equal(p.rows[1].damaged, FIELD_BIT(FIELD_NAME));
	customer_page_release(&p);
	p = with_row_sl(SL("{\"ClientUin\":2,\"ClientUin\":2}"));
	assert_int_equal(p.rows[1].known, 0);
	customer_page_release(&p);
}

/* Names may be escaped; those of other members do not matter, nor does what they hold. */
TEST(names_of_members)
{
	struct customer_page p = with_row_sl(
	    SL("{\"Client\\u0055in\":2,\"name\":NaN,\"Other\":NaN,\"\":01,\"a\\xb\":-,}"));
	assert_int_equal(p.rows[1].uin, 2);
	assert_int_equal(p.rows[1].bad, 0);
	assert_int_equal(p.n_flaws, 0);
	customer_page_release(&p);
}

TEST(flaws_say_where)
{
	static const char row[] = "{\"ClientUin\":2,\"Name\":NaN,\"Force\":[]}";
	struct customer_page p = with_row_sl(sl_from(row));
	size_t start = sizeof BEFORE - 1;
	assert_int_equal(p.n_flaws, 2);
	assert_string_equal(p.flaws[0].name, "Name");
	assert_int_equal(p.flaws[0].byte, start + (size_t)(strstr(row, "NaN") - row));
	assert_string_equal(p.flaws[1].name, "Force");
	assert_int_equal(p.flaws[1].byte, start + (size_t)(strstr(row, "[]") - row));
	customer_page_release(&p);
}

TEST(flaws_are_bounded)
{
	struct buf body;
	struct customer_page p;
	struct fault f;
	buf_init(&body, 1 << 20);
	buf_add_chars(&body, "{\"Response\":{\"Data\":[null");
	for (int i = 1; i < 1000; i++)
		buf_add_chars(&body, ",null");
	buf_add_chars(&body, "]}}");
	assert_true(read_body(buf_sl(&body), &p, &f));
	assert_int_equal(p.n, 1000);
	assert_int_equal(p.n_flaws, 1000);
	assert_int_equal(p.flaws[FLAWS_KEPT - 1].row, FLAWS_KEPT);
	customer_page_release(&p);
	buf_release(&body);
}

/* What stands beside the list does not spoil it either. */
TEST(beside_the_list)
{
	static const struct {
		const char *body;
		bool total;
		const char *id;
	} cases[] = {
	    {"{\"Response\":{\"Total\":NaN,\"Data\":[" GOOD(1) "],\"RequestId\":\"r\"}}", false,
	     "r"},
	    {"{\"Response\":{\"Total\":1,\"RequestId\":\"\\x\",\"Data\":[" GOOD(1) "]}}", true,
	     "???"},
	    {"{\"New\":01,\"Response\":{\"Data\":[" GOOD(1) "],\"Total\":1}}", true, ""},
	    {"{\"Response\":{\"Data\":[" GOOD(1) ",],\"Total\":1,}}", true, ""},
	};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct customer_page p;
		struct fault f;
		if (!read_body(sl_from(cases[i].body), &p, &f))
			fail_msg("%s: %s", cases[i].body, f.message);
		assert_int_equal(p.n, 1);
		check_good(&p.rows[0], 1);
		assert_int_equal(p.has_total, cases[i].total);
		assert_string_equal(p.request_id, cases[i].id);
		customer_page_release(&p);
	}
}

static void fails_at(const char *body, const char *words)
{
	struct customer_page p;
	struct fault f;
	assert_false(read_body(sl_from(body), &p, &f));
	assert_string_equal(f.code, "Reply.Malformed");
	if (!strstr(f.message, words))
		fail_msg("%s: %s has no %s", body, f.message, words);
	assert_int_equal(p.n, 0);
	customer_page_release(&p);
}

TEST(inseparable_rows_fail_with_their_place)
{
	fails_at("{\"Response\":{\"Total\":1,\"Data\":[{\"Name\":\"x", "ends at byte 41");
	fails_at("{\"Response\":{\"Data\":[{},{\"a\":1,{}]}}", "ends at byte 36");
	fails_at("{\"Response\":{\"Data\":[{}}]}}", "the bracket at byte 24");
	fails_at("{\"Response\":{\"Data\":[]}} x", "end at byte 25");
	fails_at("{\"Response\":{\"Total\":1,\"Data\":NaN}}", "byte 30: Data is not a list");
	fails_at("{\"Response\":{\"Data\":\"\"}}", "byte 20: Data is not a list");
	fails_at("{\"Response\":{}}", "byte 12: the answer has no Data");
	fails_at("{\"Response\":{\"Data\" []}}", "byte 12: the answer has no Data");
}

/* The API's own word counts, also in a document that is damaged. */
TEST(an_error_stays_an_error)
{
	struct customer_page p;
	struct fault f;
	assert_false(
	    read_body(SL("{\"Response\":{\"Error\":{\"Code\":\"InternalError\",\"Message\":"
			 "\"a\\x\"},\"RequestId\":\"r\"}}"),
		      &p, &f));
	assert_string_equal(f.code, "InternalError");
	customer_page_release(&p);
	assert_false(
	    read_body(SL("{\"Response\":{\"Error\":{\"Code\":NaN},\"Data\":[]}}"), &p, &f));
	assert_string_equal(f.code, "(no code)");
	customer_page_release(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_row_that_is_none),
	    cmocka_unit_test(a_row_that_is_damaged_keeps_its_uin),
	    cmocka_unit_test(every_bad_value_in_every_field),
	    cmocka_unit_test(a_field_that_is_there_twice),
	    cmocka_unit_test(names_of_members),
	    cmocka_unit_test(flaws_say_where),
	    cmocka_unit_test(flaws_are_bounded),
	    cmocka_unit_test(beside_the_list),
	    cmocka_unit_test(inseparable_rows_fail_with_their_place),
	    cmocka_unit_test(an_error_stays_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
