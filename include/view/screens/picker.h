/* SPDX-License-Identifier: MIT */
/* Draws the box of the filter. */
#ifndef VIEW_SCREENS_PICKER_H
#define VIEW_SCREENS_PICKER_H

struct draw;
struct hints;
struct model;

void picker_draw(const struct draw *s);
void picker_hints(struct hints *h, const struct model *m);

#endif
