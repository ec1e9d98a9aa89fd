/* SPDX-License-Identifier: MIT */
/* Writes the performance data of a check (Monitoring Plugins Development Guidelines, "Performance
 * data"): 'label'=value[unit];[warn];[crit];[min];[max]. Amounts are USD, for which monitors know
 * no unit. */
#include <inttypes.h>

#include "base/money.h"

#include "alert/report.h"

static void add_value(enum metric m, int64_t value, struct buf *out)
{
	char amount[MONEY_CHARS];
	money_print(value, MONEY_PLAIN, true, amount);
	if (metric_kind_of(m) == METRIC_KIND_AMOUNT)
		buf_add_chars(out, amount);
	else
		buf_addf(out, "%" PRId64, value / MONEY_UNIT);
}

/* A value that is not known is U, as the guidelines have it. */
static void add_metric(const struct report *r, enum metric m, struct buf *out)
{
	const struct metric_rule *rule = &r->rules->of[m];
	int64_t value;
	buf_addf(out, " %s=", metric_word(m));
	if (findings_value(r->found, m, &value))
		add_value(m, value, out);
	else
		buf_add_byte(out, 'U');
	buf_addf(out, ";%s;%s;%s", rule->warn.text, rule->crit.text, m == METRIC_POOL ? "" : "0");
}

void report_add_performance(const struct report *r, struct buf *out)
{
	buf_addf(out, "customers=%" PRIu64 ";;;0", r->found->sums.totals.n);
	for (unsigned m = 0; m < METRICS; m++)
		if (r->rules->of[m].chosen)
			add_metric(r, (enum metric)m, out);
	buf_addf(out, " unknown=%" PRIu64 ";;;0", r->found->unknown);
	buf_addf(out, " time=%" PRId64 ".%03ds;;;0;%" PRId64, r->elapsed_ms / 1000,
		 (int)(r->elapsed_ms % 1000), r->deadline_ms / 1000);
}

static void add_ranges(const struct report *r, const struct metric_rule *rule, struct buf *out)
{
	if (rule->warn.set)
		buf_addf(out, T_(r, ", warning %s"), rule->warn.text);
	if (rule->crit.set)
		buf_addf(out, T_(r, ", critical %s"), rule->crit.text);
}

void report_add_rules(const struct report *r, struct buf *out)
{
	for (unsigned m = 0; m < METRICS; m++) {
		const struct metric_rule *rule = &r->rules->of[m];
		int64_t value;
		if (!rule->chosen)
			continue;
		buf_addf(out, T_(r, "metric %s: "), metric_word((enum metric)m));
		if (findings_value(r->found, (enum metric)m, &value))
			add_value((enum metric)m, value, out);
		else
			buf_add_chars(out, T_(r, "not known"));
		add_ranges(r, rule, out);
		buf_addf(out,
			 r->verdict->raw[m] != r->verdict->of[m]
			     ? T_(r, ": %s, reported before\n")
			     : TC_(r, "behind the ranges of a metric", ": %s\n"),
			 verdict_state_name(r->verdict->raw[m]));
	}
}
