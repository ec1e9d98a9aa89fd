/* SPDX-License-Identifier: MIT */
/* The keys that matter on a layer. Private to the room. */
#ifndef VIEW_KIT_HINTS_H
#define VIEW_KIT_HINTS_H

#include "app/model/layers.h"

#include "view/kit/styled_line.h"

/* Whole entries that fit cols columns. */
void hints_say(struct styled_line *w, const struct draw *s, enum layer layer, int cols);

void hints_draw(const struct draw *s);

#endif
