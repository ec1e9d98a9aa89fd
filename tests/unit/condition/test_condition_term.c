/* SPDX-License-Identifier: MIT */
/* Tests of src/condition/condition_term.c and condition_column.c. */
#include "condition_fixture.h"

TEST(quotation_marks_make_a_phrase)
{
	assert_shape("\"acme hk\" x", "\"acme hk\" x");
	assert_shape("\"or\"", "\"or\"");
	assert_shape("\"marked\"", "\"marked\"");
	assert_shape("\"acme\"", "acme");
	assert_shape("\"a\\\"b\\\\c\"", "\"a\\\"b\\\\c\"");
	assert_shape("\"acme", "acme"); /* while it is typed */
	assert_shape("\"\"", "...2+0: there is no text between the quotation marks");
	assert_shape("a\"b", "\"a\\\"b\"");
}

TEST(a_column_holds_a_text_or_is_it)
{
	assert_shape("name:acme", "name:acme");
	assert_shape("NAME:acme,\"b c\"", "name:acme or name:\"b c\"");
	assert_shape("name=acme", "name=acme");
	assert_shape("name!=acme", "!name=acme");
	assert_shape("name != acme", "!name=acme");
	assert_shape("remark=\"\"", "remark=\"\"");
	assert_shape("remark:\"\"", "remark=\"\"");
	assert_shape("ClientUin:2000", "uin:2000");
	assert_shape("name:(hk)", "name:\"(hk)\"");
	assert_shape("(name:hk)", "name:hk");
	assert_shape("name<a", "0+5: name is a text: name:WORD finds a part of it, name=WORD the "
			       "whole");
	assert_shape("name:", "...0+5: a value is missing behind name");
	assert_shape("name: )", "0+6: a value is missing behind name");
	assert_shape("name:a,", "...0+7: a value is missing behind name");
}

TEST(other_words_with_such_signs_are_texts)
{
	assert_shape("http://x", "\"http://x\"");
	assert_shape("a=b", "\"a=b\"");
	assert_shape("x2<3", "\"x2<3\"");
	assert_shape("ref:12", "\"ref:12\"");
	assert_shape("name", "name");
	assert_shape("remaining", "remaining");
	assert_shape("name : acme", "name \":\" acme");
	assert_shape("foo(bar)", "\"foo(bar)\"");
	assert_shape("50%", "\"50%\"");
	assert_shape("c++", "c++");
	assert_shape("pay@x.de", "pay@x.de");
}

TEST(a_misspelt_column_is_named)
{
	assert_shape("reminaing<100", "0+9: \"reminaing\" is no column (did you mean remaining?); "
				      "in quotation marks it is a text");
	assert_shape("a statsu:neg", "2+6: \"statsu\" is no column (did you mean status?); in "
				     "quotation marks it is a text");
	assert_shape("balance<5", "0+7: \"balance\" is no column; in quotation marks it is a text");
}

TEST(statuses_are_a_list)
{
	assert_shape("status:neg,OUT", "status:neg,out");
	assert_shape("status:na", "status:na");
	assert_shape("status:NA,sus", "status:sus,na");
	assert_shape("status=n/a", "status:na");
	assert_shape("status:risk", "status:sus,neg,out,crit");
	assert_shape("status!=ok", "!status:ok");
	assert_shape("status:ne", "...7+2: \"ne\" is no status; the words are sus, neg, out, crit, "
				  "low, ok, na and risk");
	assert_shape("status:ne x", "7+2: \"ne\" is no status; the words are sus, neg, out, crit, "
				    "low, ok, na and risk");
	assert_shape("status<ok", "0+7: statuses are listed, not compared: status:neg,out");
	assert_shape("status:neg, x", "0+11: a value is missing behind status");
}

TEST(numbers_are_compared)
{
	assert_shape("remaining<100", "remaining<100");
	assert_shape("remaining >= 5k", "remaining>=5000");
	assert_shape("RemainingCredit<=1", "remaining<=1");
	assert_shape("credit=5", "credit=5");
	assert_shape("credit:5", "credit=5");
	assert_shape("credit!=5", "!credit=5");
	assert_shape("(credit>5)", "credit>5");
	assert_shape("remaining<", "...0+10: a value is missing behind remaining");
	assert_shape("remaining< x", "...11+1: an amount is a number such as 100, -2.50 or 5k");
	assert_shape("remaining<x y", "10+1: an amount is a number such as 100, -2.50 or 5k");
	assert_shape("expiry:none", "expiry:none");
	assert_shape("expiry!=none", "!expiry:none");
	assert_shape("credit<none",
		     "...0+11: \"none\" cannot be compared; credit:none finds rows without one");
}

TEST(facts_are_words)
{
	struct condition c;
	struct condition_fault f = {.at = 0};
	assert_shape("Marked !changed", "marked !changed");
	assert_true(row_condition_parse(SL("a or !marked"), &c, &f));
	assert_true(condition_uses_fact(&c, CONDITION_MARKED));
	assert_true(row_condition_parse(SL("a remaining<5"), &c, &f));
	assert_false(condition_uses_fact(&c, CONDITION_MARKED));
	assert_true(row_condition_parse(SL("a or !marked"), &c, &f));
	assert_false(condition_uses_fact(&c, CONDITION_CHANGED));
	assert_string_equal(condition_fact_word(CONDITION_CHANGED), "changed");
	assert_non_null(strstr(condition_fact_help(CONDITION_CHANGED), "changed"));
}

TEST(every_column_has_a_word_without_a_blank)
{
	for (int i = 0; i < CONDITION_COLUMNS; i++) {
		enum condition_column c = (enum condition_column)i, found;
		struct sl word = sl_from(condition_column_word(c));
		assert_true(condition_column_parse(word, &found));
		assert_int_equal(found, c);
		assert_null(memchr(word.p, ' ', word.n));
		assert_true(condition_column_help(c)[0]);
	}
}

TEST(words_end_at_any_blank_and_may_hold_parentheses)
{
	assert_shape("a\tb\nc\rd", "a b c d");
	assert_shape("(star(sea) or moon(a(b)))", "\"star(sea)\" or \"moon(a(b))\"");
	assert_shape("remaining<5\t\"a b\"", "remaining<5 \"a b\"");
}

TEST(columns_have_their_kind_and_field)
{
	enum condition_column c;
	for (int i = 0; i < CONDITION_COLUMNS; i++) {
		c = (enum condition_column)i;
		enum condition_column found;
		assert_true(condition_column_parse(sl_from(condition_column_word(c)), &found));
		assert_int_equal(found, c);
		assert_true(condition_column_help(c)[0]);
	}
	assert_true(condition_column_parse(SL("email"), &c));
	assert_int_equal(condition_column_field(c), FIELD_EMAIL);
	assert_true(condition_column_parse(SL("RemainingCredit"), &c));
	assert_int_equal(c, CONDITION_REMAINING);
	assert_false(condition_column_parse(SL("ema"), &c));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(quotation_marks_make_a_phrase),
	    cmocka_unit_test(a_column_holds_a_text_or_is_it),
	    cmocka_unit_test(other_words_with_such_signs_are_texts),
	    cmocka_unit_test(a_misspelt_column_is_named),
	    cmocka_unit_test(statuses_are_a_list),
	    cmocka_unit_test(numbers_are_compared),
	    cmocka_unit_test(facts_are_words),
	    cmocka_unit_test(every_column_has_a_word_without_a_blank),
	    cmocka_unit_test(words_end_at_any_blank_and_may_hold_parentheses),
	    cmocka_unit_test(columns_have_their_kind_and_field),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
