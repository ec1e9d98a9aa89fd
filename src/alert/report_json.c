/* SPDX-License-Identifier: MIT */
/* Writes the report of a check as a JSON object. */
#include <inttypes.h>

#include "base/money.h"
#include "base/time.h"

#include "codec/json.h"

#include "alert/report.h"

static void add_amount(const char *name, int64_t amount, bool known, struct buf *out)
{
	char text[MONEY_CHARS];
	money_print(amount, MONEY_PLAIN, true, text);
	buf_addf(out, ",\"%s\":%s", name, known ? text : "null");
}

/* The totals of the list, whatever the rules are. */
static void add_totals(const struct report *r, struct buf *out)
{
	const struct findings *f = r->found;
	const struct totals *t = &f->sums.totals;
	buf_addf(out, ",\"customers\":%" PRIu64, t->n);
	for (unsigned m = 0; m < METRICS; m++)
		if (metric_kind_of((enum metric)m) == METRIC_KIND_COUNT && r->rules->of[m].chosen)
			buf_addf(out, ",\"%s\":%" PRIu64, metric_word((enum metric)m), f->all.n[m]);
	if (r->rules->of[METRIC_BELOW].chosen)
		buf_addf(out, ",\"below_percent\":%d", r->rules->below_percent);
	add_amount("credit", t->credit, true, out);
	add_amount("remaining", t->remaining, true, out);
	add_amount("owed", t->owed, true, out);
	if (f->has_pool || r->rules->of[METRIC_POOL].chosen)
		add_amount("pool", f->pool, f->has_pool, out);
	if (r->rules->of[METRIC_RUNWAY].chosen)
		buf_addf(out,
			 ",\"burn_below_percent\":%d,\"runway\":%" PRIu64
			 ",\"runway_needed\":%" PRIu64 ",\"runway_unknown\":%" PRIu64,
			 r->rules->burn_below_percent, f->all.n[METRIC_RUNWAY], f->runways.n_needed,
			 f->runways.n_unknown);
	buf_addf(out, ",\"unknown_amounts\":%" PRIu64 ",\"unknown\":%" PRIu64, t->unknown,
		 f->unknown);
	buf_addf(out, ",\"unknown_max\":%" PRIu64, r->rules->unknown_max);
}

static void add_range(const char *name, const struct range *range, struct buf *out)
{
	buf_addf(out, ",\"%s\":", name);
	if (range->set)
		json_write_string(out, sl_from(range->text));
	else
		buf_add_chars(out, "null");
}

static void add_value(const struct findings *f, enum metric m, struct buf *out)
{
	int64_t value = 0;
	bool known = findings_value(f, m, &value);
	if (metric_kind_of(m) == METRIC_KIND_AMOUNT)
		add_amount("value", value, known, out);
	else if (!known)
		buf_add_chars(out, ",\"value\":null");
	else
		buf_addf(out, ",\"value\":%" PRId64, value / MONEY_UNIT);
}

static void add_metrics(const struct report *r, struct buf *out)
{
	const char *separator = "";
	buf_add_chars(out, ",\"metrics\":[");
	for (unsigned m = 0; m < METRICS; m++) {
		if (!r->rules->of[m].chosen)
			continue;
		buf_addf(out, "%s{\"metric\":\"%s\"", separator, metric_word((enum metric)m));
		add_value(r->found, (enum metric)m, out);
		add_range("warning", &r->rules->of[m].warn, out);
		add_range("critical", &r->rules->of[m].crit, out);
		buf_addf(out, ",\"state\":\"%s\"}", verdict_state_name(r->verdict->of[m]));
		separator = ",";
	}
	buf_add_byte(out, ']');
}

/* Numbers, null where they are not known, as the columns of list have them. */
static void add_runway(const struct burn_basis *burn, const struct customer *c, struct buf *out)
{
	int64_t quarters = 0, days = 0, lacks = 0;
	bool known = burn_basis_read_burn(burn, c, &quarters);
	add_amount("Burn", burn_rate_micros(quarters), known, out);
	if (burn_basis_read_runway(burn, c, &days))
		buf_addf(out, ",\"Runway\":%" PRId64, days);
	else
		buf_add_chars(out, ",\"Runway\":null");
	known = burn_basis_read_top_up(burn, c, RUNWAY_TOP_UP_DAYS, &lacks);
	add_amount("TopUpFor30Days", lacks, known, out);
}

static void add_customer(const struct report *r, const struct customer *c, struct buf *out)
{
	bool credit = c->known & KNOWN_CREDIT, remaining = c->known & KNOWN_REMAINING;
	int low = credit_thresholds_default.low_percent;
	buf_add_chars(out, "{\"ClientUin\":");
	if (c->known & KNOWN_UIN)
		buf_addf(out, "%" PRIu64, c->uin);
	else
		buf_add_chars(out, "null");
	if (r->names) {
		buf_add_chars(out, ",\"Name\":");
		json_write_string(out, customer_text(c, FIELD_NAME));
	}
	buf_addf(out, ",\"Status\":\"%s\"",
		 credit_status_name(credit_status_of(c, &credit_thresholds_default)));
	add_amount("RemainingCredit", c->remaining, remaining, out);
	add_amount("Credit", c->credit, credit, out);
	add_amount("TopUpToZero", credit_top_up(c, 0), remaining && credit, out);
	add_amount("TopUpToLow", credit_top_up(c, low), remaining && credit, out);
	if (r->rules->burn)
		add_runway(r->rules->burn, c, out);
	buf_add_byte(out, '}');
}

static void add_customers(const struct report *r, struct buf *out)
{
	buf_add_chars(out, ",\"worst\":[");
	for (size_t i = 0; i < r->n_failing; i++) {
		if (i)
			buf_add_byte(out, ',');
		add_customer(r, r->failing[i].customer, out);
	}
	buf_addf(out, "],\"worst_left_out\":%zu", r->n_more);
}

/* The line for people, without its performance data. */
static void add_message(const struct report *r, struct buf *out)
{
	struct buf line;
	struct sl rest, said;
	buf_init(&line, 4096);
	report_add_line(r, &line);
	rest = buf_sl(&line);
	if (sl_split(&rest, '|', &said)) {
		buf_add_chars(out, ",\"message\":");
		json_write_string(out, sl_trim(said));
	}
	buf_release(&line);
}

void report_add_json(const struct report *r, struct buf *out)
{
	char when[20];
	time_print(r->wall_s, when);
	buf_addf(out, "{\"state\":\"%s\",\"exit\":%d", verdict_state_name(r->verdict->state),
		 (int)r->verdict->state);
	add_totals(r, out);
	add_message(r, out);
	buf_addf(out, ",\"time\":\"%.10sT%.8sZ\",\"elapsed_ms\":%" PRId64, when, when + 11,
		 r->elapsed_ms);
	add_metrics(r, out);
	add_customers(r, out);
	if (metric_is_chosen(r->rules, METRIC_VOUCHER_DAYS))
		report_add_json_vouchers(r, out);
	buf_add_chars(out, "}\n");
}

void report_add_unknown_json(const char *why, struct buf *out)
{
	buf_addf(out, "{\"state\":\"UNKNOWN\",\"exit\":%d,\"message\":", (int)ALERT_UNKNOWN);
	json_write_string(out, sl_from(why));
	buf_add_chars(out, "}\n");
}
