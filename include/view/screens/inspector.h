/* SPDX-License-Identifier: MIT */
/* Draws the inspector. */
#ifndef VIEW_SCREENS_INSPECTOR_H
#define VIEW_SCREENS_INSPECTOR_H

struct draw;
struct hints;
struct model;

void inspector_draw(const struct draw *s);
void inspector_hints(struct hints *h, const struct model *m);

#endif
