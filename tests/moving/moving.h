/* SPDX-License-Identifier: MIT */
/*
 * The commands `list` and `check`, and the browser's export, on a list that moves: their own code,
 * in one process and in virtual time. This program replaces what they share with the outside: the
 * key, the network, the clock, the loop.
 */
#ifndef MOVING_MOVING_H
#define MOVING_MOVING_H

#include "app/model/model.h"

#include "load/loader.h"
#include "loop/load_loop.h"
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
	struct model *model;          /* the browser; NULL for the commands */
	struct loader *loader;        /* the model's or the command's */
	const struct load_loop *loop; /* the command's */
	struct transfer transfer[TRANSFERS_MAX];
	size_t n_transfers;
	int64_t now_ms, change_ms; /* when the list changes next */
	uint32_t rest_ms;          /* how long the list rests between changes, about; 0: always */
	size_t changes_left;
	int faults; /* in a hundred requests */
	bool trace;
	size_t n_requests, n_faults, n_steps;
	bool endless; /* it was ended because it did not end */
};

/* The run that is under way: session.h and loop.h, which take no context, are implemented on it. */
extern struct moving *moving_current;

/* Runs the browser; moving_event and moving_plan give it an event, and a turn. */
void moving_start(struct moving *w, struct model *m);
void moving_event(struct moving *w, struct event e);
void moving_plan(struct moving *w);
/* Performs the next event and its effects; false when there is none, or too many came. */
bool moving_step(struct moving *w);
void moving_end(struct moving *w);

#endif
