/* SPDX-License-Identifier: MIT */
/* Keeps the list that a command has read, and says the first time what is kept. */
#ifndef CMD_HISTORY_HISTORY_KEEPER_H
#define CMD_HISTORY_HISTORY_KEEPER_H

#include "cmd/fetch/fetch_all.h"
#include "history/history.h"
#include "load/loader.h"

/* A list that was read completely, as a snapshot. */
struct history_keeper {
	struct history_account account;
	struct snapshot snapshot; /* owned */
	bool taken;               /* false: nothing is to be kept */
	bool complete;
};

void history_keeper_init(struct history_keeper *k);
void history_keeper_release(struct history_keeper *k);
/* Takes the snapshot, if the list is whole and readable. Called while the session runs. */
void history_keeper_take(struct history_keeper *k, const struct fetch_all *all,
			 const struct loader *l);
/* Returns true if one of this hour is kept already, so that this list would not be. */
bool history_keeper_has_recent(const struct fetch_all *all, const struct loader *l);
/* Keeps what was taken. Having one of this hour already is no failure. */
bool history_keeper_put(const struct history_keeper *k, const struct options *o,
			struct err *e) MUST_USE;

/* Finds the path of the file; "" with a sentence if the environment names none. */
bool history_keeper_find(char path[HISTORY_PATH], struct err *e) MUST_USE;

#endif
