/* SPDX-License-Identifier: MIT */
/*
 * The commands `list` and `check`, and the browser's export, on a list that moves: their own code,
 * in one process and in virtual time. What they share with the world (the key, the network, the
 * clock, the loop) is this program's.
 */
#ifndef MOVING_MOVING_H
#define MOVING_MOVING_H

#include "app/model/model.h"

#include "market.h"

#define TRANSFERS_MAX 16

struct transfer {
	uint64_t id;
	struct request request;
	int64_t looked_at_ms, comes_ms;
	bool answered;
	enum wire_result result;
	int status;
	struct buf body;
};

struct moving {
	struct market market;
	struct transfer transfer[TRANSFERS_MAX];
	size_t n_transfers;
	int64_t now_ms, change_ms; /* when the list changes next */
	uint32_t rest_ms;          /* about so long it rests; 0: always */
	size_t changes_left;
	int faults; /* in a hundred requests */
	bool trace;
	size_t n_requests, n_faults, n_steps;
	bool endless; /* it was ended because it did not end */
};

/* The world of the commands, which know none: session.h and loop.h are played on it. */
extern struct moving *moving_current;

/* Event, plan, requests: until turn says false or all has been done. */
void moving_start(struct moving *w, struct model *m);
void moving_event(struct moving *w, struct model *m, struct event e);
void moving_plan(struct moving *w, struct model *m);
/* The next thing that happens, and what follows. false: nothing will, or it takes too long. */
bool moving_step(struct moving *w, struct model *m);
void moving_end(struct moving *w);

#endif
