/* SPDX-License-Identifier: MIT */
/*
 * The characters the program draws with, once for UTF-8 and once in 7 bits: terminals that take
 * ambiguous characters for two columns, consoles without the glyphs, screen readers. Every
 * character is one column wide; gap, dot, done, sum and becomes may be several.
 */
#ifndef VIEW_KIT_GLYPHS_H
#define VIEW_KIT_GLYPHS_H

#include <stdint.h>

#include "base/sl.h"

#include "store/standing.h"

#include "view/kit/look.h"

#define SPINNER_FRAMES 8

struct glyphs {
	bool ascii;
	struct sl ellipsis;
	const char *gap; /* between the parts of the header */
	const char *dot; /* between the parts of a sentence */
	const char *null, *bad;
	const char *marker;      /* of the selected row */
	const char *down, *up;   /* newest first, oldest first */
	const char *more, *less; /* columns off-screen */
	const char *done, *limited, *stopped, *warning;
	const char *sum, *recent, *open, *close, *becomes, *soon;
	const char *minus;
	const char *mask;              /* in place of personal data */
	const char *folded, *unfolded; /* a line that hides others, one that could */
	const char *standing[STATUSES];
	const char *spinner[SPINNER_FRAMES];

	/* The gauge: a full cell, 1/8 .. 7/8 of one, the track, debt, a mark on the track. */
	uint32_t full, part[8], track, debt, tick;
	uint32_t gauge_open, gauge_close; /* 0 where the table's gauge needs none */
	uint32_t frame_open, frame_close; /* round a gauge that stands alone */
	uint32_t budget_used, budget_free;

	uint32_t ghost; /* of placeholders */
	uint32_t rule, cross, bar;
	uint32_t corner[4]; /* of popups: top left, top right, bottom left, bottom right */
	uint32_t thumb, rail, risk;
};

const struct glyphs *glyphs_of(const struct look *look);

#endif
