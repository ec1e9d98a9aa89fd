/* SPDX-License-Identifier: MIT */
/* Draws the scroll bar of the table, with marks where customers are at risk. */
#ifndef VIEW_TABLE_SCROLLBAR_H
#define VIEW_TABLE_SCROLLBAR_H

struct draw;

void scrollbar_draw(const struct draw *s);

#endif
