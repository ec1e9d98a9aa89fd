/* SPDX-License-Identifier: MIT */
/* The screen that sums the shown customers by a value that they have in common. */
#ifndef APP_TABLE_GROUP_LIST_H
#define APP_TABLE_GROUP_LIST_H

#include "base/key.h"

#include "store/group.h"

#include "app/model/customer_burn.h"

#include "input/keymap.h"

struct effects;
struct model;

struct lens;

/* What the sums depend on. */
struct group_moment {
	uint64_t version, rows;
	const struct lens *lens; /* only compared */
	struct burn_moment burn;
};

/* A long list is summed in turns; until then the former sums stay. */
struct group_list {
	struct groups groups; /* of the shown rows; owned */
	struct group_moment of;
	int64_t taken_ms;     /* when they were complete */
	struct groups coming; /* while the rows are summed anew; owned */
	struct group_moment at;
	uint64_t next; /* the row from which it goes on */
	bool works;
	int selected;
};

void group_list_init(struct model *m);
void group_list_release(struct model *m);
void group_list_explain(struct model *m);
void group_list_open(struct model *m, enum group_by by);
/* Brings the sums up to date with the shown rows, or does a turn of that; called once an event. */
void group_list_follow(struct model *m);
/* When group_list_follow has work; INT64_MAX: not before another event. */
int64_t group_list_deadline(const struct model *m);
/* Keeps the selected line in sight. */
void group_list_settle(struct model *m);
/* Enter shows the customers of the group. Returns a command for the caller to run; DO_NOTHING for
 * none. */
struct command group_list_key(struct model *m, struct key k, struct effects *fx);

#endif
