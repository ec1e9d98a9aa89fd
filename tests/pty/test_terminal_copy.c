/* SPDX-License-Identifier: MIT */
/* The clipboard behind the terminal port: OSC 52, as it is, through tmux, through GNU screen. */

#include "ptyterm.h"
#include "terminal_child.h"
#include "test.h"

#define PROGRAM TEST_BUILD "/tests/pty/test_terminal_copy"
#define OSC52   "\033]52;c;Y29waWVkIMOp\a" /* TERMINAL_CHILD_COPY in base64 */

/* Copies, and waits until the port says how; whether that was written. */
static bool copied(const char *term, const char *inside, const char *want, const char *sequence)
{
	const char *const env[] = {inside, NULL};
	struct pty *p =
	    terminal_child_launch(PROGRAM, &(struct pty_options){.term = term, .env = env}, NULL);
	assert_true(pty_wait(p, "resumed=0"));
	pty_type(p, "Y");
	assert_true(pty_wait(p, want));
	bool written = memmem(p->raw, p->n_raw, sequence, strlen(sequence)) != NULL;
	terminal_child_quit(p);
	return written;
}

TEST(the_terminal_receives_the_text)
{
	assert_true(copied(NULL, NULL, "copied by OSC 52.", OSC52));
	assert_false(copied(NULL, NULL, "copied by OSC 52.", "\033P"));
}

TEST(inside_tmux_the_sequence_is_wrapped_too)
{
	assert_true(copied(NULL, "TMUX=/tmp/socket,1,0", "copied by OSC 52.",
			   OSC52 "\033Ptmux;\033" OSC52 "\033\\"));
}

TEST(inside_screen_the_sequence_is_wrapped)
{
	assert_true(
	    copied("screen", "STY=1.pts-0.host", "copied by OSC 52.", "\033P" OSC52 "\033\\"));
}

TEST(a_console_has_no_clipboard)
{
	assert_false(copied("linux", NULL, "copied by nothing.", "]52;"));
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_terminal_receives_the_text),
	    cmocka_unit_test(inside_tmux_the_sequence_is_wrapped_too),
	    cmocka_unit_test(inside_screen_the_sequence_is_wrapped),
	    cmocka_unit_test(a_console_has_no_clipboard),
	};
	if (argc > 1 && strcmp(argv[1], "child") == 0)
		return terminal_child(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
