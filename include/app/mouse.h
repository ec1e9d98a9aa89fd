/* SPDX-License-Identifier: MIT */
/* Turns mouse events into movements and choices. */
#ifndef APP_MOUSE_H
#define APP_MOUSE_H

#include <stdbool.h>

#include "base/key.h"

#include "app/model/layers.h"

struct model;

/* While it is off, the terminal uses the mouse to select text. */
struct mouse {
	bool on;
	bool dragging; /* the scroll bar is held */
};

void mouse_toggle(struct model *m);
/* Takes a mouse event while no screen is open above the table. */
void mouse_take(struct model *m, struct key k);
/* Turns the wheel into an arrow key if the screen is a list; false if the event is not for it. */
bool mouse_scrolls(enum layer l, struct key *k);

#endif
