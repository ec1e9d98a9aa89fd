/* SPDX-License-Identifier: MIT */
/* Tests of src/store/lens_spec.c. */
#include "store/lens.h"

#include "test.h"

TEST(names_are_read_back_in_any_case)
{
	enum sort_key k;
	for (int i = 0; i < SORT_KEYS; i++) {
		assert_true(sort_key_parse(sl_from(sort_key_name((enum sort_key)i)), &k));
		assert_int_equal(k, i);
		assert_true(sort_key_parse(sl_from(sort_key_word((enum sort_key)i)), &k));
		assert_int_equal(k, i);
		assert_null(strchr(sort_key_word((enum sort_key)i), ' '));
	}
	assert_true(sort_key_parse(SL("rEMAINING"), &k));
	assert_int_equal(k, SORT_REMAINING);
	assert_false(sort_key_parse(SL(""), &k));
	assert_false(sort_key_parse(SL("Remain"), &k));
}

TEST(words_of_earlier_versions_are_still_read)
{
	static const struct {
		const char *word;
		enum sort_key key;
	} cases[] = {
	    {"Standing", SORT_STATUS}, {"state", SORT_STATUS}, {"Ratio", SORT_REMAINING_PERCENT}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		enum sort_key k;
		assert_true(sort_key_parse(sl_from(cases[i].word), &k));
		assert_int_equal(k, cases[i].key);
		assert_string_not_equal(sort_key_word(k), cases[i].word);
	}
}

TEST(any_of_the_three_switches_it_on)
{
	struct lens_spec off = {0}, sorted = {.n_sort = 1}, some = {.statuses = STATUS_AT_RISK};
	struct lens_spec narrowed = {.narrow = "a"}, searched = {.text = "a"};
	assert_true(lens_spec_is_off(&off));
	assert_false(lens_spec_is_off(&searched));
	assert_false(lens_spec_equal(&searched, &off));
	assert_false(lens_spec_is_off(&sorted));
	assert_false(lens_spec_is_off(&some));
	assert_false(lens_spec_is_off(&narrowed));
}

TEST(so_does_a_value_that_rows_are_to_have)
{
	struct lens_spec a = {.like = {.on = true, .by = SORT_TYPE, .value = "new"}}, b = a;
	assert_false(lens_spec_is_off(&a));
	assert_true(lens_spec_equal(&a, &b));
	b.like.by = SORT_NAME;
	assert_false(lens_spec_equal(&a, &b));
	b = a;
	b.like.value[0] = 'N';
	assert_false(lens_spec_equal(&a, &b));
	a.like.on = b.like.on = false; /* what it was does not count then */
	assert_true(lens_spec_equal(&a, &b));
	assert_true(lens_spec_is_off(&a));
}

TEST(equal_specs_need_not_have_equal_bytes)
{
	struct lens_spec a = {.sort = {{SORT_UIN, false}}, .n_sort = 1, .narrow = "x"}, b;
	memset(&b, 0xAA, sizeof b);
	b.n_sort = 1;
	b.sort[0].key = SORT_UIN;
	b.sort[0].descending = false;
	b.statuses = 0;
	b.text[0] = '\0';
	memcpy(b.narrow, "x", 2);
	b.like.on = false;
	assert_true(lens_spec_equal(&a, &b));
	b.sort[0].descending = true;
	assert_false(lens_spec_equal(&a, &b));
	b.sort[0].descending = false;
	b.sort[0].key = SORT_NAME;
	assert_false(lens_spec_equal(&a, &b));
	b = a;
	b.n_sort = 0;
	assert_false(lens_spec_equal(&a, &b));
	b = a;
	b.statuses = 1;
	assert_false(lens_spec_equal(&a, &b));
	b = a;
	b.narrow[0] = 'y';
	assert_false(lens_spec_equal(&a, &b));
}

TEST(bands_are_equal_by_their_number)
{
	struct lens_spec a = {.like = {.on = true, .in_band = true, .band = 3}}, b = a;
	assert_true(lens_spec_equal(&a, &b));
	b.like.band = 4;
	assert_false(lens_spec_equal(&a, &b));
	b = a;
	b.like.in_band = false;
	assert_false(lens_spec_equal(&a, &b));
	assert_false(lens_spec_equal(&b, &a));
}

TEST(the_fields_that_are_read_as_texts)
{
	const unsigned name = FIELD_BIT(FIELD_NAME), email = FIELD_BIT(FIELD_EMAIL);
	struct lens_spec s = {.n_sort = 1, .sort = {{SORT_UIN, false}}};
	assert_int_equal(lens_spec_texts(&s), 0);
	s.sort[1].key = SORT_EMAIL;
	s.n_sort = 2;
	assert_int_equal(lens_spec_texts(&s), email);
	memcpy(s.narrow, "name=orchid", sizeof "name=orchid");
	assert_int_equal(lens_spec_texts(&s), name | email);
	memcpy(s.narrow, "remaining<5", sizeof "remaining<5");
	assert_int_equal(lens_spec_texts(&s), email);
	memcpy(s.text, "x", 2);
	assert_int_equal(lens_spec_texts(&s) & ROW_SEARCH_FIELDS, ROW_SEARCH_FIELDS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(names_are_read_back_in_any_case),
	    cmocka_unit_test(words_of_earlier_versions_are_still_read),
	    cmocka_unit_test(any_of_the_three_switches_it_on),
	    cmocka_unit_test(so_does_a_value_that_rows_are_to_have),
	    cmocka_unit_test(equal_specs_need_not_have_equal_bytes),
	    cmocka_unit_test(bands_are_equal_by_their_number),
	    cmocka_unit_test(the_fields_that_are_read_as_texts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
