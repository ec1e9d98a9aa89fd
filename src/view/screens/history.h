/* SPDX-License-Identifier: MIT */
/* What was asked for one customer alone: vouchers, and how its credit was allocated. */
#ifndef VIEW_SCREENS_HISTORY_H
#define VIEW_SCREENS_HISTORY_H

#include "detail_rows.h"

void history_add(struct detail_rows *f, const struct draw *s);

#endif
