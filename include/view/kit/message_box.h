/* SPDX-License-Identifier: MIT */
/* A box over the middle of the table with a text of some lines. */
#ifndef VIEW_KIT_MESSAGE_BOX_H
#define VIEW_KIT_MESSAGE_BOX_H

#include "view/kit/draw.h"

/* Draws the text, wrapped; as many of its lines as there is room for. */
void message_box_draw(const struct draw *s, const char *title, struct sl text);

#endif
