/* SPDX-License-Identifier: MIT */
/* Keys as the terminal port reads them out of bytes, whole and in pieces. */

#include "base/attr.h"

#include "terminal_child.h"
#include "test.h"

#define PROGRAM TEST_BUILD "/tests/pty/test_terminal_keys"

static struct pty *start(void)
{
	return terminal_child_start(PROGRAM, NULL);
}

TEST(keys_by_their_bytes)
{
	static const struct {
		const char *bytes, *name;
	} keys[] = {{"\033[A", "Up"},
		    {"\033OB", "Down"},
		    {"\033[5~", "PgUp"},
		    {"\033OH", "Home"},
		    {"\033[4~", "End"},
		    {"\033[3~", "Del"},
		    {"\033[2~", "Ins"},
		    {"\033OP", "F1"},
		    {"\033[24~", "F12"},
		    {"\033[Z", "S-Tab"},
		    {"\t", "Tab"},
		    {"\r", "Enter"},
		    {"\n", "Enter"},
		    {"\x7f", "BS"},
		    {"\x08", "BS"},
		    {"\x01", "Ctrl-A"},
		    {"\x1d", "Ctrl-]"},
		    {"\x1f", "Ctrl-_"},
		    {"\x16", "Ctrl-V"},
		    {"\x13", "Ctrl-S"},
		    {"\x0f", "Ctrl-O"},
		    {"é", "é"},
		    {"中", "中"},
		    {" ", "Space"},
		    {"\033", "Esc"},
		    {"\033j", "Alt-j"},
		    {"\x03", "SIGINT"},
		    {"\033\033[A", "Alt-Up"},
		    {"\033\x7f", "Alt-BS"},
		    {"\033[1;5D", "Ctrl-Left"},
		    {"\033[1;3C", "Alt-Right"},
		    {"\033[3;5~", "Ctrl-Del"},
		    {"\033Od", "Ctrl-Left"}};
	struct pty *p = start();
	pty_send(p, "\0", 1);
	assert_true(pty_wait(p, "Ctrl-Space"));
	pty_type(p, "k");
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		char expected[40];
		pty_type(p, "C");
		assert_true(pty_wait_gone(p, "k"));
		pty_send(p, keys[i].bytes, strlen(keys[i].bytes));
		assert_true(pty_wait(p, keys[i].name));
		/* The key after shows that nothing was left over. */
		pty_type(p, "k");
		snprintf(expected, sizeof expected, "%s k", keys[i].name);
		assert_true(pty_wait(p, expected));
		assert_string_equal(pty_row(p, 1), expected);
	}
	terminal_child_quit(p);
}

TEST(malformed_bytes_swallow_no_key)
{
	struct pty *p = start();
	pty_send(p,
		 "\xff"
		 "a\xe4"
		 "b\xe4\xb8"
		 "c\xc2\x9b"
		 "d\xe4\xe4\xb8\xad",
		 14);
	assert_true(pty_wait(p, "a b c d 中"));
	terminal_child_quit(p);
}

/* Each piece makes a turn, and so a frame. */
static void in_pieces(struct pty *p, const char *const *pieces)
{
	for (; *pieces; pieces++) {
		long before = p->frame;
		pty_send(p, *pieces, strlen(*pieces));
		assert_true(pty_wait_frame(p, before));
	}
}

TEST(characters_in_pieces)
{
	static const char *const pieces[] = {"\xe4", "\xb8", "\xad", "x", NULL};
	struct pty *p = start();
	in_pieces(p, pieces);
	assert_true(pty_wait(p, "中 x"));
	terminal_child_quit(p);
}

TEST(answers_that_nobody_asked_for)
{
	static const char *const answers[] = {"\033[?62;1;22c",
					      "\033]11;rgb:ffff/ffff/ffff\033\\",
					      "\033]11;rgb:0000/0000/0000\a",
					      "\033P1$r0m\033\\",
					      "\033[24;80R",
					      "\033[I",
					      "\033[1;5X",
					      "\033[M !!",
					      "\033Ox"};
	struct pty *p = start();
	for (size_t i = 0; i < COUNT_OF(answers); i++) {
		pty_send(p, answers[i], strlen(answers[i]));
		pty_send(p, "k", 1);
	}
	assert_true(pty_wait(p, "k k k k k k k k k"));
	assert_string_equal(pty_row(p, 1), "k k k k k k k k k");
	terminal_child_quit(p);
}

