/* SPDX-License-Identifier: MIT */
/* Writes the report of a check as a line for monitors (Monitoring Plugins Development Guidelines,
 * "Plugin Output"), and the lines about customers below it. */
#include <inttypes.h>
#include <stdio.h>

#include "base/attr.h"
#include "base/money.h"
#include "base/text.h"

#include "alert/report.h"
#include "burn/burn_text.h"

#define PART_CHARS 240
#define AND_MORE   N_(", and more")

/* Columns, which in English are bytes. */
static size_t width_of(struct sl text)
{
	return (size_t)text_width(text);
}

/* A part that is not longer fits behind the longest state even if others are left out. */
static bool is_first_part(const struct report *r, const struct buf *part)
{
	return width_of(buf_sl(part)) <=
	       REPORT_LINE_COLUMNS - (sizeof "CRITICAL: " - 1) - width_of(sl_from(T_(r, AND_MORE)));
}

static void print_amount(int64_t amount, char out[MONEY_CHARS])
{
	money_print(amount, MONEY_CENTS, true, out);
}

static bool tells_new(const struct report *r, enum metric m)
{
	return r->only_new && r->verdict->of[m] != ALERT_OK;
}

static void say_new(const struct report *r, enum metric m, struct buf *out)
{
	char n[MONEY_CHARS];
	if (!tells_new(r, m))
		return;
	count_print(r->found->fresh.n[m], n);
	buf_addf(out, T_(r, ", %s new"), n);
}

static void say_worst(const struct report *r, struct buf *out)
{
	const struct findings *f = r->found;
	char worst[MONEY_CHARS], n[MONEY_CHARS];
	print_amount(f->worst_remaining, worst);
	count_print(f->fresh.n[METRIC_NEG], n);
	if (tells_new(r, METRIC_NEG))
		buf_addf(out, T_(r, " (worst %" PRIu64 " %s; %s new)"), f->worst_uin, worst, n);
	else
		buf_addf(out, T_(r, " (worst %" PRIu64 " %s)"), f->worst_uin, worst);
}

/* Writes "20 owe 25,466.18 (worst 200416274233 -9,086.30; 1 new)". */
static void say_debtors(const struct report *r, struct buf *out)
{
	const struct findings *f = r->found;
	uint64_t all = f->all.n[METRIC_NEG];
	char n[MONEY_CHARS], owed[MONEY_CHARS];
	count_print(all, n);
	print_amount(f->sums.totals.owed, owed);
	if (all == 0) {
		buf_addf(out, T_(r, "%s owe"), n);
		return;
	}
	buf_addf(out, P_(r, all, "%s owes %s", "%s owe %s"), n, owed);
	size_t before = out->n;
	say_worst(r, out);
	if (f->has_worst && is_first_part(r, out))
		return;
	buf_drop_end(out, out->n - before);
	say_new(r, METRIC_NEG, out);
	if (!is_first_part(r, out))
		buf_drop_end(out, out->n - before);
}

/* Writes "next voucher ends in 3 days (200416274233, 120.00)". */
static void say_vouchers(const struct report *r, struct buf *out)
{
	const struct found_vouchers *v = &r->found->vouchers;
	char remaining[MONEY_CHARS], n[MONEY_CHARS], days[REPORT_DAYS_BYTES];
	print_amount(v->remaining, remaining);
	count_print(v->n_no_end, n);
	report_print_days(r, v->days, days);
	if (!v->known)
		buf_add_chars(out, T_(r, "vouchers not known"));
	else if (r->verdict->raw[METRIC_VOUCHER_DAYS] == ALERT_UNKNOWN)
		buf_addf(out,
			 P_(r, v->n_no_end, "%s voucher without a known end",
			    "%s vouchers without a known end"),
			 n);
	else if (!v->has_next)
		buf_add_chars(out, T_(r, "no voucher ends"));
	else
		buf_addf(out, T_(r, "next voucher ends %s (%" PRIu64 ", %s)"), days, v->uin,
			 remaining);
}

