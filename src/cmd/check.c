/* SPDX-License-Identifier: MIT */
/* Fetches all customers and prints the result of the check for a monitor. */
#include "check.h"

#include <stdio.h>

#include "codec/json.h"

#include "check_rules.h"
#include "fetch_all.h"

#define LINE_MAX 2000

struct checker {
	struct check_rules rules;
	struct check_counts counts;
	const struct options *options;
};

static bool count_row(void *ctx, const struct row *row)
{
	struct checker *k = ctx;
	check_count(&k->counts, &k->rules, row->customer);
	return true;
}

static void print_output(const struct buf *out)
{
	struct sl s = buf_sl(out);
	fwrite(s.p, 1, s.n, stdout);
}

static int finish_check(void *ctx, const struct store *s, struct err *e)
{
	struct checker *k = ctx;
	struct buf out;
	store_each(s, count_row, k);
	/* No customer at all means a mistake in the filter, not that all is well. */
	if (k->counts.sums.totals.n == 0 && k->options->query.type != FILTER_NONE) {
		err_set(e, ERR_API, "no customer matches the filter");
		return CHECK_UNKNOWN;
	}
	buf_init(&out, LINE_MAX);
	check_format(&k->counts, &k->rules, k->options->output == OUTPUT_JSON, &out);
	print_output(&out);
	buf_release(&out);
	return (int)check_state_of(&k->counts, &k->rules);
}

int check(const struct options *o, struct err *e)
{
	struct checker k = {.rules = check_rules_from(o), .options = o};
	struct fetch_all all = {.conclude = finish_check, .ctx = &k};
	int code = fetch_all_run(&all, o, e);
	/* A monitor that ends a check which takes too long shows this line. */
	if (code > 128)
		err_set(e, ERR_API, "interrupted before all customers were read");
	return e->kind != ERR_NONE ? CHECK_UNKNOWN : code;
}

int check_unknown(const struct options *o, const struct err *e)
{
	struct buf out;
	buf_init(&out, LINE_MAX);
	if (o->output == OUTPUT_JSON) {
		buf_addf(&out, "{\"state\":\"UNKNOWN\",\"exit\":%d,\"message\":", CHECK_UNKNOWN);
		json_write_string(&out, sl_from(e->text));
		buf_add_chars(&out, "}\n");
	} else {
		/* Monitors read the text after a '|' as performance data. */
		buf_add_chars(&out, "UNKNOWN: ");
		for (const char *c = e->text; *c; c++)
			buf_add_byte(&out, *c == '|' ? '/' : *c);
		buf_add_byte(&out, '\n');
	}
	print_output(&out);
	buf_release(&out);
	return CHECK_UNKNOWN;
}
