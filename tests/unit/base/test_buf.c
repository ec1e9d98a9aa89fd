/* SPDX-License-Identifier: MIT */
/* Tests of src/base/buf.c. */
#include "base/buf.h"

#include "test.h"

TEST(empty_is_readable)
{
	struct buf b;
	buf_init(&b, 10);
	assert_int_equal(buf_sl(&b).n, 0);
	assert_non_null(buf_sl(&b).p);
	buf_clear(&b);
	buf_wipe(&b);
	buf_drop_end(&b, 5);
	assert_false(b.full);
	assert_true(buf_add(&b, SL("")));
	assert_string_equal(b.p, "");
	buf_release(&b);
	buf_release(&b);
	assert_int_equal(b.max, 10);
}

TEST(the_maximum_is_exact)
{
	struct buf b;
	buf_init(&b, 5);
	assert_true(buf_add(&b, SL("abc")));
	assert_true(buf_add(&b, SL("de")));
	assert_false(b.full);
	assert_true(buf_add(&b, SL("")));
	assert_false(buf_add_byte(&b, 'f'));
	assert_true(b.full);
	assert_string_equal(b.p, "abcde");
	assert_true(b.cap <= 6);
	buf_release(&b);
	buf_init(&b, 0);
	assert_false(buf_add_byte(&b, 'a'));
	assert_true(buf_sl(&b).n == 0);
	buf_release(&b);
}

TEST(an_append_that_does_not_fit_adds_nothing)
{
	struct buf b;
	buf_init(&b, 5);
	assert_true(buf_add_chars(&b, "abc"));
	assert_false(buf_add_chars(&b, "def"));
	assert_string_equal(b.p, "abc");
	/* Full stays full, even for what would fit: the writer has lost something. */
	assert_false(buf_add_byte(&b, 'd'));
	assert_false(buf_addf(&b, "%d", 1));
	buf_drop_end(&b, 3);
	assert_false(buf_add_byte(&b, 'd'));
	buf_clear(&b);
	assert_true(buf_add_byte(&b, 'd'));
	assert_string_equal(b.p, "d");
	buf_release(&b);
}

TEST(growth_keeps_every_byte)
{
	struct buf b;
	buf_init(&b, SIZE_MAX);
	for (int i = 0; i < 10000; i++)
		assert_true(buf_add_byte(&b, (char)(i * 7)));
	assert_int_equal(b.n, 10000);
	assert_int_equal(b.p[b.n], 0);
	for (int i = 0; i < 10000; i++)
		assert_int_equal(b.p[i], (char)(i * 7));
	buf_release(&b);
}

TEST(formatted)
{
	struct buf b;
	char long_text[301];
	memset(long_text, 'x', 300);
	long_text[300] = '\0';
	buf_init(&b, 307);
	assert_true(buf_addf(&b, "%d-%s-%c", -3, "ab", 'c'));
	assert_string_equal(b.p, "-3-ab-c");
	assert_true(buf_addf(&b, "%s", long_text));
	assert_int_equal(b.n, 307);
	assert_false(buf_addf(&b, "%d", 1));
	assert_int_equal(b.n, 307);
	buf_release(&b);
}

TEST(the_end_can_be_dropped)
{
	struct buf b;
	buf_init(&b, 100);
	buf_add_chars(&b, "abcdef");
	buf_drop_end(&b, 2);
	assert_string_equal(b.p, "abcd");
	buf_drop_end(&b, 0);
	assert_string_equal(b.p, "abcd");
	buf_drop_end(&b, 99);
	assert_string_equal(b.p, "");
	assert_int_equal(b.n, 0);
	buf_release(&b);
}

TEST(a_zero_byte_is_a_byte)
{
	struct buf b;
	buf_init(&b, 100);
	buf_add(&b, SL("a\0b"));
	assert_true(sl_equal(buf_sl(&b), SL("a\0b")));
	buf_release(&b);
}

TEST(wiping_leaves_no_byte)
{
	struct buf b;
	buf_init(&b, 1000);
	buf_add_chars(&b, "a secret of some length");
	buf_drop_end(&b, 10);
	buf_wipe(&b);
	for (size_t i = 0; i < b.cap; i++)
		assert_int_equal(b.p[i], 0);
	assert_int_equal(b.n, 0);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(empty_is_readable),
	    cmocka_unit_test(the_maximum_is_exact),
	    cmocka_unit_test(an_append_that_does_not_fit_adds_nothing),
	    cmocka_unit_test(growth_keeps_every_byte),
	    cmocka_unit_test(formatted),
	    cmocka_unit_test(the_end_can_be_dropped),
	    cmocka_unit_test(a_zero_byte_is_a_byte),
	    cmocka_unit_test(wiping_leaves_no_byte),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
