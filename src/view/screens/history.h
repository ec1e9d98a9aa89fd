/* SPDX-License-Identifier: MIT */
/* Rows about a customer's vouchers and the history of its credit. */
#ifndef VIEW_SCREENS_HISTORY_H
#define VIEW_SCREENS_HISTORY_H

#include "detail_rows.h"

void history_add(struct detail_rows *f, const struct draw *s);

#endif
