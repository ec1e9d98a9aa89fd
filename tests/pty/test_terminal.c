/* SPDX-License-Identifier: MIT */
/* The terminal port on ncurses, in a pseudo-terminal: this program is its own child. */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/attr.h"

#include "ptyterm.h"
#include "terminal_child.h"
#include "test.h"

#define PROGRAM TEST_BUILD "/tests/pty/test_terminal"

static struct pty *launch(const struct pty_options *o, const char *const *what)
{
	return terminal_child_launch(PROGRAM, o, what);
}

static struct pty *start(const char *const *what)
{
	return terminal_child_start(PROGRAM, what);
}

static bool wrote(const struct pty *p, const char *bytes)
{
	return memmem(p->raw, p->n_raw, bytes, strlen(bytes)) != NULL;
}

TEST(the_terminal_is_restored_at_exit)
{
	struct pty *p = start(NULL);
	assert_true(p->alt_screen);
	assert_true(p->pasting);
	assert_false(p->cursor_shown);
	assert_string_equal(p->title, "tcpartner");
	assert_true(wrote(p, "\033[22;2t"));
	assert_false(pty_modes_restored(p));
	pty_type(p, "Q");
	assert_int_equal(terminal_child_code(p), 0);
	assert_false(p->alt_screen);
	assert_false(p->pasting);
	assert_true(p->cursor_shown);
	assert_true(wrote(p, "\033[23;2t"));
	assert_true(pty_modes_restored(p));
	pty_free(p);
}

TEST(a_console_hears_no_private_modes)
{
	struct pty *p = launch(&(struct pty_options){.term = "linux"}, NULL);
	assert_true(pty_wait(p, "colors=8 utf8=1 dumb=1"));
	assert_false(wrote(p, "\033[?2004h"));
	assert_false(wrote(p, "\033]2;"));
	terminal_child_quit(p);
}

static void refused(const char *environment, const char *why)
{
	const char *const env[] = {environment, NULL};
	struct pty *p = launch(&(struct pty_options){.env = env}, NULL);
	assert_int_equal(terminal_child_code(p), 3);
	assert_true(pty_find(p, why) >= 0);
	assert_true(pty_modes_restored(p));
	pty_free(p);
}

TEST(an_unusable_terminal_is_refused)
{
	refused("TERM=", "refused: TERM is not set; set it");
	refused("TERM=no-such-terminal", "refused: the terminal \"no-such-terminal\"");
	refused("TERM=dumb", "refused: the terminal \"dumb\"");
	static const char *const shell[] = {"sh", "-c", PROGRAM " child </dev/null", NULL};
	struct pty *p = pty_start(&(struct pty_options){.rows = 5, .cols = 80}, shell);
	assert_int_equal(terminal_child_code(p), 3);
	assert_true(pty_find(p, "refused: standard input is not a terminal") >= 0);
	pty_free(p);
}

static void shows(const char *const *env, const char *facts)
{
	static const char *const what[] = {"a中|é", NULL};
	struct pty *p = launch(&(struct pty_options){.env = env}, what);
	assert_true(pty_wait(p, facts));
	assert_string_equal(pty_row(p, 2), strstr(facts, "utf8=1") ? "a中|é" : "a? |?");
	terminal_child_quit(p);
}

TEST(the_locale_that_was_asked_for)
{
	static const char *const none[] = {"LC_ALL=", "LC_CTYPE=", "LANG=", NULL};
	static const char *const c[] = {"LC_ALL=C", NULL};
	static const char *const by_lang[] = {"LC_ALL=", "LC_CTYPE=", "LANG=POSIX", NULL};
	/* Sent by ssh to a machine that lacks it. */
	static const char *const lacking[] = {"LC_ALL=xx_YY.UTF-8", NULL};
	static const char *const lacking_8_bit[] = {"LC_ALL=xx_YY.ISO-8859-1", NULL};
	shows(none, "utf8=1");
	shows(c, "utf8=0");
	shows(by_lang, "utf8=0");
	shows(lacking, "utf8=1");
	shows(lacking_8_bit, "utf8=0");
}

TEST(no_text_shifts_its_neighbours)
{
	/* Each bar must stand in the column that the grid counted. */
	static const struct {
		const char *text, *shown;
		int bar;
	} lines[] = {{"中文|", "中文|", 4},
		     {"e\xcc\x81|", "e\xcc\x81|", 1},
		     /* Zero columns to the C library, one to us: a jamo that stands alone. */
		     {"\xe1\x85\xa0|", "\xef\xbf\xbd|", 1},
		     {"👨‍👩‍👧|", "👨|", 2},
		     {"🇩🇪|", "DE|", 2},
		     {"\xe2\x80\xae\xff\x1b|", "\xef\xbf\xbd\xef\xbf\xbd␛|", 3},
		     {"█▏─│●|", "█▏─│●|", 5}};
	const char *what[COUNT_OF(lines) + 1] = {NULL};
	for (size_t i = 0; i < COUNT_OF(lines); i++)
		what[i] = lines[i].text;
	struct pty *p = start(what);
	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		assert_string_equal(pty_row(p, 2 + (int)i), lines[i].shown);
		assert_int_equal(pty_cell(p, 2 + (int)i, lines[i].bar).chars[0], '|');
	}
	terminal_child_quit(p);
}

