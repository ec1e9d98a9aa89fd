/* SPDX-License-Identifier: MIT */
/*
 * The fuel gauge: what remains, in eighths of a cell. Nearly empty never looks empty, nearly full
 * never full; a debt has a mark of its own.
 */
#ifndef VIEW_KIT_GAUGE_H
#define VIEW_KIT_GAUGE_H

#include "view/kit/draw.h"

struct gauge {
	int64_t part, whole; /* nothing is filled unless both are positive */
	bool debt;           /* mark the left end */
	int ticks[2];        /* percent at which the track is marked; 0 for none */
};

struct gauge gauge_of(const struct customer *c);
/* Eighths filled of w cells: 0 only when nothing is left, 8 w only when nothing is used. */
int gauge_eighths(int64_t part, int64_t whole, int w);
/* On at.w cells from at.row, at.col: in ASCII the two outer ones are brackets. */
void gauge_draw(const struct draw *s, struct rect at, const struct gauge *gauge, enum role role);
/* The same between end marks, for a gauge that stands alone: two of the cells. */
void gauge_draw_framed(const struct draw *s, struct rect at, const struct gauge *gauge,
		       enum role role);

#endif
