/* SPDX-License-Identifier: MIT */
/* Which of the known words a typed one is, begins, or is near to. */
#include "base/word_match.h"

#include "test.h"

static const char *const known[] = {"record",  "record-masked", "replay", "limit",
				    "columns", "list",          "color"};

static struct word_match match(const char *typed)
{
	struct word_match m = word_match_start(sl_from(typed));
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		word_match_add(&m, sl_from(known[i]));
	return m;
}

static void means(const char *typed, const char *word)
{
	struct word_match m = match(typed);
	assert_true(word_match_is_clear(&m));
	assert_string_equal(known[m.at], word);
}

static void hints(const char *typed, const char *hint)
{
	struct word_match m = match(typed);
	char out[WORD_MATCH_HINT];
	assert_false(word_match_is_clear(&m));
	assert_string_equal(word_match_hint(&m, NULL, "--", out), hint);
}

TEST(a_word_or_its_only_beginning_is_clear)
{
	means("limit", "limit");
	means("lim", "limit");
	means("record", "record");
	means("record-", "record-masked");
	means("rep", "replay");
}

TEST(the_beginning_of_several_words_is_not_clear)
{
	struct word_match m = match("re");
	assert_false(word_match_is_clear(&m));
	assert_int_equal(m.n_begun, 3);
	m = match("li");
	assert_int_equal(m.n_begun, 2);
}

TEST(case_counts_for_beginnings_and_not_for_hints)
{
	hints("LIMIT", " (did you mean --limit?)");
	hints("Lim", " (did you mean --limit?)");
}

TEST(a_word_with_one_or_two_wrong_letters_is_near)
{
	hints("colums", " (did you mean --columns?)");
	hints("lst", " (did you mean --list?)");
	hints("lits", " (did you mean --list?)"); /* two letters swapped count once */
	hints("relpay", " (did you mean --replay?)");
	hints("colour", " (did you mean --color?)");
	hints("records", " (did you mean --record?)");
}

TEST(other_words_are_not_near)
{
	hints("xyzzy", "");
	hints("no-such", "");
	hints("lx", "");
	hints("oclumxy", ""); /* two swapped and two wrong letters */
	hints("l", "");
	hints("", "");
	hints("深圳星辰科技深圳星辰科技深圳星辰科技", "");
}

TEST(long_words_are_compared_up_to_a_limit)
{
	struct word_match m = word_match_start(SL("a-word-of-more-than-thirty-one-letters-1"));
	word_match_add(&m, SL("a-word-of-more-than-thirty-one-letters-2"));
	char out[WORD_MATCH_HINT];
	assert_string_equal(word_match_hint(&m, NULL, "", out),
			    " (did you mean a-word-of-more-than-thirty-one-?)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_word_or_its_only_beginning_is_clear),
	    cmocka_unit_test(the_beginning_of_several_words_is_not_clear),
	    cmocka_unit_test(case_counts_for_beginnings_and_not_for_hints),
	    cmocka_unit_test(a_word_with_one_or_two_wrong_letters_is_near),
	    cmocka_unit_test(other_words_are_not_near),
	    cmocka_unit_test(long_words_are_compared_up_to_a_limit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
