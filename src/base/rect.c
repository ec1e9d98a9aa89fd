/* SPDX-License-Identifier: MIT */
#include "base/rect.h"

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

bool rect_holds(struct rect r, int row, int col)
{
	return row >= r.row && row < r.row + r.h && col >= r.col && col < r.col + r.w;
}

struct rect rect_centre(struct rect outer, int h, int w)
{
	h = larger(smaller(h, outer.h), 0);
	w = larger(smaller(w, outer.w), 0);
	return (struct rect){outer.row + (outer.h - h) / 2, outer.col + (outer.w - w) / 2, h, w};
}
