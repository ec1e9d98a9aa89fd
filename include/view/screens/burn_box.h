/* SPDX-License-Identifier: MIT */
/* Draws the box that says what the burn of many customers costs. */
#ifndef VIEW_SCREENS_BURN_BOX_H
#define VIEW_SCREENS_BURN_BOX_H

struct draw;
struct hints;
struct model;

void burn_box_draw(const struct draw *s);
void burn_box_hints(struct hints *h, const struct model *m);

#endif
