/* SPDX-License-Identifier: MIT */
/* The commands of action.def as data, and the kinds of words that may follow their names. */
#ifndef INPUT_ACTION_H
#define INPUT_ACTION_H

#include "base/key.h"

enum action {
	DO_NOTHING,
#define ACTION(id, ...) DO_##id,
#include "input/action.def"
#undef ACTION
	ACTION_COUNT
};

enum argument {
#define ARGUMENT(id, usage, help) ARGUMENT_##id,
#include "input/argument.def"
#undef ARGUMENT
};

struct action_info {
	const char *name, *keys, *group, *hint, *help;
	enum argument takes;
};

struct argument_info {
	const char *usage, *help;
};

/* a must be between 0 and ACTION_COUNT, both excluded. */
const struct action_info *action_info(enum action a);
const struct argument_info *action_argument(enum argument a);
/* Returns other words by which users look for it, separated by blanks; "" for none. */
const char *action_words(enum action a);
/* Takes a whole name or alias. */
bool action_named(struct sl name, enum action *out);
/* Takes a whole name or alias, or a beginning that only one name has. */
bool action_parse(struct sl name, enum action *out);
/* Lists the actions whose names begin with prefix, in the order of action.def; returns how many. */
size_t action_matches(struct sl prefix, enum action out[ACTION_COUNT]);

#endif
