/* SPDX-License-Identifier: MIT */
/*
 * Which key runs which command: the keys of action.def, changed by what the user bound. One key, or
 * a chord of two, has one meaning. A command may have several keys; one without a key is shown as
 * ":name".
 */
#ifndef INPUT_BINDINGS_H
#define INPUT_BINDINGS_H

#include "base/buf.h"
#include "base/err.h"
#include "base/key.h"

#include "input/action.h"

#define BINDINGS_MAX 256
#define KEYS_CHARS   40

#define BINDING_WORDS 80

struct binding {
	struct key first, second; /* second has code KEYCODE_NONE unless this is a chord */
	enum action action;
	char words[BINDING_WORDS]; /* as they follow the name of the command behind ':' */
};

struct bindings {
	struct binding at[BINDINGS_MAX];
	size_t n;
	char keys[ACTION_COUNT][KEYS_CHARS]; /* by name, separated by blanks, as far as they fit */
};

void bindings_default(struct bindings *b);
/*
 * Binds a key ("Ctrl-X", "x") or a chord ("gx") to a command by its whole name, which words may
 * follow ("sort remaining"); "none" unbinds it. The key that was bound last is the first of its
 * command. A key with words is none of the keys of the command alone.
 */
bool bindings_set(struct bindings *b, struct sl key, struct sl command, struct err *e) MUST_USE;
/*
 * True when a bound key is never reached, hides a chord, or was the last key of another command;
 * one sentence in e says which.
 */
bool bindings_conflict(const struct bindings *b, struct sl key, struct err *e);

/* Returns the words with which the key runs its command; "" for none. Borrowed. */
struct sl bindings_words(const struct bindings *b, struct key first, struct key second);
/* Adds the keys that run the action with words: "; S: sort remaining". */
void bindings_add_words(const struct bindings *b, enum action a, struct buf *out);
enum action bindings_find(const struct bindings *b, struct key first, struct key second);
bool bindings_begin_chord(const struct bindings *b, struct key k);
struct sl bindings_first_key(const struct bindings *b, enum action a);

#endif
