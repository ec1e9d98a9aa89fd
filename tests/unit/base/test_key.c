/* SPDX-License-Identifier: MIT */
/* Tests of src/base/key.c. */
#include "base/attr.h"
#include "base/key.h"

#include "test.h"

static const struct key ctrl_f = {.code = KEYCODE_CHAR, .cp = 'f', .ctrl = true};

static void assert_name(struct key k, const char *name)
{
	char out[64];
	assert_int_equal(key_print(k, out, sizeof out), strlen(name));
	assert_string_equal(out, name);
}

static struct key parsed(const char *name)
{
	struct key k;
	assert_true(key_parse(sl_from(name), &k));
	return k;
}

TEST(names_for_people)
{
	assert_name((struct key){.code = KEYCODE_CHAR, .cp = 'j'}, "j");
	assert_name((struct key){.code = KEYCODE_CHAR, .cp = 'J'}, "J");
	assert_name(ctrl_f, "Ctrl-F");
	assert_name((struct key){.code = KEYCODE_PGDN}, "PgDn");
	assert_name((struct key){.code = KEYCODE_F(4)}, "F4");
	assert_name((struct key){.code = KEYCODE_F(12)}, "F12");
	assert_name((struct key){.code = KEYCODE_CHAR, .cp = ' '}, "Space");
	assert_name((struct key){.code = KEYCODE_ENTER}, "Enter");
	assert_name((struct key){.code = KEYCODE_CHAR, .cp = 'x', .alt = true}, "Alt-x");
	assert_name((struct key){.code = KEYCODE_UP, .ctrl = true, .alt = true}, "Ctrl-Alt-Up");
	assert_name((struct key){.code = KEYCODE_CHAR, .cp = 0x4E2D}, "中");
	assert_name((struct key){.code = KEYCODE_NONE}, "");
}

TEST(names_fit_what_is_given)
{
	char out[4];
	assert_int_equal(key_print(ctrl_f, out, sizeof out), 3);
	assert_string_equal(out, "Ctr");
	assert_int_equal(key_print(ctrl_f, NULL, 0), 0);
	assert_int_equal(key_print(ctrl_f, out, 1), 0);
	assert_string_equal(out, "");
	const struct key f10 = {.code = KEYCODE_F(10)};
	assert_int_equal(key_print(f10, out, 3), 2); /* one byte is for the end */
	assert_string_equal(out, "F1");
	assert_int_equal(key_print(f10, out, 4), 3);
	assert_string_equal(out, "F10");
}

TEST(every_key_reads_back)
{
	for (int code = KEYCODE_CHAR; code <= (int)KEYCODE_F(12); code++)
		for (unsigned mods = 0; mods < 4; mods++) {
			char name[64];
			struct key back, k = {.code = (enum key_code)code,
					      .cp = code == KEYCODE_CHAR ? 'q' : 0,
					      .ctrl = mods & 1,
					      .alt = mods & 2};
			key_print(k, name, sizeof name);
			assert_true(key_parse(sl_from(name), &back));
			assert_true(key_equal(k, back));
		}
	for (uint32_t cp = ' '; cp < 0x3000; cp++) {
		char name[64];
		struct key back, k = {.code = KEYCODE_CHAR, .cp = cp};
		if (cp >= 0x7F && cp < 0xA0)
			continue;
		key_print(k, name, sizeof name);
		assert_true(key_parse(sl_from(name), &back));
		assert_true(key_equal(k, back));
	}
}

TEST(ways_to_write_control)
{
	assert_true(key_equal(parsed("^F"), ctrl_f));
	assert_true(key_equal(parsed("^f"), ctrl_f));
	assert_true(key_equal(parsed("ctrl-f"), ctrl_f));
	assert_true(key_equal(parsed("CTRL-F"), ctrl_f));
	assert_int_equal(parsed("^").cp, '^');
	assert_false(parsed("^").ctrl);
	assert_int_equal(parsed("^^").cp, '^');
	assert_true(parsed("^^").ctrl);
	assert_int_equal(parsed("Ctrl--").cp, '-');
	assert_int_equal(parsed("ESC").code, KEYCODE_ESC);
	assert_int_equal(parsed("s-tab").code, KEYCODE_BACKTAB);
	assert_int_equal(parsed("F").cp, 'F');
}

