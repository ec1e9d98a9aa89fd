/* SPDX-License-Identifier: MIT */
/*
 * What a check finds in a list: how many customers each metric counts. A customer is counted by
 * each metric that is true of it: one that is suspended may owe as well.
 */
#ifndef ALERT_FINDINGS_H
#define ALERT_FINDINGS_H

#include "store/tally.h"

#include "alert/metric.h"

/* What a metric has found, or the part of it that was not reported before. */
struct found {
	uint64_t n[METRICS]; /* customers */
	int64_t owed;
};

/* The vouchers of which something remains. */
struct found_vouchers {
	bool known;        /* all were read */
	uint64_t n_no_end; /* so many have no end that could be read */
	bool has_next;     /* one ends, the next of all: */
	int64_t days;      /* in so many whole days */
	uint64_t uin;      /* of its customer; 0: not known */
	int64_t remaining;
};

/* The runways of customers, and the burn that they need. */
struct found_runways {
	uint64_t n_needed;       /* customers below --burn-below of whom something remains */
	uint64_t n_unknown;      /* of these, those whose burn is not known */
	uint64_t n_warn, n_crit; /* customers whose runway is in each range */
	uint64_t n_ended;        /* customers that have nothing left: 0 days */
	bool ended_alarms;       /* 0 days is in a range */
	bool has_shortest;       /* of the others; of those that alarm, else of all: */
	int64_t days;
	bool shortest_alarms;
	uint64_t uin;    /* 0: not known */
	bool refused;    /* the key may not ask: then no runway counts */
	const char *why; /* why the burn of some is not known; "" or NULL: none lacks */
};

struct findings {
	struct tally sums;
	struct found all;
	struct found fresh; /* not reported before (alert/reported.h); as all without that */
	uint64_t unknown;   /* customers that no metric counts, but one could not be applied to */
	uint64_t no_remaining, no_credit, no_force; /* how many of these lack each field */
	bool has_worst;                             /* a customer owes; the one that owes most: */
	uint64_t worst_uin;
	int64_t worst_remaining;
	bool has_pool; /* the partner's own credit is known */
	int64_t pool;
	bool pool_fresh; /* it was not reported before */
	struct found_vouchers vouchers;
	struct found_runways runways;
};

/* Tells whether METRIC_RUNWAY needs the burn of this customer. */
bool findings_need_burn(const struct metric_rules *rules, const struct customer *c);
/* Returns METRIC_BITs of the chosen metrics that count the customer. */
unsigned findings_metrics(const struct metric_rules *rules, const struct customer *c);
/* Adds the customer. fresh has METRIC_BITs of its metrics that were not reported before. */
void findings_add(struct findings *f, const struct metric_rules *rules, const struct customer *c,
		  unsigned fresh);
/* Sets the partner's own credit. */
void findings_set_pool(struct findings *f, int64_t remaining, bool fresh);
/* False where something that is not known may be worse than the value of the metric. */
bool findings_are_whole(const struct findings *f, enum metric m);
/* Returns the value of a metric in micro-units; false if it is not known, or there is none. */
bool findings_value(const struct findings *f, enum metric m, int64_t *value);
/* True when something that the metric counts was not reported before. */
bool findings_are_fresh(const struct findings *f, enum metric m);

#endif
