/* SPDX-License-Identifier: MIT */
/* Draws the box of the filter. */
#ifndef VIEW_SCREENS_PICKER_H
#define VIEW_SCREENS_PICKER_H

struct scene;

void picker_draw(const struct scene *s);

#endif
