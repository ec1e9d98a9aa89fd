/* SPDX-License-Identifier: MIT */
/* Tests of src/codec/json.c. */
#include "codec/json.h"

#include "test.h"

static struct json *parsed(const char *text)
{
	struct err e = {0};
	struct json *doc = json_parse(sl_from(text), &e);
	if (!doc)
		fail_msg("%s: %s", text, e.text);
	assert_int_equal(e.kind, ERR_NONE);
	return doc;
}

static void refused(const char *text, size_t n)
{
	struct err e = {0};
	struct json *doc = json_parse((struct sl){text, n}, &e);
	if (doc)
		fail_msg("%.*s was taken for JSON", (int)n, text);
	assert_int_equal(e.kind, ERR_DECODE);
	assert_true(e.text[0] != '\0');
}

TEST(every_kind)
{
	static const enum json_kind kinds[] = {JSON_NULL,   JSON_FALSE, JSON_TRUE,  JSON_NUMBER,
					       JSON_STRING, JSON_ARRAY, JSON_OBJECT};
	struct json *doc = parsed(" [null,false,true,1,\"\",[],{}]\n");
	const struct json_node *n = json_first(json_root(doc));
	assert_int_equal(json_kind_of(json_root(doc)), JSON_ARRAY);
	assert_int_equal(json_count(json_root(doc)), 7);
	for (size_t i = 0; i < 7; i++, n = json_next(n))
		assert_int_equal(json_kind_of(n), kinds[i]);
	assert_null(n);
	json_free(doc);
}

TEST(absent_values)
{
	struct json *doc = parsed("{\"a\":\"x\"}");
	const struct json_node *none = json_get(json_root(doc), "b");
	assert_null(none);
	assert_int_equal(json_kind_of(none), JSON_ABSENT);
	assert_null(json_get(none, "c"));
	assert_null(json_first(none));
	assert_null(json_next(none));
	assert_int_equal(json_count(none), 0);
	assert_int_equal(json_string(none).n, 0);
	assert_int_equal(json_number(doc, none).n, 0);
	assert_string_equal(json_key(none), "");
	assert_string_equal(json_key(json_root(doc)), "");
	/* A string has no members, no number and no elements. */
	const struct json_node *a = json_get(json_root(doc), "a");
	assert_null(json_get(a, "a"));
	assert_int_equal(json_number(doc, a).n, 0);
	assert_int_equal(json_count(a), 0);
	json_free(doc);
	json_free(NULL);
}

TEST(members_keep_case_and_order)
{
	struct json *doc = parsed("{\"Total\":1,\"total\":2,\"Total\":3,\"\":4}");
	const struct json_node *root = json_root(doc), *n = json_first(root);
	assert_true(sl_equal(json_number(doc, json_get(root, "Total")), SL("1")));
	assert_true(sl_equal(json_number(doc, json_get(root, "total")), SL("2")));
	assert_true(sl_equal(json_number(doc, json_get(root, "")), SL("4")));
	assert_null(json_get(root, "TOTAL"));
	assert_string_equal(json_key(n), "Total");
	assert_string_equal(json_key(json_next(n)), "total");
	json_free(doc);
}

TEST(numbers_keep_their_text)
{
	static const char *const written[] = {"9007199254740993",
					      "18446744073709551615",
					      "-0",
					      "0.10",
					      "1e3",
					      "1E+3",
					      "-1.50e-7",
					      "1e400",
					      "0",
					      "123456789012345678901234567890.12345678"};
	struct buf text;
	buf_init(&text, 4000);
	buf_add_chars(&text, "{\"12\":\"-3 [4,5]\",\"a\":[");
	for (size_t i = 0; i < sizeof written / sizeof *written; i++)
		buf_addf(&text, "%s%s", i ? " , " : "", written[i]);
	buf_add_chars(&text, "],\"\\\"7\":{\"b\":77}}");
	struct json *doc = parsed(text.p);
	const struct json_node *n = json_first(json_get(json_root(doc), "a"));
	for (size_t i = 0; i < sizeof written / sizeof *written; i++, n = json_next(n)) {
		struct sl s = json_number(doc, n);
		assert_true(sl_equal(s, sl_from(written[i])));
		assert_true(s.p >= text.p && s.p < text.p + text.n);
	}
	n = json_get(json_get(json_root(doc), "\"7"), "b");
	assert_true(sl_equal(json_number(doc, n), SL("77")));
	json_free(doc);
	buf_release(&text);
}

TEST(numbers_in_document_order)
{
	struct json *doc = parsed("[1,{\"a\":[2,[3]],\"b\":4},5,[],\"6\",{\"7\":8}]");
	const struct json_node *root = json_root(doc), *second = json_next(json_first(root));
	const struct json_node *a = json_get(second, "a");
	assert_true(sl_equal(json_number(doc, json_first(root)), SL("1")));
	assert_true(sl_equal(json_number(doc, json_first(a)), SL("2")));
	assert_true(sl_equal(json_number(doc, json_first(json_next(json_first(a)))), SL("3")));
	assert_true(sl_equal(json_number(doc, json_get(second, "b")), SL("4")));
	assert_true(sl_equal(json_number(doc, json_next(second)), SL("5")));
	json_free(doc);
}

