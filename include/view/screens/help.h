/* SPDX-License-Identifier: MIT */
/* Draws the list of commands. */
#ifndef VIEW_SCREENS_HELP_H
#define VIEW_SCREENS_HELP_H

struct scene;

void help_draw(const struct scene *s);

#endif
