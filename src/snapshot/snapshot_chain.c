/* SPDX-License-Identifier: MIT */
/* Chooses the bases of snapshots so that chains stay short and few snapshots are stored whole. */
#include "snapshot/snapshot_chain.h"

#include "base/mem.h"

/* Counts the snapshots that must be read before this one. */
static unsigned count_bases(const struct snapshot_link *links, size_t i)
{
	unsigned n = 0;
	for (; links[i].base != SNAPSHOT_WHOLE; i = links[i].base)
		n++;
	return n;
}

size_t snapshot_chain_next(const struct snapshot_link *links, size_t n)
{
	return n > 0 && count_bases(links, n - 1) + 1 < SNAPSHOT_CHAIN_MAX ? n - 1 : SNAPSHOT_WHOLE;
}

/* The base of the kept snapshot i; before is the kept one before it, and counts have the bases of
 * all kept ones before i. */
static size_t choose_base(const struct snapshot_link *links, size_t i, size_t before,
			  const unsigned *counts)
{
	size_t base = links[i].base;
	if (before == SNAPSHOT_WHOLE)
		return SNAPSHOT_WHOLE;
	if (base == SNAPSHOT_WHOLE && counts[before] + 1 >= SNAPSHOT_CHAIN_MIN)
		return SNAPSHOT_WHOLE;
	if (base != SNAPSHOT_WHOLE && links[base].keep && counts[base] + 1 < SNAPSHOT_CHAIN_MAX)
		return base;
	return counts[before] + 1 < SNAPSHOT_CHAIN_MAX ? before : SNAPSHOT_WHOLE;
}

void snapshot_chain_join(struct snapshot_link *links, size_t n)
{
	unsigned *counts = mem_alloc(n + 1, sizeof *counts);
	size_t before = SNAPSHOT_WHOLE;
	for (size_t i = 0; i < n; i++) {
		if (!links[i].keep)
			continue;
		links[i].base = choose_base(links, i, before, counts);
		counts[i] = links[i].base == SNAPSHOT_WHOLE ? 0 : counts[links[i].base] + 1;
		before = i;
	}
	mem_free(counts);
}
