/* SPDX-License-Identifier: MIT */
/* A document being read. Private to the room. */
#ifndef VIEW_KIT_READING_H
#define VIEW_KIT_READING_H

#include "view/kit/draw.h"

struct hints;

/* Within room, whose first line says where in the document it is; active: it gets the keys. */
void reading_draw(const struct draw *s, struct rect room, const struct reading *r, bool active);
/* In the message line: the text to find being typed. */
void reading_find_draw(const struct draw *s, struct rect at, const struct reading *r);
/* The keys of a document. */
void reading_hints(struct hints *h, const struct reading *r);

#endif
