/* SPDX-License-Identifier: MIT */
/* A sentence that was made in English is made again in another language. */
#include "lang/catalog.h"
#include "lang/sentence.h"
#include "test.h"

#define PLAIN_BYTES 16384

static uint64_t choose_form(uint64_t n)
{
	(void)n;
	return 0;
}

/* In the order of bytes. */
static const struct catalog_entry entries[] = {
    {"%.*s of %d", {"von %3$d: %2$.*1$s"}},
    {"%d %d %d %d %d %d %d %d %.*s are nine", {"neun: %d %d %d %d %d %d %d %d %.*s"}},
    {"%d %d %d %d %d %d %d %d %d %.*s are too many", {"zu viele: %d %d %d %d %d %d %d %d %d %.*s"}},
    {"%d %d %d %d %d %d %d %d %d %d %d are eleven", {"elf: %d %d %d %d %d %d %d %d %d %d %d"}},
    {"%d %d %d %d %d %d %d %d %d %d are ten", {"zehn: %d %d %d %d %d %d %d %d %d %d"}},
    {"%s has %zu rows", {"%2$zu Zeilen in %1$s"}},
    {"%s is %s", {"%s %s"}},
    {"%s is damaged", {"%s ist kaputt"}},
    {"%s is not a list", {"%s ist keine Liste"}},
    {"%s of %s", {"%2$s: %1$s"}},
    {"100%% of all the %s", {"%s: 100%%"}},
    {"40% down", {"40% runter"}},
    {"Data", {"Daten"}},
    {"all of the %s", {"\xC3\xBC\xC3\xBC %s"}},
    {"before the last of a list\004 and ", {" und "}},
    {"before the last of a list\004 or ", {" oder "}},
    {"between two of a list\004, ", {" + "}},
    {"between two sentences\004; ", {", "}},
    {"in front of a message\004: ", {" - "}},
    {"it ended with %d%s%s", {"Ende mit %d%s%s"}},
    {"it must be %s", {"es sei %s"}},
    {"it stopped: %s", {"es klappt nicht: %s"}},
    {"list\004%s and %s", {"%s und %s"}},
    {"page %u: %.370s", {"Seite %u: %.370s"}},
    {"row %d: %s %s", {"Zeile %d: %s %s"}},
    {"the answer", {"die Antwort"}},
};
static const struct catalog german = {"de-DE", entries, sizeof entries / sizeof *entries,
				      choose_form};

static void says(const char *text, const char *expected)
{
	char room[SENTENCE_ROOM];
	assert_string_equal(lang_sentence(&german, text, room, sizeof room), expected);
}

TEST(english_is_the_text_itself)
{
	char room[SENTENCE_ROOM];
	const char *text = "the answer";
	assert_ptr_equal(lang_sentence(NULL, text, room, sizeof room), text);
}

TEST(a_text_without_arguments_is_looked_up)
{
	says("the answer", "die Antwort");
	says("40% down", "40% runter");
}

TEST(a_sentence_that_no_format_fits_is_left)
{
	says("something else", "something else");
	says("Data has many rows", "Data has many rows");
	says("Data has 4 rows more", "Data has 4 rows more");
	says("Data has 4 row", "Data has 4 row");
	says("row x: Data is", "row x: Data is");
	says("", "");
}

TEST(a_format_that_fits_any_sentence_is_not_used)
{
	says("the disk is full", "the disk is full");
	says("the answer is full", "the answer is full");
	says("Data of it", "Data of it");
	says("page 3: the disk is full", "Seite 3: the disk is full");
}

TEST(a_format_of_few_words_needs_known_parts)
{
	says("Data is damaged", "Data ist kaputt");
	says("the answer is damaged", "die Antwort ist kaputt");
	says("what came is damaged", "what came is damaged");
	says("it stopped: what came", "es klappt nicht: what came");
	says("it stopped: Data", "es klappt nicht: Data");
}

TEST(arguments_keep_their_places)
{
	says("Data has 12 rows", "12 Zeilen in Data");
	says("all of -3", "von -3: all");
	says("100% of all the rows", "rows: 100%");
}

