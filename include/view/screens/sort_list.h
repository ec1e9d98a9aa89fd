/* SPDX-License-Identifier: MIT */
/* Draws the list of sort keys. */
#ifndef VIEW_SCREENS_SORT_LIST_H
#define VIEW_SCREENS_SORT_LIST_H

struct draw;
struct hints;
struct model;

void sort_list_draw(const struct draw *s);
void sort_list_hints(struct hints *h, const struct model *m);

#endif