TEST(pasted_text_is_text)
{
	struct pty *p = start();
	pty_paste(p, "Q\r\tZ\x01\033[31m\033[A\x7f中");
	pty_type(p, "k");
	assert_true(pty_wait(p, "k"));
	assert_string_equal(pty_row(p, 1), "'Q '␊ '␉ 'Z '中 k");
	terminal_child_quit(p);
}

TEST(the_end_of_a_paste_in_pieces)
{
	/* ncurses gives up waiting for the rest of a sequence after 25 ms: each cut is tried. */
	static const char *const cuts[][4] = {{"\033[200~a\033", "[201~b", NULL},
					      {"\033[200~c\033[", "201~d", NULL},
					      {"\033[200~e\033[20", "1~f", NULL},
					      {"\033[20", "0~g\033[201", "~h", NULL}};
	struct pty *p = start();
	for (size_t i = 0; i < COUNT_OF(cuts); i++)
		in_pieces(p, cuts[i]);
	assert_true(pty_wait(p, "h"));
	assert_string_equal(pty_row(p, 1), "'a b 'c d 'e f 'g h");
	terminal_child_quit(p);
}

static void assert_reads(struct pty *p, const char *bytes, const char *names)
{
	pty_type(p, "C");
	assert_true(pty_wait_gone(p, "k"));
	pty_send(p, bytes, strlen(bytes));
	pty_type(p, "k");
	assert_true(pty_wait(p, "k"));
	assert_string_equal(pty_row(p, 1), names);
}

TEST(mouse_events_are_decoded)
{
	struct pty *p = start();
	assert_int_equal(p->mouse, VTERM_PROP_MOUSE_NONE);
	pty_type(p, "Mk");
	assert_true(pty_wait(p, "k"));
	assert_int_equal(p->mouse, VTERM_PROP_MOUSE_DRAG);
	assert_reads(p, "\033[<0;5;3M\033[<32;200;40M\033[<0;200;40m",
		     "Press@2,4 Drag@39,199 Release@39,199 k");
	assert_reads(p, "\033[<64;1;1M\033[<65;1;1M", "WheelUp@0,0 WheelDown@0,0 k");
	/* Other buttons, Shift, and what no terminal sends. */
	assert_reads(p,
		     "\033[<1;5;3M\033[<2;5;3M\033[<4;5;3M\033[<66;5;3M\033[<35;5;3M\033[<0;0;3M"
		     "\033[<0;5M\033[<;;M\033[<M\033[<0;5;3;7M\033[<0;99999;3M\033[<0;-5;3M",
		     "k");
	pty_type(p, "C");
	assert_true(pty_wait_gone(p, "k"));
	static const char *const cuts[][4] = {
	    {"\033[", "<0;5;4M", NULL}, {"\033[<0;", "5;5M", NULL}, {"\033[<0;5;6", "M", NULL}};
	for (size_t i = 0; i < COUNT_OF(cuts); i++)
		in_pieces(p, cuts[i]);
	assert_true(pty_wait(p, "Press@5,4"));
	assert_string_equal(pty_row(p, 1), "Press@3,4 Press@4,4 Press@5,4");
	pty_type(p, "C");
	pty_paste(p, "a\033[<0;5;3Mb");
	assert_true(pty_wait(p, "'b"));
	assert_null(strstr(pty_row(p, 1), "Press"));
	pty_type(p, "M");
	assert_reads(p, "", "k");
	assert_int_equal(p->mouse, VTERM_PROP_MOUSE_NONE);
	/* What was switched on is switched off. */
	pty_type(p, "MQ");
	assert_int_equal(terminal_child_code(p), 0);
	assert_int_equal(p->mouse, VTERM_PROP_MOUSE_NONE);
	pty_free(p);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(mouse_events_are_decoded),
	    cmocka_unit_test(keys_by_their_bytes),
	    cmocka_unit_test(malformed_bytes_swallow_no_key),
	    cmocka_unit_test(characters_in_pieces),
	    cmocka_unit_test(answers_that_nobody_asked_for),
	    cmocka_unit_test(pasted_text_is_text),
	    cmocka_unit_test(the_end_of_a_paste_in_pieces),
	};
	if (argc > 1 && strcmp(argv[1], "child") == 0)
		return terminal_child(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
