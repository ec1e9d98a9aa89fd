/* SPDX-License-Identifier: MIT */
/* Draws the question before a command of the user runs. */
#ifndef VIEW_OWN_OWN_ASK_H
#define VIEW_OWN_OWN_ASK_H

struct draw;
struct hints;
struct model;

void own_ask_draw(const struct draw *s);
void own_ask_hints(struct hints *h, const struct model *m);

#endif
