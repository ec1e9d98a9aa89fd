/* SPDX-License-Identifier: MIT */
/* Tests of src/base/money.c. */
#include <inttypes.h>

#include "base/money.h"

#include "test.h"

#define MINUS "\xe2\x88\x92"

static void reads(const char *text, int64_t micros)
{
	int64_t v = 77;
	if (!money_parse(sl_from(text), &v) || v != micros)
		fail_msg("%s reads as %" PRId64 ", not %" PRId64, text, v, micros);
}

static void prints(int64_t amount, enum money_style style, const char *text)
{
	char out[MONEY_CHARS];
	assert_int_equal(money_print(amount, style, false, out), strlen(text));
	assert_string_equal(out, text);
}

TEST(plain_numbers)
{
	reads("0", 0);
	reads("-0", 0);
	reads("-0.00", 0);
	reads("1", 1000000);
	reads("90370.92", 90370920000);
	reads("-12.5", -12500000);
	reads("0.000001", 1);
	reads("0.12345678", 123457);
}

TEST(malformed_amounts_are_refused)
{
	int64_t v = 77;
	static const char *const bad[] = {
	    "",         "-",         "+1",    ".5",       "5.",   "1,000", " 1",   "1 ",
	    "1e",       "1e+",       "1e1.5", "abc",      "--1",  "1.2.3", "0x10", "NaN",
	    "Infinity", "-Infinity", "null",  "\xd9\xa1", "1e5e", "e5",    "-.5"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (money_parse(sl_from(bad[i]), &v))
			fail_msg("'%s' was read as a number", bad[i]);
	assert_int_equal(v, 77);
	assert_false(money_parse(SL("1\0002"), &v));
	assert_false(money_parse((struct sl){NULL, 0}, &v));
}

TEST(exponents)
{
	reads("1e3", 1000000000);
	reads("1E+3", 1000000000);
	reads("1.5e-3", 1500);
	reads("9.037092e4", 90370920000);
	reads("0e999999999999999999999", 0);
	reads("0.00e-999999999999999999999", 0);
	reads("0.0000000000000000000012e21", 1200000);
	reads("12000000000000000000000e-22", 1200000);
}

TEST(rounding_is_half_away_from_zero)
{
	reads("0.0000014", 1);
	reads("0.0000015", 2);
	reads("0.00000149999999999999", 1);
	reads("-0.0000015", -2);
	reads("2.9999999", 3000000);
	reads("15e-7", 2);
}

TEST(a_debt_however_small_stays_a_debt)
{
	reads("1e-9", 1);
	reads("-1e-9", -1);
	reads("-0.00000000000000000001", -1);
	reads("1e-999999999999999999999", 1);
	reads("0.0000004", 1);
}

TEST(amounts_beyond_the_range_are_refused)
{
	int64_t v = 77;
	static const char *const bad[] = {"9223372036854.775800",
					  "922337203685477580e-5",
					  "9223372036855",
					  "-9223372036855",
					  "1e13",
					  "1e400",
					  "1e999999999999999999999",
					  "123456789012345678901234567890"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(money_parse(sl_from(bad[i]), &v));
	assert_int_equal(v, 77);
	reads("9223372036854.77", 9223372036854770000);
	reads("-9223372036854.77", -9223372036854770000);
	reads("9223372036854.775799", 9223372036854775799);
	reads("922337203685477579e-5", 9223372036854775790);
	reads("9223372036854.7757995", 9223372036854775800);
}

TEST(totals_saturate)
{
	assert_true(money_add(1, 2) == 3);
	assert_true(money_add(INT64_MAX, 1) == INT64_MAX);
	assert_true(money_add(INT64_MAX, INT64_MAX) == INT64_MAX);
	assert_true(money_add(INT64_MIN, -1) == INT64_MIN);
	assert_true(money_add(INT64_MIN, INT64_MIN) == INT64_MIN);
	assert_true(money_add(INT64_MAX, INT64_MIN) == -1);
	assert_true(money_add(INT64_MAX - 1, 1) == INT64_MAX);
}

TEST(cents)
{
	prints(0, MONEY_CENTS, "0.00");
	prints(90370920000, MONEY_CENTS, "90,370.92");
	prints(-1234567890000, MONEY_CENTS, MINUS "1,234,567.89");
	prints(999990000, MONEY_CENTS, "999.99");
	prints(1000000000, MONEY_CENTS, "1,000.00");
	prints(10000, MONEY_CENTS, "0.01");
	/* Cut towards zero, never rounded up: what remains is not overstated. */
	prints(1999999, MONEY_CENTS, "1.99");
	prints(-1999999, MONEY_CENTS, MINUS "1.99");
	prints(INT64_MAX, MONEY_CENTS, "9,223,372,036,854.77");
	prints(INT64_MIN, MONEY_CENTS, MINUS "9,223,372,036,854.77");
}

TEST(two_decimals_never_hide_an_amount)
{
	prints(-1, MONEY_CENTS, MINUS "0.000001");
	prints(9999, MONEY_CENTS, "0.009999");
	prints(9000, MONEY_CENTS, "0.009");
	prints(10000, MONEY_CENTS, "0.01");
	prints(100, MONEY_CENTS, "0.0001");
	prints(5000, MONEY_PLAIN, "0.005");
	prints(10001, MONEY_CENTS, "0.01");
}

TEST(whole_dollars)
{
	prints(0, MONEY_WHOLE, "0");
	prints(90370920000, MONEY_WHOLE, "90,370");
	prints(-90370920000, MONEY_WHOLE, MINUS "90,370");
	prints(1999999, MONEY_WHOLE, "1");
	prints(-500000, MONEY_WHOLE, MINUS "0.50");
	prints(1, MONEY_WHOLE, "0.000001");
}

TEST(compact)
{
	prints(0, MONEY_COMPACT, "0.00");
	prints(8210000000000, MONEY_COMPACT, "8.21M");
	prints(999990000, MONEY_COMPACT, "999.99");
	prints(1000000000, MONEY_COMPACT, "1.00K");
	prints(999999999999, MONEY_COMPACT, "999.99K");
	prints(1000000000000, MONEY_COMPACT, "1.00M");
	prints(-1500000000000000, MONEY_COMPACT, MINUS "1.50B");
	prints(INT64_MAX, MONEY_COMPACT, "9.22T");
	prints(INT64_MIN, MONEY_COMPACT, MINUS "9.22T");
	prints(-1, MONEY_COMPACT, MINUS "0.000001");
}

TEST(for_exports_and_ascii)
{
	char out[MONEY_CHARS];
	prints(90370920000, MONEY_PLAIN, "90370.92");
	prints(-90370920000, MONEY_PLAIN, "-90370.92");
	assert_int_equal(money_print(-90370920000, MONEY_CENTS, true, out), 10);
	assert_string_equal(out, "-90,370.92");
	money_print(INT64_MIN, MONEY_PLAIN, true, out);
	assert_string_equal(out, "-9223372036854.77");
}

TEST(plain_text_reads_back)
{
	for (int64_t cent = -250000; cent <= 250000; cent += 37) {
		char out[MONEY_CHARS];
		int64_t back = 77;
		money_print(cent * MONEY_CENT, MONEY_PLAIN, false, out);
		assert_true(money_parse(sl_from(out), &back));
		assert_true(back == cent * MONEY_CENT);
	}
}

TEST(counts)
{
	char out[MONEY_CHARS];
	assert_int_equal(count_print(0, out), 1);
	assert_string_equal(out, "0");
	count_print(999, out);
	assert_string_equal(out, "999");
	count_print(1000, out);
	assert_string_equal(out, "1,000");
	assert_int_equal(count_print(UINT64_MAX, out), 26);
	assert_string_equal(out, "18,446,744,073,709,551,615");
}

TEST(share_is_exact_and_rounded_towards_zero)
{
	int64_t v = 99;
	assert_false(money_share(1, 0, 100, &v));
	assert_false(money_share(1, -1, 100, &v));
	assert_int_equal(v, 99);
	assert_true(money_share(0, 1, 100, &v) && v == 0);
	assert_true(money_share(99, 1000, 100, &v) && v == 9);
	assert_true(money_share(100, 1000, 100, &v) && v == 10);
	assert_true(money_share(-1, 1000, 100, &v) && v == 0);
	assert_true(money_share(-10, 1000, 100, &v) && v == -1);
	assert_true(money_share(-19, 1000, 100, &v) && v == -1);
	assert_true(money_share(-213320, 10000000, 100, &v) && v == -2);
	assert_true(money_share(-213320, 10000000, 1000, &v) && v == -21);
	assert_true(money_share(2500, 1000, 100, &v) && v == 250);
	assert_true(money_share(82748, 1000000, 1000, &v) && v == 82);
}

TEST(share_survives_the_largest_amounts)
{
	int64_t v;
	assert_true(money_share(INT64_MAX, INT64_MAX, 100, &v) && v == 100);
	assert_true(money_share(INT64_MAX / 2, INT64_MAX, 100, &v) && v == 49);
	assert_true(money_share(INT64_MAX - 1, INT64_MAX, 1000, &v) && v <= 999);
	assert_true(money_share(-INT64_MAX, INT64_MAX, 100, &v) && v == -100);
	assert_true(money_share(1 - INT64_MAX, INT64_MAX, 100, &v) && v == -99);
	assert_false(money_share(INT64_MAX, 1, 100, &v));
	assert_false(money_share(INT64_MIN, 1, 100, &v));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(plain_numbers),
	    cmocka_unit_test(malformed_amounts_are_refused),
	    cmocka_unit_test(exponents),
	    cmocka_unit_test(rounding_is_half_away_from_zero),
	    cmocka_unit_test(a_debt_however_small_stays_a_debt),
	    cmocka_unit_test(amounts_beyond_the_range_are_refused),
	    cmocka_unit_test(totals_saturate),
	    cmocka_unit_test(cents),
	    cmocka_unit_test(two_decimals_never_hide_an_amount),
	    cmocka_unit_test(whole_dollars),
	    cmocka_unit_test(compact),
	    cmocka_unit_test(for_exports_and_ascii),
	    cmocka_unit_test(plain_text_reads_back),
	    cmocka_unit_test(counts),
	    cmocka_unit_test(share_is_exact_and_rounded_towards_zero),
	    cmocka_unit_test(share_survives_the_largest_amounts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
