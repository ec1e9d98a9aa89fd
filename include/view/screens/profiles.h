/* SPDX-License-Identifier: MIT */
/* Draws the list of profiles. */
#ifndef VIEW_SCREENS_PROFILES_H
#define VIEW_SCREENS_PROFILES_H

struct draw;
struct hints;
struct model;

void profiles_draw(const struct draw *s);
void profiles_hints(struct hints *h, const struct model *m);

#endif
