/* SPDX-License-Identifier: MIT */
/* Counts the customers that meet the rules of a check, and formats the result. */
#include "check_rules.h"

#include <inttypes.h>

#include "base/attr.h"
#include "base/money.h"

#define BELOW_DEFAULT 10

struct check_rules check_rules_from(const struct options *o)
{
	if (!o->below_percent && !o->neg && !o->sus)
		return (struct check_rules){BELOW_DEFAULT, true, true, o->unknown_max};
	return (struct check_rules){o->below_percent, o->neg, o->sus, o->unknown_max};
}

/* Compares exactly, as the credit status does, but with another threshold. */
static bool is_below(const struct customer *c, int percent)
{
	const struct thresholds t = {percent, percent};
	struct customer active = *c;
	active.force = 0;
	enum credit_status s = credit_status_of(&active, &t);
	return s == STATUS_NEG || s == STATUS_OUT || s == STATUS_CRIT;
}

/* Counts a customer that no rule found, if a rule could not be applied to it. */
static void count_unknown(struct check_counts *n, const struct check_rules *rules,
			  const struct customer *c)
{
	bool remaining = (rules->neg || rules->below_percent) && !(c->known & KNOWN_REMAINING);
	bool credit = rules->below_percent && !(c->known & KNOWN_CREDIT);
	bool force = rules->sus && !(c->known & KNOWN_FORCE);
	n->unknown += remaining || credit || force;
	n->no_remaining += remaining;
	n->no_credit += credit;
	n->no_force += force;
}

void check_count(struct check_counts *n, const struct check_rules *rules, const struct customer *c)
{
	bool knows_left = c->known & KNOWN_REMAINING, knows_credit = c->known & KNOWN_CREDIT;
	bool neg = knows_left && c->remaining < 0;
	bool out = knows_left && knows_credit && c->remaining == 0 && c->credit > 0;
	bool below = rules->below_percent && is_below(c, rules->below_percent);
	bool sus = (c->known & KNOWN_FORCE) && c->force != 0;
	tally_add(&n->sums, c, credit_status_of(c, &credit_thresholds_default));
	n->neg += neg;
	n->out += out;
	n->below += below;
	n->sus += sus;
	if (!(rules->neg && neg) && !(rules->below_percent && out) && !below &&
	    !(rules->sus && sus))
		count_unknown(n, rules, c);
}

enum check_state check_state_of(const struct check_counts *n, const struct check_rules *rules)
{
	if ((rules->neg && n->neg) || (rules->below_percent && n->out))
		return CHECK_CRITICAL;
	if (n->unknown > rules->unknown_max)
		return CHECK_UNKNOWN;
	if ((rules->below_percent && n->below) || (rules->sus && n->sus))
		return CHECK_WARNING;
	return CHECK_OK;
}

static const char *check_state_name(enum check_state s)
{
	switch (s) {
	case CHECK_OK: return "OK";
	case CHECK_WARNING: return "WARNING";
	case CHECK_CRITICAL: return "CRITICAL";
	case CHECK_UNKNOWN: break;
	}
	return "UNKNOWN";
}

/* Adds ", 3 cannot be judged (RemainingCredit 3, Force 1 not known)", with the number of customers
 * for each field that is not known. */
static void add_unknown(const struct check_counts *n, struct buf *out)
{
	const struct {
		const char *name;
		uint64_t n;
	} fields[] = {
	    {"RemainingCredit", n->no_remaining}, {"Credit", n->no_credit}, {"Force", n->no_force}};
	const char *separator = " (";
	if (n->unknown == 0)
		return;
	buf_addf(out, ", %" PRIu64 " cannot be judged", n->unknown);
	for (size_t i = 0; i < COUNT_OF(fields); i++) {
		if (fields[i].n == 0)
			continue;
		buf_addf(out, "%s%s %" PRIu64, separator, fields[i].name, fields[i].n);
		separator = ", ";
	}
	buf_addf(out, " not known)");
}

/* Adds "1 suspended, 3 owe 1,234.56 USD, 2 have no credit left, 12 below 10%". */
static void add_findings(const struct check_counts *n, const struct check_rules *rules,
			 struct buf *out)
{
	char owed[MONEY_CHARS];
	const char *separator = "";
	money_print(n->sums.totals.owed, MONEY_CENTS, true, owed);
	if (rules->sus) {
		buf_addf(out, "%" PRIu64 " suspended", n->sus);
		separator = ", ";
	}
	if (rules->neg) {
		buf_addf(out, "%s%" PRIu64 " owe", separator, n->neg);
		if (n->neg)
			buf_addf(out, " %s USD", owed);
		separator = ", ";
	}
	if (rules->below_percent)
		buf_addf(out, "%s%" PRIu64 " have no credit left, %" PRIu64 " below %d%%",
			 separator, n->out, n->below, rules->below_percent);
	add_unknown(n, out);
}

static void add_line(const struct check_counts *n, const struct check_rules *rules, struct buf *out)
{
	char all[MONEY_CHARS], owed[MONEY_CHARS];
	const struct totals *t = &n->sums.totals;
	count_print(t->n, all);
	money_print(t->owed, MONEY_PLAIN, true, owed);
	buf_addf(out, "%s: ", check_state_name(check_state_of(n, rules)));
	add_findings(n, rules, out);
	buf_addf(out, ", of %s customer%s", all, t->n == 1 ? "" : "s");
	buf_addf(out, " | customers=%" PRIu64 ";;;0", t->n);
	if (rules->sus)
		buf_addf(out, " sus=%" PRIu64 ";0;;0", n->sus);
	if (rules->neg)
		buf_addf(out, " neg=%" PRIu64 ";;0;0 owed=%s;;0;0", n->neg, owed);
	if (rules->below_percent)
		buf_addf(out, " out=%" PRIu64 ";;0;0 below=%" PRIu64 ";0;;0", n->out, n->below);
	buf_addf(out, " unknown=%" PRIu64 ";;;0", n->unknown);
	buf_add_byte(out, '\n');
}

static void add_amount(const char *name, int64_t amount, struct buf *out)
{
	char text[MONEY_CHARS];
	money_print(amount, MONEY_PLAIN, true, text);
	buf_addf(out, ",\"%s\":%s", name, text);
}

static void add_object(const struct check_counts *n, const struct check_rules *rules,
		       struct buf *out)
{
	enum check_state state = check_state_of(n, rules);
	const struct totals *t = &n->sums.totals;
	buf_addf(out, "{\"state\":\"%s\",\"exit\":%d,\"customers\":%" PRIu64,
		 check_state_name(state), (int)state, t->n);
	buf_addf(out, ",\"sus\":%" PRIu64 ",\"neg\":%" PRIu64 ",\"out\":%" PRIu64, n->sus, n->neg,
		 n->out);
	if (rules->below_percent)
		buf_addf(out, ",\"below\":%" PRIu64 ",\"below_percent\":%d", n->below,
			 rules->below_percent);
	add_amount("credit", t->credit, out);
	add_amount("remaining", t->remaining, out);
	add_amount("owed", t->owed, out);
	buf_addf(out, ",\"unknown_amounts\":%" PRIu64 ",\"unknown\":%" PRIu64, t->unknown,
		 n->unknown);
	buf_addf(out, ",\"unknown_max\":%" PRIu64 "}\n", rules->unknown_max);
}

void check_format(const struct check_counts *n, const struct check_rules *rules, bool json,
		  struct buf *out)
{
	if (json)
		add_object(n, rules, out);
	else
		add_line(n, rules, out);
}
