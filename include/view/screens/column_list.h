/* SPDX-License-Identifier: MIT */
/* Draws the list of columns. */
#ifndef VIEW_SCREENS_COLUMN_LIST_H
#define VIEW_SCREENS_COLUMN_LIST_H

struct draw;
struct hints;
struct model;

void column_list_draw(const struct draw *s);
void column_list_hints(struct hints *h, const struct model *m);

#endif
