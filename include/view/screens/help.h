/* SPDX-License-Identifier: MIT */
/* Draws the list of commands. */
#ifndef VIEW_SCREENS_HELP_H
#define VIEW_SCREENS_HELP_H

struct draw;
struct hints;
struct model;

void help_draw(const struct draw *s);
void help_hints(struct hints *h, const struct model *m);

#endif