TEST(an_argument_of_several_words_is_translated_and_a_name_is_not)
{
	says("the answer is not a list", "die Antwort ist keine Liste");
	says("Data is not a list", "Data ist keine Liste");
	says("page 3: the answer has 7 rows", "Seite 3: 7 Zeilen in die Antwort");
}

TEST(a_list_of_words_keeps_the_words)
{
	says("it must be auto, always or never", "es sei auto + always oder never");
	says("it must be a or b", "es sei a oder b");
	says("it must be a, b and c", "es sei a + b und c");
	says("it must be a, b", "es sei a, b");
	says("it must be a or b c", "es sei a or b c");
	says("it must be a b or c", "es sei a b or c");
	says("it must be a or ", "es sei a or ");
	says("it must be a,, or b", "es sei a,, or b");
}

TEST(the_format_with_most_words_is_chosen)
{
	says("row 2: Data is bad", "Zeile 2: Data is bad");
}

TEST(a_text_of_a_context_is_no_format)
{
	says("list\004this and that", "list\004this and that");
}

TEST(an_argument_may_hold_the_text_behind_it)
{
	says("it is not a list is not a list", "it ist keine Liste ist keine Liste");
}

TEST(what_is_before_and_behind_a_colon_is_translated)
{
	says("/a b: the answer", "/a b - die Antwort");
	says("the answer: Data is not a list", "die Antwort - Data ist keine Liste");
	says("it failed; the answer: x", "it failed, die Antwort - x");
	says("it failed; and: x", "it failed; and: x");
	says("it ended with 3: oops", "Ende mit 3 - oops");
	says("it ended with 3: the answer", "Ende mit 3 - die Antwort");
	says("it ended with 3", "Ende mit 3");
}

TEST(sentences_in_sentences_end)
{
	says("a b: c d: e f: g h: i j: the answer", "a b: c d: e f: g h: i j: the answer");
	says("a b: c d: the answer", "a b - c d - die Antwort");
}

TEST(the_parts_that_are_searched_for_are_few)
{
	says("a b; c d; Data is damaged", "a b, c d, Data ist kaputt");
	const char *parts = "a b: c d: e f: g h; i j: k l: m n: o p; q r: s t; Data is damaged";
	says(parts, parts);
}

TEST(the_pieces_of_a_format_are_in_its_order)
{
	says("has 3 rows Data", "has 3 rows Data");
	says("a has has 3 rows", "3 Zeilen in a has");
	says("100% of all the rows", "rows: 100%");
}

TEST(a_full_room_ends_with_a_whole_character)
{
	char room[4];
	assert_string_equal(lang_sentence(&german, "all of the a", room, sizeof room), "\xC3\xBC");
	assert_string_equal(lang_sentence(&german, "the answer", room, sizeof room), "die");
	assert_string_equal(lang_sentence(&german, "the answer", room, 0), "the answer");
}

/* What the program says in English is found again in a catalog, with texts as arguments. */
TEST(chinese_has_the_sentences_about_answers)
{
	static const char *const texts[] = {
	    "page 2: Data has 4000 rows, more than a page can have (1000) (12 bytes)",
	    "the answer has no Data (20 bytes)",
	    "row 3, byte 120: RemainingCredit is not a number",
	    "row 3, byte 120: it is not an object",
	    "and 12 more on this page",
	    "through the proxy http://localhost:3128: Could not resolve host: a.b",
	};
	const struct catalog *lang;
	char room[SENTENCE_ROOM];
	assert_true(lang_parse("zh-CN", &lang));
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		assert_string_not_equal(lang_sentence(lang, texts[i], room, sizeof room), texts[i]);
}

/* Writes a format with plain arguments, which are the same in all places. */
static void write_plain(const char *format, char *out)
{
	while (*format) {
		const char *at = format + 1;
		at += strspn(at, "-+#.*$0123456789");
		at += strspn(at, "hlzjt");
		if (*format != '%' || !*at || !strchr("%diuxs", *at)) {
			*out++ = *format++;
			continue;
		}
		const char *plain = *at == 's' ? "Xyz" : *at == '%' ? "%" : "7";
		memcpy(out, plain, strlen(plain));
		out += strlen(plain);
		format = at + 1;
	}
	*out = '\0';
}

static const char *skip_blanks(const char *text)
{
	return text + strspn(text, " ");
}

