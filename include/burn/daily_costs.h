/* SPDX-License-Identifier: MIT */
/* What a customer's services cost on each of the last days, as far as it is known. */
#ifndef BURN_DAILY_COSTS_H
#define BURN_DAILY_COSTS_H

#include <stdbool.h>
#include <stdint.h>

/* The days that are kept: the longest span of a rate, and one more in case that the bill of the
 * last day is not complete. */
#define COST_DAYS 32
/* A larger cost of one day is refused, so that sums of a few days cannot overflow. */
#define COST_MAX (INT64_MAX / 8)

/* A day is the number of days since 1970-01-01 on the calendar of UTC+8, which is taken to be that
 * of the bills. */
struct daily_costs {
	int32_t last;            /* the day of cost[0] */
	uint32_t known;          /* bit i: the cost of the day last - i is known */
	int64_t cost[COST_DAYS]; /* micro-dollars; negative for a refund */
	int32_t since;           /* the first whole day of the customer; no day before it counts */
	uint32_t changes;        /* rises with each change of the above */
};

/* Returns the day of a Unix time. */
int32_t daily_costs_day(int64_t unix_s);
/* Returns the Unix time at which the day has its date in UTC, for time_print_date. */
int64_t daily_costs_date(int32_t day);
/* Keeps the cost of a day, and forgets what is then more than COST_DAYS older. An older day and a
 * cost beyond COST_MAX are refused: false. */
bool daily_costs_put(struct daily_costs *d, int32_t day, int64_t cost);
/* Makes the cost of a day unknown. */
void daily_costs_forget(struct daily_costs *d, int32_t day);
bool daily_costs_get(const struct daily_costs *d, int32_t day, int64_t *cost);

#endif
