/* SPDX-License-Identifier: MIT */
/* Draws frames: finds what differs from the frame before, and writes that. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

#include "terminal_private.h"

#define SYNC_LEAST       4  /* rows: fewer changed rows come at once without marks, too */
#define SCROLL_LEAST     4  /* rows: with fewer it is as quick to write them again */
#define STRIDE           8  /* cells that are compared at once */
#define SKIP_LEAST       8  /* cells: a move of the cursor is as long as so many */
#define ERASE_LINE_LEAST 4  /* blanks up to the end of the line: likewise */
#define ERASE_LEAST      13 /* blanks: erasing them and moving on is as long as so many */

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
static int terminal_colour(const struct terminal *t, int c, unsigned *attrs)
{
	if (c >= 8 && c < 16 && (t->colors < 16 || t->direct)) {
		*attrs |= ATTR_BOLD;
		c -= 8;
	}
	if (c >= 16 && t->direct)
		return palette_rgb(c);
	return c < t->colors ? c : -1;
}

static void set_pen(struct terminal *t, enum ground ground, int role, const struct style *s)
{
	unsigned attrs = s->attrs, unused = 0;
	int fg = terminal_colour(t, s->fg, &attrs), bg = terminal_colour(t, s->bg, &unused);
	terminal_output_make_pen(&t->out, &t->pens[ground][role], attrs, t->colors ? fg : -1,
				 t->colors ? bg : -1);
}

void terminal_make_pens(struct terminal *t, const struct styles *styles)
{
	for (int i = 0; i < ROLE_COUNT; i++) {
		set_pen(t, GROUND_PLAIN, i, &styles->plain[i]);
		set_pen(t, GROUND_BAR, i, &styles->bar[i]);
		set_pen(t, GROUND_BEHIND, i, &styles->behind);
	}
}

static bool fits_columns(uint32_t base, int columns)
{
	int width = terminal_width(base);
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
		if (terminal_width(c->cp[i]) == 0)
			out[n++] = (wchar_t)c->cp[i];
	out[n] = L'\0';
}

static size_t encode_character(const struct terminal *t, uint32_t c, char *out)
{
	return t->utf8 ? utf8_write(c, out) : terminal_encode(c, out);
}

static const struct terminal_pen *pen_of(const struct terminal *t, const struct cell *c)
{
	return &t->pens[c->ground][c->role];
}

static bool is_plain(const struct cell *c)
{
	return c->cp[0] >= ' ' && c->cp[0] < 0x7F && !c->cp[1] && c->width == 1;
}

static void put_cell(struct terminal *t, const struct cell *c)
{
	wchar_t text[GLYPH_MAX + 2];
	char bytes[(GLYPH_MAX + 1) * MB_LEN_MAX];
	size_t n = 0;
	terminal_output_use_pen(&t->out, pen_of(t, c));
	if (is_plain(c)) {
		bytes[0] = (char)c->cp[0];
		terminal_output_put(&t->out, bytes, 1, 1);
		return;
	}
	choose_characters(t, c, text);
	for (size_t i = 0; text[i]; i++)
		n += encode_character(t, (uint32_t)text[i], bytes + n);
	if (c->width == 2 && terminal_width((uint32_t)text[0]) < 2)
		bytes[n++] = ' ';
	terminal_output_put(&t->out, bytes, n, c->width);
}

static struct cell *shown_row(const struct terminal *t, int row)
{
	return &t->shown.cells[(size_t)row * (size_t)t->shown.cols];
}

static bool same_cells(const struct cell *a, const struct cell *b, int n)
{
	return memcmp(a, b, (size_t)n * sizeof *a) == 0;
}

/* The part of a row that differs from the frame before, in whole glyphs; n = 0: nothing differs. */
struct cell_span {
	int from, n;
};

