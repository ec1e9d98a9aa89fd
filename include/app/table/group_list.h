/* SPDX-License-Identifier: MIT */
/* The screen that sums the shown customers by a value that they have in common. */
#ifndef APP_TABLE_GROUP_LIST_H
#define APP_TABLE_GROUP_LIST_H

#include "base/key.h"

#include "store/group.h"

#include "input/keymap.h"

struct effects;
struct model;

struct group_list {
	struct groups groups; /* of the rows that were shown when the screen was opened; owned */
	int selected;
};

void group_list_init(struct model *m);
void group_list_release(struct model *m);
void group_list_explain(struct model *m);
void group_list_open(struct model *m, enum group_by by);
/* Keeps the selected line in sight. */
void group_list_settle(struct model *m);
/* Enter shows the customers of the group. Returns a command for the caller to run; DO_NOTHING for
 * none. */
struct command group_list_key(struct model *m, struct key k, struct effects *fx);

#endif