TEST(malformed_numbers_are_refused)
{
	static const char *const bad[] = {
	    "01",  "-01",      "00",        ".5",    "+1",     "1.",  "1.e5",  "-",
	    "--1", "1e",       "1e+",       "0x1",   "1.2.3",  "1-2", "- 1",   "1e5.5",
	    "NaN", "Infinity", "-Infinity", "1_000", "1,000.", "1 2", "1e5e5", "\xd9\xa1"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		char text[40] = "[";
		refused(bad[i], strlen(bad[i]));
		sl_to_chars(sl_from(bad[i]), text + 1, sizeof text - 2);
		text[strlen(text)] = ']';
		refused(text, strlen(text));
	}
}

TEST(a_number_may_be_of_any_length)
{
	char text[5000];
	for (size_t n = 60; n < sizeof text; n += n < 70 ? 1 : 1000) {
		memset(text, '7', sizeof text);
		text[n] = '\0';
		struct json *doc = parsed(text);
		assert_true(sl_equal(json_number(doc, json_root(doc)), sl_from(text)));
		json_free(doc);
	}
}

TEST(whole_documents_only)
{
	static const char *const bad[] = {
	    "",       " ",          "[",      "]",     "{\"a\":1,", "{\"a\"}",     "{\"a\":}",
	    "[1,]",   "{\"a\":1,}", "[1 2]",  "nul",   "nullx",     "[truefalse]", "{}{}",
	    "[] x",   "'a'",        "\"a",    "\"a\\", "\"\\x\"",   "{a:1}",       "[1]]",
	    "/**/[]", "\"\\u12\"",  "<html>", "[1]//", "\"\\"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		refused(bad[i], strlen(bad[i]));
	refused(NULL, 0);
	/* The length decides, not a terminator. */
	refused("[1]", 2);
	json_free(parsed(" \t\r\n[1] \t\r\n"));
	struct json *doc = json_parse((struct sl){"[1]x", 3}, NULL);
	assert_non_null(doc);
	json_free(doc);
}

TEST(a_raw_nul_is_an_error)
{
	refused("\"a\0b\"", 5);
	refused("[1]\0", 4);
	refused("[\0001]", 4);
	/* cJSON reads these as NUL, too. */
	refused("\"a\\uZZZZ\"", 9);
	refused("\"a\\u00\\\0\"", 9);
	refused("\"a\\\0\"", 5);
	/* An escaped backslash and then plain letters. */
	struct json *doc = parsed("\"\\\\u0000\"");
	assert_true(sl_equal(json_string(json_root(doc)), SL("\\u0000")));
	json_free(doc);
}

TEST(controls_are_no_blanks)
{
	refused("[\x01"
		"1]",
		4);
	refused("[1]\v", 4);
	refused("\f[1]", 4);
}

static void decodes_to(const char *text, const char *bytes)
{
	struct json *doc = parsed(text);
	struct sl s = json_string(json_root(doc));
	assert_int_equal(s.n, strlen(bytes));
	assert_memory_equal(s.p, bytes, s.n);
	json_free(doc);
}

TEST(strings)
{
	decodes_to("\"\"", "");
	decodes_to("\"a\\n\\t\\\"\\\\\\/\\b\\f\\r\"", "a\n\t\"\\/\b\f\r");
	decodes_to("\"\\u4e2d\\u00E9\"", "中é");
	decodes_to("\"\\ud83d\\ude00\"", "😀");
	decodes_to("\"中\"", "中");
	/* Not ours to judge: what uses the text cleans it. */
	decodes_to("\"a\xff\"", "a\xff");
	decodes_to("\"a\nb\"", "a\nb");
}

/* Looked at by words of eight bytes: what ends a string or is escaped may stand anywhere in one. */
TEST(strings_of_any_length)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	for (int before = 0; before < 20; before++)
		for (int after = 0; after < 10; after++) {
			char json[80], text[80];
			snprintf(json, sizeof json, "\"%.*s\\n\\\\%.*s\"", before, letters, after,
				 letters);
			snprintf(text, sizeof text, "%.*s\n\\%.*s", before, letters, after,
				 letters);
			decodes_to(json, text);
			json[strlen(json) - 1] = '\0';
			struct err e = {0};
			assert_null(json_parse(sl_from(json), &e));
		}
}

TEST(half_a_surrogate_pair)
{
	decodes_to("\"a\\ud83d\"", "a\xef\xbf\xbd");
	decodes_to("\"\\ud83db\"", "\xef\xbf\xbd"
				   "b");
	decodes_to("\"\\uDE00\\uD83D\"", "\xef\xbf\xbd\xef\xbf\xbd");
	decodes_to("\"\\ud83d\\ud83d\\ude00\"", "\xef\xbf\xbd😀");
	decodes_to("\"\\ud83d\\n\"", "\xef\xbf\xbd\n");
	decodes_to("\"\\\\ud83d\"", "\\ud83d");
	decodes_to("\"\\ud83d\\u0000\"", "\xef\xbf\xbd\xef\xbf\xbd");
	refused("\"\\ud83d\\u00\"", 12);
}

