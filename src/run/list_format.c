/* SPDX-License-Identifier: MIT */
#include "run/list_format.h"

#include <string.h>

#include "base/money.h"
#include "base/text.h"

#include "codec/json.h"

static void add_json_value(const struct field *f, struct buf *out)
{
	switch (f->kind) {
	case FIELD_ABSENT:
	case FIELD_NULL: buf_add_chars(out, "null"); break;
	case FIELD_NUMBER: buf_add(out, f->text); break;
	case FIELD_TEXT:
	case FIELD_OTHER: json_write_string(out, f->text); break;
	}
}

static void add_json(const struct list_format *f, const struct customer *c, struct buf *out)
{
	const char *separator = "{";
	for (size_t i = 0; i < f->n_columns; i++) {
		struct field field = customer_field(c, f->columns[i]);
		if (field.kind == FIELD_ABSENT)
			continue;
		buf_addf(out, "%s\"%s\":", separator, customer_field_name(f->columns[i]));
		add_json_value(&field, out);
		separator = ",";
	}
	buf_add_chars(out, *separator == '{' ? "{}" : "}");
}

static bool is_formula(const struct field *f)
{
	/* A lone dash, as Arrears always is, computes nothing. */
	if (sl_equal(f->text, SL("-")))
		return false;
	return f->kind != FIELD_NUMBER && f->text.n && memchr("=+-@\t\r", f->text.p[0], 6) != NULL;
}

static void add_csv(struct sl s, bool apostrophe, struct buf *out)
{
	bool quoted = apostrophe;
	for (size_t i = 0; i < s.n && !quoted; i++)
		quoted = s.p[i] == '"' || s.p[i] == ',' || s.p[i] == '\n' || s.p[i] == '\r';
	if (quoted)
		buf_add_byte(out, '"');
	if (apostrophe)
		buf_add_byte(out, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			buf_add_byte(out, '"');
		buf_add_byte(out, s.p[i]);
	}
	if (quoted)
		buf_add_byte(out, '"');
}

static void add_tsv(struct sl s, bool apostrophe, struct buf *out)
{
	if (apostrophe)
		buf_add_byte(out, '\'');
	for (size_t i = 0; i < s.n; i++) {
		static const char special[] = "\t\n\r\\", names[] = "tnr\\";
		const char *at = memchr(special, s.p[i], 4);
		if (at) {
			buf_add_byte(out, '\\');
			buf_add_byte(out, names[at - special]);
		} else {
			buf_add_byte(out, s.p[i]);
		}
	}
}

/* A terminal must not be given what customers wrote, raw. */
static struct sl passed(const struct list_format *f, struct sl s, struct buf *gated)
{
	if (!f->terminal)
		return s;
	buf_clear(gated);
	text_gate(s, gated);
	return buf_sl(gated);
}

static void add_separated(const struct list_format *f, const struct customer *c, struct buf *out)
{
	bool csv = f->output == OUTPUT_CSV;
	struct buf gated;
	buf_init(&gated, 4u << 20);
	for (size_t i = 0; i < f->n_columns; i++) {
		struct field field = customer_field(c, f->columns[i]);
		struct sl s = passed(f, field.text, &gated);
		if (i)
			buf_add_byte(out, csv ? ',' : '\t');
		if (csv)
			add_csv(s, is_formula(&field), out);
		else
			add_tsv(s, is_formula(&field), out);
	}
	buf_add_chars(out, csv ? "\r\n" : "\n");
	buf_release(&gated);
}

static void add_header(const struct list_format *f, struct buf *out)
{
	bool csv = f->output == OUTPUT_CSV;
	for (size_t i = 0; i < f->n_columns; i++)
		buf_addf(out, "%s%s",
			 i == 0 ? ""
			 : csv  ? ","
				: "\t",
			 customer_field_name(f->columns[i]));
	buf_add_chars(out, csv ? "\r\n" : "\n");
}

