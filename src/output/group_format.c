/* SPDX-License-Identifier: MIT */
/* Writes the sums of groups as records or as a table. */
#include "output/group_format.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/money.h"
#include "base/text.h"

#include "codec/json.h"

#include "lang/lang.h"
#include "output/output_column.h"
#include "output/sheet.h"

#define NUMBERS   5
#define LABEL_MAX 40 /* columns of the table */
#define CELL_MAX  (64u << 10)

static const char *const names[NUMBERS] = {
    NC_("head of a column", "Customers"), NC_("head of a column", "Credit"),
    NC_("head of a column", "RemainingCredit"), NC_("head of a column", "Owed"),
    NC_("head of a column", "Burn")};
static const int widths[NUMBERS] = {9, 18, 18, 16, 14};

static const char *value_name(enum group_by by)
{
	switch (by) {
	case GROUP_BY_STATUS: return NC_("head of a column", "Status");
	case GROUP_BY_TYPE: return NC_("head of a column", "Type");
	case GROUP_BY_REMARK: return NC_("head of a column", "Remark");
	case GROUP_BY_MONTH: return NC_("head of a column", "Month");
	case GROUP_BY_DOMAIN: return NC_("head of a column", "Domain");
	}
	return "";
}

/* Prints the i-th number; false: it is not known. */
static bool print_number(const struct group *g, int i, enum money_style style,
			 char out[MONEY_CHARS])
{
	const int64_t amounts[NUMBERS] = {0, g->credit, g->remaining, g->owed, g->burn};
	if (i == 0)
		snprintf(out, MONEY_CHARS, "%" PRIu64, g->n);
	else
		money_print(amounts[i], style, true, out);
	return i < NUMBERS - 1 || g->n_burn > 0;
}

static void add_object(const struct groups *g, const struct group *at, struct buf *out)
{
	char number[MONEY_CHARS];
	buf_addf(out, "{\"%s\":", value_name(g->by));
	json_write_string(out, at->value);
	for (int i = 0; i < NUMBERS; i++)
		buf_addf(out, ",\"%s\":%s", names[i],
			 print_number(at, i, MONEY_PLAIN, number) ? number : "null");
	buf_add_byte(out, '}');
}

static void add_objects(const struct groups *g, bool list, struct buf *out)
{
	if (list)
		buf_add_byte(out, '[');
	for (size_t i = 0; i < g->n; i++) {
		if (list)
			buf_add_chars(out, i ? ",\n" : "\n");
		add_object(g, &g->at[i], out);
		if (!list)
			buf_add_byte(out, '\n');
	}
	if (list)
		buf_add_chars(out, g->n ? "\n]\n" : "]\n");
}

static void add_sheet(const struct groups *g, bool csv, const struct catalog *heads,
		      struct buf *out)
{
	const char *between = csv ? "," : "\t", *end = csv ? "\r\n" : "\n";
	buf_add_chars(out, output_head(heads, value_name(g->by)));
	for (int i = 0; i < NUMBERS; i++)
		buf_addf(out, "%s%s", between, output_head(heads, names[i]));
	buf_add_chars(out, end);
	for (size_t at = 0; at < g->n; at++) {
		char number[MONEY_CHARS];
		(csv ? sheet_add_csv : sheet_add_tsv)(g->at[at].value, out);
		for (int i = 0; i < NUMBERS; i++)
			buf_addf(out, "%s%s", between,
				 print_number(&g->at[at], i, MONEY_PLAIN, number) ? number : "");
		buf_add_chars(out, end);
	}
}

/* Adds the value in as many columns as the table has for it. */
static void add_label(struct sl value, bool terminal, struct buf *out)
{
	struct buf gated;
	int used;
	buf_init(&gated, CELL_MAX);
	text_gate(value, &gated);
	struct sl text = terminal ? buf_sl(&gated) : value;
	text = sl_take(text, text_fit_whole(text, LABEL_MAX, &used));
	buf_add(out, text);
	buf_addf(out, "%*s", LABEL_MAX - text_width(text), "");
	buf_release(&gated);
}

static void add_table_row(struct sl label, const struct group *g, bool terminal, struct buf *out)
{
	add_label(label, terminal, out);
	for (int i = 0; i < NUMBERS; i++) {
		char number[MONEY_CHARS];
		bool known = print_number(g, i, MONEY_CENTS, number);
		buf_addf(out, " %*s", widths[i], known ? number : "-");
	}
	buf_add_byte(out, '\n');
}

static void add_table(const struct groups *g, bool terminal, const struct catalog *heads,
		      struct buf *out)
{
	static const char all[] = NC_("sum of all groups", "All");
	add_label(sl_from(output_head(heads, value_name(g->by))), terminal, out);
	for (int i = 0; i < NUMBERS; i++) {
		const char *head = output_head(heads, names[i]);
		buf_addf(out, " %*s%s", widths[i] - text_width(sl_from(head)), "", head);
	}
	buf_add_byte(out, '\n');
	for (size_t i = 0; i < g->n; i++)
		add_table_row(g->at[i].value.n ? g->at[i].value : SL("-"), &g->at[i], terminal,
			      out);
	add_table_row(sl_from(lang_text_in(heads, "sum of all groups", all)), &g->all, terminal,
		      out);
}

void group_format_print(const struct groups *g, enum output output, bool terminal,
			const struct catalog *heads, struct buf *out)
{
	switch (output) {
	case OUTPUT_JSON: add_objects(g, true, out); break;
	case OUTPUT_JSONL: add_objects(g, false, out); break;
	case OUTPUT_CSV: add_sheet(g, true, heads, out); break;
	case OUTPUT_TSV: add_sheet(g, false, heads, out); break;
	case OUTPUT_AUTO:
	case OUTPUT_TABLE: add_table(g, terminal, heads, out); break;
	}
}
