/* SPDX-License-Identifier: MIT */
/* What ':' offers for the typed text: commands, and behind the name of one the words it takes. */
#ifndef APP_SCREENS_PALETTE_H
#define APP_SCREENS_PALETTE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/key.h"

#include "app/table/argument.h"

#include "input/action.h"
#include "input/line.h"

struct model;

struct palette {
	int selected;           /* index of the item that is in the prompt; -1 for none */
	char typed[LINE_BYTES]; /* the text before one was chosen */
};

#define PALETTE_ITEMS                                                                              \
	((size_t)ACTION_COUNT > ARGUMENT_CHOICES ? (size_t)ACTION_COUNT : ARGUMENT_CHOICES)

struct palette_item {
	enum action action; /* the command; DO_NOTHING for a word behind its name */
	const char *word, *note;
};

/* Chooses none; called when the prompt has been edited. */
void palette_reset(struct model *m);
/* Puts item i into the prompt; false if it is there already. */
bool palette_select(struct model *m, int i);
/* Returns false if the key is not for the choice. */
bool palette_key(struct model *m, struct key k);
/* Returns the command behind whose name words are typed; DO_NOTHING while the name is. */
enum action palette_command(const struct model *m);
/* Lists what matches the typed text: commands, those whose names begin with it first, or words. */
size_t palette_items(const struct model *m, struct palette_item out[PALETTE_ITEMS]);

#endif
