/* SPDX-License-Identifier: MIT */
/* The parts of the inspector's drawing. Private to the room. */
#ifndef VIEW_INSPECTOR_H
#define VIEW_INSPECTOR_H

#include "scene.h"

/* In the status line: what is selected. */
void inspector_status_draw(const struct scene *s, struct rect at);

#endif
