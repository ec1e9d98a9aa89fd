/* SPDX-License-Identifier: MIT */
/* Tests of src/store/row_search.c. */
#include "store/row_search.h"

#include "sample.h"
#include "test.h"

static const struct sample orchid = {.uin = "200000000042",
				     .name = "Orchid Labs",
				     .remark = "Straße;\tcall orchid",
				     .email = "pay@orchid.example",
				     .mobile = "86-5550042",
				     .type = "Orchid"};

/* Searches a customer; returns the name of the first field with the text, "" for none. */
static const char *search_fields(const char *text, unsigned fields, bool whole)
{
	struct arena arena;
	struct customer c;
	struct row_search q;
	enum customer_field in = FIELD_FORCE;
	arena_init(&arena);
	sample_pack(&c, &arena, &orchid);
	row_search_init(&q, sl_from(text));
	if (fields)
		q.fields = fields;
	q.whole = whole;
	bool found = row_search_finds(&q, &c, &in);
	assert_int_equal(found, row_search_finds(&q, &c, NULL));
	row_search_release(&q);
	arena_release(&arena);
	return found ? customer_field_name(in) : "";
}

static const char *field_of(const char *text)
{
	return search_fields(text, 0, false);
}

TEST(the_first_field_with_the_text_is_named)
{
	assert_string_equal(field_of("0042"), "ClientUin");
	assert_string_equal(field_of("ORCHID"), "Name");
	assert_string_equal(field_of("call Orchid"), "Remark");
	assert_string_equal(field_of("orchid.example"), "Email");
	assert_string_equal(field_of("86-"), "Mobile");
	assert_string_equal(field_of("orchids"), "");
	assert_string_equal(field_of("Orchid LabsStra"), "");
}

TEST(only_the_chosen_fields_are_searched)
{
	assert_string_equal(search_fields("orchid", FIELD_BIT(FIELD_EMAIL), false), "Email");
	assert_string_equal(search_fields("0042", FIELD_BIT(FIELD_NAME), false), "");
}

TEST(a_whole_text_is_equal_to_the_field)
{
	unsigned email = FIELD_BIT(FIELD_EMAIL);
	assert_string_equal(search_fields("PAY@orchid.example", email, true), "Email");
	assert_string_equal(search_fields("orchid.example", email, true), "");
	assert_string_equal(search_fields("pay@orchid.example.net", email, true), "");
	assert_string_equal(search_fields("200000000042", 0, true), "ClientUin");
}

/* Whoever searches need not know how a name is written. */
TEST(accents_and_their_spelling_do_not_count)
{
	static const struct {
		const char *typed, *in;
		size_t at, n;
	} places[] = {{"zurich", "AG Zürich", 3, 7},
		      {"ZÜRICH", "AG zurich", 3, 6},
		      {"zürich", "Zu\xCC\x88rich", 0, 8},
		      {"한빛", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\xEB\xB9\x9B", 0, 12},
		      {"lodz", "Łódź", 0, 7}};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct row_search q;
		size_t at, n;
		row_search_init(&q, sl_from(places[i].typed));
		assert_true(row_search_place(&q, sl_from(places[i].in), &at, &n));
		assert_int_equal(at, places[i].at);
		assert_int_equal(n, places[i].n);
		row_search_release(&q);
	}
}

TEST(a_control_is_searched_for_as_a_blank)
{
	assert_string_equal(field_of("; call"), "Remark");
	assert_string_equal(field_of(";\tcall"), "Remark");
}

TEST(an_empty_text_is_in_every_row_and_at_no_place)
{
	struct row_search q;
	size_t at, n;
	assert_string_equal(field_of(""), "ClientUin");
	assert_string_equal(field_of("\xc2\xad"), "ClientUin"); /* a soft hyphen folds to nothing */
	row_search_init(&q, SL(""));
	assert_false(row_search_place(&q, SL("abc"), &at, &n));
	row_search_release(&q);
}

TEST(a_text_that_is_too_long_is_refused)
{
	char text[2000], folded[ROW_SEARCH_BYTES];
	memset(text, 'A', sizeof text);
	assert_true(row_search_fold((struct sl){text, ROW_SEARCH_BYTES - 1}, folded));
	assert_int_equal(strlen(folded), ROW_SEARCH_BYTES - 1);
	assert_int_equal(folded[0], 'a');
	assert_false(row_search_fold((struct sl){text, ROW_SEARCH_BYTES}, folded));
	assert_string_equal(folded, "");
	assert_false(row_search_fold((struct sl){text, sizeof text}, folded));
}

/* Returns the place of the word in the text as "offset+bytes"; "" for none. */
static const char *place(const char *text, const char *word)
{
	static char out[40];
	struct row_search q;
	size_t at, n;
	row_search_init(&q, sl_from(word));
	out[0] = '\0';
	if (row_search_place(&q, sl_from(text), &at, &n))
		snprintf(out, sizeof out, "%zu+%zu", at, n);
	row_search_release(&q);
	return out;
}

TEST(a_place_is_that_of_whole_glyphs)
{
	assert_string_equal(place("Delta delta", "DELTA"), "0+5");
	assert_string_equal(place("a Delta", "delta"), "2+5");
	assert_string_equal(place("die Straße 7", "strasse"), "4+7");
	assert_string_equal(place("a\xef\xac\x81z", "fi"), "1+3");
	assert_string_equal(place("xe\xcc\x81y", "\xc3\xa9"), "1+3");
	assert_string_equal(place("a\tb", "a b"), "0+3");
	assert_string_equal(place("abc", "bd"), "");
	assert_string_equal(place("", "a"), "");
}

TEST(what_folds_as_half_a_glyph_has_no_place)
{
	/* The ligature folds to f and i; its second half begins no glyph. */
	assert_string_equal(place("\xef\xac\x81z", "iz"), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_first_field_with_the_text_is_named),
	    cmocka_unit_test(only_the_chosen_fields_are_searched),
	    cmocka_unit_test(a_whole_text_is_equal_to_the_field),
	    cmocka_unit_test(accents_and_their_spelling_do_not_count),
	    cmocka_unit_test(a_control_is_searched_for_as_a_blank),
	    cmocka_unit_test(an_empty_text_is_in_every_row_and_at_no_place),
	    cmocka_unit_test(a_text_that_is_too_long_is_refused),
	    cmocka_unit_test(a_place_is_that_of_whole_glyphs),
	    cmocka_unit_test(what_folds_as_half_a_glyph_has_no_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
