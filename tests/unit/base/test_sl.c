/* SPDX-License-Identifier: MIT */
/* Tests of src/base/sl.c. */
#include "base/sl.h"

#include "test.h"

#define assert_sl(s, text) assert_true(sl_equal((s), SL(text)))

TEST(a_null_pointer_is_empty)
{
	assert_int_equal(sl_from(NULL).n, 0);
	assert_non_null(sl_from(NULL).p);
	assert_sl(sl_from("abc"), "abc");
}

TEST(equality_is_of_bytes)
{
	assert_true(sl_equal((struct sl){NULL, 0}, SL("")));
	assert_true(sl_equal(SL("a\0b"), SL("a\0b")));
	assert_false(sl_equal(SL("a\0b"), SL("a\0c")));
	assert_false(sl_equal(SL("a"), SL("ab")));
	assert_false(sl_equal(SL("a"), SL("A")));
}

TEST(case_is_ignored_for_ascii_only)
{
	assert_true(sl_equal_nocase(SL("Content-Type@[z"), SL("cONTENT-tYPE@[Z")));
	assert_false(sl_equal_nocase(SL("@"), SL("`")));
	assert_false(sl_equal_nocase(SL("["), SL("{")));
	assert_false(sl_equal_nocase(SL("é"), SL("É")));
	assert_false(sl_equal_nocase(SL("a"), SL("aa")));
}

TEST(prefixes)
{
	assert_true(sl_starts(SL("abc"), SL("")));
	assert_true(sl_starts(SL("abc"), SL("abc")));
	assert_false(sl_starts(SL("abc"), SL("abcd")));
	assert_false(sl_starts(SL("abc"), SL("b")));
	assert_true(sl_starts((struct sl){NULL, 0}, SL("")));
	assert_true(sl_ends(SL("abc"), SL("bc")));
	assert_true(sl_ends(SL("abc"), SL("")));
	assert_false(sl_ends(SL("abc"), SL("b")));
	assert_false(sl_ends(SL("abc"), SL("zabc")));
}

TEST(order_is_that_of_unsigned_bytes)
{
	assert_true(sl_compare(SL("a"), SL("b")) < 0);
	assert_true(sl_compare(SL("b"), SL("a")) > 0);
	assert_true(sl_compare(SL("a"), SL("ab")) < 0);
	assert_true(sl_compare(SL("ab"), SL("a")) > 0);
	assert_int_equal(sl_compare(SL("ab"), SL("ab")), 0);
	assert_true(sl_compare(SL("\x7f"), SL("\x80")) < 0);
	assert_int_equal(sl_compare((struct sl){NULL, 0}, SL("")), 0);
	assert_true(sl_compare((struct sl){NULL, 0}, SL("a")) < 0);
}

TEST(trimming_blanks)
{
	assert_sl(sl_trim(SL(" \t\r\n\v\f a b \t")), "a b");
	assert_sl(sl_trim(SL(" \n ")), "");
	assert_sl(sl_trim(SL("")), "");
	assert_sl(sl_trim(SL("\b a")), "\b a");
	/* A no-break space is text, not a blank. */
	assert_sl(sl_trim(SL("\xc2\xa0")), "\xc2\xa0");
}

TEST(parts_never_leave_the_slice)
{
	assert_sl(sl_drop(SL("abc"), 0), "abc");
	assert_sl(sl_drop(SL("abc"), 2), "c");
	assert_sl(sl_drop(SL("abc"), 3), "");
	assert_sl(sl_drop(SL("abc"), SIZE_MAX), "");
	assert_int_equal(sl_drop((struct sl){NULL, 0}, 5).n, 0);
	assert_sl(sl_take(SL("abc"), 2), "ab");
	assert_sl(sl_take(SL("abc"), SIZE_MAX), "abc");
	assert_sl(sl_take(SL("abc"), 0), "");
}

