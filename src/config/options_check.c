/* SPDX-License-Identifier: MIT */
/* Reads the options of check that are more than a value. */
#include "options_check.h"

#include <string.h>

#include "option_listing.h"

#define AGAIN_MAX_S    (3650 * INT64_C(86400))
#define DEADLINE_MAX_S 86400

static bool refuse_metric(struct sl v, struct err *e)
{
	struct option_listing list = {.n = METRICS, .lang = err_lang(e)};
	buf_init(&list.text, OPTION_LISTING_BYTES);
	for (unsigned m = 0; m < METRICS; m++)
		option_listing_add(&list, sl_from(metric_word((enum metric)m)));
	err_set(e, ERR_USAGE, "--metric must be %.*s, not \"%.*s\"", (int)list.text.n, list.text.p,
		(int)v.n, v.p);
	buf_release(&list.text);
	return false;
}

bool options_check_set_metric(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	enum metric m;
	(void)o;
	if (!metric_parse(v, &m))
		return refuse_metric(v, e);
	p->o->metric = (int)m;
	p->o->metrics.of[m].chosen = true;
	return true;
}

static bool set_range(struct parse *p, const struct option *o, bool crit, struct sl v,
		      struct err *e)
{
	if (p->o->metric == METRICS)
		return err_set(e, ERR_USAGE,
			       "--%s needs --metric before it: the range is for that metric",
			       o->name);
	struct metric_rule *rule = &p->o->metrics.of[p->o->metric];
	return range_parse(v, crit ? &rule->crit : &rule->warn, e) || err_wrap(e, "--%s", o->name);
}

bool options_check_set_warning(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	return set_range(p, o, false, v, e);
}

bool options_check_set_critical(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	return set_range(p, o, true, v, e);
}

bool options_check_set_verbose(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	(void)o;
	(void)v;
	(void)e;
	p->o->verbose++;
	return true;
}

/* Returns the seconds of the unit at the end of the text; 0 if that is none. */
static int64_t unit_seconds(char c)
{
	switch (c) {
	case 's': return 1;
	case 'm': return 60;
	case 'h': return 3600;
	case 'd': return 86400;
	default: return 0;
	}
}

bool options_check_time(struct sl v, int64_t least_s, int64_t most_s, int64_t *out)
{
	int64_t unit = v.n ? unit_seconds(v.p[v.n - 1]) : 0;
	struct sl digits = sl_take(v, v.n - (unit != 0));
	uint64_t n;
	if (unit == 0)
		unit = 1;
	if (!sl_to_u64(digits, &n) || n > (uint64_t)(most_s / unit) || (int64_t)n * unit < least_s)
		return false;
	*out = (int64_t)n * unit;
	return true;
}

bool options_check_set_again(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	return options_check_time(v, 1, AGAIN_MAX_S, &p->o->again_s) ||
	       err_set(e, ERR_USAGE, "--%s must be a time such as 24h, 90m or 7d, not \"%.*s\"",
		       o->name, (int)v.n, v.p);
}

bool options_check_set_exec(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	p->o->exec = v.p;
	return v.n > 0 || err_set(e, ERR_USAGE, "--%s needs a command", o->name);
}

bool options_check_take_seconds(struct parse *p, struct sl v)
{
	uint64_t n;
	if (p->o->command != COMMAND_CHECK || !sl_to_u64(v, &n) || n == 0 || n > DEADLINE_MAX_S)
		return false;
	p->o->deadline_s = (int)n;
	return true;
}

bool options_check_take_output(struct parse *p, struct sl v)
{
	if (sl_equal(v, SL("prom")))
		return p->o->prom = true;
	if (sl_equal(v, SL("sqlite")))
		return p->o->sqlite = true;
	if (!memchr(v.p, '/', v.n) && !memchr(v.p, '.', v.n))
		return false;
	p->o->output_file = v.p;
	return true;
}

/* What would have no effect is a mistake. */
static bool check_companions(const struct options *o, struct err *e)
{
	if (o->per_customer && !o->prom)
		return err_set(e, ERR_USAGE, "--per-customer needs -o prom");
	if (!o->metrics.of[METRIC_RUNWAY].chosen &&
	    (o->burn_below_percent != BURN_BELOW_PERCENT || o->burn_days != BURN_DAYS_DEFAULT))
		return err_set(e, ERR_USAGE,
			       "--burn-below and --burn-days need --metric runway in check");
	return true;
}

bool options_check_end(const struct parse *p, struct err *e)
{
	const struct options *o = p->o;
	if (o->command == COMMAND_CHECK &&
	    (o->sqlite || (o->output != OUTPUT_AUTO && o->output != OUTPUT_JSON)))
		return err_set(e, ERR_USAGE,
			       "check prints a line; -o json makes it an object, -o prom metrics");
	if (o->command == COMMAND_CHECK)
		return check_companions(o, e);
	if (o->prom)
		return err_set(e, ERR_USAGE, "-o prom goes with the command check");
	if (o->output_file && !o->sqlite)
		return err_set(
		    e, ERR_USAGE,
		    "--output must be table, json, jsonl, csv, tsv or sqlite, not \"%.200s\"; "
		    "to write a file, redirect the output: > FILE",
		    o->output_file);
	return true;
}
