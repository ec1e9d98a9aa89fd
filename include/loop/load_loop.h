/* SPDX-License-Identifier: MIT */
/*
 * Runs a loader without a screen, for `list` and `check`: plan, perform, sleep, read the clock
 * once, gather signals and replies. Ctrl-C ends it.
 */
#ifndef LOOP_LOAD_LOOP_H
#define LOOP_LOAD_LOOP_H

#include "port/port.h"

#include "load/loader.h"
#include "loop/perform.h"

struct credential_renewer;

struct load_loop {
	struct loader *loader;
	struct performer *performer;
	struct signals_port *signals;
	struct credential_renewer *renewer; /* NULL: the key cannot be renewed */
	/* Writes an entry of EFFECT_LOG; NULL without --log. */
	void (*log)(void *ctx, const struct log_entry *e);
	void *log_ctx;
	/* Called once a turn, before more is planned; false ends the loop. */
	bool (*turn)(void *ctx);
	void *turn_ctx;
	/* Returns the requests that are wanted beside the list; customers of other queries are not
	 * kept. May be NULL. */
	const struct request *(*beside)(void *turn_ctx, size_t *n);
	bool only_beside; /* the list itself is not wanted */
	/* Takes the outcome of such a request and its reply. May be NULL. */
	void (*took)(void *turn_ctx, const struct outcome *out, const struct wire_reply *r);
	int64_t end_ms; /* of the monotonic clock: the loop ends then; 0: never */
	int turn_ms;    /* a turn begins at least so often; 0: only when something happened */
};

#define LOAD_LOOP_LATE (-1)

/* Returns 0 when turn ended it, LOAD_LOOP_LATE when end_ms did, or 128 + the number of the signal
 * that did. */
int load_loop_run(const struct load_loop *l);

#endif
