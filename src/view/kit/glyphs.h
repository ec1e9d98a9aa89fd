/* SPDX-License-Identifier: MIT */
/*
 * The characters that the program draws with, in UTF-8 and in ASCII. ASCII serves terminals that
 * draw ambiguous characters two columns wide, consoles without the glyphs, and screen readers.
 * Every character is one column wide, except that gap, dot, done, sum and becomes may be wider.
 */
#ifndef VIEW_KIT_GLYPHS_H
#define VIEW_KIT_GLYPHS_H

#include <stdint.h>

#include "base/sl.h"

#include "store/credit_status.h"

#include "view/kit/look.h"

#define SPINNER_FRAMES 8
#define STEP_LEVELS    8

struct glyphs {
	bool ascii;
	struct sl ellipsis;
	const char *gap; /* between the parts of the header */
	const char *dot; /* between the parts of a sentence */
	const char *null, *bad;
	const char *marker; /* at the edge of the selected row */
	const char *mark;   /* of a marked row, beside the marker */
	const char *down, *up;
	const char *descending, *ascending; /* an order, in a sentence */
	const char *more, *less;            /* columns are hidden to the right, to the left */
	const char *done, *limited, *stopped, *warning;
	const char *sum, *recent, *open, *close, *becomes, *soon;
	const char *about; /* before a number that is an estimate */
	const char *minus;
	const char *mask;              /* replaces personal data */
	const char *folded, *unfolded; /* before a line that hides others, that can hide others */
	const char *credit_status[STATUSES];
	const char *spinner[SPINNER_FRAMES];
	const char *step[STEP_LEVELS + 1]; /* a small bar: nothing, then 1/8 to 8/8 */
	const char *hollow;                /* in place of a bar: a value that is not complete */

	/* The gauge: a full cell, 1/8 to 7/8 of one, the track, a debt, a mark on the track. */
	uint32_t full, part[8], track, debt, tick;
	uint32_t gauge_open, gauge_close; /* 0: the table's gauge has none */
	uint32_t frame_open, frame_close; /* around a gauge outside the table */
	uint32_t budget_used, budget_free;

	uint32_t ghost; /* fills placeholders */
	uint32_t rule, cross, bar;
	uint32_t corner[4];         /* top left, top right, bottom left, bottom right of a box */
	uint32_t thumb, rail, risk; /* of the scroll bar; risk marks customers at risk */
};

const struct glyphs *glyphs_of(const struct look *look);

#endif
