/* SPDX-License-Identifier: MIT */
/* Draws the API's documentation. */
#ifndef VIEW_SCREENS_API_DOCS_SCREEN_H
#define VIEW_SCREENS_API_DOCS_SCREEN_H

struct draw;
struct hints;
struct model;

void api_docs_screen_draw(const struct draw *s);
void api_docs_screen_hints(struct hints *h, const struct model *m);

#endif
