/* SPDX-License-Identifier: MIT */
/* Tests of src/app/model/reading.c: the cursor, folds and finding in a document. */
#include "app/model/model.h"

#include "fixture.h"
#include "test.h"

#define SHOWN 10 /* lines of a document in `room` */
#define COLS  19 /* columns of its text there */

static const struct rect room = {0, 0, SHOWN + 1, COLS + DOC_MARGIN_COLS + 1};
static struct fixture f;
static struct reading r;

SETUP(begin)
{
	fixture_init(&f, 24, 80);
	memset(&r, 0, sizeof r);
	doc_init(&r.doc);
	line_init(&r.find);
	return 0;
}

TEARDOWN(end)
{
	doc_release(&r.doc);
	fixture_release(&f);
	return 0;
}

static void add_lines(int n)
{
	for (int i = 0; i < n; i++)
		doc_add(&r.doc, DOC_TEXT, 0, SL("line"));
}

/* A title with two lines below it, and a line behind them. */
static void add_section(void)
{
	doc_add(&r.doc, DOC_TITLE, 0, SL("title"));
	doc_add(&r.doc, DOC_TEXT, 1, SL("one"));
	doc_add(&r.doc, DOC_TEXT, 1, SL("two"));
	doc_add(&r.doc, DOC_TEXT, 0, SL("behind"));
}

static void assert_settled(size_t line, size_t top, size_t to_line, size_t to_top)
{
	r.line = line;
	r.top = top;
	reading_settle(&r, room);
	assert_int_equal(r.line, to_line);
	assert_int_equal(r.top, to_top);
}

static void run(enum action action, uint64_t count)
{
	struct command c = {.action = action, .has_count = count > 0, .count = count};
	reading_run(&r, &c, room);
}

static struct key named(const char *name)
{
	struct key k;
	assert_true(key_parse(sl_from(name), &k));
	return k;
}

/* Keys by name, separated by blanks; each is for the document. */
static void type(const char *names)
{
	struct sl rest = sl_from(names), name;
	while (sl_split(&rest, ' ', &name)) {
		struct key k;
		assert_true(key_parse(name, &k));
		assert_true(reading_key(&f.m, &r, k, room));
	}
}

TEST(the_cursor_stays_in_the_document_and_on_the_screen)
{
	add_lines(30);
	assert_settled(0, 0, 0, 0);
	assert_settled(29, 0, 29, 20);
	assert_settled(30, 0, 29, 20);
	assert_settled(999, 29, 29, 20);
	assert_settled(9, 0, 9, 0);
	assert_settled(10, 0, 10, 1);
	assert_settled(4, 5, 4, 4);
	assert_settled(5, 5, 5, 5);
	assert_settled(25, 21, 25, 20);
}

TEST(a_short_document_is_shown_from_its_first_line)
{
	add_lines(SHOWN - 1);
	assert_settled(SHOWN - 2, 3, SHOWN - 2, 0);
	add_lines(1);
	assert_settled(SHOWN - 1, 3, SHOWN - 1, 0);
	add_lines(1);
	assert_settled(SHOWN, 3, SHOWN, 1);
}

TEST(without_room_the_line_of_the_cursor_is_the_first)
{
	add_lines(5);
	for (int h = 0; h <= 2; h++) {
		r.line = 3;
		r.top = 0;
		reading_settle(&r, (struct rect){0, 0, h, 20});
		assert_int_equal(r.line, 3);
		assert_int_equal(r.top, 3);
	}
}

TEST(the_cursor_goes_to_the_fold_that_hides_its_line)
{
	add_section();
	doc_toggle(&r.doc, 0);
	assert_settled(2, 0, 0, 0);
	assert_settled(3, 0, 3, 0);
}

TEST(an_empty_document_has_no_line_to_go_to)
{
	assert_settled(0, 0, 0, 0);
	run(DO_DOWN, 0);
	run(DO_DETAIL, 0);
	assert_int_equal(r.line, 0);
	type("*");
	assert_true(reading_find(&f.m, &r, 0, 1, room));
	type("n");
	assert_string_equal(f.m.toast.text, "Enter a text with / first");
}

TEST(a_line_is_selected_once)
{
	add_lines(3);
	assert_false(reading_select(&r, 0));
	assert_true(reading_select(&r, 2));
	assert_int_equal(r.line, 2);
	assert_false(reading_select(&r, 2));
	assert_true(reading_select(&r, 3)); /* there is none */
	assert_int_equal(r.line, 2);
	type("/");
	assert_true(r.finding);
	assert_true(reading_select(&r, 2));
	assert_false(r.finding);
}

