/* SPDX-License-Identifier: MIT */
/* Which snapshots are kept, and which are too many. */
#ifndef SNAPSHOT_RETENTION_H
#define SNAPSHOT_RETENTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The least time between two snapshots that are kept. */
#define RETENTION_GAP_S 3600

struct retention {
	int hours; /* all snapshots of so many hours are kept, */
	int days;  /* then the last of each day for so many days, */
	int weeks; /* then the last of each week for so many weeks */
};
extern const struct retention retention_default; /* 48 hours, 90 days, 52 weeks */

/* Tells whether a snapshot of now_s may be kept beside the newest one: RETENTION_GAP_S lie between
 * them, or the clock went back. */
bool retention_may_add(int64_t newest_s, int64_t now_s);
/*
 * Marks in keep which of n snapshots are kept; taken_s is ascending, Unix time. Days and weeks are
 * those of UTC+8; weeks begin on Monday. The newest is always kept, and so is what lies in the
 * future.
 */
void retention_choose(const struct retention *r, int64_t now_s, const int64_t *taken_s, size_t n,
		      bool *keep);

#endif
