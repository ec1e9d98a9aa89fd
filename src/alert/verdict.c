/* SPDX-License-Identifier: MIT */
/* Derives the states of a check from what was found. */
#include "alert/verdict.h"

static enum alert_state judge_metric(const struct findings *f, const struct metric_rule *rule,
				     enum metric m)
{
	int64_t value;
	if (!rule->chosen)
		return ALERT_OK;
	bool has_value = findings_value(f, m, &value);
	bool crit = has_value && range_alarms(&rule->crit, value);
	bool warn = has_value && range_alarms(&rule->warn, value);
	/* Each customer has a runway, and any of them may alarm. */
	if (m == METRIC_RUNWAY && f->runways.refused)
		return ALERT_UNKNOWN;
	if (m == METRIC_RUNWAY) {
		crit = f->runways.n_crit > 0;
		warn = f->runways.n_warn > 0;
	}
	if (crit)
		return ALERT_CRITICAL;
	if (!findings_are_whole(f, m))
		return ALERT_UNKNOWN;
	return warn ? ALERT_WARNING : ALERT_OK;
}

/* Orders the states by how much they demand: critical, unknown, warning. */
static int rank_state(enum alert_state s)
{
	switch (s) {
	case ALERT_OK: return 0;
	case ALERT_WARNING: return 1;
	case ALERT_UNKNOWN: return 2;
	case ALERT_CRITICAL: break;
	}
	return 3;
}

void verdict_make(const struct findings *f, const struct metric_rules *rules, struct verdict *out)
{
	out->state = f->unknown > rules->unknown_max ? ALERT_UNKNOWN : ALERT_OK;
	for (unsigned m = 0; m < METRICS; m++) {
		enum alert_state s = judge_metric(f, &rules->of[m], (enum metric)m);
		out->raw[m] = s;
		if (s != ALERT_UNKNOWN && !findings_are_fresh(f, (enum metric)m))
			s = ALERT_OK;
		out->of[m] = s;
		if (rank_state(s) > rank_state(out->state))
			out->state = s;
	}
}

const char *verdict_state_name(enum alert_state s)
{
	switch (s) {
	case ALERT_OK: return "OK";
	case ALERT_WARNING: return "WARNING";
	case ALERT_CRITICAL: return "CRITICAL";
	case ALERT_UNKNOWN: break;
	}
	return "UNKNOWN";
}
