/* SPDX-License-Identifier: MIT */
/* Writes customers as records or as a table, and their totals. */
#include "output/list_format.h"

#include <inttypes.h>

#include "base/money.h"
#include "base/text.h"

#include "output/customer_format.h"

#define STATUS_COLS  6
#define GAP          2
#define COLUMN_MAX   80 /* so that one long remark does not widen every line */
#define COLUMN_LEAST 12 /* a shorter part of a text says nothing */

/* True for free text, which may be cut; other fields have a fixed form. */
static bool is_prose(int column)
{
	return column == FIELD_NAME || column == FIELD_REMARK || column == FIELD_EMAIL;
}

/* Returns a cell's text: a known amount as money, "?" for a value that could not be read, the rest
 * as sent. */
static struct sl cell_text(const struct list_format *f, const struct customer *c, int column,
			   char money[MONEY_CHARS])
{
	struct output_basis basis = {&f->thresholds, f->burn, f->before};
	if (output_column_is_derived(column))
		return output_column_text(c, column, &basis, MONEY_CENTS, money);
	enum customer_field field = (enum customer_field)column;
	uint32_t known = field == FIELD_CREDIT ? KNOWN_CREDIT : KNOWN_REMAINING;
	struct sl text = customer_text(c, field);
	if (text.n == 0 && (c->bad & (FIELD_BIT(field) | BAD_ROW)))
		return SL("?");
	if (!output_column_is_amount(column) || !(c->known & known))
		return text;
	money_print(field == FIELD_CREDIT ? c->credit : c->remaining, MONEY_CENTS, true, money);
	return sl_from(money);
}

/* Returns the width of the status before the columns; 0 if it is one of these. */
static int leading_cols(const struct list_format *f)
{
	for (size_t i = 0; i < f->n_columns; i++)
		if (f->columns[i] == DERIVED_STATUS)
			return 0;
	return STATUS_COLS;
}

static int gap_before(const struct list_format *f, size_t column)
{
	return column || leading_cols(f) ? GAP : 0;
}

void list_format_measure(struct list_format *f, const struct customer *c)
{
	char money[MONEY_CHARS];
	for (size_t i = 0; i < f->n_columns; i++) {
		int used;
		text_fit(cell_text(f, c, f->columns[i], money), COLUMN_MAX, &used);
		if (used > f->widths[i])
			f->widths[i] = used;
	}
}

static int least_width(const struct list_format *f, size_t i)
{
	return is_prose(f->columns[i]) && f->widths[i] > COLUMN_LEAST ? COLUMN_LEAST : f->widths[i];
}

/* The number of columns that fit when free text is cut; at least one. */
static size_t count_fitting(const struct list_format *f)
{
	int width = leading_cols(f);
	for (size_t i = 0; i < f->n_columns; i++) {
		width += gap_before(f, i) + least_width(f, i);
		if (i && f->width && width > f->width)
			return i;
	}
	return f->n_columns;
}

static int total_width(const struct list_format *f)
{
	int width = leading_cols(f);
	for (size_t i = 0; i < f->n_shown; i++)
		width += gap_before(f, i) + f->widths[i];
	return width;
}

/* The widest column that can be cut further; n_shown when there is none. */
static size_t find_widest(const struct list_format *f)
{
	size_t found = f->n_shown;
	for (size_t i = 0; i < f->n_shown; i++)
		if (f->widths[i] > least_width(f, i) &&
		    (found == f->n_shown || f->widths[i] > f->widths[found]))
			found = i;
	return found;
}

void list_format_fit(struct list_format *f)
{
	for (size_t i = 0; i < f->n_columns; i++) {
		int head = text_width(sl_from(output_column_head(f->columns[i], f->heads)));
		if (f->widths[i] < head)
			f->widths[i] = head;
	}
	f->n_shown = count_fitting(f);
	while (f->width && total_width(f) > f->width) {
		size_t i = find_widest(f);
		if (i == f->n_shown)
			break;
		f->widths[i]--;
	}
}

static void add_blanks(int n, struct buf *out)
{
	for (int i = 0; i < n; i++)
		buf_add_byte(out, ' ');
}

static void add_cell(const struct list_format *f, size_t column, struct sl s, struct buf *out)
{
	bool right = output_column_is_number(f->columns[column]); /* numbers are aligned there */
	struct sl mark = f->ascii ? SL("..") : SL("…");
	int width = f->widths[column], used;
	size_t n = text_fit(s, width, &used);
	bool cut = n < s.n;
	if (cut)
		n = text_fit(s, width - text_width(mark), &used);
	if (right)
		add_blanks(width - used, out);
	text_gate(sl_take(s, n), out);
	if (cut) {
		buf_add(out, mark);
		used += text_width(mark);
	}
	if (!right)
		add_blanks(width - used, out);
}

static void end_line(struct buf *out)
{
	while (out->n && out->p[out->n - 1] == ' ')
		buf_drop_end(out, 1);
	buf_add_byte(out, '\n');
}

/* Adds the head above the statuses; there is room for two more columns before the next one. */
static void add_leading(const char *head, int cols, struct buf *out)
{
	int used;
	size_t n = text_fit(sl_from(head), cols, &used);
	buf_addf(out, "%.*s%*s", (int)n, head, cols - used, "");
}

static void add_table_header(const struct list_format *f, struct buf *out)
{
	int leading = leading_cols(f);
	if (leading)
		add_leading(output_column_head(DERIVED_STATUS, f->heads), leading, out);
	for (size_t i = 0; i < f->n_shown; i++) {
		add_blanks(gap_before(f, i), out);
		add_cell(f, i, sl_from(output_column_head(f->columns[i], f->heads)), out);
	}
	end_line(out);
}

