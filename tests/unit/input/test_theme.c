/* SPDX-License-Identifier: MIT */
/* Tests of src/input/theme.c: the names are those of --theme, in its order. */
#include "config/options_table.h"
#include "input/theme.h"
#include "test.h"

TEST(the_names_are_those_of_the_option)
{
	struct sl words = sl_from(option_find(SL("theme"))->words), word;
	for (int t = 0; t < THEMES; t++) {
		assert_true(sl_split(&words, ' ', &word));
		assert_true(sl_equal(word, sl_from(theme_name((enum theme)t))));
		assert_true(theme_meaning((enum theme)t)[0] != '\0');
	}
	assert_false(sl_split(&words, ' ', &word));
}

TEST(a_name_is_found_in_any_case)
{
	enum theme t;
	assert_true(theme_parse(SL("High-Contrast"), &t) && t == THEME_CONTRAST);
	assert_false(theme_parse(SL("high"), &t) || theme_parse(SL(""), &t));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_names_are_those_of_the_option),
	    cmocka_unit_test(a_name_is_found_in_any_case),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
