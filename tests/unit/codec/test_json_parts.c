/* SPDX-License-Identifier: MIT */
/* Elements of damaged JSON are told apart, and their strings mended. */

#include "codec/json_parts.h"

#include "test.h"

/* The elements of text, each behind a '|'; an object's as KEY=VALUE. */
static void splits_sl(struct sl text, const char *want, bool broken, size_t rest)
{
	struct json_parts p;
	struct json_part part;
	struct buf got;
	buf_init(&got, 4096);
	assert_true(json_parts_open(&p, text));
	while (json_parts_next(&p, &part)) {
		buf_add_byte(&got, '|');
		if (p.close == '}') {
			buf_add(&got, part.key);
			buf_add_byte(&got, '=');
		}
		buf_add(&got, part.value);
		assert_true(part.all.n == 0 ||
			    (part.all.p >= text.p && part.all.p < text.p + text.n));
	}
	if (!sl_equal(buf_sl(&got), sl_from(want)))
		fail_msg("%.*s: %.*s is not %s", (int)text.n, text.p, (int)got.n, got.p, want);
	assert_int_equal(p.broken, broken);
	assert_int_equal(p.ended, !broken);
	assert_int_equal(p.rest.n, rest);
	assert_false(json_parts_next(&p, &part));
	buf_release(&got);
}

static void splits(const char *text, const char *want)
{
	splits_sl(sl_from(text), want, false, 0);
}

TEST(lists_and_objects)
{
	splits("[]", "");
	splits(" [ ]", "");
	splits("{}", "");
	splits("[1, \"a\" ,{\"b\":[2,3]}]", "|1|\"a\"|{\"b\":[2,3]}");
	splits("{\"a\":1, \"b\" : [1,2] }", "|\"a\"=1|\"b\"=[1,2]");
	splits("[\"],[\",\"\\\"]\"]", "|\"],[\"|\"\\\"]\"");
	splits("[\"\\\\\",1]", "|\"\\\\\"|1");
}

TEST(a_malformed_value_is_an_element_of_its_own)
{
	splits("[NaN,tru e,1 2,-]", "|NaN|tru e|1 2|-");
	splits("[1,,2,]", "|1||2");
	splits("[,]", "|");
	splits("{\"a\":NaN,\"b\" 2,c:3,\"d\":,:4}", "|\"a\"=NaN|\"b\"=|=|\"d\"=|=");
	splits("[\"\\x\",\"\\u12\"]", "|\"\\x\"|\"\\u12\"");
	splits("[{\"a\":1],2]", "|{\"a\":1]|2");
}

TEST(the_place_of_a_break_is_reported)
{
	splits_sl(SL("["), "", true, 0);
	splits_sl(SL("[1,2"), "|1", true, 0);
	splits_sl(SL("[1,\"2]"), "|1", true, 0);
	splits_sl(SL("[1,\"2\\"), "|1", true, 0);
	splits_sl(SL("[1,{2]"), "|1", true, 0);
	splits_sl(SL("[1,2}x"), "|1|2", true, 2);
	splits_sl(SL("{\"a\":1]"), "|\"a\"=1", true, 1);
	splits_sl(SL("[1] x"), "|1", false, 2);
	struct json_parts p;
	assert_false(json_parts_open(&p, SL("")));
	assert_false(json_parts_open(&p, SL(" 1")));
	assert_false(json_parts_open(&p, SL("<html>")));
}

static void mends_to(struct sl text, const char *want)
{
	struct buf out;
	buf_init(&out, 4096);
	bool mended = json_parts_mend(text, &out);
	if (!sl_equal(buf_sl(&out), sl_from(want)))
		fail_msg("%.*s: %.*s is not %s", (int)text.n, text.p, (int)out.n, out.p, want);
	assert_int_equal(mended, !sl_equal(text, sl_from(want)));
	buf_release(&out);
}

TEST(strings_are_mended)
{
	mends_to(SL("\"a\\n\\u00e9\\\"\\\\\""), "\"a\\n\\u00e9\\\"\\\\\"");
	mends_to(SL("\"\\x41\""), "\"\\ufffd41\"");
	mends_to(SL("\"\\u12\""), "\"\\ufffd12\"");
	mends_to(SL("\"\\u12zz\""), "\"\\ufffd12zz\"");
	mends_to(SL("\"\\\xc3\xa9\""), "\"\\ufffd\xc3\xa9\"");
	mends_to((struct sl){"\"a\0b\"", 5}, "\"a\\ufffdb\"");
	mends_to((struct sl){"\"a\\\0b\"", 6}, "\"a\\ufffd\\ufffdb\"");
	mends_to(SL("[\"\\x\",\"\\y\",1]"), "[\"\\ufffd\",\"\\ufffd\",1]");
	/* Outside strings there is nothing to mend. */
	mends_to(SL("\\x"), "\\x");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lists_and_objects),
	    cmocka_unit_test(a_malformed_value_is_an_element_of_its_own),
	    cmocka_unit_test(the_place_of_a_break_is_reported),
	    cmocka_unit_test(strings_are_mended),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
