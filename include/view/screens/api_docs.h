/* SPDX-License-Identifier: MIT */
/* Draws the screen of the API's documentation. */
#ifndef VIEW_SCREENS_API_DOCS_H
#define VIEW_SCREENS_API_DOCS_H

struct draw;

void api_docs_draw(const struct draw *s);

#endif
