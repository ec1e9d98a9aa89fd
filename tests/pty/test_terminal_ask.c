/* SPDX-License-Identifier: MIT */
/* What a terminal is asked at the start, and what its answers change: nobody waits for them. */
#include <sys/ioctl.h>
#include <termios.h>

#include "base/attr.h"

#include "program.h"
#include "terminal_child.h"
#include "test.h"

#define PROGRAM TEST_BUILD "/tests/pty/test_terminal_ask"

static bool wrote(const struct pty *p, const char *bytes)
{
	return memmem(p->raw, p->n_raw, bytes, strlen(bytes)) != NULL;
}

static void answer(struct pty *p, const char *bytes)
{
	pty_send(p, bytes, strlen(bytes));
}

static struct pty *start(const char *term, const char *locale)
{
	const char *const env[] = {locale, NULL};
	struct pty *p =
	    terminal_child_launch(PROGRAM, &(struct pty_options){.term = term, .env = env}, NULL);
	assert_true(pty_wait(p, "resumed=0"));
	return p;
}

TEST(terminals_are_asked_only_what_they_support)
{
	struct pty *p = start(NULL, "LC_ALL=C.UTF-8");
	assert_true(wrote(p, "\033[6n") && wrote(p, "\033[?2026$p") && wrote(p, "\033]11;?"));
	terminal_child_quit(p);
	p = start(NULL, "LC_ALL=C");
	assert_false(wrote(p, "\033[6n"));
	assert_true(wrote(p, "\033[?2026$p"));
	terminal_child_quit(p);
	p = start("linux", "LC_ALL=C.UTF-8");
	assert_false(wrote(p, "\033[6n") || wrote(p, "\033[?2026$p") || wrote(p, "\033]11;?"));
	terminal_child_quit(p);
}

/* What was printed to be measured is gone before anybody reads it. */
TEST(the_question_leaves_nothing_on_the_screen)
{
	struct pty *p = start(NULL, "LC_ALL=C.UTF-8");
	assert_true(wrote(p, "█") && wrote(p, "●"));
	for (int row = 0; row < 14; row++) {
		assert_null(strstr(pty_row(p, row), "█"));
		assert_null(strstr(pty_row(p, row), "●"));
	}
	terminal_child_quit(p);
}

/* Of a program that ends at once: the amount that remains of them would be typed into the shell. */
TEST(answers_are_not_left_behind)
{
	static const char *const env[] = {"LC_ALL=C.UTF-8", NULL};
	struct termios raw;
	int left = -1;
	struct pty *p = terminal_child_launch(PROGRAM, &(struct pty_options){.env = env}, NULL);
	pty_send(p, "Q", 1);
	assert_int_equal(terminal_child_code(p), 0);
	assert_true(wrote(p, "\033[6n"));
	assert_int_equal(tcgetattr(p->slave, &raw), 0);
	raw.c_lflag &= ~(tcflag_t)ICANON; /* else it counts whole lines */
	assert_int_equal(tcsetattr(p->slave, TCSANOW, &raw), 0);
	assert_int_equal(ioctl(p->slave, FIONREAD, &left), 0);
	assert_int_equal(left, 0);
	pty_free(p);
}

TEST(two_columns_are_two)
{
	struct pty *p = start(NULL, "LC_ALL=C.UTF-8");
	pty_type(p, "k");
	assert_true(pty_wait(p, "k"));
	/* This terminal has answered: one column. */
	assert_true(pty_find(p, "wide=0") >= 0);
	answer(p, "\033[7;9R\033[2;0R\033[2;R");
	pty_type(p, "m");
	assert_true(pty_wait(p, "k m"));
	assert_true(pty_find(p, "wide=0") >= 0);
	answer(p, "\033[2;3R");
	assert_true(pty_wait(p, "wide=1"));
	answer(p, "\033[2;2R");
	pty_type(p, "x");
	assert_true(pty_wait(p, "k m x"));
	assert_true(pty_find(p, "wide=1") >= 0);
	terminal_child_quit(p);
}

