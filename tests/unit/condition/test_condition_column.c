/* SPDX-License-Identifier: MIT */
/* Tests of src/condition/condition_column.c: the words that name facts. */
#include "condition/condition.h"
#include "test.h"

TEST(every_fact_is_found_by_its_word)
{
	for (int f = 0; f < CONDITION_FACTS; f++) {
		enum condition_fact found = CONDITION_FACTS;
		const char *word = condition_fact_word((enum condition_fact)f);
		assert_true(word && word[0]);
		assert_true(condition_fact_help((enum condition_fact)f)[0] != '\0');
		assert_true(condition_fact_parse(sl_from(word), &found));
		assert_int_equal(found, f);
	}
}

TEST(a_fact_is_found_in_any_case_and_by_its_whole_word_only)
{
	enum condition_fact found = CONDITION_FACTS;
	char word[40];
	snprintf(word, sizeof word, "%s", condition_fact_word((enum condition_fact)0));
	word[0] = (char)(word[0] - 'a' + 'A');
	assert_true(condition_fact_parse(sl_from(word), &found));
	assert_int_equal(found, 0);
	assert_false(condition_fact_parse(sl_take(sl_from(word), strlen(word) - 1), &found));
	assert_false(condition_fact_parse(SL(""), &found));
	assert_false(condition_fact_parse(SL("no fact at all"), &found));
	assert_int_equal(found, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_fact_is_found_by_its_word),
	    cmocka_unit_test(a_fact_is_found_in_any_case_and_by_its_whole_word_only),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
