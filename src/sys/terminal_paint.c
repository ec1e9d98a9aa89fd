/* SPDX-License-Identifier: MIT */
/* Frames to the terminal. ncurses finds the smallest change; here a grid becomes its cells. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "base/mem.h"
#include "base/utf8.h"

#include "terminal_private.h"

static attr_t attributes(unsigned attrs)
{
	return ((attrs & ATTR_BOLD) ? A_BOLD : 0) | ((attrs & ATTR_DIM) ? A_DIM : 0) |
	       ((attrs & ATTR_REVERSE) ? A_REVERSE : 0) |
	       ((attrs & ATTR_UNDERLINE) ? A_UNDERLINE : 0);
}

/* A colour of xterm's palette as 0xRRGGBB: a cube of 6 levels, then greys. */
static int rgb_of(int c)
{
	static const int levels[] = {0, 95, 135, 175, 215, 255};
	if (c >= 232)
		return (8 + 10 * (c - 232)) * 0x010101;
	c -= 16;
	return levels[c / 36] << 16 | levels[c / 6 % 6] << 8 | levels[c % 6];
}

/* A colour as this terminal has it; bright ones of a terminal with 8 become their base and bold. */
static int colour(const struct terminal *t, int c, attr_t *bold)
{
	if (c >= 8 && c < 16 && (t->colors < 16 || t->direct)) {
		*bold |= A_BOLD;
		c -= 8;
	}
	if (c >= 16 && t->direct)
		return rgb_of(c);
	return c < t->colors ? c : -1;
}

static short pair_of(enum role role, bool selected)
{
	return (short)(1 + (int)role + (selected ? ROLE_COUNT : 0));
}

static attr_t style_attributes(const struct terminal *t, enum role role, bool selected)
{
	attr_t a = attributes(t->styles[role].attrs), unused = 0;
	colour(t, t->styles[role].fg, &a);
	colour(t, t->styles[role].bg, &unused);
	return selected ? a | attributes(t->selected.attrs) : a;
}

void terminal_make_pairs(struct terminal *t)
{
	attr_t unused = 0;
	if (t->colors == 0)
		return;
	for (int i = 0; i < ROLE_COUNT * 2; i++) {
		bool selected = i >= ROLE_COUNT;
		const struct style *s = &t->styles[i % ROLE_COUNT];
		int16_t bg = selected && t->selected.bg >= 0 ? t->selected.bg : s->bg;
		int16_t fg = selected && s->fg < 0 ? t->selected.fg : s->fg;
		init_extended_pair(i + 1, colour(t, fg, &unused), colour(t, bg, &unused));
	}
}

/* The characters to put for a cell: a base as wide as we counted, and its marks. */
static void characters(const struct terminal *t, const struct cell *c, wchar_t out[GLYPH_MAX + 2])
{
	size_t n = 0;
	uint32_t base = c->cp[0] ? c->cp[0] : ' ';
	if (!t->utf8 && base > 0x7E)
		base = '?';
	/* Where the C library counts other columns than we do, neither can be trusted to match the
	 * terminal. */
	if (base > 0x7E && wcwidth((wchar_t)base) != c->width)
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
	enum role role = (enum role)c->role;
	attr_t attrs = style_attributes(t, role, c->selected);
	short pair = t->colors ? pair_of(role, c->selected) : 0;
	characters(t, c, text);
	setcchar(&t->line[(*n)++], text, attrs, pair, NULL);
	/* A stand-in is one column wide: the second is a blank. */
	if (c->width == 2 && (!t->utf8 || text[0] == (wchar_t)UTF8_REPLACEMENT))
		setcchar(&t->line[(*n)++], L" ", attrs, pair, NULL);
}

static void put_row(struct terminal *t, const struct grid *g, int row)
{
	int n = 0;
	for (int col = 0; col < g->cols; col++) {
		const struct cell *c = grid_at(g, row, col);
		if (c->width)
			put_cell(t, c, &n);
	}
	mvadd_wchnstr(row, 0, t->line, n);
}

static bool same_row(const struct terminal *t, const struct grid *g, int row)
{
	if (t->shown.cols != g->cols || t->shown.rows != g->rows)
		return false;
	return memcmp(grid_at(&t->shown, row, 0), grid_at(g, row, 0),
		      (size_t)g->cols * sizeof(struct cell)) == 0;
}

static void keep(struct terminal *t, const struct grid *g)
{
	if (t->shown.cols != g->cols || t->shown.rows != g->rows)
		grid_reset(&t->shown, g->rows, g->cols);
	memcpy(t->shown.cells, g->cells, (size_t)g->rows * (size_t)g->cols * sizeof *g->cells);
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
	for (int row = 0; row < g->rows && row < LINES; row++)
		if (!same_row(t, g, row))
			put_row(t, g, row);
	keep(t, g);
	curs_set(g->cursor_shown ? 1 : 0);
	move(g->cursor_row < LINES ? g->cursor_row : LINES - 1,
	     g->cursor_col < COLS ? g->cursor_col : COLS - 1);
	refresh();
	if (t->marks)
		mark_frame(t);
}
