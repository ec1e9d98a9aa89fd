/* SPDX-License-Identifier: MIT */
/*
 * The gauge: a bar of the remaining credit, in eighths of a cell. A small rest never looks empty, a
 * nearly full credit never full; a debt has a mark of its own.
 */
#ifndef VIEW_KIT_GAUGE_H
#define VIEW_KIT_GAUGE_H

#include "view/kit/draw.h"

struct gauge {
	int64_t part, whole; /* nothing is filled unless both are positive */
	bool debt;           /* mark the left end */
	int ticks[2];        /* percentages at which the track is marked; 0: none */
};

/* The gauge of a customer; NULL gives an empty one. */
struct gauge gauge_of(const struct customer *c);
/* Returns how many eighths of w cells are filled: 0 only when nothing remains, 8 w only when
 * nothing is used. */
int gauge_eighths(int64_t part, int64_t whole, int w);
/* Draws at.w cells from at.row, at.col. In ASCII the first and the last are brackets. */
void gauge_draw(const struct draw *s, struct rect at, const struct gauge *gauge, enum role role);
/* Draws the same with end marks in the first and last cell, for a gauge outside the table. */
void gauge_draw_framed(const struct draw *s, struct rect at, const struct gauge *gauge,
		       enum role role);

#endif
