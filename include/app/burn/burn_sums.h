/* SPDX-License-Identifier: MIT */
/*
 * The burn of all loaded customers whose burn is known: what they use a day together, and the
 * shortest runway. A long book is summed in turns; until then the former sums stay.
 */
#ifndef APP_BURN_BURN_SUMS_H
#define APP_BURN_BURN_SUMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/model/customer_burn.h"

struct model;

struct burn_totals {
	uint64_t n;      /* customers whose burn is known */
	int64_t a_day;   /* micro-dollars */
	bool has_runway; /* one of them has a runway that has not ended: */
	int shortest;    /* days, at most RUNWAY_LONG */
};

struct burn_sums {
	struct burn_totals totals;
	struct burn_moment of;      /* of the totals */
	uint64_t version;           /* of the list then */
	struct burn_totals partial; /* while they are summed anew */
	struct burn_moment at;      /* of these */
	uint64_t version_at;
	size_t next;     /* place in the book from which it goes on */
	size_t capacity; /* of the book then */
	bool works;
};

/* Brings the sums up to date, or does a turn of that; called once an event. */
void burn_sums_follow(struct model *m);

#endif
