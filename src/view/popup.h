/* SPDX-License-Identifier: MIT */
/* A box over the table. */
#ifndef VIEW_POPUP_H
#define VIEW_POPUP_H

#include "scene.h"

/* Clears the box, draws border and title; the room inside. */
struct rect popup_draw(const struct scene *s, struct rect box, const char *title);

#endif
