/* SPDX-License-Identifier: MIT */
/* Turns mouse events into movements and choices. */
#ifndef APP_MOUSE_H
#define APP_MOUSE_H

#include <stdbool.h>

#include "base/key.h"

#include "app/model/layers.h"

struct model;

/* Off it is the terminal's, which selects text with it. */
struct mouse {
	bool on;
	bool dragging; /* the scroll bar */
};

void mouse_toggle(struct model *m);
void mouse_take(struct model *m, struct key k); /* over the table */
/* Over a layer: the wheel becomes a key of it; false: not for that layer. */
bool mouse_scrolls(enum layer l, struct key *k);

#endif
