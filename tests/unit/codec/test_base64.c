/* SPDX-License-Identifier: MIT */
/* Tests of src/codec/base64.c. */
#include "codec/base64.h"

#include "test.h"

/* RFC 4648, section 10. */
TEST(the_vectors_of_the_rfc)
{
	static const char *const pairs[][2] = {{"", ""},
					       {"f", "Zg=="},
					       {"fo", "Zm8="},
					       {"foo", "Zm9v"},
					       {"foob", "Zm9vYg=="},
					       {"fooba", "Zm9vYmE="},
					       {"foobar", "Zm9vYmFy"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct buf out;
		buf_init(&out, 100);
		buf_add_chars(&out, "=");
		base64_add(&out, sl_from(pairs[i][0]));
		assert_true(sl_equal(sl_drop(buf_sl(&out), 1), sl_from(pairs[i][1])));
		buf_release(&out);
	}
}

TEST(bytes_of_any_kind)
{
	struct buf out;
	buf_init(&out, 100);
	base64_add(&out, (struct sl){"\0\xff\n", 3});
	assert_string_equal(out.p, "AP8K");
	buf_release(&out);
}

/* Longer than what is encoded at once: padding must stand at the end only. */
TEST(a_long_text_is_one_text)
{
	struct buf in, out;
	buf_init(&in, 1u << 20);
	buf_init(&out, 2u << 20);
	for (int i = 0; i < 500000; i++)
		buf_add_byte(&in, 'a');
	base64_add(&out, buf_sl(&in));
	assert_int_equal(out.n, (500000 + 2) / 3 * 4);
	for (size_t i = 0; i + 4 < out.n; i += 4)
		assert_memory_equal(out.p + i, "YWFh", 4);
	assert_string_equal(out.p + out.n - 4, "YWE=");
	buf_release(&in);
	buf_release(&out);
}

TEST(without_room_nothing_is_added)
{
	struct buf out;
	buf_init(&out, 7);
	base64_add(&out, SL("foob"));
	assert_int_equal(out.n, 0);
	assert_true(out.full);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_vectors_of_the_rfc),
	    cmocka_unit_test(bytes_of_any_kind),
	    cmocka_unit_test(a_long_text_is_one_text),
	    cmocka_unit_test(without_room_nothing_is_added),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
