/* SPDX-License-Identifier: MIT */
/* Draws the list of what can be copied about customers. */
#ifndef VIEW_SCREENS_COPY_H
#define VIEW_SCREENS_COPY_H

struct draw;
struct hints;
struct model;

void copy_draw(const struct draw *s);
void copy_hints(struct hints *h, const struct model *m);

#endif
