/* SPDX-License-Identifier: MIT */
/*
 * Fetches all customers of a query without a screen, for list and check. Progress is shown on
 * standard error if that is a terminal.
 */
#ifndef CMD_FETCH_FETCH_ALL_H
#define CMD_FETCH_FETCH_ALL_H

#include "port/port.h"

#include "config/options.h"
#include "progress.h"

struct fault;
struct loader;
struct outcome;
struct request;
struct session;
struct wire_reply;

struct fetch_all {
	/* Called once a turn while customers are fetched; false ends the fetching. May be NULL. */
	bool (*turn)(void *ctx, const struct loader *l);
	/* Called when the rows needed are loaded and form one list, or when turn returned false.
	 * Returns the exit code. */
	int (*conclude)(void *ctx, const struct loader *l, struct err *e);
	/* The requests that are wanted beside the list, and what takes their outcomes, as in
	 * load_loop.h. Fetching ends when there are none any more. A request that failed is not
	 * remembered: it is sent again if it is listed again. May be NULL. */
	const struct request *(*beside)(void *ctx, size_t *n);
	void (*took)(void *ctx, const struct outcome *out, const struct wire_reply *r);
	bool only_beside; /* the list itself is not fetched; conclude is called when all is there */
	/* Called once when the rows needed form one list, so that requests beside it may begin:
	 * what becomes of them does not change that it is concluded. May be NULL. */
	void (*known)(void *ctx, const struct loader *l);
	int64_t end_ms; /* of the monotonic clock: fetching ends then; 0: never */
	/* Called then in place of conclude: may say in e how far it got. */
	int (*late)(void *ctx, const struct loader *l, struct err *e);
	void *ctx;
	uint32_t page_size;           /* 0: that of the options */
	uint64_t rows;                /* number of first rows needed; 0: all. turn may change it */
	struct signals_port *signals; /* of the session, while it runs; else NULL */
	const struct clock_port *clock;
	const struct session *session; /* while it runs */
	/* For the progress while the list is known: the requests beside it. turn changes them. */
	uint64_t n_beside, n_beside_done;
	struct progress progress;
};

/*
 * Returns the exit code: 2 if the session cannot be opened, 3 if the API or the network failed, 4
 * if the pages do not form one list, each with a sentence in e; 128 + the number of the signal that
 * ended it; else the result of conclude or late.
 */
int fetch_all_run(struct fetch_all *all, const struct options *o, struct err *e);

/* Says in e what became of a request that is not sent again, and what to do. */
void fetch_all_explain(const struct fault *f, struct err *e);

#endif
