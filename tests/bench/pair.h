/* SPDX-License-Identifier: MIT */
/*
 * Two programs alive side by side, each key dealt to both in turn, so that both meet the same
 * machine. A ratio is the median of the ratios key by key.
 */
#ifndef PAIR_H
#define PAIR_H

#include <stdint.h>

#include "seat.h"

#define PAIR_KEYS 200

struct pair {
	struct seat *ours, *other;
};

struct keys {
	const char *name;
	const char *first, *second; /* sent in turn; second NULL: always the first */
	int n;
};

struct cost {
	double median_ms, p95_ms, p99_ms,
	    first_ms;                 /* from the key to its frame, to its first byte */
	double cpu_ms, bytes, writes; /* medians */
	double most_writes;
	int erases, silent; /* how many keys got no answer */
};

struct compared {
	struct cost ours, other;
	double frame, first, cpu, bytes; /* medians of the ratios key by key */
	double
	    quick; /* ratio of the lower quartiles of frames, which other programs disturb least */
};

struct compared pair_press(const struct pair *p, const struct keys *k);
double median(double *of, int n); /* sorts it */

#endif
