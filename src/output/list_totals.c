/* SPDX-License-Identifier: MIT */
#include "output/list_totals.h"

#include <inttypes.h>

#include "base/money.h"

static void add_amount(const char *before, int64_t amount, enum money_style style, struct buf *out)
{
	char text[MONEY_CHARS];
	money_print(amount, style, true, text);
	buf_addf(out, "%s%s", before, text);
}

/* Amounts as JSON numbers with all their decimals, and how many customers have none that are known.
 */
static void add_object(const struct totals *t, struct buf *out)
{
	buf_addf(out, "{\"Customers\":%" PRIu64, t->n);
	add_amount(",\"Credit\":", t->credit, MONEY_PLAIN, out);
	add_amount(",\"RemainingCredit\":", t->remaining, MONEY_PLAIN, out);
	add_amount(",\"Owed\":", t->owed, MONEY_PLAIN, out);
	buf_addf(out, ",\"UnknownAmounts\":%" PRIu64 ",\"Standing\":{", t->unknown);
	for (int i = 0; i < STATUSES; i++)
		buf_addf(out, "%s\"%s\":%" PRIu64, i ? "," : "",
			 credit_status_name((enum credit_status)i), t->by_standing[i]);
	buf_add_chars(out, "}}");
}

static void add_lines(const struct totals *t, struct buf *out)
{
	char n[MONEY_CHARS];
	count_print(t->n, n);
	buf_addf(out, "\n%s customer%s", n, t->n == 1 ? "" : "s");
	add_amount("  Credit ", t->credit, MONEY_CENTS, out);
	add_amount("  Remaining ", t->remaining, MONEY_CENTS, out);
	add_amount("  Owed ", t->owed, MONEY_CENTS, out);
	if (t->unknown)
		buf_addf(out, "  (%" PRIu64 " without known amounts)", t->unknown);
	buf_add_byte(out, '\n');
	for (int i = 0; i < STATUSES; i++) {
		count_print(t->by_standing[i], n);
		buf_addf(out, "%s%s %s", i ? "  " : "", credit_status_name((enum credit_status)i),
			 n);
	}
	buf_add_byte(out, '\n');
}

void list_totals(const struct list_format *f, const struct totals *t, struct buf *out)
{
	switch (f->output) {
	case OUTPUT_JSON:
		buf_add_chars(out, ",\"Totals\":");
		add_object(t, out);
		buf_add_chars(out, "}\n");
		break;
	case OUTPUT_JSONL:
		buf_add_chars(out, "{\"Totals\":");
		add_object(t, out);
		buf_add_chars(out, "}\n");
		break;
	case OUTPUT_AUTO:
	case OUTPUT_TABLE: add_lines(t, out); break;
	case OUTPUT_CSV:
	case OUTPUT_TSV: break;
	}
}
