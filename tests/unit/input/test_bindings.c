/* SPDX-License-Identifier: MIT */
/* Tests of src/input/bindings.c. */
#include "input/bindings.h"
#include "test.h"

static struct bindings b;

SETUP(set_up)
{
	bindings_default(&b);
	return 0;
}

static enum action of(const char *name)
{
	static const struct key none;
	struct key k;
	assert_true(key_parse(sl_from(name), &k));
	return bindings_find(&b, k, none);
}

static void bind_key(const char *key, const char *command)
{
	struct err e = {0};
	if (!bindings_set(&b, sl_from(key), sl_from(command), &e))
		fail_msg("%s = %s: %s", key, command, e.text);
}

static void assert_refused(const char *key, const char *command, const char *why)
{
	struct err e = {0};
	assert_false(bindings_set(&b, sl_from(key), sl_from(command), &e));
	if (!strstr(e.text, why))
		fail_msg("%s = %s: %s", key, command, e.text);
}

static void assert_conflict(const char *key, const char *why)
{
	struct err e = {0};
	if (!bindings_conflict(&b, sl_from(key), &e))
		fail_msg("%s conflicts with nothing", key);
	assert_string_equal(e.text, why);
}

static void assert_none(const char *key)
{
	struct err e = {0};
	if (bindings_conflict(&b, sl_from(key), &e))
		fail_msg("%s: %s", key, e.text);
}

static void assert_keys(enum action a, const char *want)
{
	assert_string_equal(b.keys[a], want);
}

TEST(the_usual_keys_are_those_of_the_table)
{
	for (int a = DO_NOTHING + 1; a < ACTION_COUNT; a++)
		if (action_info((enum action)a)->keys[0])
			assert_keys((enum action)a, action_info((enum action)a)->keys);
	assert_keys(DO_GOTO, ":goto");
	assert_keys(DO_THEME, ":theme");
	assert_true(sl_equal(bindings_first_key(&b, DO_DETAIL), SL("Enter")));
	assert_int_equal(bindings_first_key(&b, DO_NOTHING).n, 0);
}

TEST(a_key_bound_stands_first)
{
	bind_key("F2", "order");
	assert_int_equal(of("F2"), DO_ORDER);
	assert_int_equal(of("o"), DO_ORDER);
	assert_keys(DO_ORDER, "F2 o");
	assert_true(sl_equal(bindings_first_key(&b, DO_ORDER), SL("F2")));
}

TEST(a_key_has_one_meaning)
{
	bind_key("j", "up");
	assert_int_equal(of("j"), DO_UP);
	assert_keys(DO_UP, "j k Up");
	assert_keys(DO_DOWN, "Down");
	bind_key("j", "down");
	assert_keys(DO_UP, "k Up");
	assert_keys(DO_DOWN, "j Down");
}

TEST(none_takes_the_meaning_away)
{
	bind_key("o", "none");
	assert_int_equal(of("o"), DO_NOTHING);
	assert_keys(DO_ORDER, ":order");
	assert_true(sl_equal(bindings_first_key(&b, DO_ORDER), SL(":order")));
	assert_none("o"); /* it was meant so */
	bind_key("o", "none");
	assert_int_equal(of("o"), DO_NOTHING);
}

TEST(chords)
{
	bind_key("xx", "export");
	assert_conflict("xx", "xx is never reached: x alone is export");
	bind_key("x", "none");
	assert_none("xx");
	assert_keys(DO_EXPORT, "xx");
	struct key x;
	assert_true(key_parse(SL("x"), &x));
	assert_true(bindings_begin_chord(&b, x));
	assert_int_equal(bindings_find(&b, x, x), DO_EXPORT);
	bind_key("Z", "order");
	assert_conflict("Z", "Z hides ZZ, which is quit");
}

TEST(an_unknown_key_or_command_is_refused)
{
	struct bindings before = b;
	assert_refused("Hyper-X", "order", "\"Hyper-X\" is not a key; ");
	assert_refused("", "order", "is not a key");
	assert_refused("abc", "order", "is not a key");
	assert_refused("5", "order", "5 cannot be bound: digits are numbers");
	assert_refused("12", "order", "digits");
	assert_refused("x", "frobnicate", "unknown command \"frobnicate\"");
	assert_refused("x", "ordre", "unknown command \"ordre\" (did you mean order?)");
	assert_refused("x", "ord", "unknown command \"ord\""); /* whole names only */
	assert_refused("x", "", "unknown command \"\"");
	assert_memory_equal(&before, &b, sizeof b);
}

TEST(taking_the_last_key_of_an_action_is_reported)
{
	bind_key("o", "sort");
	assert_conflict("o", "o was the last key of order; only :order runs it now");
	bind_key("F9", "order");
	assert_none("o");
	/* Two keys exchanged. */
	bindings_default(&b);
	bind_key("o", "sort");
	bind_key("s", "order");
	assert_none("o");
	assert_none("s");
	assert_none("no key at all");
}

TEST(other_names_of_a_key_are_the_same_key)
{
	bind_key("^F", "order");
	assert_int_equal(of("Ctrl-F"), DO_ORDER);
	assert_keys(DO_PAGE_DOWN, "PgDn");
	bind_key("ctrl-f", "sort");
	assert_keys(DO_ORDER, "o");
	bind_key("=", "order");
	bind_key("_", "order");
	assert_keys(DO_ORDER, "_ = o");
}

TEST(names_that_do_not_fit_are_left_out_whole)
{
	for (int i = 1; i <= 12; i++) {
		char name[16];
		snprintf(name, sizeof name, "Ctrl-Alt-F%d", i);
		bind_key(name, "order");
	}
	assert_true(strlen(b.keys[DO_ORDER]) < KEYS_CHARS);
	assert_keys(DO_ORDER, "Ctrl-Alt-F12 Ctrl-Alt-F11 Ctrl-Alt-F10");
}

