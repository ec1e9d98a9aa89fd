/* SPDX-License-Identifier: MIT */
/* Tests of src/base/byte_mark.c. */
#include "base/byte_mark.h"

#include "test.h"

static void leaves(struct sl text, struct sl rest)
{
	struct err e = {0};
	assert_true(byte_mark_skip(&text, "it", ERR_CONFIG, &e));
	assert_true(sl_equal(text, rest));
}

TEST(the_mark_of_utf8_is_skipped_once)
{
	leaves(SL("\xEF\xBB\xBFkey"), SL("key"));
	leaves(SL("\xEF\xBB\xBF\xEF\xBB\xBF"), SL("\xEF\xBB\xBF"));
	leaves(SL("key \xEF\xBB\xBF"), SL("key \xEF\xBB\xBF"));
	leaves(SL(""), SL(""));
}

static void is_refused(struct sl text)
{
	struct err e = {0};
	assert_false(byte_mark_skip(&text, "the file", ERR_CONFIG, &e));
	assert_string_equal(e.text, "the file is in UTF-16; save it as UTF-8");
}

TEST(utf16_is_named)
{
	is_refused(SL("\xFF\xFE{\0"));
	is_refused(SL("\xFE\xFF\0{"));
	is_refused(SL("\xFF\xFE\x2D\x4E"));
	is_refused(SL("\xFE\xFF\x4E\x2D"));
	is_refused(SL("{\0\"\0"));
	is_refused(SL("\0{\0\""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_mark_of_utf8_is_skipped_once),
	    cmocka_unit_test(utf16_is_named),
	};
	return cmocka_run_group_tests_name("byte_mark", tests, NULL, NULL);
}
