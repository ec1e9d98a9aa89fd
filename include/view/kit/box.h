/* SPDX-License-Identifier: MIT */
/* Draws a box over the table: a border, a title, empty room inside. */
#ifndef VIEW_KIT_BOX_H
#define VIEW_KIT_BOX_H

#include "view/kit/draw.h"

/* Returns the place of a box in the middle, or so far to the right that the names of the customers
 * are not covered, as far as the window has room. */
struct rect box_beside_names(const struct draw *s, int h, int w);
/* Clears the box and draws its border and title. Returns the room inside, which is empty when the
 * box has less than 2 rows or columns. */
struct rect box_draw(const struct draw *s, struct rect box, const char *title);

#endif
