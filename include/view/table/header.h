/* SPDX-License-Identifier: MIT */
/* Draws the header: account, query, totals, statuses, progress. */
#ifndef VIEW_TABLE_HEADER_H
#define VIEW_TABLE_HEADER_H

struct draw;

void header_draw(const struct draw *s);

#endif
