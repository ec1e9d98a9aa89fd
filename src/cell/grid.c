/* SPDX-License-Identifier: MIT */
/* Puts text into a grid of cells, clipped. */
#include "cell/grid.h"

#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

/* A hostile grapheme may have kilobytes: at most this many bytes are read for each column. */
#define BYTES_PER_COL 256

static const struct cell blank = {.cp = {' '}, .width = 1, .role = ROLE_TEXT};

void grid_init(struct grid *g)
{
	*g = (struct grid){0};
}

void grid_release(struct grid *g)
{
	mem_free(g->cells);
	grid_init(g);
}

void grid_reset(struct grid *g, int rows, int cols)
{
	rows = rows > 0 ? rows : 0;
	cols = cols > 0 ? cols : 0;
	size_t n = (size_t)rows * (size_t)cols;
	if (n != (size_t)g->rows * (size_t)g->cols)
		g->cells = mem_resize(g->cells, n, sizeof *g->cells);
	for (int i = 0; i < cols && n > 0; i++)
		g->cells[i] = blank;
	for (int row = 1; row < rows && n > 0; row++)
		memcpy(&g->cells[(size_t)row * (size_t)cols], g->cells,
		       (size_t)cols * sizeof blank);
	g->rows = rows;
	g->cols = cols;
	g->cursor_row = g->cursor_col = 0;
	g->cursor_shown = false;
	g->n_spots = 0;
}

static struct cell *cell_at(struct grid *g, int row, int col)
{
	return &g->cells[(size_t)row * (size_t)g->cols + (size_t)col];
}

static struct rect clip_to_grid(const struct grid *g, struct rect r)
{
	return rect_intersect(r, (struct rect){0, 0, g->rows, g->cols});
}

const struct cell *grid_at(const struct grid *g, int row, int col)
{
	if (row < 0 || col < 0 || row >= g->rows || col >= g->cols)
		return NULL;
	return &g->cells[(size_t)row * (size_t)g->cols + (size_t)col];
}

/* Call before a cell is overwritten: the other half of its wide glyph becomes a blank. */
static void blank_other_half(struct grid *g, int row, int col)
{
	struct cell *c = cell_at(g, row, col);
	if (c->width == 1)
		return;
	struct cell *other = c->width == 0 ? c - 1 : c + 1;
	enum role role = (enum role)other->role;
	*other = blank;
	other->role = (uint8_t)role;
}

static void put_blank(struct grid *g, int row, int col, enum role role)
{
	blank_other_half(g, row, col);
	struct cell *c = cell_at(g, row, col);
	*c = blank;
	c->role = (uint8_t)role;
}

static void put_glyph(struct grid *g, int row, int col, enum role role, const struct glyph *glyph)
{
	for (int i = 0; i < glyph->width; i++)
		blank_other_half(g, row, col + i);
	struct cell *c = cell_at(g, row, col);
	memcpy(c->cp, glyph->cp, sizeof c->cp);
	c->width = glyph->width;
	c->role = (uint8_t)role;
	c->ground = 0;
	if (glyph->width == 2) {
		c[1] = (struct cell){.width = 0, .role = (uint8_t)role};
	}
}

/* Puts a glyph within clip; a wide glyph that the clip cuts becomes a blank. */
static void put_clipped(struct grid *g, struct rect clip, int row, int col, enum role role,
			const struct glyph *glyph)
{
	int end = clip.col + clip.w;
	if (col >= clip.col && col + glyph->width <= end) {
		put_glyph(g, row, col, role, glyph);
		return;
	}
	for (int i = 0; i < glyph->width; i++)
		if (rect_holds(clip, row, col + i))
			put_blank(g, row, col + i, role);
}

/* Puts n plain characters, all of them on the grid. A run can cut a wide glyph only at its ends. */
static void put_run(struct grid *g, int row, int col, enum role role, const char *chars, int n)
{
	struct cell *c = cell_at(g, row, col);
	blank_other_half(g, row, col);
	blank_other_half(g, row, col + n - 1);
	for (int i = 0; i < n; i++)
		c[i] = (struct cell){
		    .cp = {(unsigned char)chars[i]}, .width = 1, .role = (uint8_t)role};
}

