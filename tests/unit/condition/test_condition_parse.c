/* SPDX-License-Identifier: MIT */
/* Tests of src/condition/condition_parse.c. */
#include "condition_fixture.h"

TEST(words_that_follow_each_other_must_all_hold)
{
	assert_shape("acme", "acme");
	assert_shape("  acme   hk ", "acme hk");
	assert_shape("acme and hk", "acme hk");
	assert_shape("a b c", "a b c");
	assert_shape("", "");
	assert_shape("   ", "");
}

TEST(or_binds_less_and_parentheses_group)
{
	assert_shape("a b or c d", "a b or c d");
	assert_shape("(a b) or (c d)", "a b or c d");
	assert_shape("a (b or c) d", "a (b or c) d");
	assert_shape("a OR b AND c", "a or b c");
	assert_shape("((a))", "a");
	assert_shape("a or(b)", "a or b");
}

TEST(an_exclamation_mark_inverts_what_follows)
{
	assert_shape("!a", "!a");
	assert_shape("! a b", "!a b");
	assert_shape("!!a", "!!a");
	assert_shape("!(a or b) c", "!(a or b) c");
	assert_shape("!(a b)", "!(a b)");
	assert_shape("remaining !acme", "remaining !acme");
}

TEST(a_word_where_no_operator_can_be_is_a_text)
{
	assert_shape("or", "\"or\"");
	assert_shape("and x", "\"and\" x");
	assert_shape("a or or", "a or \"or\"");
	assert_shape("oregon", "oregon");
	assert_shape("a android", "a android");
	assert_shape("a or:b", "a \"or:b\"");
}

TEST(faults_name_the_place)
{
	assert_shape("acme or", "...7+0: a text or a term is missing");
	assert_shape("acme or )", "...8+1: there is nothing before the closing parenthesis");
	assert_shape("acme or ", "...8+0: a text or a term is missing");
	assert_shape("!", "...1+0: a text or a term is missing");
	assert_shape("(a b", "...0+4: the parenthesis is not closed");
	assert_shape("a ) b", "2+1: a parenthesis is closed that was not opened");
	assert_shape("() a", "1+1: there is nothing before the closing parenthesis");
}

TEST(what_is_too_much_is_refused)
{
	char text[CONDITION_BYTES + 1];
	memset(text, '(', 40);
	strcpy(text + 40, "a");
	assert_shape(text, "16+1: the parentheses are nested too deeply");
	memset(text, '!', 40);
	assert_shape(text, "16+1: the parentheses are nested too deeply");
	/* The place of a fault is within the text, also where that ends. */
	text[16] = '\0';
	assert_shape(text, "...16+0: the parentheses are nested too deeply");
	for (size_t i = 0; i < 100; i++)
		memcpy(text + 2 * i, "a ", 3);
	assert_shape(text, "49+0: the condition has too many texts");
	for (size_t i = 0; i < 36; i++)
		memcpy(text + 7 * i, "marked ", 8);
	assert_int_equal(strlen(condition_shape(text)), 36 * 7 - 1);
	memset(text, 'a', CONDITION_BYTES);
	text[CONDITION_BYTES] = '\0';
	assert_shape(text, "256+0: a condition has at most 256 bytes");
	text[CONDITION_BYTES - 1] = '\0';
	assert_string_equal(condition_shape(text), text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_that_follow_each_other_must_all_hold),
	    cmocka_unit_test(or_binds_less_and_parentheses_group),
	    cmocka_unit_test(an_exclamation_mark_inverts_what_follows),
	    cmocka_unit_test(a_word_where_no_operator_can_be_is_a_text),
	    cmocka_unit_test(faults_name_the_place),
	    cmocka_unit_test(what_is_too_much_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
