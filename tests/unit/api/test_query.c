/* SPDX-License-Identifier: MIT */
/* Tests of src/api/query.c. */
#include "base/utf8.h"

#include "api/query.h"

#include "test.h"

static struct query filtered(enum filter_type type, const char *text)
{
	struct query q = {0};
	struct err e = {0};
	assert_true(query_filter(&q, type, sl_from(text), &e));
	return q;
}

static void assert_refused(enum filter_type type, struct sl text, const char *word)
{
	struct query q = filtered(FILTER_NAME, "before"), before = q;
	struct err e = {0};
	assert_false(query_filter(&q, type, text, &e));
	assert_int_equal(e.kind, ERR_USAGE);
	assert_non_null(strstr(e.text, word));
	assert_true(query_equal(&q, &before));
}

TEST(an_empty_text_clears_the_filter)
{
	struct query q = filtered(FILTER_EMAIL, "a@b"), all = {0};
	struct err e = {0};
	assert_true(query_filter(&q, FILTER_EMAIL, SL(""), &e));
	assert_int_equal(q.type, FILTER_NONE);
	assert_true(query_equal(&q, &all));
}

TEST(numbers_and_addresses_are_compared_whole)
{
	assert_true(query_filter_is_whole(FILTER_CLIENT_UIN));
	assert_true(query_filter_is_whole(FILTER_EMAIL));
	assert_false(query_filter_is_whole(FILTER_NAME));
	assert_false(query_filter_is_whole(FILTER_REMARK));
	assert_false(query_filter_is_whole(FILTER_NONE));
}

TEST(the_order_survives_a_filter)
{
	struct query q = {.order = ORDER_ASC};
	struct err e = {0};
	assert_true(query_filter(&q, FILTER_NAME, SL("x"), &e));
	assert_true(query_filter(&q, FILTER_NONE, SL(""), &e));
	assert_int_equal(q.order, ORDER_ASC);
}

TEST(text_up_to_256_bytes_fits)
{
	char text[258];
	memset(text, 'x', sizeof text);
	struct query q = {0};
	struct err e = {0};
	assert_true(query_filter(&q, FILTER_NAME, (struct sl){text, 256}, &e));
	assert_int_equal(strlen(q.text), 256);
	assert_refused(FILTER_NAME, (struct sl){text, 257}, "257 bytes");
}

TEST(hostile_text_is_refused)
{
	assert_refused(FILTER_NAME, SL("a\0b"), "control");
	assert_refused(FILTER_NAME, SL("a\nb"), "control");
	assert_refused(FILTER_NAME, SL("\x1b[31m"), "control");
	assert_refused(FILTER_NAME, SL("a\x7f"), "control");
	assert_refused(FILTER_NAME, SL("\xc2\x9b"), "control");
	assert_refused(FILTER_NAME, SL("\xff"), "UTF-8");
	assert_refused(FILTER_NAME, SL("caf\xc3"), "UTF-8");
	assert_refused(FILTER_NAME, SL("\xed\xa0\x80"), "UTF-8");
	assert_refused(FILTER_NONE, SL("x"), "filter type");
}

TEST(a_uin_is_digits_below_2_to_the_64)
{
	assert_string_equal(filtered(FILTER_CLIENT_UIN, "0").text, "0");
	assert_string_equal(filtered(FILTER_CLIENT_UIN, "200018834471").text, "200018834471");
	filtered(FILTER_CLIENT_UIN, "18446744073709551615");
	filtered(FILTER_CLIENT_UIN, "00000000000000000001");
	assert_refused(FILTER_CLIENT_UIN, SL("18446744073709551616"), "digits");
	assert_refused(FILTER_CLIENT_UIN, SL("000000000000000000001"), "digits");
	assert_refused(FILTER_CLIENT_UIN, SL("-1"), "digits");
	assert_refused(FILTER_CLIENT_UIN, SL(" 1"), "digits");
	assert_refused(FILTER_CLIENT_UIN, SL("1e3"), "digits");
}