/* Writes "shortest runway 2 d (200416274233), 12 alarm". */
static void say_known_runways(const struct report *r, struct buf *out)
{
	const struct found_runways *f = &r->found->runways;
	uint64_t alarm = r->found->all.n[METRIC_RUNWAY];
	char ended[MONEY_CHARS], n[MONEY_CHARS];
	count_print(f->n_ended, ended);
	count_print(alarm, n);
	if (f->has_shortest)
		buf_addf(out, T_(r, "shortest runway %" PRId64 " d (%" PRIu64 ")"), f->days,
			 f->uin);
	else
		buf_addf(out, T_(r, "%s with nothing left"), ended);
	if (alarm)
		buf_addf(out, P_(r, alarm, ", %s alarms", ", %s alarm"), n);
}

/* Adds how many have nothing left, if the line has room for it. */
static void say_ended(const struct report *r, struct buf *out)
{
	const struct found_runways *f = &r->found->runways;
	char ended[MONEY_CHARS];
	size_t before = out->n;
	if (!f->has_shortest || f->n_ended == 0)
		return;
	count_print(f->n_ended, ended);
	buf_addf(out, T_(r, ", %s at 0 d"), ended);
	if (!is_first_part(r, out))
		buf_drop_end(out, out->n - before);
}

/* Writes the runways, or of how many they are not known. */
static void say_runways(const struct report *r, struct buf *out)
{
	const struct found_runways *f = &r->found->runways;
	char unknown[MONEY_CHARS], needed[MONEY_CHARS];
	count_print(f->n_unknown, unknown);
	count_print(f->n_needed, needed);
	if (r->verdict->raw[METRIC_RUNWAY] == ALERT_UNKNOWN) {
		if (f->why && f->why[0])
			buf_addf(out, T_(r, "runway of %s of %s not known: %s"), unknown, needed,
				 f->why);
		else
			buf_addf(out, T_(r, "runway of %s of %s not known"), unknown, needed);
		return;
	}
	if (!f->has_shortest && f->n_ended == 0) {
		buf_addf(out, T_(r, "no customer below %d%% uses credit"),
			 r->rules->burn_below_percent);
		return;
	}
	say_known_runways(r, out);
	if (f->n_unknown)
		buf_addf(out, T_(r, ", %s of %s not known"), unknown, needed);
	say_new(r, METRIC_RUNWAY, out);
	say_ended(r, out);
}

/* Writes what a metric found; nothing for a sum whose customers are named as well. */
static void say_metric(const struct report *r, enum metric m, struct buf *out)
{
	char amount[MONEY_CHARS], n[MONEY_CHARS];
	count_print(r->found->all.n[m], n);
	switch (m) {
	case METRIC_SUS: buf_addf(out, T_(r, "%s SUS"), n); break;
	case METRIC_NEG: say_debtors(r, out); return;
	case METRIC_OWED:
		print_amount(r->found->sums.totals.owed, amount);
		if (!metric_is_chosen(r->rules, METRIC_NEG))
			buf_addf(out, T_(r, "%s owed"), amount);
		return;
	case METRIC_OUT: buf_addf(out, T_(r, "%s OUT"), n); break;
	case METRIC_BELOW: buf_addf(out, T_(r, "%s below %d%%"), n, r->rules->below_percent); break;
	case METRIC_RUNWAY: say_runways(r, out); return;
	case METRIC_POOL:
		print_amount(r->found->pool, amount);
		if (r->found->has_pool)
			buf_addf(out, T_(r, "own credit %s"), amount);
		else
			buf_add_chars(out, T_(r, "own credit not known"));
		return;
	case METRIC_VOUCHER_DAYS: say_vouchers(r, out); return;
	case METRICS: return;
	}
	say_new(r, m, out);
}

/* Writes "3 cannot be judged (RemainingCredit 3, Force 1 not known)", with the number of customers
 * for each field that is not known. */
static void say_unknown(const struct report *r, struct buf *out)
{
	const struct findings *f = r->found;
	const struct {
		const char *name;
		uint64_t n;
	} fields[] = {
	    {"RemainingCredit", f->no_remaining}, {"Credit", f->no_credit}, {"Force", f->no_force}};
	struct buf list;
	buf_init(&list, PART_CHARS);
	for (size_t i = 0; i < COUNT_OF(fields); i++)
		if (fields[i].n)
			buf_addf(&list, "%s%s %" PRIu64,
				 list.n ? TC_(r, "between two of a list", ", ") : "",
				 fields[i].name, fields[i].n);
	buf_addf(out, T_(r, "%" PRIu64 " cannot be judged (%.*s not known)"), f->unknown,
		 (int)list.n, buf_sl(&list).p);
	buf_release(&list);
}

