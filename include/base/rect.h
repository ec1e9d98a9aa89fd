/* SPDX-License-Identifier: MIT */
/* A rectangle of cells. Rows and columns count from 0; h or w of 0 is nothing. */
#ifndef BASE_RECT_H
#define BASE_RECT_H

#include <stdbool.h>

struct rect {
	int row, col, h, w;
};

/* These are inline because everything drawn is clipped. */
static inline struct rect rect_intersect(struct rect a, struct rect b)
{
	int row = a.row > b.row ? a.row : b.row, col = a.col > b.col ? a.col : b.col;
	int end_row = a.row + a.h < b.row + b.h ? a.row + a.h : b.row + b.h;
	int end_col = a.col + a.w < b.col + b.w ? a.col + a.w : b.col + b.w;
	return (struct rect){row, col, end_row > row ? end_row - row : 0,
			     end_col > col ? end_col - col : 0};
}

static inline bool rect_holds(struct rect r, int row, int col)
{
	return row >= r.row && row < r.row + r.h && col >= r.col && col < r.col + r.w;
}

/* The rectangle of h x w in the middle of outer, shrunk to fit. */
struct rect rect_centre(struct rect outer, int h, int w);

#endif
