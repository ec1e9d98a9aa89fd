/* SPDX-License-Identifier: MIT */
/*
 * How much a customer uses a day: the median of the last whole days whose cost is known, because
 * one large day (a prepaid order, a mistake) does not move it.
 */
#ifndef BURN_BURN_RATE_H
#define BURN_BURN_RATE_H

#include "burn/daily_costs.h"

/* Below this number of days there is no rate. */
#define BURN_DAYS_MIN     3
#define BURN_DAYS_MAX     31
#define BURN_DAYS_DEFAULT 14

/* Rates are whole quarters of a micro-dollar: a quartile may lie a quarter of the way between two
 * costs, and stays exact. */
#define BURN_QUARTERS 4

enum burn_state {
	BURN_UNKNOWN, /* fewer than BURN_DAYS_MIN days are known */
	BURN_NO_USE,  /* the median is not above zero */
	BURN_USE
};

struct burn_rate {
	enum burn_state state;
	int days;                /* known days that count */
	int32_t first, last;     /* the span in which they lie */
	bool late;               /* yesterday's bill is not complete yet and does not count */
	int64_t median_quarters; /* a day, as the two below */
	int64_t lower_quarters, upper_quarters; /* quartiles */
	int64_t largest;                        /* the largest day, micro-dollars */
};

/*
 * Computes the rate of the last `days` whole days before `today` (BURN_DAYS_MIN to BURN_DAYS_MAX).
 * Yesterday does not count while it is below a tenth of the median of the days before it, because
 * bills come late; the span then ends one day earlier. Quartiles are interpolated between
 * neighbours (the method of Hyndman and Fan's type 7).
 */
void burn_rate_of(const struct daily_costs *d, int32_t today, int days, struct burn_rate *out);
/* The same of costs that snapshots tell: they are never late, so yesterday counts whatever it is.
 */
void burn_rate_of_snapshots(const struct daily_costs *d, int32_t today, int days,
			    struct burn_rate *out);
/* Returns the days whose cost must still be asked: bit i is the day today - 1 - i. */
uint32_t burn_rate_wanted(const struct daily_costs *d, int32_t today, int days);
/* Returns a rate in micro-dollars, rounded to the nearest, for display. */
int64_t burn_rate_micros(int64_t quarters);

#endif
