/* SPDX-License-Identifier: MIT */
/* A frame as tests read it: its rows as text, and whether it is the same as another. */
#ifndef GRID_TEXT_H
#define GRID_TEXT_H

#include "base/buf.h"

#include "cell/grid.h"

bool grid_equal(const struct grid *a, const struct grid *b);
/* The text of one row, UTF-8, trailing blanks removed. */
void grid_row_text(const struct grid *g, int row, struct buf *out);
/* The same of the row of heads, but "▸7", the number of columns that are hidden on the right, is
 * "▸n": it changes with every new column. */
void grid_heads_text(const struct grid *g, int row, struct buf *out);
/* One letter a column: the role as 'a' + role, upper case when selected. */
void grid_row_roles(const struct grid *g, int row, struct buf *out);

#endif
