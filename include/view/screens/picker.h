/* SPDX-License-Identifier: MIT */
/* Draws the box of the filter. */
#ifndef VIEW_SCREENS_PICKER_H
#define VIEW_SCREENS_PICKER_H

struct draw;

void picker_draw(const struct draw *s);

#endif
