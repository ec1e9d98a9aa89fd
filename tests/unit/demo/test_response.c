/* SPDX-License-Identifier: MIT */
/* Tests of src/demo/response.c. */
#include "base/attr.h"
#include "base/buf.h"

#include "demo/response.h"
#include "test.h"

static void assert_written(struct buf *out, const char *want)
{
	assert_string_equal(out->p, want);
	buf_release(out);
}

static struct buf begun(void)
{
	struct buf out;

	buf_init(&out, 4096);
	response_begin(&out);
	return out;
}

TEST(a_reply_without_members_has_its_id)
{
	struct buf out = begun();

	response_end("r-1", &out);
	assert_written(&out, "{\"Response\":{\"RequestId\":\"r-1\"}}");
}

TEST(an_error_is_a_member_with_code_and_message)
{
	struct buf out = begun();

	response_add_error("A.B", "say \"no\"", &out);
	response_end("r", &out);
	assert_written(&out, "{\"Response\":{\"Error\":{\"Code\":\"A.B\",\"Message\":\"say "
			     "\\\"no\\\"\"},\"RequestId\":\"r\"}}");
}

TEST(commas_are_between_members_and_between_elements)
{
	struct buf out = begun();

	response_add_number("Total", -3, &out);
	response_open("None", '[', &out);
	response_close(']', &out);
	response_open("Data", '[', &out);
	for (int i = 0; i < 2; i++) {
		response_open(NULL, '{', &out);
		response_add_uin("ClientUin", UINT64_MAX, &out);
		response_add_raw("Credit", i ? "null" : "{}", &out);
		response_close('}', &out);
	}
	response_add_number(NULL, INT64_MIN, &out);
	response_close(']', &out);
	response_end("r", &out);
	assert_written(&out, "{\"Response\":{\"Total\":-3,\"None\":[],\"Data\":["
			     "{\"ClientUin\":18446744073709551615,\"Credit\":{}},"
			     "{\"ClientUin\":18446744073709551615,\"Credit\":null},"
			     "-9223372036854775808],\"RequestId\":\"r\"}}");
}

TEST(a_text_that_ends_in_a_bracket_is_followed_by_a_comma)
{
	struct buf out = begun();

	response_add_text("Name", SL("a["), &out);
	response_add_text("Remark", SL("{"), &out);
	response_end("r", &out);
	assert_written(&out,
		       "{\"Response\":{\"Name\":\"a[\",\"Remark\":\"{\",\"RequestId\":\"r\"}}");
}

TEST(times_are_as_the_api_prints_them)
{
	struct buf out = begun();

	response_add_time("AllocatedTime", 1577836800, &out);
	assert_written(&out, "{\"Response\":{\"AllocatedTime\":\"2020-01-01 00:00:00\"");
}

TEST(amounts_are_written_without_needless_zeros)
{
	static const struct {
		int64_t cents;
		const char *text;
	} cases[] = {{0, "0"},
		     {1, "0.01"},
		     {10, "0.1"},
		     {100, "1"},
		     {-1, "-0.01"},
		     {-10, "-0.1"},
		     {-100, "-1"},
		     {-4985, "-49.85"},
		     {9037092, "90370.92"},
		     {9037090, "90370.9"},
		     {10000000, "100000"}};
	struct buf out;

	buf_init(&out, 100);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		buf_clear(&out);
		response_write_money(cases[i].cents, &out);
		assert_string_equal(out.p, cases[i].text);
	}
	buf_release(&out);
}

TEST(long_amounts_have_two_decimals)
{
	static const struct {
		int64_t cents;
		const char *text;
	} cases[] = {{0, "{\"a\":0.00"},       {5, "{\"a\":0.05"},
		     {-4985, "{\"a\":-49.85"}, {-10, "{\"a\":-0.10"},
		     {100, "{\"a\":1.00"},     {INT64_MIN, "{\"a\":-92233720368547758.08"}};
	struct buf out;

	buf_init(&out, 100);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		buf_clear(&out);
		buf_add_byte(&out, '{');
		response_add_money_long("a", cases[i].cents, &out);
		assert_string_equal(out.p, cases[i].text);
	}
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_reply_without_members_has_its_id),
	    cmocka_unit_test(an_error_is_a_member_with_code_and_message),
	    cmocka_unit_test(commas_are_between_members_and_between_elements),
	    cmocka_unit_test(a_text_that_ends_in_a_bracket_is_followed_by_a_comma),
	    cmocka_unit_test(times_are_as_the_api_prints_them),
	    cmocka_unit_test(amounts_are_written_without_needless_zeros),
	    cmocka_unit_test(long_amounts_have_two_decimals),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
