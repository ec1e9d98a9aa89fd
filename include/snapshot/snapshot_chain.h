/* SPDX-License-Identifier: MIT */
/*
 * Decides what the kept snapshots are stored against: a chain begins with a snapshot that is stored
 * whole, and each further one is stored as what changed against an older one, its base.
 */
#ifndef SNAPSHOT_SNAPSHOT_CHAIN_H
#define SNAPSHOT_SNAPSHOT_CHAIN_H

#include <stdbool.h>
#include <stddef.h>

/* A snapshot is read by reading at most so many. */
#define SNAPSHOT_CHAIN_MAX 30
/* A chain that thinning made shorter than this is joined with the next one. */
#define SNAPSHOT_CHAIN_MIN 15

#define SNAPSHOT_WHOLE ((size_t)-1)

struct snapshot_link {
	bool keep;
	size_t base; /* place of the base, which is lower than its own; or SNAPSHOT_WHOLE */
};

/* Returns the base of a snapshot that is added behind n others. */
size_t snapshot_chain_next(const struct snapshot_link *links, size_t n);
/* Sets the bases of the kept ones of n snapshots, in ascending order of their times, to places of
 * kept ones. Most stay as they are. */
void snapshot_chain_join(struct snapshot_link *links, size_t n);

#endif
