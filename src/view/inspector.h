/* SPDX-License-Identifier: MIT */
/* The parts of the inspector's drawing. Private to the room. */
#ifndef VIEW_INSPECTOR_H
#define VIEW_INSPECTOR_H

#include "scene.h"

/* The opened request within room, whose first line is for what it is. */
void inspector_doc_draw(const struct scene *s, struct rect room);
/* In the status line: what is selected. In the message line: the text to find being typed. */
void inspector_status_draw(const struct scene *s, struct rect at);
void inspector_find_draw(const struct scene *s, struct rect at);

#endif