static struct cell_span find_changed(const struct terminal *t, const struct grid *g, int row)
{
	const struct cell *a = shown_row(t, row), *b = grid_at(g, row, 0);
	int from = 0, to = g->cols;
	if (same_cells(a, b, g->cols))
		return (struct cell_span){0, 0};
	while (to - from > STRIDE && same_cells(&a[from], &b[from], STRIDE))
		from += STRIDE;
	while (same_cells(&a[from], &b[from], 1))
		from++;
	while (to - from > STRIDE && same_cells(&a[to - STRIDE], &b[to - STRIDE], STRIDE))
		to -= STRIDE;
	while (same_cells(&a[to - 1], &b[to - 1], 1))
		to--;
	while (from > 0 && (a[from].width == 0 || b[from].width == 0))
		from--;
	while (to < g->cols && (a[to].width == 0 || b[to].width == 0))
		to++;
	return (struct cell_span){from, to - from};
}

/* Counts the cells from `from` on that are as in the frame before. */
static int count_same(const struct cell *was, const struct cell *is, int from, int end)
{
	int n = 0;
	while (from + n < end && same_cells(&was[from + n], &is[from + n], 1))
		n++;
	return n;
}

static bool is_blank(const struct cell *c)
{
	return c->cp[0] == ' ' && !c->cp[1] && c->width == 1;
}

static int count_blanks(const struct cell *cells, int from, int end)
{
	int n = 0;
	while (from + n < end && is_blank(&cells[from + n]) &&
	       cells[from + n].role == cells[from].role &&
	       cells[from + n].ground == cells[from].ground)
		n++;
	return n;
}

/* Erases n blanks that begin at a column, if that is shorter than writing them; else returns
 * false. */
static bool erase_blanks(struct terminal *t, const struct cell *cells, int row, int col, int n)
{
	struct terminal_output *o = &t->out;
	const struct terminal_pen *p = pen_of(t, &cells[col]);
	bool to_end = col + n == t->shown.cols && o->erase_to_end[0];
	if (p->attrs || (p->bg >= 0 && !o->erases_in_colour) ||
	    n < (to_end ? ERASE_LINE_LEAST : ERASE_LEAST))
		return false;
	terminal_output_move(o, row, col);
	terminal_output_use_pen(o, p);
	if (to_end)
		terminal_output_erase_line(o);
	return to_end || terminal_output_erase_chars(o, n);
}

/* A character in the last cell of the screen may scroll it. */
static bool may_write(const struct terminal *t, int row, int col)
{
	return !t->out.wraps_at_once || row < t->shown.rows - 1 || col < t->shown.cols - 1;
}

static void write_cell(struct terminal *t, const struct cell *c, int row, int col)
{
	if (c->width == 0 || !may_write(t, row, col))
		return;
	terminal_output_move(&t->out, row, col);
	put_cell(t, c);
	if (col + c->width >= t->shown.cols)
		terminal_output_lose_cursor(&t->out);
}

static void write_span(struct terminal *t, const struct cell *was, const struct cell *is, int row,
		       struct cell_span span)
{
	int end = span.from + span.n;
	for (int col = span.from; col < end;) {
		int same = count_same(was, is, col, end);
		int blanks = same ? 0 : count_blanks(is, col, t->shown.cols);
		if (same >= SKIP_LEAST) {
			col += same;
		} else if (blanks && erase_blanks(t, is, row, col, blanks)) {
			col += blanks;
		} else {
			write_cell(t, &is[col], row, col);
			col++;
		}
	}
}

/* Returns true when a part of the row was written. */
static bool put_row(struct terminal *t, const struct grid *g, int row)
{
	struct cell_span span = find_changed(t, g, row);
	if (span.n == 0)
		return false;
	write_span(t, shown_row(t, row), grid_at(g, row, 0), row, span);
	memcpy(shown_row(t, row) + span.from, grid_at(g, row, span.from),
	       (size_t)span.n * sizeof(struct cell));
	return true;
}

