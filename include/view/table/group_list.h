/* SPDX-License-Identifier: MIT */
/* Draws the sums of the groups. */
#ifndef VIEW_TABLE_GROUP_LIST_H
#define VIEW_TABLE_GROUP_LIST_H

struct draw;
struct hints;
struct model;

void group_list_draw(const struct draw *s);
void group_list_hints(struct hints *h, const struct model *m);

#endif