/* Puts the plain characters at the front of text that fit the clip; returns how many. */
static int put_plain_run(struct grid *g, struct rect clip, int row, int col, enum role role,
			 struct sl text)
{
	int end = clip.col + clip.w;
	size_t n = col >= clip.col && col < end ? text_plain(text, (size_t)(end - col)) : 0;
	if (n)
		put_run(g, row, col, role, text.p, (int)n);
	return (int)n;
}

static struct sl limit_bytes(struct sl text, int cols)
{
	size_t bound = cols > 0 ? (size_t)cols * BYTES_PER_COL : 0;
	return text.n > bound ? sl_take(text, utf8_before(text, bound + 1)) : text;
}

int grid_text(struct grid *g, struct rect clip, int row, int col, enum role role, struct sl text)
{
	clip = clip_to_grid(g, clip);
	int end = clip.col + clip.w;
	if (row < clip.row || row >= clip.row + clip.h || col >= end)
		return 0;
	text = limit_bytes(text, end - col);
	int at = col;
	struct glyph glyph;
	while (at < end && text.n > 0) {
		int plain = put_plain_run(g, clip, row, at, role, text);
		text = sl_drop(text, (size_t)plain);
		at += plain;
		if (at < end && text_next(&text, &glyph)) {
			put_clipped(g, clip, row, at, role, &glyph);
			at += glyph.width;
		}
	}
	return (at < end ? at : end) - col;
}

int grid_chars(struct grid *g, struct rect clip, int row, int col, enum role role, const char *text)
{
	return grid_text(g, clip, row, col, role, sl_from(text));
}

static void fill_blanks(struct grid *g, struct rect clip, int from, int to)
{
	grid_fill(g, rect_intersect(clip, (struct rect){clip.row, from, 1, to - from}), ROLE_TEXT,
		  ' ');
}

/* The short way for most fields: plain characters that fit, in a field that is not clipped. */
static bool put_plain_field(struct grid *g, struct rect at, enum align align, enum role role,
			    struct sl text)
{
	if (text.n > (size_t)at.w || text_plain(text, text.n) != text.n)
		return false;
	int n = (int)text.n, rest = at.w - n, col = align == ALIGN_RIGHT ? at.col + rest : at.col;
	if (rest)
		grid_fill(
		    g, (struct rect){at.row, align == ALIGN_RIGHT ? at.col : at.col + n, 1, rest},
		    ROLE_TEXT, ' ');
	if (n)
		put_run(g, at.row, col, role, text.p, n);
	return true;
}

void grid_field(struct grid *g, struct rect clip, int row, int col, int w, enum align align,
		enum role role, struct sl text, struct sl ellipsis)
{
	if (w <= 0)
		return;
	clip = rect_intersect(clip_to_grid(g, clip), (struct rect){row, col, 1, w});
	if (clip.h && clip.w == w && put_plain_field(g, clip, align, role, text))
		return;
	struct sl seen = limit_bytes(text, w);
	int used = 0, dots = 0;
	size_t fit = text_fit(seen, w, &used);
	if (fit < text.n) {
		dots = text_width(ellipsis);
		fit = text_fit_whole(seen, w > dots ? w - dots : 0, &used);
	}
	int rest = w > used + dots ? w - used - dots : 0;
	int at = align == ALIGN_RIGHT ? col + rest : col;
	fill_blanks(g, clip, col, at);
	at += grid_text(g, clip, row, at, role, sl_take(seen, fit));
	if (dots > 0)
		at += grid_text(g, clip, row, at, role, ellipsis);
	fill_blanks(g, clip, at, col + w);
}

void grid_put(struct grid *g, struct rect clip, int row, int col, enum role role, uint32_t cp)
{
	if (!rect_holds(clip, row, col) || row < 0 || col < 0 || row >= g->rows || col >= g->cols)
		return;
	blank_other_half(g, row, col);
	*cell_at(g, row, col) = (struct cell){.cp = {cp}, .width = 1, .role = (uint8_t)role};
}

