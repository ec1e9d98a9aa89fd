/* SPDX-License-Identifier: MIT */
/* Draws what a command of the user has printed. */
#ifndef VIEW_OWN_OWN_OUTPUT_H
#define VIEW_OWN_OWN_OUTPUT_H

struct draw;
struct hints;
struct model;

void own_output_draw(const struct draw *s);
void own_output_hints(struct hints *h, const struct model *m);

#endif
