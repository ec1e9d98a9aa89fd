/* SPDX-License-Identifier: MIT */
/* Draws a customer's vouchers and the history of its credit in the detail pane. */
#ifndef VIEW_DETAIL_HISTORY_H
#define VIEW_DETAIL_HISTORY_H

#include "app/model/credit_history.h"

#include "view/detail/detail_row.h"

void history_fill_vouchers(struct detail_row *out, const struct draw *s);
/* Fills in how many entries there are. */
void history_fill_count(struct detail_row *out, const struct draw *s);
/* Fills in a cell for each entry, the newest at the right. */
void history_fill_steps(struct detail_row *out, const struct draw *s, bool total);
void history_draw_heads(const struct draw *s, struct rect at, const struct history_widths *widths);
/* Draws entry i, the newest first. */
void history_draw_entry(const struct draw *s, struct rect at, const struct history_widths *widths,
			size_t i);

#endif
