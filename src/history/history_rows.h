/* SPDX-License-Identifier: MIT */
/* The customers of a snapshot in the file, which are stored against those of another. */
#ifndef HISTORY_HISTORY_ROWS_H
#define HISTORY_HISTORY_ROWS_H

#include "history_database.h"
#include "snapshot/snapshot_chain.h"

/* The snapshot that was read last: reading the next one of its chain begins from it. */
struct history_rows {
	int64_t id; /* 0: none was read yet */
	struct snapshot s;
};

void history_rows_init(struct history_rows *r);
void history_rows_release(struct history_rows *r);
/* Makes r, which is empty, the same as another. */
void history_rows_copy(struct history_rows *r, const struct history_rows *from);
/* Reads the snapshot of an id into r. On failure r is empty. */
bool history_rows_read(struct history *h, int64_t id, struct history_rows *r,
		       struct err *e) MUST_USE;

#endif
