/* SPDX-License-Identifier: MIT */
/* Tests of src/output/customer_format.c. */
#include "output/customer_format.h"
#include "test.h"

static struct arena arena;
static struct customer acme;

SETUP(begin)
{
	struct field fields[CUSTOMER_FIELDS] = {{.kind = FIELD_ABSENT}};
	arena_init(&arena);
	fields[FIELD_CLIENT_UIN] = (struct field){FIELD_NUMBER, SL("200019001234")};
	fields[FIELD_NAME] = (struct field){FIELD_TEXT, SL("=1+1\tA\x1b[2J")};
	fields[FIELD_MOBILE] = (struct field){FIELD_TEXT, SL("+65 8123 0014")};
	fields[FIELD_CREDIT] = (struct field){FIELD_NUMBER, SL("10000.00")};
	fields[FIELD_REMAINING_CREDIT] = (struct field){FIELD_NUMBER, SL("-50.5")};
	fields[FIELD_FORCE] = (struct field){FIELD_NUMBER, SL("0")};
	fields[FIELD_REMARK].kind = FIELD_NULL;
	customer_pack(&acme, &arena, fields);
	return 0;
}

TEARDOWN(end)
{
	arena_release(&arena);
	return 0;
}

static void writes(void (*add)(const struct customer_format *, const struct customer *,
			       struct buf *),
		   const struct customer_format *r, const char *want)
{
	struct buf out;
	buf_init(&out, 4096);
	add(r, &acme, &out);
	buf_add_byte(&out, '\0');
	assert_string_equal(out.p, want);
	buf_release(&out);
}

TEST(raw_is_the_fields_of_the_api_and_the_derived_columns_follow)
{
	struct buf raw, derived;
	buf_init(&raw, 4096);
	buf_init(&derived, 4096);
	customer_format_csv_heads(&customer_format_all, &raw);
	customer_format_csv_heads(&customer_format_derived, &derived);
	buf_drop_end(&raw, 2);
	assert_true(sl_starts(buf_sl(&derived), buf_sl(&raw)));
	assert_true(sl_starts(sl_drop(buf_sl(&derived), raw.n),
			      SL(",Status,RemainingPercent,TopUpToZero,TopUpToLow,TopUpToFull")));
	buf_release(&raw);
	buf_release(&derived);
}

static const int columns[] = {FIELD_NAME,  FIELD_CLIENT_UIN, FIELD_MOBILE,   FIELD_REMARK,
			      FIELD_EMAIL, FIELD_CREDIT,     DERIVED_STATUS, DERIVED_TOP_UP_TO_LOW};

TEST(each_form_guards_and_escapes_in_its_own_way)
{
	struct customer_format r = {
	    .columns = columns, .n = 8, .thresholds = credit_thresholds_default};
	writes(customer_format_csv, &r,
	       "\"'=1+1\\u0009A\\u001b[2J\",200019001234,\"'+65 8123 0014\",,,10000.00,NEG,"
	       "3400.67\r\n");
	writes(customer_format_tsv, &r,
	       "'=1+1\\tA\\u001b[2J\t200019001234\t'+65 8123 0014\t\t\t10000.00\tNEG\t3400.67\n");
	/* Null is written, an absent field is not. */
	writes(customer_format_json, &r,
	       "{\"Name\":\"=1+1\\tA\\u001b[2J\",\"ClientUin\":200019001234,"
	       "\"Mobile\":\"+65 8123 0014\",\"Remark\":null,\"Credit\":10000.00,"
	       "\"Status\":\"NEG\",\"TopUpToLow\":3400.67}");
	r.excel = true;
	writes(customer_format_csv, &r,
	       "\"'=1+1\\u0009A\\u001b[2J\",\"200019001234\t\",\"'+65 8123 0014\",,,10000.00,NEG,"
	       "3400.67\r\n");
}

TEST(a_line_to_read_has_plain_numbers_and_visible_controls)
{
	struct customer_format r = {
	    .columns = columns, .n = 8, .thresholds = credit_thresholds_default};
	writes(customer_format_readable, &r,
	       "'=1+1␉A␛[2J\t200019001234\t+65 8123 0014\t\t\t10000.00\tNEG\t3400.67\n");
}

static void shows(const char *text, const char *want)
{
	struct buf out;
	buf_init(&out, 4096);
	customer_format_document(sl_from(text), &out);
	buf_add_byte(&out, '\0');
	assert_string_equal(out.p, want);
	buf_release(&out);
}

/* In a string of JSON the escape is the same text; elsewhere a picture shows what was there. */
TEST(a_document_cannot_act_on_the_terminal)
{
	shows("{\"a\": \"x\x1b[2J\"}\n", "{\"a\": \"x\\u001b[2J\"}\n");
	shows(" [\"\xE2\x80\xAE\xF3\xA0\x80\x81\"]", " [\"\\u202e\\udb40\\udc01\"]");
	shows("{\"a\\\"b\": 1\x1b}", "{\"a\\\"b\": 1\xE2\x90\x9B}");
	shows("{\"a\\\\\": \x1b}", "{\"a\\\\\": \xE2\x90\x9B}");
	shows("<p>\"\x1b[2J\"\t\r\n", "<p>\"\xE2\x90\x9B[2J\" \n");
	shows("", "");
}

/* On a terminal a quote or a backslash is escaped, and what is not seen has its escape. */
TEST(json_for_a_terminal_parses_to_the_same)
{
	struct field fields[CUSTOMER_FIELDS] = {{.kind = FIELD_ABSENT}};
	struct customer_format r = {.columns = columns, .n = 1, .terminal = true};
	struct buf out;
	struct customer c;
	fields[FIELD_NAME] = (struct field){FIELD_TEXT, SL("a\"b\\c\x1b\xE2\x80\x8B")};
	customer_pack(&c, &arena, fields);
	buf_init(&out, 4096);
	customer_format_json(&r, &c, &out);
	buf_add_byte(&out, '\0');
	assert_string_equal(out.p, "{\"Name\":\"a\\\"b\\\\c\\u001b\\u200b\"}");
	buf_clear(&out);
	customer_format_tsv(&r, &c, &out);
	buf_add_byte(&out, '\0');
	assert_null(strstr(out.p, "\x1b"));
	assert_null(strstr(out.p, "\xE2\x80\x8B"));
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(raw_is_the_fields_of_the_api_and_the_derived_columns_follow),
	    cmocka_unit_test(each_form_guards_and_escapes_in_its_own_way),
	    cmocka_unit_test(a_line_to_read_has_plain_numbers_and_visible_controls),
	    cmocka_unit_test(a_document_cannot_act_on_the_terminal),
	    cmocka_unit_test(json_for_a_terminal_parses_to_the_same),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
