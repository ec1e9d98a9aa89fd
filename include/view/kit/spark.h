/* SPDX-License-Identifier: MIT */
/* A spark line: a small bar for each of some days, on the scale of the largest. */
#ifndef VIEW_KIT_SPARK_H
#define VIEW_KIT_SPARK_H

#include "view/kit/styled_line.h"

#include "burn/burn_rate.h"

struct glyphs;

/* Returns the bar of a value on the scale of the largest; a value that is not above 0 has the one
 * for nothing. */
const char *spark_step(const struct glyphs *gl, int64_t value, int64_t largest);
/* Adds a cell for each of the last n days of the rate, and a hollow one for a late bill of
 * yesterday, which takes no part in the scale. A day that is not known is a blank. */
void spark_add_days(struct styled_line *w, const struct glyphs *gl, enum role role,
		    const struct daily_costs *d, const struct burn_rate *rate, int n);

#endif
