/* SPDX-License-Identifier: MIT */
/* A rectangle of cells. Rows and columns count from 0; h or w of 0 is nothing. */
#ifndef BASE_RECT_H
#define BASE_RECT_H

#include <stdbool.h>

struct rect {
	int row, col, h, w;
};

struct rect rect_intersect(struct rect a, struct rect b);
bool rect_holds(struct rect r, int row, int col);
/* The rectangle of h x w in the middle of outer, shrunk to fit. */
struct rect rect_centre(struct rect outer, int h, int w);

#endif
