/* SPDX-License-Identifier: MIT */
/*
 * A frame: a grid of cells, and the functions that put text in it.
 *
 * Invariants: every cell holds one glyph that passed base/text.h (or a drawing character of this
 * program); a glyph of width 2 is followed by a cell of width 0; clipping never leaves half a
 * glyph: a half that would remain becomes a blank. Drawing outside the grid or the clip is cut off
 * without an error.
 */
#ifndef CELL_GRID_H
#define CELL_GRID_H

#include "base/rect.h"
#include "base/text.h"

#include "cell/style.h"

struct cell {
	uint32_t cp[GLYPH_MAX];
	uint8_t width; /* 1, 2, or 0: right half of the glyph before */
	uint8_t role;
	uint8_t ground; /* enum ground */
	uint8_t spare;  /* always 0 */
};
_Static_assert(sizeof(struct cell) == GLYPH_MAX * 4 + 4,
	       "cells are compared as bytes and must have no padding");

#define GRID_SPOTS 512

/* A part of the frame that a click is for. What it means only those know who draw and read it. */
struct grid_spot {
	struct rect at;
	uint32_t what;
};

struct grid {
	int rows, cols;
	struct cell *cells;
	int cursor_row, cursor_col; /* where the terminal's cursor is left */
	bool cursor_shown;
	struct grid_spot spots[GRID_SPOTS]; /* later ones cover earlier ones */
	size_t n_spots;
};

void grid_init(struct grid *g);
void grid_release(struct grid *g);
/* Resizes and clears to blanks of ROLE_TEXT. */
void grid_reset(struct grid *g, int rows, int cols);
const struct cell *grid_at(const struct grid *g, int row, int col); /* NULL outside */

/* Puts text from row, col to the right, within clip; returns the columns used. Cut text gets no
 * ellipsis. */
int grid_text(struct grid *g, struct rect clip, int row, int col, enum role role, struct sl text);
int grid_chars(struct grid *g, struct rect clip, int row, int col, enum role role,
	       const char *text);

enum align { ALIGN_LEFT, ALIGN_RIGHT };
/* Puts text in a field of w columns, padded with blanks; cut text ends in the ellipsis. */
void grid_field(struct grid *g, struct rect clip, int row, int col, int w, enum align align,
		enum role role, struct sl text, struct sl ellipsis);
/* Puts one character, which must be one column wide. */
void grid_put(struct grid *g, struct rect clip, int row, int col, enum role role, uint32_t cp);
/* Fills a rectangle with one character, which must be one column wide. */
void grid_fill(struct grid *g, struct rect r, enum role role, uint32_t cp);
void grid_role(struct grid *g, struct rect r, enum role role); /* changes roles only */
/* Marks cells as part of the selected row. */
void grid_select(struct grid *g, int row, int col, int w);
/* Marks cells as lying behind a box. What is drawn there later lies on the plain ground again. */
void grid_put_behind(struct grid *g, struct rect r);
/* Copies the cells of one row at `at` to out, or from cells to there. False, and nothing is copied,
 * when a part of it is outside the grid. */
bool grid_take_cells(const struct grid *g, struct rect at, struct cell *out);
bool grid_put_cells(struct grid *g, struct rect at, const struct cell *cells);
/* Copies another grid to the upper left, as far as there is room. */
void grid_copy(struct grid *to, const struct grid *from);
/* Marks a rectangle for the mouse; what 0 covers the spots below it. More than GRID_SPOTS are
 * ignored. */
void grid_spot(struct grid *g, struct rect at, uint32_t what);
/* Returns what the topmost spot there is; 0 for none. */
uint32_t grid_spot_at(const struct grid *g, int row, int col);
void grid_park(struct grid *g, int row, int col, bool shown);

#endif
