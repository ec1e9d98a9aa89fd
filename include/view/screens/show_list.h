/* SPDX-License-Identifier: MIT */
/* Draws the list of credit statuses. */
#ifndef VIEW_SCREENS_SHOW_LIST_H
#define VIEW_SCREENS_SHOW_LIST_H

struct draw;
struct hints;
struct model;

void show_list_draw(const struct draw *s);
void show_list_hints(struct hints *h, const struct model *m);

#endif