/* The parts of a line, as far as they fit. */
struct parts {
	const struct report *r;
	struct buf *out;
	size_t begin, n;
	bool full;
};

static size_t width_of_parts(const struct parts *p)
{
	return width_of(sl_drop(buf_sl(p->out), p->begin));
}

/* A part alone may be too long. */
static struct sl fit_part(const struct parts *p, struct sl part)
{
	int used;
	size_t room = REPORT_LINE_COLUMNS - width_of_parts(p);
	return sl_take(part, text_fit(part, (int)room, &used));
}

static void add_part(struct parts *p, struct sl part, bool last)
{
	const char *separator = p->n ? TC_(p->r, "between the parts of a line", ", ") : "";
	const char *more = T_(p->r, AND_MORE);
	size_t used = width_of_parts(p) + width_of(part) + width_of(sl_from(separator));
	size_t room = REPORT_LINE_COLUMNS - (last ? 0 : width_of(sl_from(more)));
	if (part.n == 0 || p->full)
		return;
	if (used > room && p->n > 0) {
		buf_add_chars(p->out, more);
		p->full = true;
		return;
	}
	buf_add_chars(p->out, separator);
	buf_add(p->out, fit_part(p, part));
	p->n++;
}

/* What a part is about: a metric, or the customers that cannot be judged. */
struct topic {
	enum alert_state state;
	int metric; /* METRICS: those that cannot be judged */
};

/* Lists what has the state, in the order of the metrics. */
static size_t list_topics(const struct report *r, const enum alert_state of[METRICS],
			  enum alert_state state, struct topic *out)
{
	size_t n = 0;
	for (int m = 0; m < METRICS; m++)
		if (r->rules->of[m].chosen && of[m] == state)
			out[n++] = (struct topic){state, m};
	return n;
}

static void say_topic(const struct report *r, const struct topic *t, struct buf *part)
{
	buf_clear(part);
	if (t->metric == METRICS)
		say_unknown(r, part);
	else
		say_metric(r, (enum metric)t->metric, part);
}

/* Lists what is to be said, the gravest first; what is in order only if nothing else is. */
static size_t list_all_topics(const struct report *r, struct topic out[METRICS + 1])
{
	static const enum alert_state order[] = {ALERT_CRITICAL, ALERT_UNKNOWN, ALERT_WARNING};
	size_t n = 0;
	const struct topic unknown = {ALERT_UNKNOWN, METRICS};
	bool too_many = r->found->unknown > r->rules->unknown_max;
	for (size_t i = 0; i < COUNT_OF(order); i++) {
		if (order[i] == ALERT_UNKNOWN && too_many)
			out[n++] = unknown;
		n += list_topics(r, r->verdict->of, order[i], out + n);
	}
	/* Then what would alarm, had it not been reported before. */
	for (size_t i = 0; n == 0 && i < COUNT_OF(order); i++)
		n += list_topics(r, r->verdict->raw, order[i], out + n);
	if (n == 0)
		n = list_topics(r, r->verdict->of, ALERT_OK, out);
	if (!too_many && r->found->unknown > 0)
		out[n++] = unknown;
	return n;
}

static void add_topics(const struct report *r, struct parts *p)
{
	struct topic topics[METRICS + 1];
	struct buf part;
	size_t n = list_all_topics(r, topics);
	buf_init(&part, PART_CHARS);
	for (size_t i = 0; i < n; i++) {
		say_topic(r, &topics[i], &part);
		add_part(p, buf_sl(&part), i + 1 == n);
	}
	buf_release(&part);
}

static bool nothing_is_new(const struct report *r)
{
	for (int m = 0; m < METRICS; m++)
		if (r->verdict->raw[m] != r->verdict->of[m])
			return r->verdict->state == ALERT_OK;
	return false;
}

void report_add_line(const struct report *r, struct buf *out)
{
	char all[MONEY_CHARS], words[120];
	struct parts p = {.r = r, .out = out, .begin = out->n};
	uint64_t customers = r->found->sums.totals.n;
	buf_addf(out, "%s: ", verdict_state_name(r->verdict->state));
	if (nothing_is_new(r))
		buf_add_chars(out, T_(r, "nothing new; "));
	add_topics(r, &p);
	count_print(customers, all);
	snprintf(words, sizeof words, P_(r, customers, "of %s customer", "of %s customers"), all);
	/* The number of customers is in the performance data as well: it yields to all else. */
	if (!p.full && width_of_parts(&p) + width_of(sl_from(words)) + 2 <= REPORT_LINE_COLUMNS)
		add_part(&p, sl_from(words), true);
	buf_add_chars(out, " | ");
	report_add_performance(r, out);
	buf_add_byte(out, '\n');
}

