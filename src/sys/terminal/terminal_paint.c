/* SPDX-License-Identifier: MIT */
/* Draws frames: a grid is put into ncurses' window cell by cell, and ncurses finds the smallest
 * change. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "base/mem.h"
#include "base/utf8.h"

#include "terminal_private.h"

#define SYNC_LEAST   4 /* rows: fewer changed rows are written in one piece */
#define SCROLL_LEAST 4 /* rows: with fewer it is as quick to put them again */

static attr_t curses_attributes(unsigned attrs)
{
	return ((attrs & ATTR_BOLD) ? A_BOLD : 0) | ((attrs & ATTR_DIM) ? A_DIM : 0) |
	       ((attrs & ATTR_REVERSE) ? A_REVERSE : 0) |
	       ((attrs & ATTR_UNDERLINE) ? A_UNDERLINE : 0);
}

/* Converts a colour of xterm's palette to 0xRRGGBB: a cube of 6 levels, then greys. */
static int palette_rgb(int c)
{
	static const int levels[] = {0, 95, 135, 175, 215, 255};
	if (c >= 232)
		return (8 + 10 * (c - 232)) * 0x010101;
	c -= 16;
	return levels[c / 36] << 16 | levels[c / 6 % 6] << 8 | levels[c % 6];
}

/* Converts a colour for this terminal; on one with 8 colours, a bright colour becomes its base
 * colour and bold. */
static int terminal_colour(const struct terminal *t, int c, attr_t *bold)
{
	if (c >= 8 && c < 16 && (t->colors < 16 || t->direct)) {
		*bold |= A_BOLD;
		c -= 8;
	}
	if (c >= 16 && t->direct)
		return palette_rgb(c);
	return c < t->colors ? c : -1;
}

/* The pairs of colours of the plain ground, of the bar, and that of what is behind a box. */
enum {
	PAIRS_PLAIN = 1,
	PAIRS_BAR = PAIRS_PLAIN + ROLE_COUNT,
	PAIR_BEHIND = PAIRS_BAR + ROLE_COUNT
};
_Static_assert(PAIR_BEHIND < 64, "terminals of 8 colours have 64 pairs");

static short pair_number(const struct cell *c)
{
	switch ((enum ground)c->ground) {
	case GROUND_PLAIN: break;
	case GROUND_BAR: return (short)(PAIRS_BAR + c->role);
	case GROUND_BEHIND: return PAIR_BEHIND;
	}
	return (short)(PAIRS_PLAIN + c->role);
}

static const struct style *style_of(const struct terminal *t, const struct cell *c)
{
	switch ((enum ground)c->ground) {
	case GROUND_PLAIN: break;
	case GROUND_BAR: return &t->styles.bar[c->role];
	case GROUND_BEHIND: return &t->styles.behind;
	}
	return &t->styles.plain[c->role];
}

static attr_t style_attributes(const struct terminal *t, const struct style *s)
{
	attr_t a = curses_attributes(s->attrs);
	terminal_colour(t, s->fg, &a);
	return a;
}

static void make_pair(const struct terminal *t, int number, const struct style *s)
{
	attr_t unused = 0;
	init_extended_pair(number, terminal_colour(t, s->fg, &unused),
			   terminal_colour(t, s->bg, &unused));
}

void terminal_make_pairs(struct terminal *t)
{
	if (t->colors == 0)
		return;
	for (int i = 0; i < ROLE_COUNT; i++) {
		make_pair(t, PAIRS_PLAIN + i, &t->styles.plain[i]);
		make_pair(t, PAIRS_BAR + i, &t->styles.bar[i]);
	}
	make_pair(t, PAIR_BEHIND, &t->styles.behind);
}

static bool fits_columns(uint32_t base, int columns)
{
	int width = wcwidth((wchar_t)base);
	return width > 0 && width <= columns;
}

/* Finds the characters to put for a cell: a base as wide as the grid counted, and its marks. */
static void choose_characters(const struct terminal *t, const struct cell *c,
			      wchar_t out[GLYPH_MAX + 2])
{
	size_t n = 0;
	uint32_t base = c->cp[0] ? c->cp[0] : ' ';
	if (base < 0x7F && !c->cp[1]) {
		out[0] = (wchar_t)base;
		out[1] = L'\0';
		return;
	}
	if (!t->utf8 && base > 0x7E && !terminal_locale_shows(base, c->width))
		base = '?';
	/* One that the terminal shows in one column gets a blank; two do not fit into one. */
	if (base > 0x7E && !fits_columns(base, c->width))
		base = UTF8_REPLACEMENT;
	out[n++] = (wchar_t)base;
	for (size_t i = 1; t->utf8 && base != UTF8_REPLACEMENT && i < GLYPH_MAX && c->cp[i]; i++)
		if (wcwidth((wchar_t)c->cp[i]) == 0)
			out[n++] = (wchar_t)c->cp[i];
	out[n] = L'\0';
}

static void put_cell(struct terminal *t, const struct cell *c, int *n)
{
	wchar_t text[GLYPH_MAX + 2];
	attr_t attrs = style_attributes(t, style_of(t, c));
	short pair = t->colors ? pair_number(c) : 0;
	choose_characters(t, c, text);
	setcchar(&t->line[(*n)++], text, attrs, pair, NULL);
	if (c->width == 2 && wcwidth(text[0]) < 2)
		setcchar(&t->line[(*n)++], L" ", attrs, pair, NULL);
}

static struct cell *shown_row(const struct terminal *t, int row)
{
	return &t->shown.cells[(size_t)row * (size_t)t->shown.cols];
}

