/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "api/record.h"

static struct arena arena;

static int begin(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct customer named(const char *name)
{
	struct field fields[CUSTOMER_FIELDS] = {{.kind = FIELD_ABSENT}};
	struct customer c;
	fields[FIELD_CLIENT_UIN] = (struct field){FIELD_NUMBER, SL("9007199254740993")};
	fields[FIELD_NAME] = (struct field){FIELD_TEXT, sl_from(name)};
	fields[FIELD_REMARK].kind = FIELD_NULL;
	customer_pack(&c, &arena, fields);
	return c;
}

static void writes(void (*write)(const struct record *, const struct customer *, struct buf *),
		   const struct record *r, const char *name, const char *want)
{
	struct customer c = named(name);
	struct buf out;
	buf_init(&out, 10000);
	write(r, &c, &out);
	assert_string_equal(out.p, want);
	buf_release(&out);
}

static const enum customer_field three[] = {FIELD_CLIENT_UIN, FIELD_NAME, FIELD_REMARK};
static const struct record plain = {three, 3, false}, shown = {three, 3, true};

static void each_form_says_the_same(void **state)
{
	(void)state;
	writes(record_json, &plain, "A\"b",
	       "{\"ClientUin\":9007199254740993,\"Name\":\"A\\\"b\",\"Remark\":null}");
	writes(record_csv, &plain, "A\"b, c", "9007199254740993,\"A\"\"b, c\",\r\n");
	writes(record_tsv, &plain, "A\tb\\", "9007199254740993\tA\\tb\\\\\t\n");
}

static void what_is_absent_is_left_out_or_empty(void **state)
{
	(void)state;
	static const enum customer_field absent[] = {FIELD_EMAIL, FIELD_CREDIT};
	const struct record r = {absent, 2, false};
	writes(record_json, &r, "", "{}");
	writes(record_csv, &r, "", ",\r\n");
	writes(record_tsv, &r, "", "\t\n");
}

static void no_cell_is_a_formula(void **state)
{
	(void)state;
	writes(record_csv, &plain, "=1+1", "9007199254740993,\"'=1+1\",\r\n");
	writes(record_tsv, &plain, "@SUM(A1)", "9007199254740993\t'@SUM(A1)\t\n");
	writes(record_csv, &plain, "-", "9007199254740993,-,\r\n");
	writes(record_csv, &plain, "-4.5", "9007199254740993,-4.5,\r\n");
}

static void a_terminal_is_given_nothing_that_acts(void **state)
{
	(void)state;
	writes(record_tsv, &shown, "a\x1b[2J", "9007199254740993\ta␛[2J\t\n");
	writes(record_csv, &shown, "a\x1b[2J", "9007199254740993,a␛[2J,\r\n");
	writes(record_json, &shown, "a\x1b",
	       "{\"ClientUin\":9007199254740993,\"Name\":\"a\\u001b\",\"Remark\":null}");
}

static void heads_are_the_names_of_the_fields(void **state)
{
	(void)state;
	struct buf out;
	buf_init(&out, 1000);
	record_csv_heads(&plain, &out);
	record_tsv_heads(&plain, &out);
	assert_string_equal(out.p, "ClientUin,Name,Remark\r\nClientUin\tName\tRemark\n");
	buf_release(&out);
}

static void the_whole_has_each_field_once(void **state)
{
	(void)state;
	unsigned seen = 0;
	for (size_t i = 0; i < record_whole.n; i++)
		seen |= 1u << record_whole.fields[i];
	assert_int_equal(record_whole.n, CUSTOMER_FIELDS);
	assert_int_equal(seen, (1u << CUSTOMER_FIELDS) - 1);
	assert_false(record_whole.terminal);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(each_form_says_the_same),
	    TEST(what_is_absent_is_left_out_or_empty),
	    TEST(no_cell_is_a_formula),
	    TEST(a_terminal_is_given_nothing_that_acts),
	    TEST(heads_are_the_names_of_the_fields),
	    TEST(the_whole_has_each_field_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
