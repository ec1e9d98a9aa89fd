/* SPDX-License-Identifier: MIT */
/* Draws the distribution of the credit statuses. */
#ifndef VIEW_SCREENS_HISTOGRAM_H
#define VIEW_SCREENS_HISTOGRAM_H

struct draw;

void histogram_draw(const struct draw *s);

#endif
