/* SPDX-License-Identifier: MIT */
/* Tests of src/view/kit/change_text.c. */
#include "app/model/model.h"

#include "view/kit/change_text.h"

#include "test.h"

#define NOW 1790172131 /* 2026-09-23 22:02:11 in UTC+8 */

static const struct draw plain;

static const char *moment(int64_t ago_s)
{
	static char out[FORMAT_CHARS];
	const struct model m = {.wall_s = NOW};
	const struct draw s = {.m = &m};
	change_text_moment(&s, NOW - ago_s, out);
	return out;
}

TEST(a_moment_is_named_by_the_day_of_utc_plus_8)
{
	assert_string_equal(moment(0), "today 22:02");
	assert_string_equal(moment(22 * 3600), "today 00:02");
	assert_string_equal(moment(23 * 3600), "yesterday 23:02");
	assert_string_equal(moment(46 * 3600), "yesterday 00:02");
	assert_string_equal(moment(47 * 3600), "2026-09-21 23:02");
}

TEST(counts_have_their_words)
{
	char out[CHANGE_TEXT_CHARS];
	change_text_count(&plain, CHANGE_NEW, 1234, out);
	assert_string_equal(out, "1,234 new");
	change_text_count(&plain, CHANGE_DROP, 1, out);
	assert_string_equal(out, "1 dropped suddenly");
	for (int c = 0; c < CHANGE_CLASSES; c++) {
		change_text_count(&plain, (enum change_class)c, SIZE_MAX, out);
		assert_true(strlen(out) > 20);
	}
}

TEST(the_gravest_class_is_first)
{
	char out[CHANGE_TEXT_CHARS];
	change_text_classes(&plain, CHANGE_BIT(CHANGE_USED) | CHANGE_BIT(CHANGE_WORSE), out);
	assert_string_equal(out, "worse, used");
	change_text_classes(&plain, 0, out);
	assert_string_equal(out, "");
	change_text_classes(&plain, CHANGE_BIT(CHANGE_CLASSES) - 1, out);
	assert_string_equal(out, "new, gone, worse, sudden drop, suspended, better, released, "
				 "reduced, allocated, repaid, used");
}

TEST(amounts_have_their_sign)
{
	const struct look look = {.ascii = false}, letters = {.ascii = true};
	char out[FORMAT_CHARS];
	change_text_amount(glyphs_of(&look), 12500000, 12, out);
	assert_string_equal(out, "+12.50");
	change_text_amount(glyphs_of(&look), -12500000, 12, out);
	assert_string_equal(out, "−12.50");
	change_text_amount(glyphs_of(&letters), -12500000, 12, out);
	assert_string_equal(out, "-12.50");
	change_text_amount(glyphs_of(&look), 0, 12, out);
	assert_string_equal(out, "0.00");
	change_text_amount(glyphs_of(&look), INT64_C(1234567890000), 8, out);
	assert_true(strlen(out) <= 8);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_moment_is_named_by_the_day_of_utc_plus_8),
	    cmocka_unit_test(counts_have_their_words),
	    cmocka_unit_test(the_gravest_class_is_first),
	    cmocka_unit_test(amounts_have_their_sign),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
