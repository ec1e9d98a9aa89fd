/* SPDX-License-Identifier: MIT */
/* Tests of src/input/action.c. */
#include "input/action.h"
#include "test.h"

TEST(every_action_is_whole)
{
	for (int a = 1; a < ACTION_COUNT; a++) {
		const struct action_info *i = action_info((enum action)a);
		assert_true(strlen(i->name) > 0 && strlen(i->name) < 32);
		assert_true(strlen(i->keys) > 0 || i->takes != ARGUMENT_NONE || a == DO_VOUCHERS ||
			    a == DO_OUTPUT || a == DO_RELOAD_CONFIG || a == DO_REDO);
		assert_true(strlen(i->group) > 0);
		assert_true(strlen(i->help) > 0);
		assert_non_null(i->hint);
	}
}

TEST(names_are_unique)
{
	for (int a = 1; a < ACTION_COUNT; a++)
		for (int b = a + 1; b < ACTION_COUNT; b++)
			assert_string_not_equal(action_info((enum action)a)->name,
						action_info((enum action)b)->name);
}

TEST(whole_names_parse)
{
	for (int a = 1; a < ACTION_COUNT; a++) {
		enum action found = DO_NOTHING;
		assert_true(action_parse(sl_from(action_info((enum action)a)->name), &found));
		assert_int_equal(found, a);
	}
}

TEST(a_name_that_begins_another_is_itself)
{
	enum action a = DO_NOTHING;
	/* "detail" also begins "detail-side" */
	assert_true(action_parse(SL("detail"), &a));
	assert_int_equal(a, DO_DETAIL);
	assert_true(action_parse(SL("detail-"), &a));
	assert_int_equal(a, DO_DETAIL_SIDE);
}

TEST(beginnings_parse_when_they_fit_one)
{
	enum action a = DO_NOTHING;
	assert_true(action_parse(SL("q"), &a));
	assert_int_equal(a, DO_QUIT);
	assert_true(action_parse(SL("NOF"), &a));
	assert_int_equal(a, DO_NOFILTER);
	a = DO_NOTHING;
	assert_false(action_parse(SL("re"), &a));
	assert_false(action_parse(SL(""), &a));
	assert_false(action_parse(SL("quitt"), &a));
	assert_int_equal(a, DO_NOTHING);
}

TEST(beginnings_list_what_they_fit)
{
	enum action found[ACTION_COUNT];
	assert_int_equal(action_matches(SL("re"), found), 5);
	assert_int_equal(found[0], DO_REDO);
	assert_int_equal(found[1], DO_RELOAD);
	assert_int_equal(found[2], DO_RETRY);
	assert_int_equal(found[3], DO_RELOAD_CONFIG);
	assert_int_equal(found[4], DO_REPAINT);
	assert_int_equal(action_matches(SL("xyz"), found), 0);
	assert_int_equal(action_matches(SL(""), found), ACTION_COUNT - 1);
}

/* Lower case, apart by one blank: the help folds what is typed and searches for a part. */
TEST(other_words_are_plain_words)
{
	int n = 0;
	for (int a = 0; a < ACTION_COUNT; a++) {
		const char *words = action_words((enum action)a);
		n += words[0] != '\0';
		for (size_t i = 0; words[i]; i++) {
			bool letter = words[i] >= 'a' && words[i] <= 'z';
			assert_true(letter || words[i] == ' ' || words[i] == '-');
			assert_false(words[i] == ' ' &&
				     (i == 0 || words[i + 1] == ' ' || words[i + 1] == '\0'));
		}
	}
	assert_in_range(n, 40, ACTION_COUNT - 1);
	assert_string_equal(action_words(DO_NOTHING), "");
}

TEST(second_names_parse)
{
	enum action a = DO_NOTHING;
	assert_true(action_named(SL("show"), &a));
	assert_int_equal(a, DO_STATUS);
	assert_true(action_named(SL("W"), &a));
	assert_int_equal(a, DO_EXPORT);
	assert_true(action_named(SL("filter-loaded"), &a));
	assert_int_equal(a, DO_NARROW);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_action_is_whole),
	    cmocka_unit_test(names_are_unique),
	    cmocka_unit_test(whole_names_parse),
	    cmocka_unit_test(a_name_that_begins_another_is_itself),
	    cmocka_unit_test(beginnings_parse_when_they_fit_one),
	    cmocka_unit_test(beginnings_list_what_they_fit),
	    cmocka_unit_test(other_words_are_plain_words),
	    cmocka_unit_test(second_names_parse),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
