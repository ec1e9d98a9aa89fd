/* SPDX-License-Identifier: MIT */
/* Draws the list of commands. */
#ifndef VIEW_SCREENS_HELP_H
#define VIEW_SCREENS_HELP_H

struct draw;

void help_draw(const struct draw *s);

#endif
