/* SPDX-License-Identifier: MIT */
/* Draws the commands that ':' offers. */
#ifndef VIEW_SCREENS_PALETTE_H
#define VIEW_SCREENS_PALETTE_H

struct draw;

void palette_draw(const struct draw *s); /* what fits the prompt, above it */

#endif
