/* SPDX-License-Identifier: MIT */
/* A box over the table. */
#ifndef VIEW_KIT_BOX_H
#define VIEW_KIT_BOX_H

#include "view/kit/draw.h"

/* Clears the box, draws border and title; the room inside. */
struct rect box_draw(const struct draw *s, struct rect box, const char *title);

#endif