TEST(the_background_by_its_colour)
{
	static const struct {
		const char *bytes, *shown;
	} grounds[] = {{"\033]11;rgb:ffff/ffff/ffff\033\\", " light"},
		       {"\033]11;rgb:1e1e/1e1e/2e2e\a", " dark"},
		       {"\033]11;rgb:fd/f6/e3\a", " light"},
		       {"\033]11;rgb:0/2/3\033\\", " dark"},
		       {"\033]11;rgb:f/f/f\033\\", " light"}};
	struct pty *p = start(NULL, "LC_ALL=C.UTF-8");
	for (size_t i = 0; i < COUNT_OF(grounds); i++) {
		answer(p, grounds[i].bytes);
		assert_true(pty_wait(p, grounds[i].shown));
	}
	answer(p, "\033]11;rgb:\a\033]11;rgb:00/gg/00\a\033]11;?\a\033]10;rgb:00/00/00\a");
	pty_type(p, "k");
	assert_true(pty_wait(p, "k"));
	assert_true(pty_find(p, " light") >= 0);
	assert_string_equal(pty_row(p, 1), "k");
	terminal_child_quit(p);
}

/* Over a slow line an answer comes in pieces: none of it is a key. */
TEST(an_answer_in_pieces_is_no_key)
{
	static const char *const pieces[] = {"\033]11;rg", "b:ffff/ffff", "/ffff\033", "\\",
					     "\033[2;",    "3R",          NULL};
	struct pty *p = start(NULL, "LC_ALL=C.UTF-8");
	for (const char *const *piece = pieces; *piece; piece++) {
		long before = p->frame;
		answer(p, *piece);
		assert_true(pty_wait_frame(p, before));
	}
	pty_type(p, "k");
	assert_true(pty_wait(p, "wide=1 light"));
	assert_true(pty_wait(p, "k"));
	assert_string_equal(pty_row(p, 1), "k");
	terminal_child_quit(p);
}

TEST(frames_stand_between_marks_where_that_is_known)
{
	struct pty *p = start(NULL, "LC_ALL=C.UTF-8");
	pty_resize(p, 20, 70);
	assert_true(pty_wait(p, "20x70"));
	assert_false(wrote(p, "\033[?2026h")); /* this terminal said no */
	answer(p, "\033[?2026;2$y");
	pty_type(p, "k");
	assert_true(pty_wait(p, "k"));
	assert_false(wrote(p, "\033[?2026h")); /* a small change comes in one piece */
	pty_resize(p, 14, 80);
	assert_true(pty_wait(p, "14x80"));
	pty_type(p, "m");
	assert_true(pty_wait(p, "k m"));
	assert_true(wrote(p, "\033[?2026h"));
	terminal_child_quit(p);
}

TEST(a_title_cannot_end_itself)
{
	struct pty *p = start(NULL, "LC_ALL=C.UTF-8");
	assert_string_equal(p->title, "tcpartner");
	pty_type(p, "Tk");
	assert_true(pty_wait(p, "k"));
	assert_string_equal(p->title, "a␛]2;b␇\xef\xbf\xbdé");
	terminal_child_quit(p);
	p = start(NULL, "LC_ALL=C");
	pty_type(p, "Tk");
	assert_true(pty_wait(p, "k"));
	assert_string_equal(p->title, "a???]2;b????????");
	terminal_child_quit(p);
}

static bool is_ascii(struct pty *p, int row)
{
	for (const char *s = pty_row(p, row); *s; s++)
		if ((unsigned char)*s > 0x7E)
			return false;
	return true;
}

