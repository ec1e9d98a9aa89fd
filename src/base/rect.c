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

struct rect rect_centre(struct rect outer, int h, int w)
{
	h = larger(smaller(h, outer.h), 0);
	w = larger(smaller(w, outer.w), 0);
	return (struct rect){outer.row + (outer.h - h) / 2, outer.col + (outer.w - w) / 2, h, w};
}
