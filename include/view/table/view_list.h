/* SPDX-License-Identifier: MIT */
/* Draws the list of saved views. */
#ifndef VIEW_TABLE_VIEW_LIST_H
#define VIEW_TABLE_VIEW_LIST_H

struct draw;
struct hints;
struct model;

void view_list_draw(const struct draw *s);
void view_list_hints(struct hints *h, const struct model *m);

#endif
