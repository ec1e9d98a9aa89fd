/* SPDX-License-Identifier: MIT */
/* The keys that matter on a layer. Private to the room. */
#ifndef VIEW_HINTS_H
#define VIEW_HINTS_H

#include "words.h"

/* Whole entries that fit cols columns. */
void hints_say(struct words *w, const struct scene *s, enum layer layer, int cols);

#endif
