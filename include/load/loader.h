/* SPDX-License-Identifier: MIT */
/*
 * The loader: the customers of a query, the requests for them, and the proof that the pages are one
 * list. The browser's model has one, and the commands that read a whole list have nothing else.
 *
 * Like the model it holds no handle and no clock. loader_plan lists what to send, loader_reply
 * takes what came.
 */
#ifndef LOAD_LOADER_H
#define LOAD_LOADER_H

#include "store/store.h"

#include "fetch/fetch.h"
#include "load/list_consistency.h"
#include "load/log.h"

struct loader_settings {
	struct query query; /* where loading begins */
	uint32_t page_size, load_all_max;
	struct thresholds thresholds;
	uint64_t seed;          /* of the jitter */
	int64_t patience_ms;    /* without an answer, while nobody watches */
	size_t store_budget;    /* bytes; 0: STORE_BUDGET */
	struct pacer_past past; /* the requests of the run before */
};

struct loader {
	struct store *store; /* owned */
	struct fetch fetch;
	struct list_consistency consistency;
	struct log log;
	struct query query;    /* selected by loader_start */
	uint32_t load_all_max; /* longest list that is loaded completely by itself */
	bool everything;       /* every page of the current query is wanted, however many */
	bool proves;           /* and the proof that they are one list */
	bool started;
	unsigned news; /* all NEWS_ bits that ever came */
};

void loader_init(struct loader *l, const struct loader_settings *s);
void loader_release(struct loader *l);

/* Wants every page, and the proof that they are one list. */
void loader_want_list(struct loader *l);
/* Begins with the query of the settings. Nothing is sent before. */
void loader_start(struct loader *l);
/* Lists what is wanted now. screen is what else is wanted than the loader's own pages. Called once
 * a turn. */
void loader_plan(struct loader *l, const struct demand *screen, int64_t now_ms, struct effects *fx);
/* Takes one reply, and logs what is wrong with it. */
void loader_reply(struct loader *l, const struct wire_reply *r, int64_t now_ms, int64_t wall_s,
		  struct effects *fx, struct outcome *out);
/* The credentials were renewed, or could not be. */
void loader_renewed(struct loader *l, bool ok, int64_t now_ms, int64_t wall_s, struct effects *fx);
/* Cancels what is in flight. */
void loader_stop(struct loader *l, struct effects *fx);

#endif
