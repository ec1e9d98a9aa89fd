/* SPDX-License-Identifier: MIT */
/* Draws the heads and rows of the table. */
#ifndef VIEW_TABLE_TABLE_H
#define VIEW_TABLE_TABLE_H

struct scene;

void table_draw(const struct scene *s); /* heads, rows, what stands in place of rows */

#endif