TEST(too_many_are_refused)
{
	char name[8];
	struct err e = {0};
	uint32_t cp = 0x4E00;
	for (size_t room = BINDINGS_MAX - b.n; room > 0; room--, cp++) {
		key_print((struct key){.code = KEYCODE_CHAR, .cp = cp}, name, sizeof name);
		bind_key(name, "order");
	}
	key_print((struct key){.code = KEYCODE_CHAR, .cp = cp}, name, sizeof name);
	assert_false(bindings_set(&b, sl_from(name), SL("order"), &e));
	assert_non_null(strstr(e.text, "at most 256"));
}

TEST(a_key_may_carry_words)
{
	static const struct key none;
	struct key s, x;
	struct buf text;
	assert_true(key_parse(SL("F7"), &s) && key_parse(SL("s"), &x));
	bind_key("F7", "sort   remaining desc ");
	assert_int_equal(bindings_find(&b, s, none), DO_SORT);
	assert_true(sl_equal(bindings_words(&b, s, none), SL("remaining desc")));
	assert_int_equal(bindings_words(&b, x, none).n, 0);
	assert_string_equal(b.keys[DO_SORT], "s F6"); /* it is no key of the list */
	buf_init(&text, 100);
	bindings_add_words(&b, DO_SORT, &text);
	assert_string_equal(text.p, "; F7: sort remaining desc");
	buf_clear(&text);
	bindings_add_words(&b, DO_ORDER, &text);
	assert_int_equal(text.n, 0);
	buf_release(&text);
	bind_key("F7", "order");
	assert_int_equal(bindings_words(&b, s, none).n, 0);
}

TEST(words_that_cannot_follow_are_refused)
{
	struct err e = {0};
	char words[200];
	assert_false(bindings_set(&b, SL("F7"), SL("quit now"), &e));
	assert_string_equal(e.text, "no words may follow quit");
	e = (struct err){0};
	assert_false(bindings_set(&b, SL("F7"), SL("none at all"), &e));
	assert_string_equal(e.text, "no words may follow none");
	e = (struct err){0};
	snprintf(words, sizeof words, "find %0100d", 0);
	assert_false(bindings_set(&b, SL("F7"), sl_from(words), &e));
	assert_string_equal(e.text, "at most 79 bytes may follow find");
}

/* Then only ':' opens the list. */
TEST(the_last_key_with_words_is_no_key_of_the_command_alone)
{
	struct err e = {0};
	bind_key("y", "copy uin");
	assert_string_equal(b.keys[DO_YANK], ":copy");
	assert_false(bindings_conflict(&b, SL("o"), &e));
	bind_key("o", "order oldest");
	assert_true(bindings_conflict(&b, SL("o"), &e));
	assert_non_null(strstr(e.text, "o was the last key of order"));
}

TEST(the_first_and_the_last_command_are_suggested_too)
{
	static const int ends[] = {DO_NOTHING + 1, ACTION_COUNT - 1};
	for (size_t i = 0; i < 2; i++) {
		const char *name = action_info((enum action)ends[i])->name;
		char typed[80], hint[120];
		snprintf(typed, sizeof typed, "%sq", name);
		snprintf(hint, sizeof hint, "(did you mean %s?)", name);
		assert_refused("x", typed, hint);
	}
}

TEST(an_empty_command_is_refused_without_a_guess)
{
	struct err e = {0};
	assert_false(bindings_set(&b, SL("x"), SL(""), &e));
	assert_string_equal(e.text,
			    "unknown command \"\"; the help (?) lists the commands, and none "
			    "unbinds a key");
	e = (struct err){0};
	assert_false(bindings_set(&b, SL("x"), SL("  "), &e));
	assert_non_null(strstr(e.text, "unknown command \"\";"));
}

/* The chord is the last of the bindings when it goes. */
TEST(a_chord_taken_away_is_hidden_by_nothing)
{
	bind_key("ii", "order");
	bind_key("i", "sort");
	assert_conflict("i", "i hides ii, which is order");
	bind_key("ii", "none");
	assert_none("i");
	b.n = 0;
	bind_key("ii", "order");
	bind_key("i", "sort");
	bind_key("ii", "none");
	assert_int_equal(b.n, 1);
	assert_none("i");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(the_first_and_the_last_command_are_suggested_too, set_up),
	    cmocka_unit_test_setup(an_empty_command_is_refused_without_a_guess, set_up),
	    cmocka_unit_test_setup(a_chord_taken_away_is_hidden_by_nothing, set_up),
	    cmocka_unit_test_setup(the_usual_keys_are_those_of_the_table, set_up),
	    cmocka_unit_test_setup(a_key_bound_stands_first, set_up),
	    cmocka_unit_test_setup(a_key_has_one_meaning, set_up),
	    cmocka_unit_test_setup(none_takes_the_meaning_away, set_up),
	    cmocka_unit_test_setup(chords, set_up),
	    cmocka_unit_test_setup(an_unknown_key_or_command_is_refused, set_up),
	    cmocka_unit_test_setup(taking_the_last_key_of_an_action_is_reported, set_up),
	    cmocka_unit_test_setup(other_names_of_a_key_are_the_same_key, set_up),
	    cmocka_unit_test_setup(names_that_do_not_fit_are_left_out_whole, set_up),
	    cmocka_unit_test_setup(too_many_are_refused, set_up),
	    cmocka_unit_test_setup(a_key_may_carry_words, set_up),
	    cmocka_unit_test_setup(words_that_cannot_follow_are_refused, set_up),
	    cmocka_unit_test_setup(the_last_key_with_words_is_no_key_of_the_command_alone, set_up),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
