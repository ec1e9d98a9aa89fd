/* SPDX-License-Identifier: MIT */
/* Tests of src/output/paragraph.c. */
#include "output/paragraph.h"
#include "test.h"

static void writes(const char *before, int cols, const char *text, const char *expected)
{
	struct buf out;
	buf_init(&out, 1000);
	buf_add_chars(&out, before);
	paragraph_add(&out, (int)out.n, cols, text);
	buf_add_byte(&out, '\0');
	assert_string_equal(out.p, expected);
	buf_release(&out);
}

TEST(lines_break_at_words_and_hang)
{
	writes("one: ", 24, "a long text that goes on", "one: a long text that\n     goes on\n");
	writes("one: ", 24, "short", "one: short\n");
	writes("", 16, "上海瑞丰 上海瑞丰 上海瑞丰", "上海瑞丰 上海瑞\n丰 上海瑞丰\n");
}

TEST(without_a_width_nothing_is_broken)
{
	writes("one: ", 0, "a long text that goes on", "one: a long text that goes on\n");
	writes("one: ", 20, "a long text that goes on", "one: a long text that goes on\n");
}

TEST(a_line_end_is_kept)
{
	writes("-> ", 40, "one line\nanother", "-> one line\n   another\n");
	writes("-> ", 0, "one line\nanother", "-> one line\n   another\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lines_break_at_words_and_hang),
	    cmocka_unit_test(without_a_width_nothing_is_broken),
	    cmocka_unit_test(a_line_end_is_kept),
	};
	return cmocka_run_group_tests_name("paragraph", tests, NULL, NULL);
}
