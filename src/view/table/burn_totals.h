/* SPDX-License-Identifier: MIT */
/* Formats the burn of all customers whose burn is known, for the header. */
#ifndef VIEW_TABLE_BURN_TOTALS_H
#define VIEW_TABLE_BURN_TOTALS_H

#include "view/kit/styled_line.h"

enum burn_totals_form { BURN_TOTALS_LONG, BURN_TOTALS_SHORT, BURN_TOTALS_FORMS };

/* Formats "Burn 12,345.67 a day of 104, shortest 2 d"; in short "shortest 2 d of 104"; with
 * ", from snapshots" behind it where bills are not permitted. w stays empty before `B`, and where
 * there is nothing to say. */
void burn_totals_format(struct styled_line *w, const struct draw *s, enum burn_totals_form form);

#endif
