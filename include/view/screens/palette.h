/* SPDX-License-Identifier: MIT */
/* Draws the commands that ':' offers. */
#ifndef VIEW_SCREENS_PALETTE_H
#define VIEW_SCREENS_PALETTE_H

struct scene;

void palette_draw(const struct scene *s); /* what fits the prompt, above it */

#endif
