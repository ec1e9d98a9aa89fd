/* SPDX-License-Identifier: MIT */
/* Tests of src/base/text_wrap.c. */
#include "base/text.h"

#include "test.h"

static void assert_wraps(const char *text, int cols, const char *const want[], size_t n)
{
	struct sl rest = sl_from(text), line;
	for (size_t i = 0; i < n; i++) {
		assert_true(text_wrap(&rest, cols, &line));
		if (!sl_equal(line, sl_from(want[i])))
			fail_msg("line %zu is |%.*s|", i, (int)line.n, line.p);
	}
	assert_false(text_wrap(&rest, cols, &line));
}

TEST(wraps_at_blanks)
{
	assert_wraps("", 5, NULL, 0);
	assert_wraps("   ", 5, NULL, 0);
	assert_wraps("one two three", 7, (const char *const[]){"one two", "three"}, 2);
	assert_wraps("one two three", 6, (const char *const[]){"one", "two", "three"}, 3);
	assert_wraps("one  two", 3, (const char *const[]){"one", "two"}, 2);
	assert_wraps("exact", 5, (const char *const[]){"exact"}, 1);
}

TEST(wraps_words_longer_than_a_line)
{
	assert_wraps("abcdefgh", 3, (const char *const[]){"abc", "def", "gh"}, 3);
	assert_wraps("深圳星辰", 5, (const char *const[]){"深圳", "星辰"}, 2);
	assert_wraps("深圳", 1, (const char *const[]){"深", "圳"}, 2); /* never stands still */
	assert_wraps("ab", 0, (const char *const[]){"a", "b"}, 2);
}

TEST(wraps_between_chinese_characters_before_an_earlier_blank)
{
	assert_wraps("每秒 5 次请求", 9, (const char *const[]){"每秒 5 次", "请求"}, 2);
	assert_wraps("输出JSON行", 7, (const char *const[]){"输出", "JSON行"}, 2);
	assert_wraps("输出JSON行", 8, (const char *const[]){"输出JSON", "行"}, 2);
}

TEST(no_line_begins_or_ends_with_the_wrong_punctuation)
{
	assert_wraps("全部客户，以及额度。", 8,
		     (const char *const[]){"全部客", "户，以及", "额度。"}, 3);
	assert_wraps("额度（剩余）", 6, (const char *const[]){"额度", "（剩", "余）"}, 3);
	assert_wraps("说“好”了", 4, (const char *const[]){"说", "“好”", "了"}, 3);
	assert_wraps("一,二", 3, (const char *const[]){"一,", "二"}, 2);
	assert_wraps("。。。", 2, (const char *const[]){"。", "。", "。"}, 3);
}

/* A blank is never the first of a line, also where the line may break before a wide character. */
TEST(a_blank_stays_at_the_end_of_a_line)
{
	assert_wraps("客户 abc", 5, (const char *const[]){"客户", "abc"}, 2);
	assert_wraps("客户 abc", 4, (const char *const[]){"客户", "abc"}, 2);
	assert_wraps("客 户额度", 5, (const char *const[]){"客 户", "额度"}, 2);
	assert_wraps("客  户额", 4, (const char *const[]){"客", "户额"}, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(wraps_at_blanks),
	    cmocka_unit_test(wraps_words_longer_than_a_line),
	    cmocka_unit_test(wraps_between_chinese_characters_before_an_earlier_blank),
	    cmocka_unit_test(no_line_begins_or_ends_with_the_wrong_punctuation),
	    cmocka_unit_test(a_blank_stays_at_the_end_of_a_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
