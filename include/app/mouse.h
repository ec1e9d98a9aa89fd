/* SPDX-License-Identifier: MIT */
/* Turns mouse events into movements and choices. */
#ifndef APP_MOUSE_H
#define APP_MOUSE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/key.h"

#include "app/model/layers.h"

struct model;

/* While it is off, the terminal uses the mouse to select text. */
struct mouse {
	bool on;
	bool dragging;    /* the scroll bar is held */
	int64_t press_ms; /* of the last click on a row or line; a second one soon after opens it */
	uint64_t pressed; /* the position of that row, or the place on the screen */
};

void mouse_toggle(struct model *m);
/* Returns the key whose hint the mouse was pressed on; its code is KEYCODE_NONE for none. */
struct key mouse_key(struct key k);
/* Takes a mouse event while no screen is open above the table. */
void mouse_take(struct model *m, struct key k);
/* Turns an event over a screen's list into a key: the wheel into an arrow key, a click on the
 * selected line into Enter, on a check box into Space. A click on another line only selects it, one
 * on the sign of a fold folds, and the event is for nothing more: false. */
bool mouse_becomes_key(struct model *m, enum layer l, struct key *k);

#endif
