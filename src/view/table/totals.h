/* SPDX-License-Identifier: MIT */
/* The sums over the loaded rows, as the header says them. */
#ifndef VIEW_TABLE_TOTALS_H
#define VIEW_TABLE_TOTALS_H

#include "view/kit/format.h"
#include "view/kit/styled_line.h"

/* An amount summed over the loaded rows; the null sign when no row has one. */
void totals_format(const struct draw *s, int64_t amount, enum money_style style,
		   char out[MONEY_CHARS]);
/* The share of all credit that remains: "37%". */
void totals_format_share(const struct draw *s, char out[FORMAT_CHARS]);
/*
 * Customers by standing, the most troubled first, as many as fit w into cols columns; in wide
 * windows with symbols and the debt where there is room for them.
 */
void totals_add_counts(struct styled_line *w, const struct draw *s, int cols);
/* How many rows were counted. */
void totals_add_population(struct styled_line *w, const struct draw *s, const char *before);

#endif
