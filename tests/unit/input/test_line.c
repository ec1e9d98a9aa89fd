/* SPDX-License-Identifier: MIT */
/* Tests of src/input/line.c. */
#include "base/attr.h"
#include "base/utf8.h"

#include "input/line.h"
#include "test.h"

static bool press(struct line *l, const char *name)
{
	struct key k = {0};
	assert_true(key_parse(sl_from(name), &k));
	return line_key(l, k);
}

static void type(struct line *l, const char *text, bool pasted)
{
	struct sl rest = sl_from(text);
	struct key k = {.code = KEYCODE_CHAR, .pasted = pasted};
	for (size_t n; (n = utf8_read(rest, &k.cp)) > 0; rest = sl_drop(rest, n))
		assert_true(line_key(l, k));
}

static struct line with(const char *text)
{
	struct line l;
	line_init(&l);
	line_set(&l, sl_from(text));
	return l;
}

TEST(an_empty_line_survives_every_key)
{
	static const char *const keys[] = {"Left",   "Right",  "Home",  "End",    "BS",
					   "Del",    "Up",     "Down",  "Ctrl-U", "Ctrl-W",
					   "Ctrl-K", "Ctrl-A", "Ctrl-E"};
	struct line l;
	line_init(&l);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		assert_true(press(&l, keys[i]));
		assert_int_equal(l.n, 0);
		assert_int_equal(l.cursor, 0);
	}
}

TEST(keys_of_others_are_not_taken)
{
	struct line l = with("a");
	assert_false(press(&l, "Enter"));
	assert_false(press(&l, "Esc"));
	assert_false(press(&l, "Tab"));
	assert_false(press(&l, "F4"));
	assert_false(press(&l, "PgDn"));
	assert_false(press(&l, "Ctrl-R"));
	assert_false(press(&l, "Alt-x"));
	assert_string_equal(l.text, "a");
}

TEST(text_goes_in_at_the_cursor)
{
	struct line l = with("ac");
	press(&l, "Left");
	type(&l, "b", false);
	assert_string_equal(l.text, "abc");
	assert_int_equal(l.cursor, 2);
	press(&l, "Home");
	type(&l, "深", false);
	assert_string_equal(l.text, "深abc");
	assert_int_equal(l.cursor, 3);
}

TEST(the_cursor_goes_by_glyph)
{
	struct line l = with("e\xCC\x81圳"); /* e, combining acute; wide */
	press(&l, "Left");
	assert_int_equal(l.cursor, 3);
	press(&l, "Left");
	assert_int_equal(l.cursor, 0);
	press(&l, "Right");
	assert_int_equal(l.cursor, 3);
	press(&l, "BS");
	assert_string_equal(l.text, "圳");
	press(&l, "Del");
	assert_string_equal(l.text, "");
}

TEST(typing_before_a_mark_takes_it_along)
{
	struct line l = with("\xCC\x81x");
	press(&l, "Home");
	type(&l, "e", false);
	assert_string_equal(l.text, "e\xCC\x81x");
	assert_int_equal(l.cursor, 3);
}

TEST(erasing)
{
	struct line l = with("one two  three");
	press(&l, "Ctrl-W");
	assert_string_equal(l.text, "one two  ");
	press(&l, "Ctrl-W");
	assert_string_equal(l.text, "one ");
	type(&l, "x y", false);
	press(&l, "Left");
	press(&l, "Ctrl-K");
	assert_string_equal(l.text, "one x ");
	press(&l, "Left");
	press(&l, "Ctrl-U");
	assert_string_equal(l.text, " ");
	assert_int_equal(l.cursor, 0);
}

TEST(words_are_letters_and_digits)
{
	static const struct {
		const char *key;
		size_t from, to;
	} moves[] = {{"Alt-b", 17, 14},    {"Alt-Left", 14, 8}, {"Ctrl-Left", 8, 4},
		     {"Alt-b", 4, 0},      {"Alt-b", 0, 0},     {"Alt-f", 0, 3},
		     {"Ctrl-Right", 3, 7}, {"Alt-f", 7, 12},    {"Alt-Right", 12, 17},
		     {"Alt-f", 17, 17},    {"Alt-b", 6, 4},     {"Alt-f", 5, 7}};
	struct line l = with("bob@a42.e\xCC\x81x  Zoe");
	for (size_t i = 0; i < COUNT_OF(moves); i++) {
		l.cursor = moves[i].from;
		assert_true(press(&l, moves[i].key));
		assert_int_equal(l.cursor, moves[i].to);
	}
}

TEST(words_are_erased)
{
	struct line l = with("深圳　one, two@three.cn");
	press(&l, "Alt-BS");
	assert_string_equal(l.text, "深圳　one, two@three.");
	press(&l, "Ctrl-BS");
	assert_string_equal(l.text, "深圳　one, two@");
	press(&l, "Home");
	press(&l, "Alt-d");
	assert_string_equal(l.text, "　one, two@");
	press(&l, "Ctrl-Del");
	assert_string_equal(l.text, ", two@");
	press(&l, "Alt-Del");
	assert_string_equal(l.text, "@");
	press(&l, "Alt-d");
	assert_string_equal(l.text, "");
	assert_false(press(&l, "Alt-Up"));
	assert_false(press(&l, "Ctrl-Home"));
	assert_false(press(&l, "Ctrl-Alt-b"));
}

