/* SPDX-License-Identifier: MIT */
/* The box that says what the history keeps, and asks before it is turned on. */
#ifndef APP_CHANGES_HISTORY_BOX_H
#define APP_CHANGES_HISTORY_BOX_H

#include "base/key.h"

struct model;

/* Asks, or turns the history off if it is on. */
void history_box_toggle(struct model *m);
void history_box_key(struct model *m, struct key k);

#endif
