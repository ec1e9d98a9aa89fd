/* SPDX-License-Identifier: MIT */
/* Tests of src/codec/json_write.c. */
#include "codec/json.h"

#include "test.h"

static void writes(const char *text, size_t n, const char *json)
{
	struct buf b;
	buf_init(&b, 1000);
	json_write_string(&b, (struct sl){text, n});
	assert_string_equal(b.p, json);
	buf_release(&b);
}

#define WRITES(text, json) writes((text), sizeof(text) - 1, (json))

TEST(plain_text)
{
	WRITES("", "\"\"");
	WRITES("abc/'~", "\"abc/'~\"");
	WRITES("é中😀", "\"é中😀\"");
	writes(NULL, 0, "\"\"");
}

TEST(escapes)
{
	WRITES("\"", "\"\\\"\"");
	WRITES("\\", "\"\\\\\"");
	WRITES("\n\r\t", "\"\\n\\r\\t\"");
	WRITES("\0\x01\x1f\x7f", "\"\\u0000\\u0001\\u001f\\u007f\"");
	/* C1 controls act on terminals. */
	WRITES("\xc2\x9b"
	       "1m",
	       "\"\\u009b1m\"");
}

TEST(malformed_bytes_are_replaced)
{
	WRITES("a\xff"
	       "b",
	       "\"a\xef\xbf\xbd"
	       "b\"");
	WRITES("\xe4\xb8", "\"\xef\xbf\xbd\"");
	WRITES("\xed\xa0\xbd", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
}

TEST(written_text_reads_back_the_same)
{
	struct buf text, b;
	buf_init(&text, 4000);
	buf_init(&b, 4000);
	for (char c = 1; c < 0x7F; c++)
		buf_add_byte(&text, c);
	buf_add_chars(&text, "\xc2\x9b\xc2\xa0é中😀");
	json_write_string(&b, buf_sl(&text));
	struct json *doc = json_parse(buf_sl(&b), NULL);
	assert_non_null(doc);
	assert_true(sl_equal(json_string(json_root(doc)), buf_sl(&text)));
	json_free(doc);
	buf_release(&text);
	buf_release(&b);
}

TEST(a_full_buffer_is_reported)
{
	struct buf b;
	buf_init(&b, 6);
	json_write_string(&b, SL("abcd"));
	assert_false(b.full);
	assert_string_equal(b.p, "\"abcd\"");
	buf_clear(&b);
	json_write_string(&b, SL("abcde"));
	assert_true(b.full);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(plain_text),
	    cmocka_unit_test(escapes),
	    cmocka_unit_test(malformed_bytes_are_replaced),
	    cmocka_unit_test(written_text_reads_back_the_same),
	    cmocka_unit_test(a_full_buffer_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
