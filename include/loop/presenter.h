/* SPDX-License-Identifier: MIT */
/* Draws the model on the terminal for the loop and for replays, and sets the window's title. */
#ifndef LOOP_PRESENTER_H
#define LOOP_PRESENTER_H

#include "loop/loop.h"

struct presenter {
	struct grid grid;
	struct kept_rows *kept;
	char title[80]; /* the window's title */
	bool mouse;     /* the terminal reports the mouse to us */
};

void presenter_init(struct presenter *s);
void presenter_release(struct presenter *s);
/* Takes the terminal's answers, and updates the mouse mode and the window's title. True when the
 * answers have changed how everything is drawn. */
bool presenter_look(struct presenter *s, struct loop *l);
/* Draws a frame. */
void presenter_draw(struct presenter *s, struct loop *l);

#endif
