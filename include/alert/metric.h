/* SPDX-License-Identifier: MIT */
/* The metrics of a check, and the rules by which they alarm. */
#ifndef ALERT_METRIC_H
#define ALERT_METRIC_H

#include "alert/range.h"
#include "burn/burn_basis.h"

enum metric {
#define METRIC(id, word, kind, warn, crit) METRIC_##id,
#include "alert/metric.def"
#undef METRIC
	METRICS
};
#define METRIC_BIT(m) (1u << (unsigned)(m))

/* COUNT is a number of customers, AMOUNT is in USD, DAYS are whole. */
enum metric_kind { METRIC_KIND_COUNT, METRIC_KIND_AMOUNT, METRIC_KIND_DAYS };

#define BURN_BELOW_PERCENT 50 /* likewise for METRIC_RUNWAY, --burn-below */
#define BELOW_PERCENT      10 /* below which METRIC_BELOW counts, unless --below has another */

/* One metric of the rules. A metric that is not chosen never alarms. */
struct metric_rule {
	bool chosen;
	struct range warn, crit;
};

struct metric_rules {
	struct metric_rule of[METRICS];
	int below_percent;
	int burn_below_percent;        /* METRIC_RUNWAY is about customers below this */
	const struct burn_basis *burn; /* of the runways; NULL: none is known */
	uint64_t unknown_max;          /* so many customers may be unknown */
};

const char *metric_word(enum metric m);
enum metric_kind metric_kind_of(enum metric m);
/* Returns false if there is no metric of that word. */
bool metric_parse(struct sl word, enum metric *out) MUST_USE;
/* Chooses the metric, with its usual ranges unless it has some already. */
void metric_choose(struct metric_rules *rules, enum metric m);
bool metric_is_chosen(const struct metric_rules *rules, enum metric m);

#endif
