/* SPDX-License-Identifier: MIT */
/*
 * What changed in the list of customers since an earlier moment. When all customers are loaded, and
 * are proved to be one list, their amounts are kept as a snapshot and compared with one of the
 * history. Nothing of this happens until the user turns the history on.
 */
#ifndef APP_CHANGES_COMPARISON_H
#define APP_CHANGES_COMPARISON_H

#include "base/err.h"
#include "base/sl.h"

#include "snapshot/change.h"
#include "snapshot/usual_days.h"

struct effects;
struct event;
struct model;

/* Larger lists are neither kept nor compared here: that would hold up the screen. */
#define COMPARISON_ROWS_MAX 200000

struct comparison {
	bool on;                         /* the history is kept and read */
	bool given_up;                   /* the list changed too often to be proved */
	struct snapshot present;         /* of the last complete list; owned */
	struct snapshot before;          /* the earlier moment; owned */
	struct usual_days usual;         /* what customers used on the days before that; owned */
	bool ready;                      /* changes are those from before to present */
	struct changes changes;          /* the worst first; owned, they borrow from both */
	int64_t remaining, used, credit; /* how much more they are, of all who are in both lists */
	uint32_t number;                 /* rises with each other snapshot to compare with */
	uint32_t compared;               /* rises with each comparison */

	/* Of which list present is: present.n may be 0. */
	bool has_present;
	uint32_t epoch;    /* of the store */
	bool oldest_first; /* the order that the list was read in */
	uint64_t version;  /* of the store, when the amounts were compared */

	char since[40];   /* the words of the user for the moment; "": yesterday */
	int64_t before_s; /* that moment, Unix time */
	bool finding;     /* EFFECT_HISTORY_FIND is under way */
};

void comparison_init(struct model *m);
void comparison_release(struct model *m);

/* Tells whether the loader has to prove that the pages of the current query are one list. */
bool comparison_wants_proof(const struct model *m);
/* Begins the proof again after the list was found to change too often. */
void comparison_prove_again(struct model *m);
/* Called after each page: keeps the list when it is complete and proved. */
void comparison_take_page(struct model *m, struct effects *fx);
/* Called after each event: amounts that were refreshed are compared again. */
void comparison_follow(struct model *m);
/* Takes EV_HISTORY. */
void comparison_take(struct model *m, const struct event *e);

/* Compares with the snapshot of that moment (snapshot/since.h), now or when all is loaded. */
bool comparison_choose(struct model *m, struct sl since, struct effects *fx,
		       struct err *e) MUST_USE;
/* Turns the history on or off for this session. */
void comparison_switch(struct model *m, bool on);

#endif
