/* SPDX-License-Identifier: MIT */
/*
 * All customers of a query, without a screen: what list and check share. Progress stands on
 * standard error where that is a terminal. Private to the room.
 */
#ifndef CMD_FETCH_ALL_H
#define CMD_FETCH_ALL_H

#include "config/options.h"
#include "progress.h"

struct model;

struct fetch_all {
	/* Once a turn while it is being fetched; false: no more is to be fetched. NULL for no such
	 * thing. */
	bool (*turn)(void *ctx, const struct model *m);
	/* When what is needed is known and is one list, or turn said so; its result is the exit
	 * code. */
	int (*conclude)(void *ctx, const struct model *m, struct err *e);
	void *ctx;
	uint32_t page_size; /* 0: as the options say */
	uint64_t rows;      /* so many first ones are needed; 0: all. turn may change it */
	struct progress progress;
};

/*
 * 2 when it cannot be begun, 3 when the API or the network refused, 4 when the pages do not make
 * one list, each with a sentence in e; 130 and the like when a signal ended it; else as conclude
 * says.
 */
int fetch_all_run(struct fetch_all *b, const struct options *o, struct err *e);

#endif
