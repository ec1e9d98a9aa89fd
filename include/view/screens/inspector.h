/* SPDX-License-Identifier: MIT */
/* The parts of the inspector's drawing. Private to the room. */
#ifndef VIEW_SCREENS_INSPECTOR_H
#define VIEW_SCREENS_INSPECTOR_H

#include "view/kit/draw.h"

/* In the status line: what is selected. */
void inspector_status_draw(const struct draw *s, struct rect at);

void inspector_draw(const struct draw *s);

#endif
