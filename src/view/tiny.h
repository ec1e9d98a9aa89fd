/* SPDX-License-Identifier: MIT */
/* Draws the sentence for a window that is too small. */
#ifndef VIEW_TINY_H
#define VIEW_TINY_H

struct scene;

void tiny_draw(const struct scene *s);

#endif