TEST(commands_move_the_cursor)
{
	add_lines(30);
	run(DO_DOWN, 0);
	assert_int_equal(r.line, 1);
	run(DO_DOWN, 4);
	assert_int_equal(r.line, 5);
	run(DO_UP, 2);
	assert_int_equal(r.line, 3);
	run(DO_PAGE_DOWN, 0);
	assert_int_equal(r.line, 3 + SHOWN);
	run(DO_LAST, 0);
	assert_int_equal(r.line, 29);
	run(DO_SORT, 0);
	assert_int_equal(r.line, 29);
	assert_int_equal(r.left, 0);
}

TEST(commands_move_over_what_is_folded)
{
	add_section();
	run(DO_MARK, 0);
	assert_true(r.doc.lines[0].folded);
	run(DO_DOWN, 0);
	assert_int_equal(r.line, 3);
	run(DO_UP, 0);
	run(DO_DETAIL, 0);
	assert_false(r.doc.lines[0].folded);
	run(DO_DOWN, 0);
	assert_int_equal(r.line, 1);
}

TEST(the_text_scrolls_sideways_within_bounds)
{
	add_lines(1);
	run(DO_LEFT, 0);
	assert_int_equal(r.left, 0);
	run(DO_RIGHT, 0);
	run(DO_RIGHT, 0);
	assert_int_equal(r.left, 16);
	run(DO_LEFT, 0);
	assert_int_equal(r.left, 8);
	run(DO_COLUMN_FIRST, 0);
	assert_int_equal(r.left, 0);
	for (int i = 0; i < 499; i++)
		run(DO_RIGHT, 0);
	assert_int_equal(r.left, 3992);
	run(DO_RIGHT, 0);
	run(DO_RIGHT, 0);
	assert_int_equal(r.left, 4000);
	run(DO_LEFT, 0);
	assert_int_equal(r.left, 3992);
}

/* Finds "ab" behind so many columns of a line of this depth, with the text scrolled by left. */
static void assert_found_at(int depth, int columns, int left, int to_left)
{
	char text[300];
	snprintf(text, sizeof text, "%*sab", columns, "");
	doc_release(&r.doc);
	doc_add(&r.doc, DOC_TEXT, depth, sl_from(text));
	line_set(&r.find, SL("ab"));
	r.left = left;
	assert_true(reading_find(&f.m, &r, 0, 1, room));
	assert_int_equal(r.left, to_left);
}

TEST(the_text_scrolls_until_the_match_is_seen)
{
	assert_found_at(0, 0, 0, 0);
	/* The last column that is seen is the last of the match, or the one before. */
	assert_found_at(0, COLS - 2, 0, 0);
	assert_found_at(0, COLS - 1, 0, 8);
	assert_found_at(0, 16 + COLS - 2, 16, 16);
	assert_found_at(0, 16 + COLS - 1, 16, 24);
	/* The first column, and the one before it. */
	assert_found_at(0, 8, 8, 8);
	assert_found_at(0, 7, 8, 0);
	/* A match that is seen without scrolling ends it. */
	assert_found_at(0, COLS - 2, 24, 0);
	assert_found_at(0, COLS - 1, 24, 8);
	assert_found_at(0, 100, 0, 88);
	/* The indentation counts, too. */
	assert_found_at(2, COLS - 2 - 4, 0, 0);
	assert_found_at(2, COLS - 1 - 4, 0, 8);
}

TEST(wide_characters_in_front_of_the_match_take_two_columns)
{
	doc_add(&r.doc, DOC_TEXT, 0, SL("深圳星辰科技有限公 x"));
	line_set(&r.find, SL("x"));
	assert_true(reading_find(&f.m, &r, 0, 1, room)); /* column 19, with 19 columns */
	assert_int_equal(r.left, 8);
}

TEST(what_is_found_is_unfolded)
{
	add_section();
	doc_toggle(&r.doc, 0);
	line_set(&r.find, SL("TWO"));
	assert_true(reading_find(&f.m, &r, 0, 1, room));
	assert_int_equal(r.line, 2);
	assert_false(r.doc.lines[0].folded);
}