TEST(no_names)
{
	struct key k = {.cp = 77};
	static const char *const bad[] = {
	    "",     "ab",   "F0",       "F13", "Ctrl-", "Alt-",     "PgDow", "\x01",
	    "\x7f", "\xff", "\xe4\xb8", "a ",  "^ab",   "\xc2\x9b", "F1x",   "Ctrl-Alt-"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(key_parse(sl_from(bad[i]), &k));
	assert_int_equal(k.cp, 77);
}

TEST(equality)
{
	struct key pasted = ctrl_f, plain = ctrl_f;
	pasted.pasted = true;
	assert_true(key_equal(ctrl_f, pasted));
	plain.ctrl = false;
	assert_false(key_equal(ctrl_f, plain));
	/* The code point of a named key says nothing. */
	assert_true(key_equal((struct key){.code = KEYCODE_UP, .cp = 1},
			      (struct key){.code = KEYCODE_UP, .cp = 2}));
	assert_false(key_equal((struct key){.code = KEYCODE_CHAR, .cp = 1},
			       (struct key){.code = KEYCODE_CHAR, .cp = 2}));
}

TEST(typed_and_pasted_text_are_distinguished)
{
	const struct key plain = {.code = KEYCODE_CHAR, .cp = 'y'},
			 pasted = {.code = KEYCODE_CHAR, .cp = 'y', .pasted = true},
			 ctrl = {.code = KEYCODE_CHAR, .cp = 'y', .ctrl = true},
			 alt = {.code = KEYCODE_CHAR, .cp = 'y', .alt = true},
			 enter = {.code = KEYCODE_ENTER},
			 pasted_enter = {.code = KEYCODE_ENTER, .pasted = true};
	assert_true(key_is_char(plain, 'y'));
	assert_false(key_is_char(plain, 'Y'));
	assert_false(key_is_char(pasted, 'y'));
	assert_false(key_is_char(ctrl, 'y'));
	assert_false(key_is_char(alt, 'y'));
	assert_false(key_is_char(enter, 0));
	assert_true(key_is_text(plain));
	assert_true(key_is_text(pasted));
	assert_true(key_is_text(pasted_enter));
	assert_false(key_is_text(ctrl));
	assert_false(key_is_text(alt));
	assert_false(key_is_text(enter));
}

TEST(full_width_keys_are_their_ascii_keys)
{
	static const struct {
		const char *typed, *meant;
	} keys[] = {{"？", "?"},  {"：", ":"},  {"／", "/"}, {"ｊ", "j"},
		    {"＃", "#"},  {"！", "!"},  {"～", "~"}, {"\xe3\x80\x80", "Space"},
		    {"￠", "￠"}, {"。", "。"}, {"é", "é"},  {"Up", "Up"}};
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		struct key typed, meant;
		assert_true(key_parse(sl_from(keys[i].typed), &typed));
		assert_true(key_parse(sl_from(keys[i].meant), &meant));
		assert_true(key_equal(key_from_full_width(typed), meant));
		typed.pasted = true;
		assert_int_equal(key_from_full_width(typed).cp, typed.cp);
	}
}

TEST(modified_keys)
{
	static const char *const modified[] = {"Alt-b", "Alt-Up", "Ctrl-Left", "Ctrl-Alt-b"};
	static const char *const plain[] = {"b", "Up", "Ctrl-B", "Enter"};
	struct key k;
	for (size_t i = 0; i < COUNT_OF(modified); i++) {
		assert_true(key_parse(sl_from(modified[i]), &k));
		assert_true(key_is_modified(k));
		assert_true(key_parse(sl_from(plain[i]), &k));
		assert_false(key_is_modified(k));
	}
}

TEST(controls_are_keys)
{
	assert_int_equal(key_from_char('\r').code, KEYCODE_ENTER);
	assert_int_equal(key_from_char(8).code, KEYCODE_BACKSPACE);
	assert_int_equal(key_from_char(0x9B).code, KEYCODE_NONE);
	assert_true(key_equal(key_from_char(2),
			      (struct key){.code = KEYCODE_CHAR, .cp = 'b', .ctrl = true}));
	assert_true(key_is_char(key_from_char(0x4E2D), 0x4E2D));
}

TEST(control_codes_are_the_keys_that_send_them)
{
	static const struct {
		uint32_t code;
		const char *key;
	} sent[] = {{0, "Ctrl-Space"}, {1, "Ctrl-A"},   {26, "Ctrl-Z"},
		    {27, "Esc"},       {28, "Ctrl-\\"}, {29, "Ctrl-]"},
		    {30, "Ctrl-^"},    {31, "Ctrl-_"},  {' ', "Space"}};
	for (size_t i = 0; i < COUNT_OF(sent); i++)
		assert_name(key_from_char(sent[i].code), sent[i].key);
	assert_int_equal(key_from_char('\r').code, KEYCODE_ENTER);
	assert_int_equal(key_from_char('\n').code, KEYCODE_ENTER);
	assert_int_equal(key_from_char('\t').code, KEYCODE_TAB);
	assert_int_equal(key_from_char(8).code, KEYCODE_BACKSPACE);
	assert_int_equal(key_from_char(0x7F).code, KEYCODE_BACKSPACE);
	assert_int_equal(key_from_char(0x7E).cp, 0x7E);
	assert_int_equal(key_from_char(0x80).code, KEYCODE_NONE);
	assert_int_equal(key_from_char(0x9F).code, KEYCODE_NONE);
	assert_int_equal(key_from_char(0xA0).code, KEYCODE_CHAR);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(control_codes_are_the_keys_that_send_them),
	    cmocka_unit_test(names_for_people),
	    cmocka_unit_test(names_fit_what_is_given),
	    cmocka_unit_test(every_key_reads_back),
	    cmocka_unit_test(ways_to_write_control),
	    cmocka_unit_test(no_names),
	    cmocka_unit_test(equality),
	    cmocka_unit_test(full_width_keys_are_their_ascii_keys),
	    cmocka_unit_test(modified_keys),
	    cmocka_unit_test(controls_are_keys),
	    cmocka_unit_test(typed_and_pasted_text_are_distinguished),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
