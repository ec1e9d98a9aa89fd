/* SPDX-License-Identifier: MIT */
/*
 * A tally: totals to which rows are added and from which they are taken. The sums have 128 bits, so
 * that taking a row is exact even after the 64-bit totals have saturated.
 */
#ifndef STORE_TALLY_H
#define STORE_TALLY_H

#include "store/store.h"

/* A two's complement number of 128 bits. */
struct wide {
	uint64_t low;
	int64_t high;
};

struct tally {
	struct wide credit, remaining, owed, owed_neg;
	struct totals totals; /* always up to date */
};

void tally_add(struct tally *t, const struct customer *c, enum credit_status s);
/* The row must have been added before. */
void tally_take(struct tally *t, const struct customer *c, enum credit_status s);

#endif
