/* SPDX-License-Identifier: MIT */
/*
 * A snapshot, usual days and daily costs as texts of a recording: numbers with blanks between them.
 * A tree of a million numbers in JSON would need much memory.
 */
#ifndef RECORDING_RECORDING_SNAPSHOT_H
#define RECORDING_RECORDING_SNAPSHOT_H

#include "base/buf.h"

#include "burn/cost_book.h"
#include "recording_mask.h"
#include "snapshot/snapshot.h"
#include "snapshot/usual_days.h"

/* UIN, known bits, Credit, Remaining and Force of each row. mask may be NULL. */
void recording_snapshot_write(const struct snapshot *s, const struct recording_mask *mask,
			      struct buf *out);
/* Reads them into s, which is empty, and sorts it: masked UINs have another order. */
bool recording_snapshot_read(struct sl text, struct snapshot *s);
/* Likewise UIN and amount of each day. */
void recording_snapshot_write_days(const struct usual_days *d, const struct recording_mask *mask,
				   struct buf *out);
bool recording_snapshot_read_days(struct sl text, struct usual_days *d);
/* Likewise UIN, last day, known bits and the known costs of each customer, the latest first. */
void recording_snapshot_write_costs(const struct cost_book *b, const struct recording_mask *mask,
				    struct buf *out);
/* Reads them into a book that is empty. */
bool recording_snapshot_read_costs(struct sl text, struct cost_book *b);

#endif
