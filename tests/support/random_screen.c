/* SPDX-License-Identifier: MIT */
/* Draws screens that change at random. */
#include "random_screen.h"

#include <string.h>

#include "base/mem.h"

#include "seeded.h"
#include "terminal_child.h"

#define SEED 20261130

static uint32_t pick(struct random_screen *s, int n)
{
	return seeded_below(&s->state, n > 0 ? (uint32_t)n : 1);
}

static void write_word(struct random_screen *s)
{
	static const char *const words[] = {"200416279099",
					    "   ",
					    "                         ",
					    "                    ",
					    "\xe4\xb8\xad\xe6\x96\x87",
					    "q\xcc\x81",
					    "\xc3\xa9",
					    "a$<5>b",
					    "\xe2\x96\x88\xe2\x96\x88\xe2\x94\x82",
					    "\xed\x95\x9c|",
					    "x"};
	const char *word = words[pick(s, COUNT_OF(words))];
	/* In the last column the emulator loses a mark that comes in another piece than its letter.
	 */
	bool joins = strstr(word, "\xcc\x81") != NULL;
	struct rect all = {0, 0, s->g.rows, s->g.cols - (joins ? 1 : 0)};
	int row = (int)pick(s, s->g.rows), col = (int)pick(s, s->g.cols);
	enum role role = (enum role)pick(s, TERMINAL_CHILD_STYLES);
	grid_chars(&s->g, all, row, col, role, word);
}

static void choose_ground(struct random_screen *s)
{
	int row = (int)pick(s, s->g.rows), col = (int)pick(s, s->g.cols / 2);
	if (pick(s, 2))
		grid_select(&s->g, row, col, (int)pick(s, s->g.cols));
	else
		grid_put_behind(&s->g, (struct rect){row, col, 2, s->g.cols / 2});
}

static void scroll_rows(struct random_screen *s)
{
	struct grid *g = &s->g;
	int top = (int)pick(s, g->rows / 3), end = g->rows - (int)pick(s, g->rows / 3);
	size_t cols = (size_t)g->cols, moved = (size_t)(end - top - 1) * cols;
	struct cell *first = g->cells + (size_t)top * cols;
	bool up = pick(s, 2);
	memmove(up ? first : first + cols, up ? first + cols : first, moved * sizeof *first);
	/* Else the row that comes is the same as the one that went. */
	if (pick(s, 2))
		grid_fill(g, (struct rect){up ? end - 1 : top, 0, 1, g->cols}, ROLE_TEXT, ' ');
}

static void write_words(struct random_screen *s, int n)
{
	for (int i = 0; i < n; i++)
		write_word(s);
}

void random_screen_init(struct random_screen *s, int rows, int cols)
{
	s->state = seeded_start(SEED);
	grid_init(&s->g);
	grid_reset(&s->g, rows, cols);
	write_words(s, rows * 4);
}

void random_screen_release(struct random_screen *s)
{
	grid_release(&s->g);
}

void random_screen_step(struct random_screen *s)
{
	switch (pick(s, 8)) {
	case 0:
		grid_reset(&s->g, s->g.rows, s->g.cols);
		write_words(s, s->g.rows * 4);
		break;
	case 1:
	case 2:
	case 3: scroll_rows(s); break;
	case 4: choose_ground(s); break;
	}
	write_words(s, (int)pick(s, 4));
	grid_park(&s->g, (int)pick(s, s->g.rows), (int)pick(s, s->g.cols), pick(s, 2));
}