/* Ignores the last column: what is beside the text (a scroll bar) does not move. */
static bool same_row(const struct terminal *t, int before, const struct grid *g, int now)
{
	return same_cells(shown_row(t, before), grid_at(g, now, 0), g->cols - 1);
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
		if (!same_row(t, row, g, row - by) || same_row(t, row, g, row))
			continue;
		if (s.n++ == 0)
			s.top = by > 0 ? row - by : row;
		s.end = by > 0 ? row + 1 : row - by + 1;
	}
	return s;
}

/* Notes that the terminal shows blanks without colours. If blanks of a frame have some, the cells
 * are such as no grid has, so that they are written. */
static void make_blank(const struct terminal *t, struct cell *cells, size_t n)
{
	const struct terminal_pen *text = &t->pens[GROUND_PLAIN][ROLE_TEXT];
	bool plain = text->attrs == 0 && text->fg < 0 && text->bg < 0;
	memset(cells, 0xFF, n * sizeof *cells);
	for (size_t i = 0; plain && i < n; i++)
		cells[i] = (struct cell){.cp = {' '}, .width = 1, .role = ROLE_TEXT};
}

/* Moves the rows as the terminal does; one row at the end becomes blank. */
static void shift_shown(struct terminal *t, const struct shift *s)
{
	size_t cols = (size_t)t->shown.cols;
	int step = s->by > 0 ? 1 : -1, row = s->by > 0 ? s->top : s->end - 1;
	for (int i = s->top + 1; i < s->end; i++, row += step)
		memcpy(shown_row(t, row), shown_row(t, row + step), cols * sizeof(struct cell));
	make_blank(t, shown_row(t, row), cols);
}

/* If a list scrolls by a row, the terminal scrolls its rows, which need not be written again. */
static void follow_scroll(struct terminal *t, const struct grid *g)
{
	if (!t->out.scrolls)
		return;
	struct shift up = find_shift(t, g, 1), down = find_shift(t, g, -1);
	struct shift *s = up.n > down.n ? &up : &down;
	if (s->n < SCROLL_LEAST)
		return;
	shift_shown(t, s);
	terminal_output_scroll(&t->out, s->top, s->end, t->shown.rows, s->by > 0);
}

/* Used at first, and when the contents of the screen are not known. */
static void clear_screen(struct terminal *t, const struct grid *g)
{
	terminal_output_clear(&t->out);
	grid_reset(&t->shown, g->rows, g->cols);
	make_blank(t, t->shown.cells, (size_t)g->rows * (size_t)g->cols);
}

static void mark_frame(struct terminal *t)
{
	char mark[48];
	snprintf(mark, sizeof mark, "\033]7777;frame=%ld\a", ++t->frame);
	terminal_send(t, mark);
}

static int put_rows(struct terminal *t, const struct grid *g)
{
	int rows = 0; /* that changed */
	for (int row = 0; row < g->rows; row++)
		rows += put_row(t, g, row);
	return rows;
}

/* A terminal that knows these marks shows the frame at once, in however many pieces it comes. */
static void enclose_frame(struct terminal *t)
{
	static const char begin[] = "\033[?2026h", end[] = "\033[?2026l";
	terminal_output_insert(&t->out, begin, strlen(begin));
	terminal_output_add(&t->out, end, strlen(end));
}

void terminal_present(void *ctx, const struct grid *g)
{
	struct terminal *t = ctx;
	if (g->rows < 1 || g->cols < 1)
		return;
	bool whole = t->shown.rows != g->rows || t->shown.cols != g->cols;
	terminal_output_begin(&t->out);
	if (whole)
		clear_screen(t, g);
	follow_scroll(t, g);
	int rows = put_rows(t, g);
	terminal_output_end(&t->out, g->cursor_row, g->cursor_col);
	if (t->sync && (whole || rows >= SYNC_LEAST))
		enclose_frame(t);
	curs_set(g->cursor_shown ? 1 : 0);
	/* What has come of a frame that was not written whole is not known. */
	if (!terminal_output_write(&t->out, t->out_fd))
		grid_reset(&t->shown, 0, 0);
	if (t->marks)
		mark_frame(t);
}