TEST(a_full_line_takes_no_more)
{
	struct line l;
	line_init(&l);
	for (int i = 0; i < 400; i++)
		type(&l, "a", false);
	assert_int_equal(l.n, LINE_BYTES - 1);
	press(&l, "BS");
	type(&l, "深", false); /* three bytes into the room of one */
	assert_int_equal(l.n, LINE_BYTES - 2);
	assert_int_equal(strlen(l.text), l.n);
}

TEST(a_long_text_is_cut_whole)
{
	char text[300];
	memset(text, 'a', sizeof text);
	memcpy(text + LINE_BYTES - 2, "深", 3);
	struct line l;
	line_init(&l);
	line_set(&l, (struct sl){text, sizeof text});
	assert_int_equal(l.n, LINE_BYTES - 2);
	assert_int_equal(l.cursor, l.n);
}

TEST(pasted_newlines_become_blanks)
{
	struct line l;
	line_init(&l);
	type(&l, "ac\nme\tx", true);
	assert_string_equal(l.text, "ac me x");
	assert_true(line_key(&l, (struct key){.code = KEYCODE_ENTER, .pasted = true}));
	assert_true(line_key(&l, (struct key){.code = KEYCODE_ESC, .pasted = true}));
	assert_string_equal(l.text, "ac me x ");
}

TEST(controls_are_dropped)
{
	static const uint32_t bad[] = {0, 7, 0x1B, 0x7F, 0x85, 0x9B, 0xD800, 0x110000};
	struct line l = with("a");
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		line_key(&l, (struct key){.code = KEYCODE_CHAR, .cp = bad[i]});
		line_key(&l, (struct key){.code = KEYCODE_CHAR, .cp = bad[i], .pasted = true});
	}
	assert_string_equal(l.text, "a");
}

static void remember(struct line *l, const char *text)
{
	line_set(l, sl_from(text));
	line_remember(l);
	line_set(l, SL(""));
}

TEST(history_goes_back_and_forth)
{
	struct line l;
	line_init(&l);
	remember(&l, "first");
	remember(&l, "second");
	type(&l, "new", false);
	press(&l, "Up");
	assert_string_equal(l.text, "second");
	press(&l, "Up");
	assert_string_equal(l.text, "first");
	press(&l, "Up");
	assert_string_equal(l.text, "first");
	press(&l, "Down");
	press(&l, "Down");
	assert_string_equal(l.text, "new");
	assert_int_equal(l.cursor, 3);
	press(&l, "Down");
	assert_string_equal(l.text, "new");
}

TEST(history_has_no_doubles_and_an_end)
{
	struct line l;
	char text[8] = "cmd-a";
	line_init(&l);
	remember(&l, "");
	assert_int_equal(l.n_history, 0);
	remember(&l, "x");
	remember(&l, "y");
	remember(&l, "x");
	assert_int_equal(l.n_history, 2);
	assert_string_equal(l.history[0], "x");
	assert_string_equal(l.history[1], "y");
	for (int i = 0; i < 20; i++) {
		text[4] = (char)('a' + i);
		remember(&l, text);
	}
	assert_int_equal(l.n_history, LINE_HISTORY);
	assert_string_equal(l.history[0], "cmd-t");
	assert_string_equal(l.history[LINE_HISTORY - 1], "cmd-e");
}

TEST(what_is_recalled_unchanged_is_known)
{
	struct line l;
	line_init(&l);
	assert_false(line_is_recalled(&l));
	remember(&l, "first");
	assert_false(line_is_recalled(&l));
	press(&l, "Up");
	assert_true(line_is_recalled(&l));
	type(&l, "x", false);
	assert_false(line_is_recalled(&l));
	press(&l, "Down");
	assert_false(line_is_recalled(&l));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_empty_line_survives_every_key),
	    cmocka_unit_test(keys_of_others_are_not_taken),
	    cmocka_unit_test(text_goes_in_at_the_cursor),
	    cmocka_unit_test(the_cursor_goes_by_glyph),
	    cmocka_unit_test(typing_before_a_mark_takes_it_along),
	    cmocka_unit_test(erasing),
	    cmocka_unit_test(words_are_letters_and_digits),
	    cmocka_unit_test(words_are_erased),
	    cmocka_unit_test(a_full_line_takes_no_more),
	    cmocka_unit_test(a_long_text_is_cut_whole),
	    cmocka_unit_test(pasted_newlines_become_blanks),
	    cmocka_unit_test(controls_are_dropped),
	    cmocka_unit_test(history_goes_back_and_forth),
	    cmocka_unit_test(history_has_no_doubles_and_an_end),
	    cmocka_unit_test(what_is_recalled_unchanged_is_known),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
