/* SPDX-License-Identifier: MIT */
/* The behaviour of the screens above the table as one table, made from app/model/layers.def. */
#ifndef APP_SCREENS_SCREEN_H
#define APP_SCREENS_SCREEN_H

#include <stdbool.h>

#include "base/key.h"

#include "app/model/layers.h"

#include "input/keymap.h"

struct effects;
struct model;

enum screen_kind {
	SCREEN_LIST,   /* something is selected with arrow keys; the wheel becomes these */
	SCREEN_PROMPT, /* a text is typed in the message line; arrow keys recall earlier ones */
	SCREEN_BOX     /* neither: the wheel does nothing */
};

struct screen {
	enum screen_kind kind;
	/* Exactly one of these three takes the keys. */
	struct {
		void (*changes)(struct model *m, struct key k);
		void (*effects)(struct model *m, struct key k, struct effects *fx);
		struct command (*commands)(struct model *m, struct key k, struct effects *fx);
	} keys;
	void (*settle)(struct model *m); /* NULL for none */
	const char *esc;                 /* "close", "cancel" */
	void (*leave)(struct model *m);
	bool (*types)(const struct model *m); /* whether a character is text now */
	bool (*personal)(const struct model *m, struct key k);
};

const struct screen *screen_of(enum layer l);
/* Tells whether a character is text on this screen now, not the key of a command. */
bool screen_types_text(const struct model *m, enum layer l);
/* Returns the command that the key chose, which the caller runs; DO_NOTHING for none. */
struct command screen_take_key(struct model *m, enum layer l, struct key k, struct effects *fx);
/* Fits every open screen into a window whose size has changed. */
void screen_settle_all(struct model *m);

#endif
