/* SPDX-License-Identifier: MIT */
/* All snapshots of an account without their customers: their times and their bases. */
#ifndef HISTORY_HISTORY_LINKS_H
#define HISTORY_HISTORY_LINKS_H

#include "history_database.h"
#include "history_rows.h"
#include "snapshot/snapshot_chain.h"

struct history_links {
	/* These arrays are owned, and in ascending order of the times. */
	int64_t *ids, *taken_s;
	struct snapshot_link *links; /* keep is set */
	size_t n, capacity;
};

bool history_links_read(struct history *h, int64_t account, struct history_links *l,
			struct err *e) MUST_USE;
void history_links_release(struct history_links *l);
/* Adds a sorted snapshot of another time than those of the links. The links stay as they are. */
bool history_links_add(struct history *h, int64_t account, const struct history_links *l,
		       const struct snapshot *s, bool complete, struct err *e) MUST_USE;
/* Drops what retention does not keep, and stores anew what was stored against that. Called within a
 * transaction. dropped rises by the number. */
bool history_links_thin(struct history *h, struct history_links *l, const struct retention *keep,
			int64_t now_s, size_t *dropped, struct err *e) MUST_USE;

#endif