TEST(splitting)
{
	struct sl rest = SL(",a,,bc"), part;
	assert_true(sl_split(&rest, ',', &part));
	assert_sl(part, "");
	assert_true(sl_split(&rest, ',', &part));
	assert_sl(part, "a");
	assert_true(sl_split(&rest, ',', &part));
	assert_sl(part, "");
	assert_true(sl_split(&rest, ',', &part));
	assert_sl(part, "bc");
	assert_false(sl_split(&rest, ',', &part));
	rest = SL("a,");
	assert_true(sl_split(&rest, ',', &part));
	assert_false(sl_split(&rest, ',', &part));
}

TEST(unsigned_numbers)
{
	uint64_t v = 7;
	static const char *const bad[] = {"",
					  "-1",
					  "+1",
					  " 1",
					  "1 ",
					  "0x1",
					  "1.0",
					  "1e3",
					  "\xd9\xa1",
					  "18446744073709551616",
					  "99999999999999999999",
					  "184467440737095516150"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(sl_to_u64(sl_from(bad[i]), &v));
	assert_int_equal(v, 7);
	assert_true(sl_to_u64(SL("18446744073709551615"), &v));
	assert_true(v == UINT64_MAX);
	assert_true(sl_to_u64(SL("0000000000000000000000000012"), &v));
	assert_int_equal(v, 12);
	assert_false(sl_to_u64(SL("1\0002"), &v));
}

TEST(signed_numbers)
{
	int64_t v = 7;
	static const char *const bad[] = {
	    "", "-", "--1", "+1", "9223372036854775808", "- 1", "-9223372036854775809"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(sl_to_i64(sl_from(bad[i]), &v));
	assert_int_equal(v, 7);
	assert_true(sl_to_i64(SL("9223372036854775807"), &v));
	assert_true(v == INT64_MAX);
	assert_true(sl_to_i64(SL("-9223372036854775808"), &v));
	assert_true(v == INT64_MIN);
	assert_true(sl_to_i64(SL("-0"), &v));
	assert_int_equal(v, 0);
	assert_true(sl_to_i64(SL("-12"), &v));
	assert_int_equal(v, -12);
}

TEST(copies_are_cut_between_characters)
{
	char out[8];
	assert_true(sl_to_chars(SL("1234567"), out, sizeof out));
	assert_string_equal(out, "1234567");
	assert_false(sl_to_chars(SL("12345678"), out, sizeof out));
	assert_string_equal(out, "1234567");
	assert_false(sl_to_chars(SL("12345\xe4\xb8\xad"), out, sizeof out));
	assert_string_equal(out, "12345");
	assert_true(sl_to_chars(SL("1234\xe4\xb8\xad"), out, sizeof out));
	assert_string_equal(out, "1234\xe4\xb8\xad");
	assert_false(sl_to_chars(SL("\xf0\x9f\x98\x80"), out, 4));
	assert_string_equal(out, "");
	assert_true(sl_to_chars((struct sl){NULL, 0}, out, 1));
	assert_string_equal(out, "");
	assert_false(sl_to_chars(SL("a"), out, 1));
	assert_false(sl_to_chars(SL(""), out, 0));
}

TEST(hexadecimal_digits)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	for (int i = 0; digits[i]; i++)
		assert_int_equal(sl_hex_digit(digits[i]), i % 16);
	for (const char *p = "/:@G`g"; *p; p++)
		assert_int_equal(sl_hex_digit(*p), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_null_pointer_is_empty),
	    cmocka_unit_test(equality_is_of_bytes),
	    cmocka_unit_test(case_is_ignored_for_ascii_only),
	    cmocka_unit_test(prefixes),
	    cmocka_unit_test(order_is_that_of_unsigned_bytes),
	    cmocka_unit_test(trimming_blanks),
	    cmocka_unit_test(parts_never_leave_the_slice),
	    cmocka_unit_test(splitting),
	    cmocka_unit_test(unsigned_numbers),
	    cmocka_unit_test(signed_numbers),
	    cmocka_unit_test(copies_are_cut_between_characters),
	    cmocka_unit_test(hexadecimal_digits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
