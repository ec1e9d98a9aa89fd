/* SPDX-License-Identifier: MIT */
/* The list of commands, and the text it is filtered by. */
#ifndef APP_SCREENS_HELP_H
#define APP_SCREENS_HELP_H

#include <stdbool.h>

#include "base/key.h"
#include "base/sl.h"

#include "input/action.h"
#include "input/keymap.h"
#include "input/line.h"

struct effects;
struct model;

struct help {
	struct line filter;
	int top;      /* first matching action shown; layout_help_rows of them fit */
	int selected; /* index among the matching actions */
};

void help_open(struct model *m);
/* Tells whether each of the words, separated by spaces, is in the line of the action. */
bool help_matches(const struct model *m, enum action a, struct sl words);
/* Returns the command that was chosen; DO_NOTHING for none. */
struct command help_key(struct model *m, struct key k, struct effects *fx);
void help_settle(struct model *m);
/* Returns the i-th action that matches the filter; DO_NOTHING past the end. */
enum action help_action(const struct model *m, int i);
/* Lists all actions that match the filter; returns their number. */
int help_actions(const struct model *m, enum action out[ACTION_COUNT]);

#endif
