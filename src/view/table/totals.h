/* SPDX-License-Identifier: MIT */
/* The sums over the loaded rows, as the header says them. */
#ifndef VIEW_TABLE_TOTALS_H
#define VIEW_TABLE_TOTALS_H

#include "view/kit/format.h"
#include "view/kit/styled_line.h"

/* An amount summed over the loaded rows; the null sign when no row has one. */
void sums_say(const struct scene *s, int64_t amount, enum money_style style, char out[MONEY_CHARS]);
/* The share of all credit that remains: "37%". */
void sums_say_share(const struct scene *s, char out[SAY_CHARS]);
/*
 * Customers by standing, the most troubled first, as many as fit w into cols columns; in wide
 * windows with symbols and the debt where there is room for them.
 */
void sums_add_counts(struct words *w, const struct scene *s, int cols);
/* How many rows were counted. */
void sums_add_population(struct words *w, const struct scene *s, const char *before);

#endif
