/* SPDX-License-Identifier: MIT */
/* The commands that ':' offers for what is typed. */
#ifndef APP_SCREENS_PALETTE_H
#define APP_SCREENS_PALETTE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/key.h"

#include "input/action.h"
#include "input/line.h"

struct model;

/* What ':' offers for what is typed. */
struct palette {
	int selected;           /* index of the one that stands in the prompt; -1 for none */
	char typed[LINE_BYTES]; /* before it did */
};

void palette_reset(struct model *m);             /* the prompt was edited: none is chosen */
bool palette_key(struct model *m, struct key k); /* false: not for the choice */
/* The commands that fit what is typed behind ':', those whose names begin so first. */
size_t palette_actions(const struct model *m, enum action out[ACTION_COUNT]);

#endif
