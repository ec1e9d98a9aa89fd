/* SPDX-License-Identifier: MIT */
/*
 * Which key runs which command: those of action.def, changed by what the user bound. One key, or a
 * chord of two, has one meaning; a command may have several keys, or none, and then is shown as it
 * is run without: ":name".
 */
#ifndef INPUT_BINDINGS_H
#define INPUT_BINDINGS_H

#include "base/err.h"
#include "base/key.h"

#include "input/action.h"

#define BINDINGS_MAX 256
#define KEYS_CHARS   40

struct binding {
	struct key first, second; /* second: code KEYCODE_NONE where it is no chord */
	enum action action;
};

struct bindings {
	struct binding at[BINDINGS_MAX];
	size_t n;
	char keys[ACTION_COUNT][KEYS_CHARS]; /* by name, separated by blanks, as far as they fit */
};

void bindings_default(struct bindings *b);
/*
 * "Ctrl-X", "x" or a chord as "gx" to a command by its whole name; "none" takes the key's meaning
 * from it. A key bound last stands first among those of its command.
 */
bool bindings_set(struct bindings *b, struct sl key, struct sl command, struct err *e) MUST_USE;
/*
 * What stands in the way of a key that was bound, or what it took another's place of; false when
 * nothing does. One sentence in e.
 */
bool bindings_conflict(const struct bindings *b, struct sl key, struct err *e);

enum action bindings_find(const struct bindings *b, struct key first, struct key second);
bool bindings_begin_chord(const struct bindings *b, struct key k);
struct sl bindings_first_key(const struct bindings *b, enum action a);

#endif
