/* SPDX-License-Identifier: MIT */
/* A document as cells: names, folds, what is found, what is cut, and where the cursor is. The
 * output of a command is the document. */
#include "app/own/own_output.h"

#include "view/kit/reading.h"

#include "fixture.h"
#include "lang/lang.h"
#include "test.h"

#define TOP 1 /* row of the first line of text, below the border and the head */

static struct fixture f;
static struct reading *r;

SETUP(set_up)
{
	fixture_init(&f, 24, 80);
	f.m.layers[f.m.n_layers++] = LAYER_OWN_OUTPUT;
	snprintf(f.m.own.output.title, sizeof f.m.own.output.title, "it");
	r = &f.m.own.output.page;
	return 0;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

static void add(enum doc_kind kind, const char *text)
{
	doc_add(&r->doc, kind, 0, sl_from(text));
}

/* Draws, and returns the row of a line: its text, or a letter for the role of each cell. */
static const char *line_of(int i, bool roles)
{
	static char text[400];
	struct rect room = own_output_room(&f.m.layout);
	struct buf out;
	buf_init(&out, sizeof text - 1);
	fixture_draw(&f);
	(roles ? grid_row_roles : grid_row_text)(&f.g, room.row + TOP + i, &out);
	sl_to_chars(buf_sl(&out), text, sizeof text);
	buf_release(&out);
	return text;
}

static char letter(enum role role)
{
	return (char)('a' + role);
}

TEST(the_name_of_a_member_is_dim_and_its_value_is_not)
{
	doc_add_json(&r->doc, 0, SL("{\"A\\\"b\":1,\"c\":\"d:e\"}"));
	r->line = 0;
	const char *text = line_of(1, false), *at = strstr(text, "\"A\\\"b\":");
	assert_non_null(at);
	size_t col = (size_t)text_width(sl_take(sl_from(text), (size_t)(at - text)));
	const char *roles = line_of(1, true);
	for (size_t i = 0; i < 7; i++)
		assert_int_equal(roles[col + i], letter(ROLE_DIM));
	assert_int_equal(roles[col + 8], letter(ROLE_TEXT));
	assert_non_null(strstr(line_of(2, false), "\"c\": \"d:e\""));
	roles = line_of(2, true);
	assert_int_equal(roles[col + 3], letter(ROLE_DIM));
	assert_int_equal(roles[col + 5], letter(ROLE_TEXT));
	assert_int_equal(roles[col + 7], letter(ROLE_TEXT));
}

TEST(kinds_of_lines_have_roles)
{
	add(DOC_TEXT, "first");
	add(DOC_TITLE, "title");
	add(DOC_FAULT, "fault");
	add(DOC_TEXT, "\"text\": 1");
	add(DOC_JSON, "\"");
	assert_int_equal(line_of(1, true)[1 + DOC_MARGIN_COLS], letter(ROLE_HEAD));
	assert_int_equal(line_of(2, true)[1 + DOC_MARGIN_COLS], letter(ROLE_ERROR));
	assert_int_equal(line_of(3, true)[1 + DOC_MARGIN_COLS], letter(ROLE_TEXT));
	assert_int_equal(line_of(4, true)[1 + DOC_MARGIN_COLS], letter(ROLE_TEXT));
}

TEST(what_is_found_is_marked_each_time)
{
	add(DOC_TEXT, "first");
	add(DOC_TEXT, "one ONE one");
	line_set(&r->find, SL("One"));
	const char *roles = line_of(1, true) + 1 + DOC_MARGIN_COLS;
	for (size_t i = 0; i < 11; i++)
		assert_int_equal(roles[i], letter(i == 3 || i == 7 ? ROLE_TEXT : ROLE_MATCH));
}

TEST(a_fold_says_how_much_it_hides)
{
	doc_add_json(&r->doc, 0, SL("{\"a\":[1,2,3]}"));
	assert_non_null(strstr(line_of(1, false), "\u25be"));
	doc_toggle(&r->doc, 1);
	assert_non_null(strstr(line_of(1, false), "\"a\": ["));
	assert_non_null(strstr(line_of(1, false), "\u2026 4 lines"));
	assert_non_null(strstr(line_of(1, false), "\u25b8"));
}

TEST(a_line_that_goes_on_is_marked_at_the_right)
{
	char long_text[200];
	struct rect room = own_output_room(&f.m.layout);
	size_t fits = (size_t)(room.w - DOC_MARGIN_COLS);
	memset(long_text, 'x', sizeof long_text);
	doc_add(&r->doc, DOC_TEXT, 0, (struct sl){long_text, fits});
	doc_add(&r->doc, DOC_TEXT, 0, (struct sl){long_text, fits + 1});
	assert_null(strstr(line_of(0, false), "\u2026"));
	assert_non_null(strstr(line_of(1, false), "x\u2026\u2502"));
	r->left = 1;
	assert_null(strstr(line_of(1, false), "\u2026"));
	fixture_draw(&f);
	assert_true(fixture_shows(&f, ", from column 2"));
}

/* Half of a wide character is a blank, so that the columns behind it stay where they are. */
TEST(a_wide_character_at_the_left_edge_is_a_blank)
{
	add(DOC_TEXT, "first");
	add(DOC_TEXT, "\u6c49ab");
	r->left = 1;
	const char *text = line_of(1, false);
	assert_null(strstr(text, "\u6c49"));
	assert_non_null(strstr(text, "   ab "));
	r->left = 2;
	assert_non_null(strstr(line_of(1, false), "  ab "));
	r->left = 3;
	assert_null(strstr(line_of(1, false), "a"));
}

TEST(the_head_has_the_place_among_those_shown)
{
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "line "));
	doc_add_json(&r->doc, 0, SL("{\"a\":[1,2,3],\"b\":2}"));
	r->line = 6;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "line 7 of 8"));
	assert_false(fixture_shows(&f, "from column"));
	doc_toggle(&r->doc, 1);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "line 3 of 4"));
}

TEST(what_ends_a_long_document_is_in_the_language)
{
	assert_true(lang_parse("zh-CN", &f.m.lang));
	for (int i = 0; i <= DOC_LINES_MAX; i++)
		add(DOC_FAULT, "x");
	r->line = r->top = DOC_LINES_MAX - 1;
	assert_non_null(
	    strstr(line_of(0, false), "\uff08\u5176\u4f59\u5185\u5bb9\u672a\u663e\u793a\uff09"));
	f.m.lang = NULL;
	assert_non_null(strstr(line_of(0, false), "(the rest is not shown)"));
	assert_int_equal(line_of(0, true)[1 + DOC_MARGIN_COLS], letter(ROLE_TEXT) - 'a' + 'A');
}

#define T(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    T(the_name_of_a_member_is_dim_and_its_value_is_not),
	    T(kinds_of_lines_have_roles),
	    T(what_is_found_is_marked_each_time),
	    T(a_fold_says_how_much_it_hides),
	    T(a_line_that_goes_on_is_marked_at_the_right),
	    T(a_wide_character_at_the_left_edge_is_a_blank),
	    T(the_head_has_the_place_among_those_shown),
	    T(what_ends_a_long_document_is_in_the_language),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
