/* SPDX-License-Identifier: MIT */
/* Draws the sentence for a window that is too small. */
#ifndef VIEW_TINY_H
#define VIEW_TINY_H

struct draw;

void tiny_draw(const struct draw *s);

#endif
