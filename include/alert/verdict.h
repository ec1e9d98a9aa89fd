/* SPDX-License-Identifier: MIT */
/* The verdict of a check: the state of each metric, and of all. */
#ifndef ALERT_VERDICT_H
#define ALERT_VERDICT_H

#include "alert/findings.h"

/* The values are the exit codes of monitors. */
enum alert_state { ALERT_OK, ALERT_WARNING, ALERT_CRITICAL, ALERT_UNKNOWN };

struct verdict {
	enum alert_state state;
	enum alert_state of[METRICS];  /* ALERT_OK for what is not chosen or was reported before */
	enum alert_state raw[METRICS]; /* as of, whether or not it was reported before */
};

/*
 * Critical and warning: a metric is in that range. Unknown: a metric has no value, or more than
 * unknown_max customers lack a field that a metric needs; it precedes warning, because these
 * customers may be critical.
 */
void verdict_make(const struct findings *f, const struct metric_rules *rules, struct verdict *out);
const char *verdict_state_name(enum alert_state s);

#endif
