/* SPDX-License-Identifier: MIT */
/* Draws the screen of the API's documentation. */
#ifndef VIEW_SCREENS_API_DOCS_H
#define VIEW_SCREENS_API_DOCS_H

struct scene;

void reference_draw(const struct scene *s);

#endif
