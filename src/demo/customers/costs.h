/* SPDX-License-Identifier: MIT */
/*
 * What the services of a customer cost each day, drawn from (seed, id). The costs of all days from
 * its binding until today add up to what the customer has used of its credit; one that was bound
 * today has no day that is over.
 */
#ifndef DEMO_CUSTOMERS_COSTS_H
#define DEMO_CUSTOMERS_COSTS_H

#include "dataset.h"

/* How a customer uses its services. */
enum demo_costs_habit {
	HABIT_STEADY,
	HABIT_WEEKLY,  /* less on weekends */
	HABIT_GROWING, /* from a half to one and a half of the mean */
	HABIT_STEP,    /* more than twice as much since the middle of its time */
	HABIT_SPIKES,  /* one day in twelve costs eight times as much */
	HABIT_LATE,    /* steady, but yesterday's bill is not complete */
	HABIT_MONTHLY, /* a prepaid order on the first of each month, little else */
	HABIT_IDLE     /* nothing for the last 40 days */
};
#define HABITS 8

struct demo_costs {
	enum demo_costs_habit habit;
	int32_t first, today; /* the span of use, in days since 1970-01-01: first to today - 1 */
	int64_t total;        /* micro-dollars in the span; 0: no use */
};

void demo_costs_draw(const struct dataset *d, uint32_t id, struct demo_costs *out);
/* Returns the cost of a day in micro-dollars. yesterday is the last day that is over: its bill is
 * not complete if the customer's bills are late. */
int64_t demo_costs_on(const struct dataset *d, uint32_t id, int32_t day, int32_t yesterday);

#endif
