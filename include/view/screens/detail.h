/* SPDX-License-Identifier: MIT */
/* Draws the details of a customer. */
#ifndef VIEW_SCREENS_DETAIL_H
#define VIEW_SCREENS_DETAIL_H

struct draw;

void detail_draw(const struct draw *s);

#endif
