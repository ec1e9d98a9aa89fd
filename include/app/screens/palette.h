/* SPDX-License-Identifier: MIT */
/* The commands that ':' offers for the typed text. */
#ifndef APP_SCREENS_PALETTE_H
#define APP_SCREENS_PALETTE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/key.h"

#include "input/action.h"
#include "input/line.h"

struct model;

struct palette {
	int selected;           /* index of the command that is in the prompt; -1 for none */
	char typed[LINE_BYTES]; /* the text before a command was chosen */
};

/* Chooses none; called when the prompt has been edited. */
void palette_reset(struct model *m);
/* Returns false if the key is not for the choice. */
bool palette_key(struct model *m, struct key k);
/* Lists the commands that match the typed text, those whose names begin with it first. */
size_t palette_actions(const struct model *m, enum action out[ACTION_COUNT]);

#endif
