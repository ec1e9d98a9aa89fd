/* SPDX-License-Identifier: MIT */
/* Counts customers by metrics. */
#include "alert/findings.h"

#include "base/money.h"

/* Compares exactly, as the credit status does, but with another threshold. */
static bool is_below(const struct customer *c, int percent)
{
	const struct thresholds t = {percent, percent};
	struct customer active = *c;
	active.force = 0;
	enum credit_status s = credit_status_of(&active, &t);
	return s == STATUS_NEG || s == STATUS_OUT || s == STATUS_CRIT;
}

bool findings_need_burn(const struct metric_rules *rules, const struct customer *c)
{
	return rules->of[METRIC_RUNWAY].chosen && (c->known & KNOWN_UIN) &&
	       (c->known & KNOWN_REMAINING) && c->remaining > 0 &&
	       is_below(c, rules->burn_below_percent);
}

/* Reads the days of a customer; false where nothing is used, or it is not known. */
static bool read_runway(const struct metric_rules *rules, const struct customer *c, int64_t *days)
{
	return rules->burn && burn_basis_read_runway(rules->burn, c, days);
}

static bool runway_alarms(const struct metric_rules *rules, const struct customer *c)
{
	const struct metric_rule *rule = &rules->of[METRIC_RUNWAY];
	int64_t days;
	return read_runway(rules, c, &days) && (range_alarms(&rule->crit, days * MONEY_UNIT) ||
						range_alarms(&rule->warn, days * MONEY_UNIT));
}

static bool is_counted(const struct metric_rules *rules, enum metric m, const struct customer *c)
{
	bool knows_remaining = c->known & KNOWN_REMAINING;
	switch (m) {
	case METRIC_SUS: return (c->known & KNOWN_FORCE) && c->force != 0;
	case METRIC_NEG:
	case METRIC_OWED: return knows_remaining && c->remaining < 0;
	case METRIC_OUT:
		return knows_remaining && (c->known & KNOWN_CREDIT) && c->remaining == 0 &&
		       c->credit > 0;
	case METRIC_BELOW: return is_below(c, rules->below_percent);
	case METRIC_RUNWAY: return runway_alarms(rules, c);
	case METRIC_POOL:
	case METRIC_VOUCHER_DAYS:
	case METRICS: break;
	}
	return false;
}

unsigned findings_metrics(const struct metric_rules *rules, const struct customer *c)
{
	unsigned bits = 0;
	for (unsigned m = 0; m < METRICS; m++)
		if (rules->of[m].chosen && is_counted(rules, (enum metric)m, c))
			bits |= METRIC_BIT(m);
	return bits;
}

/* Returns the fields, as KNOWN_ bits, that the metric needs to judge a customer. */
static unsigned needed_fields(enum metric m)
{
	switch (m) {
	case METRIC_SUS: return KNOWN_FORCE;
	case METRIC_NEG:
	case METRIC_OWED: return KNOWN_REMAINING;
	case METRIC_OUT:
	case METRIC_BELOW:
	case METRIC_RUNWAY: return KNOWN_REMAINING | KNOWN_CREDIT;
	case METRIC_POOL:
	case METRIC_VOUCHER_DAYS:
	case METRICS: break;
	}
	return 0;
}

/* Counts a customer that no metric counts, if one could not be applied to it. */
static void count_unknown(struct findings *f, const struct metric_rules *rules,
			  const struct customer *c)
{
	unsigned lacking = 0;
	for (unsigned m = 0; m < METRICS; m++)
		if (rules->of[m].chosen)
			lacking |= needed_fields((enum metric)m) & ~c->known;
	f->unknown += lacking != 0;
	f->no_remaining += (lacking & KNOWN_REMAINING) != 0;
	f->no_credit += (lacking & KNOWN_CREDIT) != 0;
	f->no_force += (lacking & KNOWN_FORCE) != 0;
}

static void add_found(struct found *f, unsigned metrics, const struct customer *c)
{
	for (unsigned m = 0; m < METRICS; m++)
		f->n[m] += (metrics & METRIC_BIT(m)) != 0;
	if (metrics & (METRIC_BIT(METRIC_NEG) | METRIC_BIT(METRIC_OWED)))
		f->owed = money_add(f->owed, c->remaining > INT64_MIN ? -c->remaining : INT64_MAX);
}

