/* SPDX-License-Identifier: MIT */
/* Draws what changed since an earlier moment. */
#ifndef VIEW_SCREENS_CHANGES_SCREEN_H
#define VIEW_SCREENS_CHANGES_SCREEN_H

struct draw;
struct hints;
struct model;

void changes_screen_draw(const struct draw *s);
void changes_screen_hints(struct hints *h, const struct model *m);

#endif