void grid_fill(struct grid *g, struct rect r, enum role role, uint32_t cp)
{
	r = clip_to_grid(g, r);
	const struct cell c = {.cp = {cp}, .width = 1, .role = (uint8_t)role};
	for (int row = r.row; row < r.row + r.h && r.w > 0; row++) {
		struct cell *first = cell_at(g, row, r.col);
		blank_other_half(g, row, r.col);
		blank_other_half(g, row, r.col + r.w - 1);
		for (int i = 0; i < r.w; i++)
			first[i] = c;
	}
}

void grid_role(struct grid *g, struct rect r, enum role role)
{
	r = clip_to_grid(g, r);
	for (int row = r.row; row < r.row + r.h; row++)
		for (int col = r.col; col < r.col + r.w; col++)
			cell_at(g, row, col)->role = (uint8_t)role;
}

void grid_select(struct grid *g, int row, int col, int w)
{
	struct rect r = clip_to_grid(g, (struct rect){row, col, 1, w});
	for (int i = 0; i < r.w && r.h > 0; i++)
		cell_at(g, r.row, r.col + i)->ground = GROUND_BAR;
}

void grid_put_behind(struct grid *g, struct rect r)
{
	r = clip_to_grid(g, r);
	for (int row = r.row; row < r.row + r.h; row++)
		for (int col = r.col; col < r.col + r.w; col++)
			cell_at(g, row, col)->ground = GROUND_BEHIND;
}

static bool is_on_grid(const struct grid *g, struct rect at)
{
	return at.row >= 0 && at.row < g->rows && at.col >= 0 && at.w > 0 &&
	       at.w <= g->cols - at.col;
}

bool grid_take_cells(const struct grid *g, struct rect at, struct cell *out)
{
	if (!is_on_grid(g, at))
		return false;
	memcpy(out, &g->cells[(size_t)at.row * (size_t)g->cols + (size_t)at.col],
	       (size_t)at.w * sizeof *out);
	return true;
}

bool grid_put_cells(struct grid *g, struct rect at, const struct cell *cells)
{
	if (!is_on_grid(g, at))
		return false;
	memcpy(cell_at(g, at.row, at.col), cells, (size_t)at.w * sizeof *cells);
	return true;
}

void grid_copy(struct grid *to, const struct grid *from)
{
	int cols = from->cols < to->cols ? from->cols : to->cols;
	for (int row = 0; row < from->rows && row < to->rows && cols > 0; row++) {
		memcpy(cell_at(to, row, 0), grid_at(from, row, 0), (size_t)cols * sizeof blank);
		struct cell *last = cell_at(to, row, cols - 1);
		if (last->width == 2)
			*last = blank;
	}
	grid_park(to, from->cursor_row, from->cursor_col, from->cursor_shown);
}

void grid_spot(struct grid *g, struct rect at, uint32_t what)
{
	if (g->n_spots < GRID_SPOTS && at.w > 0 && at.h > 0)
		g->spots[g->n_spots++] = (struct grid_spot){at, what};
}

static bool is_inside(const struct rect *r, int row, int col)
{
	return row >= r->row && row - r->row < r->h && col >= r->col && col - r->col < r->w;
}

uint32_t grid_spot_at(const struct grid *g, int row, int col)
{
	for (size_t i = g->n_spots; i > 0; i--)
		if (is_inside(&g->spots[i - 1].at, row, col))
			return g->spots[i - 1].what;
	return 0;
}

void grid_park(struct grid *g, int row, int col, bool shown)
{
	int last_row = g->rows > 0 ? g->rows - 1 : 0, last_col = g->cols > 0 ? g->cols - 1 : 0;
	g->cursor_row = row < 0 ? 0 : row > last_row ? last_row : row;
	g->cursor_col = col < 0 ? 0 : col > last_col ? last_col : col;
	g->cursor_shown = shown;
}
