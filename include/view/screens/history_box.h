/* SPDX-License-Identifier: MIT */
/* Draws the box that says what the history keeps. */
#ifndef VIEW_SCREENS_HISTORY_BOX_H
#define VIEW_SCREENS_HISTORY_BOX_H

struct draw;
struct hints;
struct model;

void history_box_draw(const struct draw *s);
void history_box_hints(struct hints *h, const struct model *m);

#endif