/* With frames of single columns everything would be shifted there. */
TEST(the_browser_is_drawn_in_ascii_where_they_are_wide)
{
	struct program b = program_start(&(struct program_options){0});
	assert_false(is_ascii(b.pty, 3));
	answer(b.pty, "\033[2;3R");
	assert_true(pty_wait(b.pty, "----------"));
	assert_true(is_ascii(b.pty, 0) && is_ascii(b.pty, 3));
	assert_true(pty_find(b.pty, "[#") >= 0);
	assert_string_equal(b.pty->title, "tcpartner environment");
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

/* Consoles have few glyphs, other locales no way to say them; the customers' names are theirs. */
TEST(the_browser_is_drawn_in_ascii_where_it_must_be)
{
	static const struct {
		const char *term, *locale;
	} places[] = {{"linux", "LC_ALL=C.UTF-8"},
		      {"linux", "LC_ALL=C"},
		      {"vt100", "LC_ALL=POSIX"},
		      {"xterm-256color", "LC_ALL=C"},
		      {"xterm", "LC_ALL=en_US.ISO-8859-1"}};
	for (size_t i = 0; i < COUNT_OF(places); i++) {
		const char *const env[] = {places[i].locale, NULL};
		struct program b =
		    program_start(&(struct program_options){.term = places[i].term, .env = env});
		assert_true(is_ascii(b.pty, 0) && is_ascii(b.pty, 1) && is_ascii(b.pty, 3));
		assert_true(pty_find(b.pty, "[#") >= 0);
		assert_true(pty_find(b.pty, "????") < 0);
		assert_int_equal(program_quit(&b), 0);
		program_stop(&b);
	}
}

static bool cursor_is_in(struct pty *p, void *row)
{
	VTermPos at;
	vterm_state_get_cursorpos(vterm_obtain_state(p->vt), &at);
	return at.row == *(int *)row;
}

static void goes_to(struct pty *p, const char *keys, int row)
{
	pty_type(p, keys);
	assert_true(pty_wait_for(p, cursor_is_in, &row));
}

/* Screen readers follow the cursor, also where it is hidden. */
TEST(the_cursor_is_where_the_focus_is)
{
	struct program b = program_start(&(struct program_options){0});
	int bottom = 22, box = 0;
	goes_to(b.pty, "", 4);
	goes_to(b.pty, "jj", 6);
	assert_false(b.pty->cursor_shown);
	pty_type(b.pty, "s");
	assert_true(pty_wait(b.pty, "Sort loaded rows"));
	goes_to(b.pty, "jj", pty_find(b.pty, "│    Status"));
	pty_key(b.pty, VTERM_KEY_ESCAPE);
	pty_type(b.pty, "x");
	assert_true(pty_wait(b.pty, "Rows "));
	box = pty_find(b.pty, "Rows ");
	goes_to(b.pty, "", box);
	/* The order, below the rows, is no field. */
	goes_to(b.pty, "\t", box + 2);
	goes_to(b.pty, "\t", box + 3);
	goes_to(b.pty, "\t", box + 4);
	assert_true(b.pty->cursor_shown);
	pty_key(b.pty, VTERM_KEY_ESCAPE);
	goes_to(b.pty, "", 6);
	pty_type(b.pty, ":");
	assert_true(pty_wait_for(b.pty, cursor_is_in, &bottom));
	assert_true(b.pty->cursor_shown);
	pty_key(b.pty, VTERM_KEY_ESCAPE);
	goes_to(b.pty, "", 6);
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

static bool spins(struct pty *p, void *ctx)
{
	static const char *const frames[] = {"⣷", "⣯", "⣟", "⡿", "⢿", "⣻", "⣽", "⣾"};
	(void)ctx;
	for (size_t i = 0; i < COUNT_OF(frames); i++)
		if (pty_find(p, frames[i]) >= 0)
			return true;
	return false;
}

TEST(nothing_moves_where_nothing_shall)
{
	static const char *const slow[] = {"--latency", "1500", NULL};
	static const char *const still[] = {"--no-anim", NULL};
	struct program b = program_launch(&(struct program_options){.demo = slow});
	assert_true(pty_wait_for(b.pty, spins, NULL));
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
	b = program_launch(&(struct program_options){.demo = slow, .args = still});
	assert_true(pty_wait(b.pty, "… pg 1"));
	long frame = b.pty->frame;
	assert_true(pty_wait(b.pty, "row 1/"));
	assert_false(spins(b.pty, NULL));
	/* A second of turning would have been eight frames. */
	assert_in_range(b.pty->frame - frame, 1, 5);
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(terminals_are_asked_only_what_they_support),
	    cmocka_unit_test(the_question_leaves_nothing_on_the_screen),
	    cmocka_unit_test(answers_are_not_left_behind),
	    cmocka_unit_test(two_columns_are_two),
	    cmocka_unit_test(the_background_by_its_colour),
	    cmocka_unit_test(an_answer_in_pieces_is_no_key),
	    cmocka_unit_test(frames_stand_between_marks_where_that_is_known),
	    cmocka_unit_test(a_title_cannot_end_itself),
	    cmocka_unit_test(the_browser_is_drawn_in_ascii_where_they_are_wide),
	    cmocka_unit_test(the_browser_is_drawn_in_ascii_where_it_must_be),
	    cmocka_unit_test(the_cursor_is_where_the_focus_is),
	    cmocka_unit_test(nothing_moves_where_nothing_shall),
	};
	if (argc > 1 && strcmp(argv[1], "child") == 0)
		return terminal_child(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
