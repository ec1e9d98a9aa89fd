/* SPDX-License-Identifier: MIT */
/* Texts are looked up in catalogs, and every translation of a format takes what the format takes.
 */
#include "lang/catalog.h"
#include "test.h"

static uint64_t choose_form(uint64_t n)
{
	return n == 1 ? 0 : n < 5 ? 1 : 2;
}

static const struct catalog_entry entries[] = {
    {"%s row", {"%s radek", "%s radky", "%s radku"}},
    {"Name", {"Nazev"}},
    {"close", {"zavrit"}},
    {"column\004Name", {"Jmeno"}},
};
static const struct catalog fake = {"cs-CZ", entries, 4, choose_form};

TEST(english_is_the_text_itself)
{
	assert_string_equal(lang_text(NULL, "close"), "close");
	assert_string_equal(lang_text_in(NULL, "column", "Name"), "Name");
	assert_string_equal(lang_plural(NULL, 1, "%s row", "%s rows"), "%s row");
	assert_string_equal(lang_plural(NULL, 0, "%s row", "%s rows"), "%s rows");
}

TEST(a_catalog_translates_what_it_has)
{
	assert_string_equal(lang_text(&fake, "close"), "zavrit");
	assert_string_equal(lang_text(&fake, "Name"), "Nazev");
	assert_string_equal(lang_text_in(&fake, "column", "Name"), "Jmeno");
	assert_string_equal(lang_text(&fake, "open"), "open");
	assert_string_equal(lang_text_in(&fake, "row", "Name"), "Name");
}

TEST(a_number_chooses_the_plural_form)
{
	assert_string_equal(lang_plural(&fake, 1, "%s row", "%s rows"), "%s radek");
	assert_string_equal(lang_plural(&fake, 3, "%s row", "%s rows"), "%s radky");
	assert_string_equal(lang_plural(&fake, 7, "%s row", "%s rows"), "%s radku");
	assert_string_equal(lang_plural(&fake, 2, "%s page", "%s pages"), "%s pages");
}

static void parses_as(const char *name, const char *expected)
{
	const struct catalog *lang = &fake;
	assert_true(lang_parse(name, &lang));
	assert_string_equal(lang_name(lang), expected);
}

TEST(an_option_names_a_language)
{
	const struct catalog *lang;
	parses_as("en", "en");
	parses_as("en-US", "en");
	parses_as("zh-CN", "zh-CN");
	parses_as("zh_cn", "zh-CN");
	parses_as("zh", "zh-CN");
	assert_false(lang_parse("", &lang));
	assert_false(lang_parse("zh-TW", &lang));
	assert_false(lang_parse("zh-CN.UTF-8", &lang));
	assert_false(lang_parse("zh-CN-and-a-name-that-is-longer-than-all-names", &lang));
}

static const char *chosen(const char *all, const char *messages, const char *lang, const char *list)
{
	const struct lang_environment env = {all, messages, lang, list};
	return lang_name(lang_of_environment(&env));
}

TEST(the_environment_names_a_language)
{
	assert_string_equal(chosen(NULL, NULL, NULL, NULL), "en");
	assert_string_equal(chosen(NULL, NULL, "zh_CN.UTF-8", NULL), "zh-CN");
	assert_string_equal(chosen(NULL, "zh_CN.utf8", "de_DE.UTF-8", NULL), "zh-CN");
	assert_string_equal(chosen("C", NULL, "zh_CN.UTF-8", NULL), "en");
	assert_string_equal(chosen("", "", "zh_CN", ""), "zh-CN");
	assert_string_equal(chosen("en_US.UTF-8", NULL, "zh_CN.UTF-8", NULL), "en");
	assert_string_equal(chosen(NULL, NULL, "de_DE.UTF-8", NULL), "en");
}

TEST(a_list_of_languages_precedes_the_locale)
{
	assert_string_equal(chosen(NULL, NULL, "de_DE.UTF-8", "fr:zh_CN:en"), "zh-CN");
	assert_string_equal(chosen(NULL, NULL, "zh_CN.UTF-8", "en:zh_CN"), "en");
	assert_string_equal(chosen(NULL, NULL, "zh_CN.UTF-8", "fr"), "zh-CN");
	assert_string_equal(chosen("C.UTF-8", NULL, NULL, "zh_CN"), "en");
	assert_string_equal(chosen("POSIX", NULL, NULL, "zh_CN"), "en");
}