static void add_table_row(const struct list_format *f, const struct customer *c, struct buf *out)
{
	char money[MONEY_CHARS];
	int leading = leading_cols(f);
	buf_addf(out, "%-*.*s", leading, leading,
		 credit_status_name(credit_status_of(c, &f->thresholds)));
	for (size_t i = 0; i < f->n_shown; i++) {
		add_blanks(gap_before(f, i), out);
		add_cell(f, i, cell_text(f, c, f->columns[i], money), out);
	}
	end_line(out);
}

static struct customer_format customer_format_of(const struct list_format *f)
{
	return (struct customer_format){.columns = f->columns,
					.n = f->n_columns,
					.heads = f->heads,
					.terminal = f->terminal,
					.excel = f->excel,
					.thresholds = f->thresholds,
					.burn = f->burn,
					.before = f->before};
}

static void add_csv_head(const struct list_format *f, struct buf *out)
{
	struct customer_format r = customer_format_of(f);
	if (f->excel)
		buf_add(out, SL("\xEF\xBB\xBF"));
	customer_format_csv_heads(&r, out);
}

void list_format_begin(const struct list_format *f, struct buf *out)
{
	struct customer_format r = customer_format_of(f);
	if (f->output == OUTPUT_JSON)
		buf_add_chars(out, f->totals ? "{\"Customers\":[" : "[");
	else if (f->output == OUTPUT_CSV)
		add_csv_head(f, out);
	else if (f->output == OUTPUT_TSV)
		customer_format_tsv_heads(&r, out);
	else if (f->output == OUTPUT_TABLE)
		add_table_header(f, out);
}

void list_format_customer(const struct list_format *f, const struct customer *c, bool first,
			  struct buf *out)
{
	struct customer_format r = customer_format_of(f);
	switch (f->output) {
	case OUTPUT_JSON:
		buf_add_chars(out, first ? "\n" : ",\n");
		customer_format_json(&r, c, out);
		break;
	case OUTPUT_JSONL:
		customer_format_json(&r, c, out);
		buf_add_byte(out, '\n');
		break;
	case OUTPUT_CSV: customer_format_csv(&r, c, out); break;
	case OUTPUT_TSV: customer_format_tsv(&r, c, out); break;
	case OUTPUT_AUTO:
	case OUTPUT_TABLE: add_table_row(f, c, out); break;
	}
}

void list_format_end(const struct list_format *f, bool any, struct buf *out)
{
	if (f->output == OUTPUT_JSON)
		buf_addf(out, "%s]%s", any ? "\n" : "", f->totals ? "" : "\n");
}

static void add_amount(const char *before, int64_t amount, enum money_style style, struct buf *out)
{
	char text[MONEY_CHARS];
	money_print(amount, style, true, text);
	buf_addf(out, "%s%s", before, text);
}

/* Adds amounts as JSON numbers with all their decimals, and the count of customers without known
 * ones. */
static void add_totals_object(const struct totals *t, struct buf *out)
{
	buf_addf(out, "{\"Customers\":%" PRIu64, t->n);
	add_amount(",\"Credit\":", t->credit, MONEY_PLAIN, out);
	add_amount(",\"RemainingCredit\":", t->remaining, MONEY_PLAIN, out);
	add_amount(",\"Owed\":", t->owed, MONEY_PLAIN, out);
	buf_addf(out, ",\"UnknownAmounts\":%" PRIu64 ",\"Status\":{", t->unknown);
	for (int i = 0; i < STATUSES; i++)
		buf_addf(out, "%s\"%s\":%" PRIu64, i ? "," : "",
			 credit_status_name((enum credit_status)i), t->by_credit_status[i]);
	buf_add_chars(out, "}}");
}

static void add_totals_lines(const struct list_format *f, const struct totals *t, struct buf *out)
{
	char n[MONEY_CHARS];
	count_print(t->n, n);
	buf_addf(out, P_(f, t->n, "\n%s customer", "\n%s customers"), n);
	add_amount(T_(f, "  Credit "), t->credit, MONEY_CENTS, out);
	add_amount(T_(f, "  Remaining "), t->remaining, MONEY_CENTS, out);
	add_amount(T_(f, "  Owed "), t->owed, MONEY_CENTS, out);
	if (t->unknown)
		buf_addf(out, T_(f, "  (%" PRIu64 " without known amounts)"), t->unknown);
	buf_add_byte(out, '\n');
	for (int i = 0; i < STATUSES; i++) {
		count_print(t->by_credit_status[i], n);
		buf_addf(out, "%s%s %s", i ? "  " : "", credit_status_name((enum credit_status)i),
			 n);
	}
	buf_add_byte(out, '\n');
}

void list_format_totals(const struct list_format *f, const struct totals *t, struct buf *out)
{
	switch (f->output) {
	case OUTPUT_JSON:
		buf_add_chars(out, ",\"Totals\":");
		add_totals_object(t, out);
		buf_add_chars(out, "}\n");
		break;
	case OUTPUT_JSONL:
		buf_add_chars(out, "{\"Totals\":");
		add_totals_object(t, out);
		buf_add_chars(out, "}\n");
		break;
	case OUTPUT_AUTO:
	case OUTPUT_TABLE: add_totals_lines(f, t, out); break;
	case OUTPUT_CSV:
	case OUTPUT_TSV: break;
	}
}
