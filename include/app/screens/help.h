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
	int top;      /* first matching action shown; layout_help_rows of them are */
	int selected; /* index among the matching actions */
};

void help_open(struct model *m);
bool help_matches(const struct model *m, enum action a,
		  struct sl words); /* each word stands in its line */
/* Returns the command that was chosen; DO_NOTHING for none. */
struct command help_key(struct model *m, struct key k, struct effects *fx);
void help_settle(struct model *m);
/* Lines of the help that match its filter: the i-th action, DO_NOTHING past the end. */
enum action help_action(const struct model *m, int i);
/* All of them at once; returns how many. */
int help_actions(const struct model *m, enum action out[ACTION_COUNT]);

#endif
