/* SPDX-License-Identifier: MIT */
/* How many days an amount lasts at a customer's use. */
#ifndef BURN_RUNWAY_H
#define BURN_RUNWAY_H

#include "burn/burn_rate.h"

/* More days are one number: "more than 999". */
#define RUNWAY_DAYS_MAX 999
#define RUNWAY_LONG     (RUNWAY_DAYS_MAX + 1)

enum runway_state {
	RUNWAY_UNKNOWN, /* the use is not known */
	RUNWAY_NO_USE,
	RUNWAY_ENDED, /* nothing is left, whatever the use: 0 days */
	RUNWAY_DAYS
};

/* Whole days, rounded down, at most RUNWAY_LONG. */
struct runway {
	enum runway_state state;
	int days;            /* at the median use */
	int soonest, latest; /* at the upper and at the lower quartile; they include days */
};

/* The days as a number to compare: 0 when nothing is left, INT64_MAX without use; false if they are
 * not known. */
bool runway_days(const struct runway *r, int64_t *out);
/* amount is what may still be used, in micro-dollars. */
void runway_of(const struct burn_rate *r, int64_t amount, struct runway *out);
/* The days for which top-ups are computed. */
#define RUNWAY_TOP_UP_DAYS 30

/* Returns what must be added to the amount so that it lasts so many days at the median use, rounded
 * up; 0 if it does already. The rate is known. */
int64_t runway_top_up(const struct burn_rate *r, int64_t amount, int days);
/* Returns what may be used until less than percent of the credit remains, rounded down; both in
 * micro-dollars, percent 0 to 100. */
int64_t runway_above(int64_t remaining, int64_t credit, int percent);

#endif