TEST(a_terminal_that_is_not_in_utf_8_gets_english)
{
	assert_string_equal(chosen("zh_CN.GB18030", NULL, NULL, NULL), "en");
	assert_string_equal(chosen("zh_CN.UTF-8@pinyin", NULL, NULL, NULL), "zh-CN");
}

/* Formats. */

#define ARGUMENTS_MAX 16

/* The kind of each argument that a format takes: its length and conversion; '*' is an int. */
struct arguments {
	char kind[ARGUMENTS_MAX][8];
	int n;
};

static void take_argument(struct arguments *a, int place, const char *kind, size_t n)
{
	assert_in_range(place, 1, ARGUMENTS_MAX);
	char *to = a->kind[place - 1];
	assert_true(n < sizeof a->kind[0]);
	if (to[0])
		assert_memory_equal(to, kind, n);
	memcpy(to, kind, n);
	to[n] = '\0';
	a->n = place > a->n ? place : a->n;
}

static int read_place(const char **at)
{
	size_t digits = strspn(*at, "0123456789");
	if (digits == 0 || (*at)[digits] != '$')
		return 0;
	int place = atoi(*at);
	*at += digits + 1;
	return place;
}

static void read_format(const char *text, struct arguments *out)
{
	int next = 1;
	*out = (struct arguments){.n = 0};
	for (const char *at = text; (at = strchr(at, '%')) != NULL;) {
		at++;
		if (*at == '%') {
			at++;
			continue;
		}
		int place = read_place(&at), star = 0;
		at += strspn(at, "-+#0123456789"); /* "40% down" is no conversion */
		if (*at == '.') {
			at++;
			if (*at == '*') {
				at++;
				int width = read_place(&at);
				star = width ? width : next++;
				take_argument(out, star, "*", 1);
			}
			at += strspn(at, "0123456789");
		}
		const char *kind = at;
		at += strspn(at, "hlzjt");
		if (!strchr("diuxcspn", *at) || !*at)
			continue; /* a percent sign of a text that is no format */
		at++;
		take_argument(out, place ? place : next++, kind, (size_t)(at - kind));
	}
}

static void takes_the_same(const char *text, const char *translated)
{
	struct arguments a, b;
	const char *context = strchr(text, CATALOG_CONTEXT[0]);
	read_format(context ? context + 1 : text, &a);
	read_format(translated, &b);
	if (a.n != b.n || memcmp(a.kind, b.kind, sizeof a.kind) != 0)
		fail_msg("\"%s\" and \"%s\" take other arguments", text, translated);
}

TEST(a_catalog_is_in_the_order_of_bytes)
{
	const struct catalog *lang;
	for (size_t l = 0; (lang = lang_at(l)) != NULL; l++)
		for (size_t i = 1; i < lang->n; i++)
			if (strcmp(lang->entry[i - 1].text, lang->entry[i].text) >= 0)
				fail_msg("%s: \"%s\" is behind \"%s\"", lang->name,
					 lang->entry[i].text, lang->entry[i - 1].text);
}

TEST(a_translation_takes_the_arguments_of_the_text)
{
	const struct catalog *lang;
	for (size_t l = 0; (lang = lang_at(l)) != NULL; l++)
		for (size_t i = 0; i < lang->n; i++)
			for (int f = 0; f < CATALOG_FORMS && lang->entry[i].in[f]; f++)
				takes_the_same(lang->entry[i].text, lang->entry[i].in[f]);
}

/* A language without a plural has one form for all numbers. */
TEST(chinese_has_one_form)
{
	const struct catalog *lang;
	assert_true(lang_parse("zh-CN", &lang));
	for (size_t i = 0; i < lang->n; i++)
		assert_null(lang->entry[i].in[1]);
	assert_int_equal(lang->form(1), 0);
	assert_int_equal(lang->form(5), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(english_is_the_text_itself),
	    cmocka_unit_test(a_catalog_translates_what_it_has),
	    cmocka_unit_test(a_number_chooses_the_plural_form),
	    cmocka_unit_test(an_option_names_a_language),
	    cmocka_unit_test(the_environment_names_a_language),
	    cmocka_unit_test(a_list_of_languages_precedes_the_locale),
	    cmocka_unit_test(a_terminal_that_is_not_in_utf_8_gets_english),
	    cmocka_unit_test(a_catalog_is_in_the_order_of_bytes),
	    cmocka_unit_test(a_translation_takes_the_arguments_of_the_text),
	    cmocka_unit_test(chinese_has_one_form),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
