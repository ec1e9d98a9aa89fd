/* SPDX-License-Identifier: MIT */
/* Draws the distribution of customers and credit. */
#ifndef VIEW_SCREENS_HISTOGRAM_H
#define VIEW_SCREENS_HISTOGRAM_H

struct draw;
struct hints;
struct model;

void histogram_draw(const struct draw *s);
void histogram_hints(struct hints *h, const struct model *m);

#endif
