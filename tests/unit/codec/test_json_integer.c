/* SPDX-License-Identifier: MIT */
/* Tests of src/codec/json_integer.c. */
#include "codec/json_integer.h"

#include "test.h"

static bool is_u64(const char *text, uint64_t expected)
{
	uint64_t v = 77;
	return json_integer_u64(sl_from(text), &v) && v == expected;
}

static bool is_i32(const char *text, int32_t expected)
{
	int32_t v = 77;
	return json_integer_i32(sl_from(text), &v) && v == expected;
}

TEST(digits_alone_exactly_to_the_last_bit)
{
	assert_true(is_u64("0", 0));
	assert_true(is_u64("9007199254740993", 9007199254740993)); /* 2^53 + 1: no double has it */
	assert_true(is_u64("18446744073709551615", UINT64_MAX));
}

TEST(zeros_after_the_point_are_nothing)
{
	assert_true(is_u64("7.0", 7));
	assert_true(is_u64("70.000", 70));
	assert_true(is_u64("18446744073709551615.0", UINT64_MAX));
	assert_true(is_i32("-1.0", -1));
}

TEST(a_number_with_a_fraction_is_no_integer)
{
	static const char *const bad[] = {"7.5", "7.01", "7.10", "1e3", "1.0e3", "",
					  ".0",  ".",    "7.",   "-",   " 7",    "7.0.0"};
	uint64_t v;
	int32_t i;
	for (size_t k = 0; k < sizeof bad / sizeof *bad; k++)
		if (json_integer_u64(sl_from(bad[k]), &v) || json_integer_i32(sl_from(bad[k]), &i))
			fail_msg("\"%s\" was taken", bad[k]);
}

TEST(out_of_range_is_none)
{
	uint64_t v;
	int32_t i;
	assert_false(json_integer_u64(SL("18446744073709551616"), &v));
	assert_false(json_integer_u64(SL("-1"), &v));
	assert_true(is_i32("2147483647", INT32_MAX));
	assert_true(is_i32("-2147483648", INT32_MIN));
	assert_false(json_integer_i32(SL("2147483648"), &i));
	assert_false(json_integer_i32(SL("-2147483649"), &i));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(digits_alone_exactly_to_the_last_bit),
	    cmocka_unit_test(zeros_after_the_point_are_nothing),
	    cmocka_unit_test(a_number_with_a_fraction_is_no_integer),
	    cmocka_unit_test(out_of_range_is_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
