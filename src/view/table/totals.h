/* SPDX-License-Identifier: MIT */
/* Formats the totals of the loaded rows for the header. */
#ifndef VIEW_TABLE_TOTALS_H
#define VIEW_TABLE_TOTALS_H

#include "view/kit/format.h"
#include "view/kit/styled_line.h"

/* Prints a total of an amount; the null sign when no row has one. */
void totals_format(const struct draw *s, int64_t amount, enum money_style style,
		   char out[MONEY_CHARS]);
/* Prints the share of all credit that remains: "37%". */
void totals_format_share(const struct draw *s, char out[FORMAT_CHARS]);
/*
 * Adds how many customers have each status, the worst first, as many as fit w into cols columns; in
 * wide windows with symbols and the debt if they fit into steady columns, which shall not depend on
 * how much is loaded. Returns how many fit.
 */
size_t totals_add_counts(struct styled_line *w, const struct draw *s, int cols, int steady);
/* The role of a number of loaded customers: amber while they are not all. */
enum role totals_population_role(const struct draw *s);
/* Adds before and how many rows the totals count. */
void totals_add_population(struct styled_line *w, const struct draw *s, const char *before);
/* Draws a line of the remaining sum and the counts. Where it is narrow, the counts of customers at
 * risk come first. */
void totals_draw(const struct draw *s, struct rect line);

#endif
