/* SPDX-License-Identifier: MIT */
/* Tests of src/condition/condition_print.c. */
#include "condition_fixture.h"

TEST(what_is_printed_is_parsed_as_the_same)
{
	static const char *const texts[] = {
	    "a (b or c) !(d e) !f",
	    "name:a,b remark=\"x, y\" email!=z",
	    "status:risk,na credit>=1.5k used>90% remaining%<3",
	    "expiry<30d associated:2026-01 identity:enterprise runway<2w burn>0.5",
	    "\"or\" \"and\" \"marked\" \"a:b\" \"<\" \"(\" marked or changed",
	    "\"\\\\ \\\"\" expiry:none (a or b) (c or d)",
	    "a or (b or c)",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char once[1000];
		sl_to_chars(sl_from(condition_shape(texts[i])), once, sizeof once);
		assert_int_not_equal(once[0], '.');
		assert_string_equal(condition_shape(once), once);
	}
}

static const char *quoted(const char *text)
{
	static char out[100];
	struct buf b;
	buf_init(&b, sizeof out - 1);
	condition_quote(sl_from(text), &b);
	sl_to_chars(buf_sl(&b), out, sizeof out);
	buf_release(&b);
	return out;
}

TEST(a_text_is_quoted_where_it_would_mean_something_else)
{
	assert_string_equal(quoted("acme"), "acme");
	assert_string_equal(quoted("acme hk"), "\"acme hk\"");
	assert_string_equal(quoted("or"), "\"or\"");
	assert_string_equal(quoted("CHANGED"), "\"CHANGED\"");
	assert_string_equal(quoted("!x"), "\"!x\"");
	assert_string_equal(quoted("a\"b\\"), "\"a\\\"b\\\\\"");
	assert_string_equal(quoted(""), "\"\"");
	assert_string_equal(quoted("上海"), "上海");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_printed_is_parsed_as_the_same),
	    cmocka_unit_test(a_text_is_quoted_where_it_would_mean_something_else),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
