/* SPDX-License-Identifier: MIT */
/* Draws a document that is being read (app/document/doc.h). */
#ifndef VIEW_KIT_READING_H
#define VIEW_KIT_READING_H

#include "view/kit/draw.h"

struct hints;

/* Draws the document of a screen within room. The first line shows the position in the document.
 * active: the document gets the keys. */
void reading_draw(const struct draw *s, enum layer l, struct rect room, const struct reading *r,
		  bool active);
/* Draws the text to find, while it is typed, in the message line. */
void reading_find_draw(const struct draw *s, struct rect at, const struct reading *r);
/* Adds the keys of a document to the hints. */
void reading_hints(struct hints *h, const struct reading *r);

#endif
