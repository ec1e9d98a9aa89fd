/* SPDX-License-Identifier: MIT */
/* Tests of src/base/utf8.c. */
#include "base/utf8.h"

#include "test.h"

static void read_as(const char *bytes, size_t n, uint32_t cp, size_t used)
{
	uint32_t got = 0;
	assert_int_equal(utf8_read((struct sl){bytes, n}, &got), used);
	assert_int_equal(got, cp);
}

TEST(every_scalar_value_survives)
{
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		char bytes[UTF8_MAX_BYTES];
		uint32_t back = 0;
		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		size_t n = utf8_write(cp, bytes);
		if (utf8_read((struct sl){bytes, n}, &back) != n || back != cp)
			fail_msg("U+%04X", (unsigned)cp);
	}
}

TEST(lengths_at_the_boundaries)
{
	static const struct {
		uint32_t cp;
		size_t n;
	} at[] = {{0, 1},      {0x7F, 1},    {0x80, 2},     {0x7FF, 2},  {0x800, 3},
		  {0xFFFF, 3}, {0x10000, 4}, {0x10FFFF, 4}, {0xD800, 3}, {0x110000, 3}};
	char bytes[UTF8_MAX_BYTES];
	for (size_t i = 0; i < sizeof at / sizeof *at; i++)
		assert_int_equal(utf8_write(at[i].cp, bytes), at[i].n);
	/* What is no scalar value is written as the replacement. */
	utf8_write(0xDFFF, bytes);
	assert_memory_equal(bytes, "\xef\xbf\xbd", 3);
	utf8_write(UINT32_MAX, bytes);
	assert_memory_equal(bytes, "\xef\xbf\xbd", 3);
}

TEST(nothing_to_read)
{
	read_as("", 0, UTF8_REPLACEMENT, 0);
	read_as(NULL, 0, UTF8_REPLACEMENT, 0);
	read_as("\0", 1, 0, 1);
}

/* The examples of Unicode 15, 3.9, tables 3-8 to 3-11. */
TEST(maximal_subparts)
{
	read_as("\xc0\xaf", 2, UTF8_REPLACEMENT, 1);
	read_as("\xe0\x80\xbf", 3, UTF8_REPLACEMENT, 1);
	read_as("\xf0\x81\x82", 3, UTF8_REPLACEMENT, 1);
	read_as("\xed\xa0\x80", 3, UTF8_REPLACEMENT, 1);
	read_as("\xf4\x91\x92\x93", 4, UTF8_REPLACEMENT, 1);
	read_as("\xff", 1, UTF8_REPLACEMENT, 1);
	read_as("\x80", 1, UTF8_REPLACEMENT, 1);
	read_as("\xe1\x80\xe2", 3, UTF8_REPLACEMENT, 2);
	read_as("\xf0\x91\x92", 3, UTF8_REPLACEMENT, 3);
	read_as("\xf1\xbf\x41", 3, UTF8_REPLACEMENT, 2);
	read_as("\xf8\x88\x80\x80\x80", 5, UTF8_REPLACEMENT, 1);
}

TEST(cut_sequences)
{
	read_as("\xe4\xb8\xad", 3, 0x4E2D, 3);
	read_as("\xe4\xb8\xad", 2, UTF8_REPLACEMENT, 2);
	read_as("\xe4\xb8\xad", 1, UTF8_REPLACEMENT, 1);
	read_as("\xf0\x9f\x98\x80", 3, UTF8_REPLACEMENT, 3);
	read_as("\xc3\xa9", 1, UTF8_REPLACEMENT, 1);
}

TEST(validity)
{
	assert_true(utf8_is_valid(SL("")));
	assert_true(utf8_is_valid(SL("a\0b")));
	assert_true(utf8_is_valid(SL("é中😀")));
	assert_true(utf8_is_valid(SL("\xef\xbf\xbd")));
	assert_true(utf8_is_valid(SL("\xef\xbf\xbf\xf4\x8f\xbf\xbf")));
	assert_false(utf8_is_valid(SL("a\x80")));
	assert_false(utf8_is_valid(SL("\xc1\x81")));
	assert_false(utf8_is_valid(SL("\xed\xb0\x80")));
	assert_false(utf8_is_valid(SL("\xef\xbf")));
	assert_false(utf8_is_valid(SL("\xf4\x90\x80\x80")));
}

static void cleaned(const char *in, size_t n, const char *out)
{
	struct buf b;
	buf_init(&b, 1000);
	buf_add(&b, SL(">"));
	utf8_clean((struct sl){in, n}, &b);
	assert_true(sl_equal(sl_drop(buf_sl(&b), 1), sl_from(out)));
	buf_release(&b);
}

#define CLEANED(in, out) cleaned((in), sizeof(in) - 1, (out))

TEST(cleaning)
{
	CLEANED("", "");
	CLEANED("né中😀", "né中😀");
	CLEANED("a\xff"
		"b",
		"a\xef\xbf\xbd"
		"b");
	CLEANED("\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd");
	CLEANED("\xef\xbf\xbd", "\xef\xbf\xbd");
	CLEANED("\xf0\x91\x92x", "\xef\xbf\xbdx");
	CLEANED("x\xe4\xb8", "x\xef\xbf\xbd");
	CLEANED("\xed\xa0\xbd", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
}

TEST(backwards)
{
	struct sl s = SL("aé中😀\xff\x80\xe4\xb8");
	static const size_t starts[] = {0, 1, 3, 6, 10, 11, 12, 14};
	for (size_t i = sizeof starts / sizeof *starts - 1; i > 0; i--)
		assert_int_equal(utf8_before(s, starts[i]), starts[i - 1]);
	assert_int_equal(utf8_before(s, 0), 0);
	assert_int_equal(utf8_before(SL("\x80\x80\x80\x80\x80\x80"), 6), 5);
	assert_int_equal(utf8_before(SL("\x80"), 1), 0);
}

/* Going back from the end must meet the same starts as going forward. */
TEST(backwards_as_forwards)
{
	static const char alphabet[] = "a\x80\xbf\xc3\xe4\xed\xf0\xf4";
	const size_t n = sizeof alphabet - 1;
	for (size_t code = 0; code < n * n * n * n * n; code++) {
		char bytes[5];
		size_t starts[6], count = 0, at = 0;
		uint32_t cp;
		for (size_t i = 0, c = code; i < 5; i++, c /= n)
			bytes[i] = alphabet[c % n];
		for (; at < 5; at += utf8_read((struct sl){bytes + at, 5 - at}, &cp))
			starts[count++] = at;
		for (at = 5; count; at = starts[count])
			assert_int_equal(utf8_before((struct sl){bytes, 5}, at), starts[--count]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_scalar_value_survives),
	    cmocka_unit_test(lengths_at_the_boundaries),
	    cmocka_unit_test(nothing_to_read),
	    cmocka_unit_test(maximal_subparts),
	    cmocka_unit_test(cut_sequences),
	    cmocka_unit_test(validity),
	    cmocka_unit_test(cleaning),
	    cmocka_unit_test(backwards),
	    cmocka_unit_test(backwards_as_forwards),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
