/* SPDX-License-Identifier: MIT */
/*
 * The port of the history of snapshots. Keeping and reading are started here, and their results are
 * taken later: a database may wait for another program or for the disk.
 */
#ifndef PORT_HISTORY_H
#define PORT_HISTORY_H

#include <stdbool.h>
#include <stdint.h>

struct cost_book;
struct snapshot;
struct usual_days;

enum history_job { HISTORY_JOB_KEEP, HISTORY_JOB_FIND, HISTORY_JOB_COSTS };

struct history_result {
	enum history_job of;
	const struct cost_book *costs;  /* of costs: of each customer whose burn they tell */
	const struct snapshot *found;   /* of find; NULL: no list is kept */
	const struct usual_days *usual; /* what customers used on the days before it; or NULL */
	const char *why;                /* a sentence if it failed, else NULL */
};

struct history_port {
	void *ctx;
	/* Starts to keep a sorted snapshot; copies it. */
	void (*keep)(void *ctx, const struct snapshot *s);
	/* Starts to find the newest snapshot of before_s, Unix time, or earlier; if all are later,
	 * the oldest one. */
	void (*find)(void *ctx, int64_t before_s);
	/* Starts to read the daily costs that the snapshots of so many days before today tell
	 * (burn/burn_basis.h). */
	void (*costs)(void *ctx, int32_t today, int days);
	/* Takes one result, which is valid until the next call; false while there is none. */
	bool (*next)(void *ctx, struct history_result *out);
	/* Drops the results of what was started: they are about another account. */
	void (*drop)(void *ctx);
	/* Returns a descriptor that becomes readable when a result is there; -1: none is
	 * expected. */
	int (*fd)(void *ctx);
	void (*close)(void *ctx);
};

#endif
