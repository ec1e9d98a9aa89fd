/* SPDX-License-Identifier: MIT */
/* Draws the heads and rows of the table, or the notice in their place. */
#ifndef VIEW_TABLE_TABLE_H
#define VIEW_TABLE_TABLE_H

struct draw;

void table_draw(const struct draw *s);

#endif
