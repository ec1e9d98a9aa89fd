/* SPDX-License-Identifier: MIT */
/* The themes as a terminal shows them: with as many colours as it has, or with none. */

#include "base/attr.h"

#include "program.h"
#include "test.h"

#define FIRST_ROW 4 /* of the table at 24 x 80 */
#define LAST_ROW  19

static const char *const themes[] = {"auto", "light", "dark", "cb", "mono", "high-contrast"};

static struct program start(const char *theme, const char *term, const char *const *env)
{
	static const char *const demo[] = {"--seed", "56996", "--rate", "0", NULL};
	const char *const args[] = {"--theme", theme, NULL};
	return program_start(
	    &(struct program_options){.demo = demo, .args = args, .term = term, .env = env});
}

static void stop(struct program *b)
{
	assert_int_equal(program_quit(b), 0);
	program_stop(b);
}

static bool has_colour(const VTermScreenCell *c)
{
	return !VTERM_COLOR_IS_DEFAULT_FG(&c->fg) || !VTERM_COLOR_IS_DEFAULT_BG(&c->bg);
}

static size_t coloured_cells(struct pty *p)
{
	size_t n = 0;
	for (int r = 0; r < p->rows; r++)
		for (int c = 0; c < p->cols; c++) {
			VTermScreenCell x = pty_cell(p, r, c);
			n += has_colour(&x);
		}
	return n;
}

/* The first row of the table with that word, and the cell that the word begins in. */
static int row_of(struct pty *p, const char *word, int *col)
{
	for (int row = FIRST_ROW; row <= LAST_ROW; row++) {
		VTermScreenCell c;
		*col = 0;
		for (int i = 30; i < 45 && !*col; i++) {
			size_t k = 0;
			while (word[k] && (c = pty_cell(p, row, i + (int)k)).chars[0] ==
					      (uint32_t)(unsigned char)word[k])
				k++;
			*col = word[k] ? 0 : i;
		}
		if (*col)
			return row;
	}
	fail_msg("no row says %s", word);
	return -1;
}

static bool same_look(const VTermScreenCell *a, const VTermScreenCell *b)
{
	return vterm_color_is_equal(&a->fg, &b->fg) && a->attrs.reverse == b->attrs.reverse &&
	       a->attrs.underline == b->attrs.underline;
}

/* Without colours nothing of the look changes; otherwise the row is a bar from edge to edge, on
 * which the status still looks other than the text beside it. */
static void assert_selected_look(struct pty *p, int row, int col, const VTermScreenCell *before,
				 bool is_bar)
{
	VTermScreenCell status = pty_cell(p, row, col), uin = pty_cell(p, row, 3);
	if (!is_bar) {
		assert_true(same_look(before, &status));
		return;
	}
	assert_false(same_look(&uin, &status));
	assert_int_equal(status.attrs.reverse, before->attrs.reverse);
	for (int c = 0; c < p->cols - 1; c++) {
		VTermScreenCell x = pty_cell(p, row, c);
		bool right_half = x.chars[0] == (uint32_t)-1; /* libvterm gives it no colour */
		if (!right_half && VTERM_COLOR_IS_DEFAULT_BG(&x.bg))
			fail_msg("the bar has a hole at row %d, column %d", row, c);
	}
}

static bool cursor_is_in(struct pty *p, void *row)
{
	VTermPos at;
	vterm_state_get_cursorpos(vterm_obtain_state(p->vt), &at);
	return at.row == *(int *)row;
}

static void select_row(struct pty *p, int row)
{
	char keys[20];
	snprintf(keys, sizeof keys, "%dg", row - FIRST_ROW + 1);
	pty_type(p, keys);
	assert_true(pty_wait_for(p, cursor_is_in, &row));
}

static void selection_hides_no_status(struct pty *p, bool is_bar)
{
	static const char *const words[] = {"CRIT", "NEG", "OUT", "SUS"};
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		int col, row = row_of(p, words[i], &col);
		select_row(p, row == FIRST_ROW ? FIRST_ROW + 1 : FIRST_ROW);
		VTermScreenCell before = pty_cell(p, row, col);
		select_row(p, row);
		assert_selected_look(p, row, col, &before, is_bar);
	}
}

static void each_theme_with_so_many_colours(const char *term)
{
	for (size_t i = 0; i < COUNT_OF(themes); i++) {
		struct program b = start(themes[i], term, NULL);
		bool mono = strcmp(themes[i], "mono") == 0;
		assert_true(mono ? coloured_cells(b.pty) == 0 : coloured_cells(b.pty) > 40);
		selection_hides_no_status(b.pty, !mono);
		stop(&b);
	}
}

TEST(sixteen_colours)
{
	each_theme_with_so_many_colours("xterm-16color");
}

TEST(two_hundred_and_fifty_six)
{
	each_theme_with_so_many_colours("xterm-256color");
}

/* Colours of the fixed part of the palette are the same as 24 bits. */
TEST(true_colour)
{
	struct program b = start("dark", "xterm-direct", NULL);
	int col, row = row_of(b.pty, "CRIT", &col);
	VTermScreenCell c = pty_cell(b.pty, row, col);
	assert_true(VTERM_COLOR_IS_RGB(&c.fg));
	assert_int_equal(c.fg.rgb.red << 16 | c.fg.rgb.green << 8 | c.fg.rgb.blue, 0xFFAF5F);
	stop(&b);
}

static size_t colours_with(const char *when, const char *no_color, const char *term)
{
	const char *const args[] = {"--color", when, NULL};
	const char *const env[] = {no_color, NULL};
	struct program b =
	    program_start(&(struct program_options){.args = args, .env = env, .term = term});
	size_t n = coloured_cells(b.pty);
	stop(&b);
	return n;
}

TEST(colour_when_it_is_wanted)
{
	assert_true(colours_with("auto", "NO_COLOR=", NULL) > 0);
	assert_true(colours_with("auto", "NO_COLOR=1", NULL) == 0);
	assert_true(colours_with("always", "NO_COLOR=1", NULL) > 0);
	assert_true(colours_with("never", "NO_COLOR=", NULL) == 0);
	assert_true(colours_with("always", "NO_COLOR=", "vt100") == 0);
}

/* Without colour the words are there, and weight and reverse video still tell. */
TEST(without_colour_nothing_is_lost)
{
	static const char *const env[] = {"NO_COLOR=1", NULL};
	struct program b = start("auto", NULL, env);
	int col, row = row_of(b.pty, "NEG", &col);
	VTermScreenCell neg = pty_cell(b.pty, row, col);
	assert_true(neg.attrs.reverse && neg.attrs.bold);
	row = row_of(b.pty, "OUT", &col);
	VTermScreenCell out = pty_cell(b.pty, row, col);
	assert_true(out.attrs.underline && out.attrs.bold);
	stop(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sixteen_colours),
	    cmocka_unit_test(two_hundred_and_fifty_six),
	    cmocka_unit_test(true_colour),
	    cmocka_unit_test(colour_when_it_is_wanted),
	    cmocka_unit_test(without_colour_nothing_is_lost),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
