/* SPDX-License-Identifier: MIT */
/* Draws the prompt of finding. */
#ifndef VIEW_SCREENS_FIND_PROMPT_H
#define VIEW_SCREENS_FIND_PROMPT_H

struct draw;
struct hints;
struct model;

void find_prompt_draw(const struct draw *s);
void find_prompt_hints(struct hints *h, const struct model *m);

#endif