static void note_worst(struct findings *f, const struct customer *c)
{
	if (!(c->known & KNOWN_REMAINING) || c->remaining >= 0 || !(c->known & KNOWN_UIN) ||
	    (f->has_worst && f->worst_remaining <= c->remaining))
		return;
	f->has_worst = true;
	f->worst_uin = c->uin;
	f->worst_remaining = c->remaining;
}

static void note_shortest(struct found_runways *f, const struct customer *c, int64_t days,
			  bool alarms)
{
	f->has_shortest = true;
	f->shortest_alarms = alarms;
	f->days = days;
	f->uin = c->known & KNOWN_UIN ? c->uin : 0;
}

static bool is_burn_asked(const struct burn_basis *b, const struct customer *c)
{
	int64_t quarters;
	return burn_basis_read_burn(b, c, &quarters) || burn_basis_wanted(b, c->uin) == 0;
}

/* The shortest of those that alarm replaces that of the others. A customer that has nothing left is
 * counted only: its 0 days would hide the customer whose credit ends next. */
static void add_runway(struct found_runways *f, const struct metric_rules *rules,
		       const struct customer *c)
{
	const struct metric_rule *rule = &rules->of[METRIC_RUNWAY];
	int64_t days;
	bool needed = findings_need_burn(rules, c);
	f->n_needed += needed;
	/* A customer that is new has no burn, and nothing is left to ask. */
	f->n_unknown += needed && !(rules->burn && is_burn_asked(rules->burn, c));
	if (!rule->chosen || !read_runway(rules, c, &days))
		return;
	bool alarms = runway_alarms(rules, c), ended = c->remaining <= 0;
	f->n_ended += ended;
	f->ended_alarms |= ended && alarms;
	if (!ended && (!f->has_shortest || (alarms && !f->shortest_alarms) ||
		       (alarms == f->shortest_alarms && days < f->days)))
		note_shortest(f, c, days, alarms);
	f->n_crit += range_alarms(&rule->crit, days * MONEY_UNIT);
	f->n_warn += range_alarms(&rule->warn, days * MONEY_UNIT);
}

void findings_add(struct findings *f, const struct metric_rules *rules, const struct customer *c,
		  unsigned fresh)
{
	unsigned metrics = findings_metrics(rules, c);
	tally_add(&f->sums, c, credit_status_of(c, &credit_thresholds_default));
	add_found(&f->all, metrics, c);
	add_found(&f->fresh, metrics & fresh, c);
	note_worst(f, c);
	add_runway(&f->runways, rules, c);
	if (metrics == 0)
		count_unknown(f, rules, c);
}

void findings_set_pool(struct findings *f, int64_t remaining, bool fresh)
{
	f->has_pool = true;
	f->pool = remaining;
	f->pool_fresh = fresh;
}

static int64_t count_value(uint64_t n)
{
	return n > INT64_MAX / MONEY_UNIT ? INT64_MAX : (int64_t)n * MONEY_UNIT;
}

bool findings_are_whole(const struct findings *f, enum metric m)
{
	if (m == METRIC_VOUCHER_DAYS)
		return f->vouchers.known && f->vouchers.n_no_end == 0;
	if (m == METRIC_RUNWAY)
		return f->runways.n_unknown == 0;
	return m != METRIC_POOL || f->has_pool;
}

bool findings_value(const struct findings *f, enum metric m, int64_t *value)
{
	if (m == METRIC_POOL) {
		*value = f->pool;
		return f->has_pool;
	}
	if (m == METRIC_VOUCHER_DAYS) {
		*value = count_value((uint64_t)f->vouchers.days);
		return f->vouchers.known && f->vouchers.has_next;
	}
	if (m == METRIC_RUNWAY) {
		/* The value is in the ranges that the state is of. */
		const bool left = f->runways.has_shortest && !f->runways.ended_alarms;
		*value = left ? count_value((uint64_t)f->runways.days) : 0;
		return f->runways.has_shortest || f->runways.n_ended > 0;
	}
	*value = metric_kind_of(m) == METRIC_KIND_AMOUNT ? f->sums.totals.owed
							 : count_value(f->all.n[m]);
	return true;
}

bool findings_are_fresh(const struct findings *f, enum metric m)
{
	/* Only customers and the own credit are remembered. */
	if (m == METRIC_VOUCHER_DAYS)
		return true;
	/* A count of none alarms only in a range that wants some: then there is nobody to report.
	 */
	return m == METRIC_POOL ? f->pool_fresh : f->fresh.n[m] > 0 || f->all.n[m] == 0;
}
