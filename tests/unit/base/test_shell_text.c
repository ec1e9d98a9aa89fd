/* SPDX-License-Identifier: MIT */
/* Text within single quotes of a shell. */
#include "base/shell_text.h"

#include "test.h"

static void gives(const char *text, const char *escaped, const char *want)
{
	struct buf out;
	buf_init(&out, 100);
	shell_text_add(text, escaped, &out);
	assert_true(sl_equal(buf_sl(&out), sl_from(want)));
	buf_release(&out);
}

TEST(quotes_end_and_begin_the_quotation)
{
	gives("", "", "");
	gives("the role's", "", "the role'\\''s");
	gives("'", "", "'\\''");
}

TEST(chosen_characters_get_a_backslash)
{
	gives("[a:b]", "[]", "\\[a:b\\]");
	gives("a:b\\", ":\\", "a\\:b\\\\");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(quotes_end_and_begin_the_quotation),
	    cmocka_unit_test(chosen_characters_get_a_backslash),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