/* Columns of the table; a title beside the API's name says what the column is. */
static int table_width(enum customer_field field)
{
	switch (field) {
	case FIELD_CLIENT_UIN: return 12;
	case FIELD_NAME: return 24;
	case FIELD_REMARK:
	case FIELD_EMAIL: return 24;
	case FIELD_MOBILE: return 16;
	case FIELD_CREDIT:
	case FIELD_REMAINING_CREDIT: return 15;
	case FIELD_ASSOCIATION_TIME:
	case FIELD_RECENT_EXPIRY: return 19;
	case FIELD_TYPE: return 6;
	case FIELD_ARREARS: return 7;
	case FIELD_IDENTIFY_TYPE: return 12;
	case FIELD_FORCE: break;
	}
	return 5;
}

static bool is_right(enum customer_field field)
{
	return field == FIELD_CREDIT || field == FIELD_REMAINING_CREDIT;
}

static void add_blanks(int n, struct buf *out)
{
	for (int i = 0; i < n; i++)
		buf_add_byte(out, ' ');
}

/* A numeral is never cut: a wrong amount is worse than a crooked column. */
static void add_cell(struct sl s, int width, bool right, struct buf *out)
{
	int used;
	size_t n = text_fit(s, width, &used);
	bool cut = n < s.n && !right;
	if (cut)
		n = text_fit(s, width - 1, &used);
	else if (n < s.n)
		n = s.n;
	if (right)
		add_blanks(width - used, out);
	text_gate(sl_take(s, n), out);
	if (cut)
		buf_add_chars(out, "…");
	if (!right)
		add_blanks(width - used - cut, out);
}

/* Columns that fit the terminal; at least one. */
static size_t fitting(const struct list_format *f)
{
	int width = 6;
	for (size_t i = 0; i < f->n_columns; i++) {
		width += table_width(f->columns[i]) + 2;
		if (i && f->width && width > f->width)
			return i;
	}
	return f->n_columns;
}

static void add_table_cell(enum customer_field field, const struct customer *c, struct buf *out)
{
	struct sl s = customer_text(c, field);
	char money[MONEY_CHARS];
	bool known = field == FIELD_CREDIT ? c->known & KNOWN_CREDIT : c->known & KNOWN_REMAINING;
	if (is_right(field) && known) {
		money_print(field == FIELD_CREDIT ? c->credit : c->remaining, MONEY_CENTS, true,
			    money);
		s = sl_from(money);
	}
	add_cell(s, table_width(field), is_right(field), out);
}

static void end_line(struct buf *out)
{
	while (out->n && out->p[out->n - 1] == ' ')
		buf_drop_end(out, 1);
	buf_add_byte(out, '\n');
}

static void add_table_row(const struct list_format *f, const struct customer *c, struct buf *out)
{
	size_t n = fitting(f);
	buf_addf(out, "%-4s", standing_name(standing_of(c, &f->thresholds)));
	for (size_t i = 0; i < n; i++) {
		buf_add_chars(out, "  ");
		add_table_cell(f->columns[i], c, out);
	}
	end_line(out);
}

static void add_table_header(const struct list_format *f, struct buf *out)
{
	size_t n = fitting(f);
	buf_add_chars(out, "    ");
	for (size_t i = 0; i < n; i++) {
		buf_add_chars(out, "  ");
		add_cell(sl_from(customer_field_name(f->columns[i])), table_width(f->columns[i]),
			 is_right(f->columns[i]), out);
	}
	end_line(out);
}

void list_begin(const struct list_format *f, struct buf *out)
{
	if (f->output == OUTPUT_JSON)
		buf_add_byte(out, '[');
	else if (f->output == OUTPUT_CSV || f->output == OUTPUT_TSV)
		add_header(f, out);
	else if (f->output == OUTPUT_TABLE)
		add_table_header(f, out);
}

void list_customer(const struct list_format *f, const struct customer *c, bool first,
		   struct buf *out)
{
	switch (f->output) {
	case OUTPUT_JSON:
		buf_add_chars(out, first ? "\n" : ",\n");
		add_json(f, c, out);
		break;
	case OUTPUT_JSONL:
		add_json(f, c, out);
		buf_add_byte(out, '\n');
		break;
	case OUTPUT_CSV:
	case OUTPUT_TSV: add_separated(f, c, out); break;
	case OUTPUT_AUTO:
	case OUTPUT_TABLE: add_table_row(f, c, out); break;
	}
}

void list_end(const struct list_format *f, bool any, struct buf *out)
{
	if (f->output == OUTPUT_JSON)
		buf_add_chars(out, any ? "\n]\n" : "]\n");
}
