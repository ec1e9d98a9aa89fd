/* SPDX-License-Identifier: MIT */
/* Places one rectangle within another. */
#include "base/rect.h"

static int larger_of(int a, int b)
{
	return a > b ? a : b;
}

static int smaller_of(int a, int b)
{
	return a < b ? a : b;
}

struct rect rect_centre(struct rect outer, int h, int w)
{
	h = larger_of(smaller_of(h, outer.h), 0);
	w = larger_of(smaller_of(w, outer.w), 0);
	return (struct rect){outer.row + (outer.h - h) / 2, outer.col + (outer.w - w) / 2, h, w};
}