TEST(equality_sees_every_part)
{
	struct query a = filtered(FILTER_NAME, "x"), b = a;
	assert_true(query_equal(&a, &b));
	b.order = ORDER_ASC;
	assert_false(query_equal(&a, &b));
	b = filtered(FILTER_REMARK, "x");
	assert_false(query_equal(&a, &b));
	b = filtered(FILTER_NAME, "X");
	assert_false(query_equal(&a, &b));
	/* What stood there before must not count. */
	b = filtered(FILTER_NAME, "xyz");
	struct err e = {0};
	assert_true(query_filter(&b, FILTER_NAME, SL("x"), &e));
	assert_true(query_equal(&a, &b));
}

TEST(names_are_the_apis_and_read_in_any_case)
{
	static const char *const names[FILTER_TYPES] = {"", "ClientUin", "Name", "Remark", "Email"};
	enum filter_type t = FILTER_NONE;
	for (int i = 1; i < FILTER_TYPES; i++) {
		assert_string_equal(query_filter_type_name((enum filter_type)i), names[i]);
		assert_true(query_filter_type_parse(sl_from(names[i]), &t));
		assert_int_equal(t, i);
	}
	assert_string_equal(query_filter_type_name(FILTER_NONE), "");
	assert_true(query_filter_type_parse(SL("cLIENTuIN"), &t));
	assert_int_equal(t, FILTER_CLIENT_UIN);
	assert_false(query_filter_type_parse(SL(""), &t));
	assert_false(query_filter_type_parse(SL("Names"), &t));
	assert_false(query_filter_type_parse(SL("Nam"), &t));
	assert_int_equal(t, FILTER_CLIENT_UIN);
}

TEST(orders_read_in_any_case)
{
	enum order o = ORDER_DESC;
	assert_true(query_order_parse(SL("ASC"), &o));
	assert_int_equal(o, ORDER_ASC);
	assert_true(query_order_parse(SL("desc"), &o));
	assert_int_equal(o, ORDER_DESC);
	/* The siblings' documented misspelling is not ours. */
	assert_false(query_order_parse(SL("acs"), &o));
	assert_false(query_order_parse(SL(""), &o));
	assert_string_equal(query_order_name(ORDER_ASC), "asc");
	assert_string_equal(query_order_name(ORDER_DESC), "desc");
}

TEST(a_description_is_cut_between_characters)
{
	char out[64];
	struct query q = {0};
	query_describe(NULL, &q, out, sizeof out);
	assert_string_equal(out, "All customers");
	q = filtered(FILTER_NAME, "delta");
	query_describe(NULL, &q, out, sizeof out);
	assert_string_equal(out, "Name contains \"delta\"");
	q = filtered(FILTER_EMAIL, "a@b.example");
	query_describe(NULL, &q, out, sizeof out);
	assert_string_equal(out, "Email is \"a@b.example\"");
	q = filtered(FILTER_REMARK, "\xe6\x9c\xaa\xe5\x91\xbd\xe5\x90\x8d");
	for (size_t size = 1; size <= sizeof out; size++) {
		memset(out, '#', sizeof out);
		query_describe(NULL, &q, out, size);
		assert_true(strlen(out) < size);
		assert_true(utf8_is_valid(sl_from(out)));
	}
	out[0] = '#';
	query_describe(NULL, &q, out, 0);
	assert_int_equal(out[0], '#');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_empty_text_clears_the_filter),
	    cmocka_unit_test(numbers_and_addresses_are_compared_whole),
	    cmocka_unit_test(the_order_survives_a_filter),
	    cmocka_unit_test(text_up_to_256_bytes_fits),
	    cmocka_unit_test(hostile_text_is_refused),
	    cmocka_unit_test(a_uin_is_digits_below_2_to_the_64),
	    cmocka_unit_test(equality_sees_every_part),
	    cmocka_unit_test(names_are_the_apis_and_read_in_any_case),
	    cmocka_unit_test(orders_read_in_any_case),
	    cmocka_unit_test(a_description_is_cut_between_characters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