/* cJSON would cut the text there. */
TEST(an_escaped_nul_is_replaced)
{
	decodes_to("\"a\\u0000b\"", "a\xef\xbf\xbd"
				    "b");
	decodes_to("\"\\\\\\u0000\"", "\\\xef\xbf\xbd");
	decodes_to("\"\\\\u0000\"", "\\u0000");
	struct json *doc = parsed("{\"a\\u0000\":1,\"a\":2}");
	assert_true(sl_equal(json_number(doc, json_get(json_root(doc), "a")), SL("2")));
	assert_false(json_is_exact(doc));
	json_free(doc);
	doc = parsed("[\"\\ud83d\"]");
	assert_false(json_is_exact(doc));
	json_free(doc);
	doc = parsed("[\"\\ud83d\\ude00\\n\\u0001\",1e400]");
	assert_true(json_is_exact(doc));
	json_free(doc);
}

static void nested(int depth, char open, char close, bool good)
{
	char text[400];
	size_t n = 0;
	for (int i = 0; i < depth; i++) {
		text[n++] = open;
		if (open == '{' && i + 1 < depth) {
			memcpy(text + n, "\"\":", 3);
			n += 3;
		}
	}
	for (int i = 0; i < depth; i++)
		text[n++] = close;
	struct json *doc = json_parse((struct sl){text, n}, NULL);
	assert_int_equal(doc != NULL, good);
	json_free(doc);
}

TEST(depth_is_limited)
{
	nested(64, '[', ']', true);
	nested(65, '[', ']', false);
	nested(64, '{', '}', true);
	nested(65, '{', '}', false);
	/* Brackets in a string are text. */
	decodes_to("\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"",
		   "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[");
}

TEST(a_syntax_error_names_its_line)
{
	struct err e = {0};
	assert_null(json_parse(SL("{\n\"a\": 1,\n\"b\": 01\n}"), &e));
	assert_non_null(strstr(e.text, "line 3"));
	err_clear(&e);
	assert_null(json_parse(SL("{\n\"a\" 1}\n"), &e));
	assert_non_null(strstr(e.text, "line 2"));
	assert_non_null(strstr(e.text, "byte 6"));
}

/* What is behind the document in memory does not belong to it. */
TEST(a_number_ends_where_the_document_does)
{
	static const struct {
		const char *text;
		size_t n;
		const char *number;
	} cut[] = {{"123", 2, "12"},     {"-123", 2, "-1"},  {"1.25", 3, "1.2"}, {"1e25", 3, "1e2"},
		   {"1e+25", 4, "1e+2"}, {"12.5", 2, "12"},  {"12e5", 2, "12"},  {"01", 1, "0"},
		   {"909", 3, "909"},    {"1.5e1", 3, "1.5"}};
	for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
		struct err e = {0};
		struct json *doc = json_parse((struct sl){cut[i].text, cut[i].n}, &e);
		if (!doc)
			fail_msg("%s: %s", cut[i].text, e.text);
		assert_true(sl_equal(json_number(doc, json_root(doc)), sl_from(cut[i].number)));
		json_free(doc);
	}
	refused("-12", 1);
	refused("1.25", 2);
	refused("1e25", 2);
	refused("1e+2", 3);
	refused("12:", 3);
	refused("1/2", 3);
}

TEST(a_document_of_exactly_its_memory_is_read)
{
	static const char *const texts[] = {"12", "-1.5", "1e9", "\"a\"", "null", "[9]", "{}"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct err e = {0};
		size_t n = strlen(texts[i]);
		char *exact = malloc(n);
		assert_non_null(exact);
		memcpy(exact, texts[i], n);
		struct json *doc = json_parse((struct sl){exact, n}, &e);
		assert_non_null(doc);
		json_free(doc);
		free(exact);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_number_ends_where_the_document_does),
	    cmocka_unit_test(a_document_of_exactly_its_memory_is_read),
	    cmocka_unit_test(every_kind),
	    cmocka_unit_test(absent_values),
	    cmocka_unit_test(members_keep_case_and_order),
	    cmocka_unit_test(numbers_keep_their_text),
	    cmocka_unit_test(numbers_in_document_order),
	    cmocka_unit_test(malformed_numbers_are_refused),
	    cmocka_unit_test(a_number_may_be_of_any_length),
	    cmocka_unit_test(whole_documents_only),
	    cmocka_unit_test(a_raw_nul_is_an_error),
	    cmocka_unit_test(an_escaped_nul_is_replaced),
	    cmocka_unit_test(controls_are_no_blanks),
	    cmocka_unit_test(strings),
	    cmocka_unit_test(strings_of_any_length),
	    cmocka_unit_test(half_a_surrogate_pair),
	    cmocka_unit_test(depth_is_limited),
	    cmocka_unit_test(a_syntax_error_names_its_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
