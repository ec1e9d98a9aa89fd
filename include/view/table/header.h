/* SPDX-License-Identifier: MIT */
/* Draws the header: account, totals, statuses, what is loading. */
#ifndef VIEW_TABLE_HEADER_H
#define VIEW_TABLE_HEADER_H

struct draw;

void header_draw(const struct draw *s);

#endif
