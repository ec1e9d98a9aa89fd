/* SPDX-License-Identifier: MIT */
/* Draws the prompt of ':' and the commands that it offers. */
#ifndef VIEW_SCREENS_PROMPT_H
#define VIEW_SCREENS_PROMPT_H

struct draw;
struct hints;
struct model;

void prompt_draw(const struct draw *s);
void prompt_hints(struct hints *h, const struct model *m);

#endif
