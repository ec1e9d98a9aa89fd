/* SPDX-License-Identifier: MIT */
/* Reads a frame for tests: its rows as text or roles, and whether two frames are equal. */
#ifndef GRID_TEXT_H
#define GRID_TEXT_H

#include "base/buf.h"

#include "cell/grid.h"

bool grid_equal(const struct grid *a, const struct grid *b);
/* Appends the text of one row in UTF-8 without trailing blanks. */
void grid_row_text(const struct grid *g, int row, struct buf *out);
/* The same for the row of column titles, but with "▸n" for "▸7", the number of columns hidden on
 * the right, because every new column changes that number. */
void grid_heads_text(const struct grid *g, int row, struct buf *out);
/* Appends one letter a column: 'a' + role, in upper case when selected. */
void grid_row_roles(const struct grid *g, int row, struct buf *out);

#endif
