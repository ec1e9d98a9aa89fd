/* SPDX-License-Identifier: MIT */
/* Tests of src/store/row_condition.c. */
#include "store/lens.h"
#include "store/row_condition.h"

#include "sample.h"
#include "test.h"

#define ROWS 5

static const struct sample rows[ROWS] = {
    {.uin = "1", .name = "Acme Zürich", .remark = "vip", .credit = "10", .remaining = "5"},
    {.uin = "2", .name = "Acme", .remark = "late payer", .credit = "10", .remaining = "-1"},
    {.uin = "3", .name = "Beta", .email = "acme@x.de", .credit = "10", .remaining = "0"},
    {.uin = "4", .name = "acme", .type = "new", .credit = "10", .remaining = "1.5"},
    {.uin = "5"},
};

/* Returns the UINs of the rows that a lens with this condition shows, one digit each. */
static const char *shown(const char *text)
{
	static char out[ROWS + 1];
	struct store *s = store_new(0, 100, &credit_thresholds_default);
	struct lens *lens = lens_new();
	struct lens_spec spec = {.n_sort = 0};
	struct customer_page page;
	size_t n = 0;
	sample_page(&page, rows, ROWS, ROWS);
	store_put(s, store_current(s), 1, 100, &page, 0);
	sl_to_chars(sl_from(text), spec.narrow, sizeof spec.narrow);
	lens_set(lens, &spec);
	lens_update(lens, s);
	for (uint64_t i = 0; i < lens_rows(lens); i++)
		out[n++] = (char)('0' + store_row(s, lens_row(lens, i)).customer->uin);
	out[n] = '\0';
	lens_free(lens);
	store_free(s);
	return out;
}

/* Likewise, each row by itself. */
static const char *decided(const char *text)
{
	static char out[ROWS + 1];
	struct row_condition r;
	struct arena arena;
	size_t n = 0;
	arena_init(&arena);
	row_condition_init(&r, sl_from(text), NULL);
	for (size_t i = 0; i < ROWS; i++) {
		struct customer c;
		sample_pack(&c, &arena, &rows[i]);
		if (row_condition_decide(
			&r, &c, credit_status_of(&c, &credit_thresholds_default)) == CONDITION_TRUE)
			out[n++] = (char)('1' + i);
	}
	out[n] = '\0';
	row_condition_release(&r);
	arena_release(&arena);
	return out;
}

TEST(pages_and_single_rows_are_decided_alike)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
	    {"acme", "1234"},
	    {"ACME zurich", "1"},
	    {"acme !name:acme", "3"},
	    {"name=acme", "24"},
	    {"name:acme,beta", "1234"},
	    {"\"late payer\" or vip", "12"},
	    {"remark=\"\"", "345"},
	    {"type:new", "4"},
	    {"new", ""}, /* Type is not searched without its name */
	    {"status:neg,out", "23"},
	    {"status:na", "5"},
	    {"remaining<2 remaining>=0", "34"},
	    {"remaining<=15%", "234"},
	    {"!status:risk acme", "14"},
	    {"remaining:none", "5"},
	    {"uin:3 or uin=4", "34"},
	    {"not a condition (", "12345"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (cases[i].text[0] != 'n' || cases[i].text[1] != 'o')
			assert_string_equal(shown(cases[i].text), cases[i].want);
		assert_string_equal(decided(cases[i].text), cases[i].want);
	}
}

TEST(only_the_texts_that_are_searched_are_folded)
{
	struct lens_spec spec = {.narrow = "name:a remark=b remaining<5"};
	assert_int_equal(lens_spec_texts(&spec), FIELD_BIT(FIELD_NAME) | FIELD_BIT(FIELD_REMARK));
	spec = (struct lens_spec){.narrow = "a"};
	assert_int_equal(lens_spec_texts(&spec), ROW_SEARCH_FIELDS);
	spec = (struct lens_spec){.narrow = "remaining<5"};
	assert_int_equal(lens_spec_texts(&spec), 0);
}

TEST(a_condition_and_a_text_of_the_spec_must_both_hold)
{
	struct store *s = store_new(0, 100, &credit_thresholds_default);
	struct lens *lens = lens_new();
	struct lens_spec spec = {.text = "zurich", .narrow = "acme"};
	struct customer_page page;
	sample_page(&page, rows, ROWS, ROWS);
	store_put(s, store_current(s), 1, 100, &page, 0);
	lens_set(lens, &spec);
	lens_update(lens, s);
	assert_int_equal(lens_rows(lens), 1);
	lens_free(lens);
	store_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pages_and_single_rows_are_decided_alike),
	    cmocka_unit_test(only_the_texts_that_are_searched_are_folded),
	    cmocka_unit_test(a_condition_and_a_text_of_the_spec_must_both_hold),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
