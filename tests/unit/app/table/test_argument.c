/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/argument.c. */
#include "app/table/argument.h"

#include "flow_start.h"
#include "test.h"

static struct flow *f;

SETUP(set_up)
{
	f = flow_start("20..1", 100);
	return 0;
}

TEARDOWN(tear_down)
{
	flow_end(f);
	return 0;
}

/* Returns the value of the word; -1 if it is not understood. */
static int value_of(enum argument a, const char *word)
{
	int value = -2;
	struct err e = {0};
	if (argument_parse(f->model, a, sl_from(word), &value, &e))
		return value;
	assert_true(e.text[0] != '\0');
	return -1;
}

static void assert_refused(enum argument a, const char *word, const char *says)
{
	int value;
	struct err e = {0};
	assert_false(argument_parse(f->model, a, sl_from(word), &value, &e));
	assert_string_equal(e.text, says);
}

TEST(each_word_is_understood_as_it_is_offered)
{
	struct argument_choice c[ARGUMENT_CHOICES];
	for (int a = ARGUMENT_NONE; a <= ARGUMENT_TOPIC; a++) {
		size_t n = argument_choices(f->model, (enum argument)a, c);
		assert_true(n < ARGUMENT_CHOICES);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(value_of((enum argument)a, c[i].word), c[i].value);
	}
}

TEST(any_case_and_a_beginning_will_do)
{
	assert_int_equal(value_of(ARGUMENT_SORT, "remaining"), SORT_REMAINING);
	assert_int_equal(value_of(ARGUMENT_SORT, "REMAINING%"), SORT_REMAINING_PERCENT);
	assert_int_equal(value_of(ARGUMENT_SORT, "cr"), SORT_CREDIT);
	assert_int_equal(value_of(ARGUMENT_SORT, "ratio"), SORT_REMAINING_PERCENT);
	assert_int_equal(value_of(ARGUMENT_COLUMNS, "state"), COLUMN_STATUS);
	assert_int_equal(value_of(ARGUMENT_STATUSES, "su"), STATUS_SUS);
	assert_int_equal(value_of(ARGUMENT_STATUSES, "na"), STATUS_NA);
	assert_int_equal(value_of(ARGUMENT_FILTER, "u"), FILTER_CLIENT_UIN);
	assert_int_equal(value_of(ARGUMENT_DIRECTION, "old"), ORDER_ASC);
	assert_int_equal(value_of(ARGUMENT_SWITCH, "of"), 0);
}

TEST(a_refusal_names_what_there_is)
{
	assert_refused(ARGUMENT_SORT, "rem", "\"rem\" could be Remaining, Remaining% or Remark");
	assert_refused(ARGUMENT_SWITCH, "o", "\"o\" could be on or off");
	assert_refused(ARGUMENT_STATUSES, "bad",
		       "\"bad\" is not known here; there is SUS, NEG, OUT, CRIT, LOW, OK, N/A, "
		       "risk or all");
	assert_refused(ARGUMENT_PROFILE, "x", "\"x\" is not known here");
	assert_int_equal(value_of(ARGUMENT_SORT, "used"), SORT_USED);
	assert_int_equal(value_of(ARGUMENT_COLUMNS, "force"), -1);
}

TEST(lists_are_split_at_commas_and_texts_are_not)
{
	struct sl rest = SL(" a,b  c, "), word;
	assert_true(argument_split(ARGUMENT_SORT, &rest, &word) && sl_equal(word, SL("a")));
	assert_true(argument_split(ARGUMENT_SORT, &rest, &word) && sl_equal(word, SL("b")));
	assert_true(argument_split(ARGUMENT_SORT, &rest, &word) && sl_equal(word, SL("c")));
	assert_false(argument_split(ARGUMENT_SORT, &rest, &word));
	rest = SL("a,b c");
	assert_true(argument_split(ARGUMENT_FILTER, &rest, &word) && sl_equal(word, SL("a,b")));
}

TEST(only_texts_and_files_can_be_about_a_customer)
{
	assert_true(argument_is_personal(ARGUMENT_FILTER));
	assert_true(argument_is_personal(ARGUMENT_TEXT));
	assert_true(argument_is_personal(ARGUMENT_FILE));
	assert_false(argument_is_personal(ARGUMENT_SORT));
	assert_false(argument_is_personal(ARGUMENT_NONE));
	assert_true(argument_goes_on(ARGUMENT_FILTER) && !argument_repeats(ARGUMENT_FILTER));
	assert_true(argument_goes_on(ARGUMENT_SORT) && argument_repeats(ARGUMENT_SORT));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(each_word_is_understood_as_it_is_offered, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(any_case_and_a_beginning_will_do, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_refusal_names_what_there_is, set_up, tear_down),
	    cmocka_unit_test(lists_are_split_at_commas_and_texts_are_not),
	    cmocka_unit_test(only_texts_and_files_can_be_about_a_customer),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
