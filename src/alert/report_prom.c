/* SPDX-License-Identifier: MIT */
/* Writes the report of a check in the text format of Prometheus, version 0.0.4, as the textfile
 * collector of node_exporter reads it: without time stamps. */
#include <inttypes.h>

#include "base/money.h"

#include "alert/report.h"

static void add_head(const char *name, const char *help, struct buf *out)
{
	buf_addf(out, "# HELP %s %s\n# TYPE %s gauge\n", name, help, name);
}

static void add_amount(const char *name, const char *help, int64_t amount, struct buf *out)
{
	char text[MONEY_CHARS];
	money_print(amount, MONEY_PLAIN, true, text);
	add_head(name, help, out);
	buf_addf(out, "%s %s\n", name, text);
}

/* The values of a label are the words of --status. */
static void add_status(enum credit_status s, uint64_t n, struct buf *out)
{
	buf_add_chars(out, "tcpartner_customers{status=\"");
	for (const char *c = credit_status_name(s); *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			buf_add_byte(out, (char)(*c - 'A' + 'a'));
	buf_addf(out, "\"} %" PRIu64 "\n", n);
}

void report_add_prom(const struct report *r, struct buf *out)
{
	const struct totals *t = &r->found->sums.totals;
	add_head("tcpartner_customers", "Customers by credit status.", out);
	for (int s = 0; s < STATUSES; s++)
		if (!r->no_force || s != STATUS_SUS)
			add_status((enum credit_status)s, t->by_credit_status[s], out);
	add_amount("tcpartner_credit_usd", "Credit of all customers together.", t->credit, out);
	add_amount("tcpartner_remaining_usd", "Remaining credit of all customers together.",
		   t->remaining, out);
	add_amount("tcpartner_owed_usd", "What the customers with a negative credit owe.", t->owed,
		   out);
	if (r->found->has_pool)
		add_amount("tcpartner_pool_remaining_usd",
			   "Remaining credit of the partner's own account.", r->found->pool, out);
	if (r->found->vouchers.known && r->found->vouchers.has_next) {
		add_head("tcpartner_voucher_days",
			 "Whole days until the next voucher of which something remains ends.", out);
		buf_addf(out, "tcpartner_voucher_days %" PRId64 "\n", r->found->vouchers.days);
	}
	add_head("tcpartner_last_success_timestamp_seconds",
		 "Time of the last check that read all customers.", out);
	buf_addf(out, "tcpartner_last_success_timestamp_seconds %" PRId64 "\n", r->wall_s);
	add_head("tcpartner_scrape_duration_seconds", "How long that check took.", out);
	buf_addf(out, "tcpartner_scrape_duration_seconds %" PRId64 ".%03d\n", r->elapsed_ms / 1000,
		 (int)(r->elapsed_ms % 1000));
}

void report_add_prom_customers(struct buf *out)
{
	add_head("tcpartner_customer_remaining_usd", "Remaining credit of a customer.", out);
}

void report_add_prom_customer(const struct customer *c, struct buf *out)
{
	char text[MONEY_CHARS];
	if (!(c->known & KNOWN_UIN) || !(c->known & KNOWN_REMAINING))
		return;
	money_print(c->remaining, MONEY_PLAIN, true, text);
	buf_addf(out, "tcpartner_customer_remaining_usd{uin=\"%" PRIu64 "\"} %s\n", c->uin, text);
}

void report_add_prom_runways(struct buf *out)
{
	add_head("tcpartner_runway_days",
		 "Whole days that the remaining credit of a customer lasts at its burn; more than "
		 "999 are 1000.",
		 out);
}

/* Who uses nothing has no runway, and no sample. */
void report_add_prom_runway(const struct report *r, const struct customer *c, struct buf *out)
{
	int64_t days;
	if ((c->known & KNOWN_UIN) && r->rules->burn &&
	    burn_basis_read_runway(r->rules->burn, c, &days))
		buf_addf(out, "tcpartner_runway_days{uin=\"%" PRIu64 "\"} %" PRId64 "\n", c->uin,
			 days);
}
