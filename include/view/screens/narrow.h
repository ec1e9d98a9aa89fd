/* SPDX-License-Identifier: MIT */
/* Draws the prompt of narrowing. */
#ifndef VIEW_SCREENS_NARROW_H
#define VIEW_SCREENS_NARROW_H

struct draw;
struct hints;
struct model;

void narrow_draw(const struct draw *s);
void narrow_hints(struct hints *h, const struct model *m);

#endif
