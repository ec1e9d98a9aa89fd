/* SPDX-License-Identifier: MIT */
/* Takes a snapshot of a list that was read. */
#ifndef SNAPSHOT_SNAPSHOT_TAKE_H
#define SNAPSHOT_SNAPSHOT_TAKE_H

#include "store/store.h"

#include "snapshot/snapshot.h"

/* The clocks at one moment. */
struct snapshot_clock {
	int64_t now_ms; /* monotonic, as that of the pages */
	int64_t wall_s; /* Unix time, corrected by the clock of the API */
};

/*
 * Fills out, which is then sorted and must be released in any case, from the shown query. Its time
 * is that of the answer that came first of those that are held. complete tells whether the amounts
 * of all customers are known. false: the list is not loaded completely or is filtered, or a UIN, an
 * amount or Force could not be read.
 */
bool snapshot_take(const struct store *s, const struct snapshot_clock *clock, struct snapshot *out,
		   bool *complete);

#endif