/* Lines that moved by a row, a wide one at the edge of the change among them. */
TEST(scrolled_lines_are_as_drawn)
{
	static const char *const what[] = {"one",   "二三", "three", "four", "五|",  "six",
					   "seven", "八",   "nine",  "ten",  "十一", NULL};
	static const int starts[] = {1, 2, 3, 2, 3, 4, 3, 2, 1, 0};
	const char *keys = "UUUWUUWWWW";
	struct pty *p = start(what);
	for (size_t k = 0; k < COUNT_OF(starts); k++) {
		long frame = p->frame;
		pty_send(p, &keys[k], 1);
		assert_true(pty_wait_frame(p, frame));
		for (int i = 0; i < 11; i++)
			assert_string_equal(pty_row(p, 2 + i),
					    starts[k] + i < 11 ? what[starts[k] + i] : "");
	}
	terminal_child_quit(p);
}

static void colour_is(VTermColor c, int index, uint32_t rgb)
{
	if (index >= 0) {
		assert_true(VTERM_COLOR_IS_INDEXED(&c));
		assert_int_equal(c.indexed.idx, index);
	} else {
		assert_true(VTERM_COLOR_IS_RGB(&c));
		assert_int_equal(c.rgb.red << 16 | c.rgb.green << 8 | c.rgb.blue, rgb);
	}
}

static bool own_fg(struct pty *p, int row, int col)
{
	VTermScreenCell c = pty_cell(p, row, col);
	return VTERM_COLOR_IS_DEFAULT_FG(&c.fg);
}

static bool own_bg(struct pty *p, int row, int col)
{
	VTermScreenCell c = pty_cell(p, row, col);
	return VTERM_COLOR_IS_DEFAULT_BG(&c.bg);
}

static struct pty *roles_on(const char *term, const char *facts)
{
	static const char *const what[] = {"roles", NULL};
	struct pty *p = launch(&(struct pty_options){.term = term}, what);
	assert_true(pty_wait(p, facts));
	assert_true(own_fg(p, 2, 0));
	assert_true(own_bg(p, 2, 0));
	assert_true(pty_cell(p, 8, 0).attrs.bold);
	assert_true(pty_cell(p, 9, 0).attrs.reverse);
	assert_true(pty_cell(p, 10, 0).attrs.underline);
	return p;
}

TEST(colours_of_the_palette)
{
	struct pty *p = roles_on("xterm-256color", "colors=256");
	colour_is(pty_cell(p, 3, 0).fg, 1, 0);
	colour_is(pty_cell(p, 4, 0).fg, 9, 0);
	assert_false(pty_cell(p, 4, 0).attrs.bold);
	colour_is(pty_cell(p, 5, 0).fg, 214, 0);
	colour_is(pty_cell(p, 6, 0).bg, 25, 0);
	assert_true(own_fg(p, 6, 0));
	VTermScreenCell selected = pty_cell(p, 11, 0);
	colour_is(selected.bg, 4, 0);
	assert_true(selected.attrs.bold);
	assert_true(own_bg(p, 11, 9));
	terminal_child_quit(p);
}

TEST(eight_colours_and_bold)
{
	struct pty *p = roles_on("xterm", "colors=8");
	colour_is(pty_cell(p, 4, 0).fg, 1, 0);
	assert_true(pty_cell(p, 4, 0).attrs.bold);
	/* A bright background has no bold to help it, and an unknown colour is the terminal's own.
	 */
	colour_is(pty_cell(p, 7, 0).bg, 3, 0);
	assert_false(pty_cell(p, 7, 0).attrs.bold);
	assert_true(own_fg(p, 5, 0));
	terminal_child_quit(p);
}

TEST(direct_colours)
{
	struct pty *p = roles_on("xterm-direct", "colors=256");
	colour_is(pty_cell(p, 3, 0).fg, 1, 0);
	colour_is(pty_cell(p, 5, 0).fg, -1, 0xFFAF00);
	colour_is(pty_cell(p, 6, 0).bg, -1, 0x005FAF);
	terminal_child_quit(p);
}

TEST(a_terminal_without_colour)
{
	struct pty *p = roles_on("vt100", "colors=0");
	assert_true(own_fg(p, 3, 0));
	assert_true(pty_cell(p, 11, 0).attrs.bold);
	terminal_child_quit(p);
}

TEST(any_size)
{
	static const int sizes[][2] = {{1, 1},   {1, 200}, {300, 1},  {2, 2},   {300, 500},
				       {24, 80}, {3, 7},   {100, 60}, {14, 100}};
	struct pty *p = start(NULL);
	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		char facts[20], *cut = facts;
		int cols = sizes[i][1];
		snprintf(facts, sizeof facts, "%dx%d", sizes[i][0], cols);
		if (cols < (int)strlen(facts))
			cut[cols] = '\0';
		pty_resize(p, sizes[i][0], cols);
		assert_true(pty_wait(p, cut));
	}
	terminal_child_quit(p);
}

