/* SPDX-License-Identifier: MIT */
/* The rows of the detail pane about a customer's burn and runway. */
#ifndef VIEW_DETAIL_BURN_ROWS_H
#define VIEW_DETAIL_BURN_ROWS_H

#include "view/detail/detail_row.h"

/* Fills in the median and its span; and the quartiles and the largest day, if all of it fits. */
void burn_rows_fill_rate(struct detail_row *out, const struct draw *s, const struct customer *c);
/* Fills in the quartiles and the largest day alone. */
void burn_rows_fill_range(struct detail_row *out, const struct draw *s, const struct customer *c);
/* Fills in a bar for each day, and their dates. */
void burn_rows_fill_days(struct detail_row *out, const struct draw *s, const struct customer *c);
/* Says that yesterday does not count, where that has no room beside the days. */
void burn_rows_fill_late(struct detail_row *out, const struct draw *s);
void burn_rows_fill_runway(struct detail_row *out, const struct draw *s, const struct customer *c);
/* Fills in the days until the credit is critical and low. */
void burn_rows_fill_levels(struct detail_row *out, const struct draw *s, const struct customer *c);

#endif
