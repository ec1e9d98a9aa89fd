/* SPDX-License-Identifier: MIT */
/*
 * Daily costs from snapshots, for where bills cannot be asked: what was used between the last
 * snapshots of two days. Used is Credit less RemainingCredit, which an allocation does not change.
 * The costs of the days between two snapshots are their mean, brought to 24 hours.
 */
#ifndef BURN_SNAPSHOT_COSTS_H
#define BURN_SNAPSHOT_COSTS_H

#include "burn/cost_book.h"
#include "snapshot/snapshot.h"

/* A mean of more days says nothing about one of them. */
#define SNAPSHOT_COSTS_DAYS_MAX 8

struct snapshot_costs {
	struct cost_book *book; /* gets the costs; borrowed */
	/* The end of the last day that is counted, and the newest snapshot. n is 0: none yet. */
	struct snapshot counted, newest;
};

void snapshot_costs_init(struct snapshot_costs *c, struct cost_book *book);
void snapshot_costs_release(struct snapshot_costs *c);
/* Adds a sorted snapshot. Call it in the order of their times. */
void snapshot_costs_add(struct snapshot_costs *c, const struct snapshot *s);
/* No more are added. today is the day that does not count yet. */
void snapshot_costs_end(struct snapshot_costs *c, int32_t today);

#endif
