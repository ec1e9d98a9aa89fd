/* SPDX-License-Identifier: MIT */
/* What the loop and a replay show on a terminal, and how the window is called. Private to the room.
 */
#ifndef LOOP_PRESENTER_H
#define LOOP_PRESENTER_H

#include "loop/loop.h"

struct presenter {
	struct grid grid;
	char title[80]; /* of the window */
	bool mouse;     /* is ours */
};

void presenter_init(struct presenter *s);
void presenter_release(struct presenter *s);
/* The window's title, and how the program looks: both change seldom. */
void presenter_look(struct presenter *s, struct loop *l);
/* Dresses it; draws when the model says that it differs. No terminal is no harm. */
void presenter_draw(struct presenter *s, struct loop *l);

#endif