void report_add_text(struct sl text, struct buf *out)
{
	struct buf clean;
	buf_init(&clean, 4096);
	text_gate(sl_take(text, 1000), &clean);
	for (size_t i = 0; i < clean.n; i++)
		buf_add_byte(out, clean.p[i] == '|' ? '/' : clean.p[i]);
	buf_release(&clean);
}

static void add_top_up(const struct report *r, const struct customer *c, struct buf *out)
{
	int low = credit_thresholds_default.low_percent;
	char to_zero[MONEY_CHARS], to_low[MONEY_CHARS];
	int64_t zero = credit_top_up(c, 0), some = credit_top_up(c, low);
	bool has_low = some > 0 && some != zero;
	print_amount(zero, to_zero);
	print_amount(some, to_low);
	if (zero > 0 && has_low)
		buf_addf(out, T_(r, ", top up %s to 0 or %s to %d%%"), to_zero, to_low, low);
	else if (zero > 0)
		buf_addf(out, T_(r, ", top up %s to 0"), to_zero);
	else if (has_low)
		buf_addf(out, T_(r, ", top up %s to %d%%"), to_low, low);
}

/* Adds ", runway 2 d, top up 1,234.00 for 30 days". */
static void add_runway(const struct report *r, const struct customer *c, struct buf *out)
{
	char amount[MONEY_CHARS], days[MONEY_CHARS];
	struct runway runway;
	int64_t lacks;
	if (!r->rules->burn)
		return;
	burn_basis_runway(r->rules->burn, c, &runway);
	burn_text_runway(&runway, days);
	if (runway.state == RUNWAY_NO_USE)
		buf_addf(out, T_(r, ", runway %s"), days);
	else if (runway.state != RUNWAY_UNKNOWN)
		buf_addf(out, T_(r, ", runway %s d"), days);
	if (!burn_basis_read_top_up(r->rules->burn, c, RUNWAY_TOP_UP_DAYS, &lacks) || lacks == 0)
		return;
	print_amount(lacks, amount);
	buf_addf(out, T_(r, ", top up %s for %d days"), amount, RUNWAY_TOP_UP_DAYS);
}

static void add_customer(const struct report *r, const struct customer *c, struct buf *out)
{
	char remaining[MONEY_CHARS] = "?", credit[MONEY_CHARS] = "?";
	enum credit_status s = credit_status_of(c, &credit_thresholds_default);
	struct sl name = customer_text(c, FIELD_NAME);
	if (c->known & KNOWN_REMAINING)
		print_amount(c->remaining, remaining);
	if (c->known & KNOWN_CREDIT)
		print_amount(c->credit, credit);
	if (c->known & KNOWN_UIN)
		buf_addf(out, "%" PRIu64, c->uin);
	else
		buf_add_chars(out, T_(r, "unknown UIN"));
	buf_addf(out, T_(r, " %s, remaining %s of %s"), credit_status_name(s), remaining, credit);
	add_top_up(r, c, out);
	add_runway(r, c, out);
	if (r->names && name.n) {
		buf_add_chars(out, TC_(r, "between the parts of a line", ", "));
		report_add_text(name, out);
	}
	buf_add_byte(out, '\n');
}

void report_add_customers(const struct report *r, struct buf *out)
{
	char more[MONEY_CHARS];
	for (size_t i = 0; i < r->n_failing; i++)
		add_customer(r, r->failing[i].customer, out);
	count_print(r->n_more, more);
	if (r->n_more)
		buf_addf(out, T_(r, "and %s more\n"), more);
	if (r->found->unknown == 0)
		return;
	say_unknown(r, out);
	buf_add_byte(out, '\n');
}

void report_add_unknown(const char *why, struct buf *out)
{
	buf_add_chars(out, "UNKNOWN: ");
	report_add_text(sl_from(why), out);
	buf_add_byte(out, '\n');
}