TEST(what_is_not_found_is_named)
{
	add_section();
	r.line = 1;
	line_set(&r.find, SL("three"));
	assert_false(reading_find(&f.m, &r, 0, 1, room));
	assert_string_equal(f.m.toast.text, "\"three\" is not in this text");
	assert_int_equal(r.line, 1);
	line_set(&r.find, SL(""));
	f.m.toast.text[0] = 0;
	assert_true(reading_find(&f.m, &r, 0, 1, room));
	assert_string_equal(f.m.toast.text, "");
}

TEST(the_text_is_found_while_it_is_typed)
{
	add_section();
	type("/ t w");
	assert_int_equal(r.line, 2);
	assert_true(r.finding);
	type("Enter");
	assert_false(r.finding);
	assert_int_equal(r.line, 2);
	assert_true(sl_equal(line_sl(&r.find), SL("tw")));
	type("/"); /* it begins anew, and Esc leaves nothing to find */
	assert_int_equal(r.find.n, 0);
	type("o Esc");
	assert_false(r.finding);
	assert_int_equal(r.find.n, 0);
}

TEST(enter_says_what_is_not_found_but_typing_does_not)
{
	add_section();
	type("/ x");
	assert_string_equal(f.m.toast.text, "");
	type("Enter");
	assert_string_equal(f.m.toast.text, "\"x\" is not in this text");
	assert_int_equal(r.line, 0);
	f.m.toast.text[0] = 0;
	type("/ Enter"); /* nothing was typed */
	assert_string_equal(f.m.toast.text, "");
}

TEST(the_next_and_the_previous_match_are_found_all_around)
{
	add_section();
	line_set(&r.find, SL("t")); /* in lines 0 and 2 */
	type("n");
	assert_int_equal(r.line, 2);
	type("n");
	assert_int_equal(r.line, 0);
	type("N");
	assert_int_equal(r.line, 2);
	type("N");
	assert_int_equal(r.line, 0);
	line_set(&r.find, SL("behind")); /* the only match is found again */
	type("N N");
	assert_int_equal(r.line, 3);
	type("n");
	assert_int_equal(r.line, 3);
	line_set(&r.find, SL(""));
	type("n");
	assert_string_equal(f.m.toast.text, "Enter a text with / first");
	assert_int_equal(r.line, 3);
}

TEST(all_folds_are_opened_when_one_is_closed)
{
	add_section();
	add_section();
	type("*");
	assert_true(r.doc.lines[0].folded && r.doc.lines[4].folded);
	doc_toggle(&r.doc, 0);
	type("*");
	assert_false(r.doc.lines[0].folded || r.doc.lines[4].folded);
}

TEST(other_keys_are_not_for_the_document)
{
	add_lines(2);
	assert_false(reading_key(&f.m, &r, named("x"), room));
	assert_false(reading_key(&f.m, &r, named("Esc"), room));
	assert_false(reading_key(&f.m, &r, named("Ctrl-N"), room));
	struct key pasted = named("/");
	pasted.pasted = true;
	assert_true(reading_key(&f.m, &r, pasted, room)); /* it does nothing */
	assert_false(r.finding);
}

int main(void)
{
#define WITH_SETUP(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(the_cursor_stays_in_the_document_and_on_the_screen),
	    WITH_SETUP(a_short_document_is_shown_from_its_first_line),
	    WITH_SETUP(without_room_the_line_of_the_cursor_is_the_first),
	    WITH_SETUP(the_cursor_goes_to_the_fold_that_hides_its_line),
	    WITH_SETUP(an_empty_document_has_no_line_to_go_to),
	    WITH_SETUP(a_line_is_selected_once),
	    WITH_SETUP(commands_move_the_cursor),
	    WITH_SETUP(commands_move_over_what_is_folded),
	    WITH_SETUP(the_text_scrolls_sideways_within_bounds),
	    WITH_SETUP(the_text_scrolls_until_the_match_is_seen),
	    WITH_SETUP(wide_characters_in_front_of_the_match_take_two_columns),
	    WITH_SETUP(what_is_found_is_unfolded),
	    WITH_SETUP(what_is_not_found_is_named),
	    WITH_SETUP(the_text_is_found_while_it_is_typed),
	    WITH_SETUP(enter_says_what_is_not_found_but_typing_does_not),
	    WITH_SETUP(the_next_and_the_previous_match_are_found_all_around),
	    WITH_SETUP(all_folds_are_opened_when_one_is_closed),
	    WITH_SETUP(other_keys_are_not_for_the_document),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
