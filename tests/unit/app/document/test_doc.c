/* SPDX-License-Identifier: MIT */
/* Tests of src/app/document/doc.c. */
#include "base/buf.h"

#include "app/document/doc.h"

#include "test.h"

static struct doc d;
static struct buf out;

SETUP(begin)
{
	doc_init(&d);
	buf_init(&out, 1u << 16);
	return 0;
}

TEARDOWN(end)
{
	doc_release(&d);
	buf_release(&out);
	return 0;
}

/* The lines shown, set in by a blank a level, folds marked. */
static const char *shown(void)
{
	buf_clear(&out);
	buf_add_chars(&out, "");
	for (size_t i = 0; i < d.n; i = doc_next(&d, i)) {
		const struct doc_line *l = &d.lines[i];
		for (int k = 0; k < l->indent; k++)
			buf_add_byte(&out, ' ');
		buf_add(&out, l->text);
		buf_add_chars(&out, l->folded ? " +\n" : "\n");
	}
	return out.n ? out.p : "";
}

static const char *set_out(const char *json)
{
	doc_release(&d);
	doc_add_json(&d, 0, sl_from(json));
	return shown();
}

TEST(json_is_set_out_line_by_line)
{
	assert_string_equal(set_out("{\"a\":1,\"b\":[true,{\"c\":null}],\"d\":\"x, {y\"}"),
			    "{\n \"a\": 1,\n \"b\": [\n  true,\n  {\n   \"c\": null\n  }\n ],\n"
			    " \"d\": \"x, {y\"\n}\n");
	assert_string_equal(set_out(" { \"a\" : [ ] , \"b\" : { \n } } "),
			    "{\n \"a\": [],\n \"b\": {}\n}\n");
	assert_string_equal(set_out("[1.50,-2e3,\"\\\"]\\\\\"]"),
			    "[\n 1.50,\n -2e3,\n \"\\\"]\\\\\"\n]\n");
	assert_string_equal(set_out("[]"), "[]\n");
}

/* As far as it goes, whatever it is. */
TEST(truncated_json_and_plain_text_are_shown_too)
{
	assert_string_equal(set_out(""), "");
	assert_string_equal(set_out("{\"a\":[1,{\"b\":\"cut he"), "{\n \"a\": [\n  1,\n  {\n"
								  "   \"b\": \"cut he\n");
	assert_string_equal(set_out("{\"a\":\"\\"), "{\n \"a\": \"\\\n");
	assert_string_equal(set_out("}]"), "}]\n");
	assert_string_equal(
	    set_out("[::::::::::::::::::::::::::::::::]"),
	    "[\n : : : : : : : : : : : : : : : : : : : : : : : : : : : : : : : : \n]\n");
	assert_string_equal(set_out("{}}]]"), "{}\n}\n]\n]\n");
	assert_string_equal(set_out("<html>\n<b>gateway</b>\n\nend"),
			    "<html>\n<b>gateway</b>\n\nend\n");
}

TEST(folds_hide_what_they_hold_to_their_end)
{
	set_out("{\"a\":[1,2],\"b\":3}");
	assert_int_equal(doc_shown(&d), 7);
	assert_false(d.lines[2].folds);
	doc_toggle(&d, 2);
	doc_toggle(&d, 99);
	assert_int_equal(doc_shown(&d), 7);
	doc_toggle(&d, 1);
	assert_string_equal(shown(), "{\n \"a\": [ +\n \"b\": 3\n}\n");
	assert_int_equal(doc_held(&d, 1), 3);
	assert_int_equal(doc_line_at(&d, 2), 5);
	assert_int_equal(doc_line_at(&d, 9), d.n);
	assert_int_equal(doc_place(&d, 5), 2);
	assert_int_equal(doc_place(&d, 3), 1);
	doc_reveal(&d,
		   1); /* neither the line that folds nor the one behind what it holds opens it */
	doc_reveal(&d, 5);
	assert_string_equal(shown(), "{\n \"a\": [ +\n \"b\": 3\n}\n");
	doc_reveal(&d, 4);
	assert_int_equal(doc_shown(&d), 7);
	doc_fold_all(&d, true);
	assert_string_equal(shown(), "{ +\n");
	assert_int_equal(doc_place(&d, 6), 0);
	doc_reveal(&d, 3);
	assert_int_equal(doc_shown(&d), 7);
	doc_fold_all(&d, true);
	doc_fold_all(&d, false);
	assert_int_equal(doc_shown(&d), 7);
}

TEST(sections_fold_too)
{
	doc_add(&d, DOC_TITLE, 0, SL("Title"));
	doc_add_lines(&d, DOC_TEXT, 1, SL("one\ntwo"));
	doc_add(&d, DOC_TITLE, 0, SL("Empty"));
	assert_true(d.lines[0].folds);
	assert_false(d.lines[3].folds);
	doc_toggle(&d, 0);
	assert_string_equal(shown(), "Title +\nEmpty\n");
}

TEST(finding_goes_round_once)
{
	doc_add_lines(&d, DOC_TEXT, 0, SL("Alpha\nbeta\nALPHA beta\ngamma"));
	assert_int_equal(doc_find(&d, 0, 1, SL("alpha")), 0);
	assert_int_equal(doc_find(&d, 1, 1, SL("alpha")), 2);
	assert_int_equal(doc_find(&d, 3, 1, SL("alpha")), 0);
	assert_int_equal(doc_find(&d, 3, -1, SL("alpha")), 2);
	assert_int_equal(doc_find(&d, 0, -1, SL("gamma")), 3);
	assert_int_equal(doc_find(&d, 0, 1, SL("delta")), 4);
	assert_int_equal(doc_find(&d, 0, 1, SL("")), 4);
	assert_int_equal(doc_match(SL("xAbx"), SL("aB")), 1);
	assert_int_equal(doc_match(SL("ab"), SL("abc")), 2);
}

TEST(nothing_can_be_found_in_nothing)
{
	assert_int_equal(doc_find(&d, 0, 1, SL("x")), 0);
	assert_int_equal(doc_shown(&d), 0);
	assert_int_equal(doc_line_at(&d, 0), 0);
}

TEST(depth_and_length_are_bounded)
{
	struct buf deep;
	buf_init(&deep, 1u << 20);
	for (int i = 0; i < 300000; i++)
		buf_add_byte(&deep, '[');
	doc_add_json(&d, 0, buf_sl(&deep));
	assert_int_equal(d.n, DOC_LINES_MAX);
	assert_int_equal(d.lines[d.n - 1].indent, DOC_DEPTH_MAX);
	assert_true(sl_equal(d.lines[d.n - 1].text, SL("(the rest is not shown)")));
	buf_release(&deep);
}

int main(void)
{
#define WITH_SETUP(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(json_is_set_out_line_by_line),
	    WITH_SETUP(truncated_json_and_plain_text_are_shown_too),
	    WITH_SETUP(folds_hide_what_they_hold_to_their_end),
	    WITH_SETUP(sections_fold_too),
	    WITH_SETUP(finding_goes_round_once),
	    WITH_SETUP(nothing_can_be_found_in_nothing),
	    WITH_SETUP(depth_and_length_are_bounded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
