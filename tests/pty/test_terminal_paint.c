/* SPDX-License-Identifier: MIT */
/* What the terminal shows is the grid, cell by cell, whatever the screen before was. */
#include <unistd.h>

#include "base/attr.h"

#include "ptyterm.h"
#include "random_screen.h"
#include "terminal_child.h"
#include "test.h"

#define PROGRAM TEST_BUILD "/tests/pty/test_terminal_paint"
#define STEPS   120

static bool same_text(const struct cell *want, const VTermScreenCell *is)
{
	if (want->width == 0)
		return is->chars[0] == (uint32_t)-1;
	/* The emulator's mark of a cell that was erased. */
	if (is->chars[0] == 0)
		return want->cp[0] == ' ' && !want->cp[1];
	for (int i = 0; i < GLYPH_MAX && (i == 0 || want->cp[i - 1]); i++)
		if (is->chars[i] != want->cp[i])
			return false;
	return is->width == want->width;
}

static bool same_colour(VTermColor c, int want)
{
	return want < 0 ? VTERM_COLOR_IS_DEFAULT_FG(&c) || VTERM_COLOR_IS_DEFAULT_BG(&c)
			: VTERM_COLOR_IS_INDEXED(&c) && c.indexed.idx == want;
}

/* An erased blank has no colour of its own. */
static bool same_style(const struct cell *want, const VTermScreenCell *is)
{
	struct style s = terminal_child_styles[want->role];
	if (want->ground == GROUND_BEHIND)
		s = (struct style){-1, -1, 0};
	if (want->ground == GROUND_BAR) {
		s.bg = 4;
		s.attrs |= ATTR_BOLD;
	}
	bool erased = is->chars[0] == 0;
	return same_colour(is->bg, s.bg) && (erased || same_colour(is->fg, s.fg)) &&
	       (erased || (bool)is->attrs.bold == ((s.attrs & ATTR_BOLD) != 0)) &&
	       (bool)is->attrs.reverse == ((s.attrs & ATTR_REVERSE) != 0) &&
	       (bool)is->attrs.underline == ((s.attrs & ATTR_UNDERLINE) != 0);
}

static bool same_cell(const struct cell *want, const VTermScreenCell *is, bool styled)
{
	return same_text(want, is) && (!styled || want->width == 0 || same_style(want, is));
}

/* Finds the first cell that differs; returns -1 for none. */
static int find_difference(struct pty *p, const struct grid *g, bool styled)
{
	for (int i = 0; i < g->rows * g->cols; i++) {
		VTermScreenCell is = pty_cell(p, i / g->cols, i % g->cols);
		if (!same_cell(&g->cells[i], &is, styled))
			return i;
	}
	return -1;
}

/* The answers of the terminal may bring frames, too: the last one counts. */
static void assert_shows(struct pty *p, const struct grid *g, int step, bool styled)
{
	int at;
	while ((at = find_difference(p, g, styled)) >= 0)
		if (!pty_wait_frame(p, p->frame))
			break;
	if (at >= 0)
		fail_msg("step %d, row %d, column %d: U+%04X, not U+%04X of role %d on ground %d",
			 step, at / g->cols, at % g->cols,
			 pty_cell(p, at / g->cols, at % g->cols).chars[0], g->cells[at].cp[0],
			 g->cells[at].role, g->cells[at].ground);
}

static void draw_at_random(const char *term, int rows, int cols, bool styled)
{
	static const char *const what[] = {"random", NULL};
	struct random_screen s;
	struct pty *p = terminal_child_launch(
	    PROGRAM, &(struct pty_options){.term = term, .rows = rows, .cols = cols}, what);
	random_screen_init(&s, rows, cols);
	assert_true(pty_wait_frame(p, 0));
	for (int step = 0; step < STEPS; step++) {
		random_screen_step(&s);
		pty_type(p, "R");
		assert_shows(p, &s.g, step, styled);
	}
	random_screen_release(&s);
	terminal_child_quit(p);
}

TEST(any_screen_follows_any_other)
{
	draw_at_random("xterm-256color", 14, 40, true);
	draw_at_random("xterm-256color", 24, 80, true);
	draw_at_random("xterm-256color", 2, 3, true);
}

TEST(likewise_by_other_descriptions)
{
	static const char *const terms[] = {"xterm", "screen-256color", "vt100", "linux"};
	for (size_t i = 0; i < COUNT_OF(terms); i++)
		draw_at_random(terms[i], 14, 40, false);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(any_screen_follows_any_other),
	    cmocka_unit_test(likewise_by_other_descriptions),
	};
	if (argc > 1 && strcmp(argv[1], "child") == 0)
		return terminal_child(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