TEST(the_environment_lies_about_the_size)
{
	static const char *const env[] = {"LINES=10", "COLUMNS=20", NULL};
	struct pty *p = launch(&(struct pty_options){.env = env}, NULL);
	assert_true(pty_wait(p, "14x80 "));
	terminal_child_quit(p);
}

/* A direct child of the test is in an orphaned group: nobody could continue it. */
TEST(suspending_where_nobody_could_continue)
{
	struct pty *p = start(NULL);
	pty_type(p, "Z");
	assert_true(pty_wait(p, "resumed=1."));
	assert_true(p->alt_screen);
	assert_true(p->pasting);
	assert_false(pty_modes_restored(p));
	terminal_child_quit(p);
}

TEST(stopped_from_elsewhere)
{
	struct termios ours, now;
	int status;
	struct pty *p = start(NULL);
	tcgetattr(p->slave, &ours);
	kill(p->pid, SIGSTOP);
	assert_int_equal(waitpid(p->pid, &status, WUNTRACED), p->pid);
	assert_true(WIFSTOPPED(status));
	/* As a shell does. */
	tcsetattr(p->slave, TCSANOW, &p->before);
	vterm_input_write(p->vt, "\033[?2004l\033[2J$ fg", 16);
	kill(p->pid, SIGCONT);
	assert_true(pty_wait(p, "resumed=1."));
	tcgetattr(p->slave, &now);
	assert_int_equal(now.c_lflag, ours.c_lflag);
	assert_int_equal(now.c_iflag, ours.c_iflag);
	assert_true(pty_find(p, "$ fg") < 0);
	terminal_child_quit(p);
}

TEST(a_terminal_that_is_gone_ends_it)
{
	static const char *const deaf[] = {"deaf", NULL};
	for (int i = 0; i < 2; i++) {
		struct pty *p = start(i ? deaf : NULL);
		close(p->fd);
		close(p->slave);
		assert_int_equal(waitpid(p->pid, &p->status, 0), p->pid);
		assert_true(WIFEXITED(p->status));
		assert_int_equal(WEXITSTATUS(p->status), i ? TERMINAL_CHILD_GONE : 128 + SIGHUP);
		p->exited = true;
		p->fd = p->slave = -1;
		pty_free(p);
	}
}

TEST(noise_stays_off_the_screen)
{
	struct pty *p = start(NULL);
	pty_type(p, "Nk");
	assert_true(pty_wait(p, "k"));
	assert_true(pty_find(p, "noise") < 0);
	terminal_child_quit(p);
}

TEST(last_words_are_heard)
{
	struct pty *p = start(NULL);
	pty_type(p, "D");
	assert_int_equal(terminal_child_code(p), -SIGABRT);
	assert_false(p->alt_screen);
	assert_true(pty_find(p, "last words") >= 0);
	assert_true(pty_modes_restored(p));
	pty_free(p);
}

TEST(a_stack_that_runs_over)
{
	/* A sanitizer's own handler would report instead. */
	static const char *const env[] = {"ASAN_OPTIONS=handle_segv=0", NULL};
	struct pty *p = launch(&(struct pty_options){.env = env}, NULL);
	assert_true(pty_wait(p, "resumed=0."));
	pty_type(p, "O");
	assert_int_equal(terminal_child_code(p), -SIGSEGV);
	assert_false(p->alt_screen);
	assert_false(p->pasting);
	assert_true(p->cursor_shown);
	assert_true(pty_modes_restored(p));
	pty_free(p);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_terminal_is_restored_at_exit),
	    cmocka_unit_test(a_console_hears_no_private_modes),
	    cmocka_unit_test(an_unusable_terminal_is_refused),
	    cmocka_unit_test(the_locale_that_was_asked_for),
	    cmocka_unit_test(no_text_shifts_its_neighbours),
	    cmocka_unit_test(scrolled_lines_are_as_drawn),
	    cmocka_unit_test(colours_of_the_palette),
	    cmocka_unit_test(eight_colours_and_bold),
	    cmocka_unit_test(direct_colours),
	    cmocka_unit_test(a_terminal_without_colour),
	    cmocka_unit_test(any_size),
	    cmocka_unit_test(the_environment_lies_about_the_size),
	    cmocka_unit_test(suspending_where_nobody_could_continue),
	    cmocka_unit_test(stopped_from_elsewhere),
	    cmocka_unit_test(a_terminal_that_is_gone_ends_it),
	    cmocka_unit_test(noise_stays_off_the_screen),
	    cmocka_unit_test(last_words_are_heard),
	    cmocka_unit_test(a_stack_that_runs_over),
	};
	if (argc > 1 && strcmp(argv[1], "child") == 0)
		return terminal_child(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