/* The part of a row that differs from the frame before, in whole glyphs; n = 0: nothing differs. */
struct cell_span {
	int from, n;
};

static struct cell_span find_changed(const struct terminal *t, const struct grid *g, int row)
{
	const struct cell *a = shown_row(t, row), *b = grid_at(g, row, 0);
	int from = 0, to = g->cols;
	if (memcmp(a, b, (size_t)g->cols * sizeof *a) == 0)
		return (struct cell_span){0, 0};
	while (memcmp(&a[from], &b[from], sizeof *a) == 0)
		from++;
	while (memcmp(&a[to - 1], &b[to - 1], sizeof *a) == 0)
		to--;
	while (from > 0 && (a[from].width == 0 || b[from].width == 0))
		from--;
	while (to < g->cols && (a[to].width == 0 || b[to].width == 0))
		to++;
	return (struct cell_span){from, to - from};
}

/* Returns true when a part of the row was put. */
static bool put_row(struct terminal *t, const struct grid *g, int row)
{
	struct cell_span span = find_changed(t, g, row);
	int n = 0;
	for (int i = 0; i < span.n; i++) {
		const struct cell *c = grid_at(g, row, span.from + i);
		if (c && c->width)
			put_cell(t, c, &n);
	}
	if (n == 0)
		return false;
	mvadd_wchnstr(row, span.from, t->line, n);
	memcpy(shown_row(t, row) + span.from, grid_at(g, row, span.from),
	       (size_t)span.n * sizeof(struct cell));
	return true;
}

/* Ignores the last column: what is beside the text (a scroll bar) does not move. */
static bool same_cells(const struct terminal *t, int before, const struct grid *g, int now)
{
	return memcmp(shown_row(t, before), grid_at(g, now, 0),
		      (size_t)(g->cols - 1) * sizeof(struct cell)) == 0;
}

struct shift {
	int by;       /* rows, upwards when positive */
	int top, end; /* the rows from top to before end take part */
	int n;        /* so many of them are in place after the shift */
};

static struct shift find_shift(const struct terminal *t, const struct grid *g, int by)
{
	struct shift s = {.by = by};
	int first = by > 0 ? by : 0, last = by > 0 ? g->rows : g->rows + by;
	for (int row = first; row < last; row++) {
		if (!same_cells(t, row, g, row - by) || same_cells(t, row, g, row))
			continue;
		if (s.n++ == 0)
			s.top = by > 0 ? row - by : row;
		s.end = by > 0 ? row + 1 : row - by + 1;
	}
	return s;
}

/* Moves the rows as ncurses does; one row at the end becomes blank. */
static void shift_shown(struct terminal *t, const struct shift *s)
{
	size_t cols = (size_t)t->shown.cols, moved = (size_t)(s->end - s->top - 1) * cols;
	struct cell *first = shown_row(t, s->top), *second = first + cols;
	struct cell *blank = s->by > 0 ? first + moved : first;
	memmove(s->by > 0 ? first : second, s->by > 0 ? second : first, moved * sizeof *first);
	for (size_t i = 0; i < cols; i++)
		blank[i] = (struct cell){.cp = {' '}, .width = 1};
}

/* If a list scrolls by a row, the window of ncurses is scrolled too: rows that are in place then
 * need not be put and compared again. */
static void follow_scroll(struct terminal *t, const struct grid *g)
{
	struct shift up = find_shift(t, g, 1), down = find_shift(t, g, -1);
	struct shift *s = up.n > down.n ? &up : &down;
	if (s->n < SCROLL_LEAST)
		return;
	shift_shown(t, s);
	scrollok(stdscr, TRUE);
	setscrreg(s->top, s->end - 1);
	scrl(s->by);
	scrollok(stdscr, FALSE);
}

/* Used at first, and when the contents of the window are not known: no cell of a grid equals
 * these. */
static void forget_shown(struct terminal *t, const struct grid *g)
{
	grid_reset(&t->shown, g->rows, g->cols);
	memset(t->shown.cells, 0xFF, (size_t)g->rows * (size_t)g->cols * sizeof *g->cells);
}

static void mark_frame(struct terminal *t)
{
	char mark[48];
	int n = snprintf(mark, sizeof mark, "\033]7777;frame=%ld\a", ++t->frame);
	ssize_t written = write(t->out_fd, mark, (size_t)n);
	(void)written;
}

void terminal_present(void *ctx, const struct grid *g)
{
	struct terminal *t = ctx;
	if (g->rows < 1 || g->cols < 1)
		return;
	if (t->line_cells < g->cols + 1) {
		t->line_cells = g->cols + 1;
		t->line = mem_resize(t->line, (size_t)t->line_cells, sizeof *t->line);
	}
	if (t->shown.rows != g->rows || t->shown.cols != g->cols)
		forget_shown(t, g);
	follow_scroll(t, g);
	int rows = 0; /* rows that changed */
	for (int row = 0; row < g->rows && row < LINES; row++)
		rows += put_row(t, g, row);
	curs_set(g->cursor_shown ? 1 : 0);
	move(g->cursor_row < LINES ? g->cursor_row : LINES - 1,
	     g->cursor_col < COLS ? g->cursor_col : COLS - 1);
	/* A terminal that knows these marks shows the frame at once, in however many pieces it
	 * comes. */
	bool sync = t->sync && rows >= SYNC_LEAST;
	if (sync)
		terminal_send(t, "\033[?2026h");
	refresh();
	if (sync)
		terminal_send(t, "\033[?2026l");
	if (t->marks)
		mark_frame(t);
}