/* Formats that are too general for a sentence leave it in English. */
static void says_itself(const struct catalog *lang, const struct catalog_entry *entry)
{
	char text[PLAIN_BYTES], expected[PLAIN_BYTES], room[PLAIN_BYTES];
	assert_true(strlen(entry->text) * 3 < sizeof text &&
		    strlen(entry->in[0]) * 3 < sizeof expected);
	write_plain(entry->text, text);
	write_plain(entry->in[0], expected);
	const char *said = lang_sentence(lang, text, room, sizeof room);
	/* One text may be in two files, with a blank in front of one of its translations. */
	bool same = strcmp(skip_blanks(said), skip_blanks(expected)) == 0;
	if (!same && strcmp(said, text) != 0)
		fail_msg("\"%s\" is said with another format: \"%s\"", text, said);
}

TEST(no_text_of_a_catalog_is_said_with_the_format_of_another)
{
	const struct catalog *lang;
	for (size_t l = 0; (lang = lang_at(l)) != NULL; l++)
		for (size_t i = 0; i < lang->n; i++)
			if (strchr(lang->entry[i].text, '%') &&
			    !strchr(lang->entry[i].text, CATALOG_CONTEXT[0]))
				says_itself(lang, &lang->entry[i]);
}

/* The words of these are those of general formats. */
TEST(no_language_rebuilds_a_sentence_that_it_does_not_know)
{
	static const char *const texts[] = {
	    "the disk is full",        "it is full of holes",   "a part of the list",
	    "nothing of it is left",   "all keys are stopped",  "credit is used by others",
	    "the row was of no use",   "line breaks are used",  "today it rains",
	    "the plug of it is used",  "where it ended is new", "all of it, all",
	    "used plates are stopped", "a list is missing",
	};
	const struct catalog *lang;
	char room[SENTENCE_ROOM];
	for (size_t l = 0; (lang = lang_at(l)) != NULL; l++)
		for (size_t i = 0; i < COUNT_OF(texts); i++)
			assert_string_equal(lang_sentence(lang, texts[i], room, sizeof room),
					    texts[i]);
}

/* A text with a precision counts as two. */
TEST(ten_arguments_fit_and_eleven_do_not)
{
	says("1 2 3 4 5 6 7 8 9 10 are ten", "zehn: 1 2 3 4 5 6 7 8 9 10");
	says("1 2 3 4 5 6 7 8 9 10 11 are eleven", "1 2 3 4 5 6 7 8 9 10 11 are eleven");
	says("1 2 3 4 5 6 7 8 Data are nine", "neun: 1 2 3 4 5 6 7 8 Data");
	says("1 2 3 4 5 6 7 8 9 Data are too many", "1 2 3 4 5 6 7 8 9 Data are too many");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ten_arguments_fit_and_eleven_do_not),
	    cmocka_unit_test(english_is_the_text_itself),
	    cmocka_unit_test(a_text_without_arguments_is_looked_up),
	    cmocka_unit_test(a_sentence_that_no_format_fits_is_left),
	    cmocka_unit_test(a_format_that_fits_any_sentence_is_not_used),
	    cmocka_unit_test(a_format_of_few_words_needs_known_parts),
	    cmocka_unit_test(arguments_keep_their_places),
	    cmocka_unit_test(an_argument_of_several_words_is_translated_and_a_name_is_not),
	    cmocka_unit_test(a_list_of_words_keeps_the_words),
	    cmocka_unit_test(the_format_with_most_words_is_chosen),
	    cmocka_unit_test(a_text_of_a_context_is_no_format),
	    cmocka_unit_test(an_argument_may_hold_the_text_behind_it),
	    cmocka_unit_test(what_is_before_and_behind_a_colon_is_translated),
	    cmocka_unit_test(sentences_in_sentences_end),
	    cmocka_unit_test(the_parts_that_are_searched_for_are_few),
	    cmocka_unit_test(the_pieces_of_a_format_are_in_its_order),
	    cmocka_unit_test(a_full_room_ends_with_a_whole_character),
	    cmocka_unit_test(no_text_of_a_catalog_is_said_with_the_format_of_another),
	    cmocka_unit_test(no_language_rebuilds_a_sentence_that_it_does_not_know),
	    cmocka_unit_test(chinese_has_the_sentences_about_answers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
