/* SPDX-License-Identifier: MIT */
/* Draws the distribution of the credit statuses. */
#ifndef VIEW_SCREENS_HISTOGRAM_H
#define VIEW_SCREENS_HISTOGRAM_H

struct scene;

void histogram_draw(const struct scene *s);

#endif
