/* SPDX-License-Identifier: MIT */
/* Writes vouchers as records or as a table, and their sums. */
#include "voucher/voucher_format.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/money.h"
#include "base/text.h"
#include "base/time.h"

#include "codec/json.h"

#include "lang/lang.h"
#include "output/customer_format.h"
#include "output/output_column.h"
#include "output/sheet.h"

#define GAP          2
#define REASON_MAX   60 /* so that one long reason does not widen every line */
#define REASON_LEAST 12
#define ROW_MAX      (1u << 20)
#define CELL_MAX     (64u << 10)
#define COUNT_WORDS  24

enum kind { KIND_TEXT, KIND_TIME, KIND_NUMBER, KIND_AMOUNT };

/* What is written of a voucher, in this order. */
static const struct column {
	const char *name, *head; /* at the API, and in the table */
	unsigned bit;
	enum kind kind;
} columns[VOUCHER_COLUMNS] = {
    {NC_("head of a column", "ExpireTime"), NC_("head of a column", "Expires"), VOUCHER_EXPIRES,
     KIND_TIME},
    {NC_("head of a column", "CustomerUin"), NC_("head of a column", "UIN"), VOUCHER_UIN,
     KIND_NUMBER},
    {NC_("head of a column", "RemainingAmount"), NC_("head of a column", "Remaining"),
     VOUCHER_REMAINING, KIND_AMOUNT},
    {NC_("head of a column", "TotalAmount"), NC_("head of a column", "Total"), VOUCHER_TOTAL,
     KIND_AMOUNT},
    {NC_("head of a column", "VoucherStatus"), NC_("head of a column", "Status"), VOUCHER_STATUS,
     KIND_TEXT},
    {NC_("head of a column", "PaymentMode"), NC_("head of a column", "Mode"), VOUCHER_MODE,
     KIND_TEXT},
    {NC_("head of a column", "Usage"), NC_("head of a column", "Usage"), VOUCHER_USAGE, KIND_TEXT},
    {NC_("head of a column", "ProductScope"), NC_("head of a column", "Scope"), VOUCHER_SCOPE,
     KIND_TEXT},
    {NC_("head of a column", "VoucherId"), NC_("head of a column", "VoucherId"), VOUCHER_ID,
     KIND_NUMBER},
    {NC_("head of a column", "EffectiveTime"), NC_("head of a column", "Effective"),
     VOUCHER_EFFECTIVE, KIND_TIME},
    {NC_("head of a column", "ApplyReason"), NC_("head of a column", "Reason"), VOUCHER_REASON,
     KIND_TEXT},
};

static bool is_number(enum kind k)
{
	return k == KIND_NUMBER || k == KIND_AMOUNT;
}

static struct sl text_of(const struct voucher *v, unsigned bit)
{
	switch (bit) {
	case VOUCHER_STATUS: return v->status;
	case VOUCHER_MODE: return v->payment_mode;
	case VOUCHER_USAGE: return v->usage;
	case VOUCHER_SCOPE: return v->product_scope;
	case VOUCHER_EFFECTIVE: return v->effective;
	case VOUCHER_EXPIRES: return v->expires;
	default: return v->reason;
	}
}

/* Returns the text of a number; empty if it is not known. */
static struct sl print_number(const struct voucher *v, unsigned bit, enum money_style style,
			      char room[MONEY_CHARS])
{
	if (!(v->known & bit))
		return SL("");
	if (bit == VOUCHER_ID || bit == VOUCHER_UIN)
		snprintf(room, MONEY_CHARS, "%" PRIu64, bit == VOUCHER_ID ? v->id : v->uin);
	else
		money_print(bit == VOUCHER_TOTAL ? v->total : v->remaining, style, true, room);
	return sl_from(room);
}

static struct sl record_text(const struct voucher *v, const struct column *c,
			     char room[MONEY_CHARS])
{
	return is_number(c->kind) ? print_number(v, c->bit, MONEY_PLAIN, room) : text_of(v, c->bit);
}

/* Appends the cell of a table: a time has only its date, and the end how far away it is. */
static void add_cell_text(const struct voucher_format *f, const struct voucher_item *item,
			  const struct column *c, struct buf *out)
{
	char room[MONEY_CHARS], date[11], when[COUNT_WORDS];
	const struct voucher *v = item->voucher;
	int64_t at;
	struct sl text =
	    is_number(c->kind) ? print_number(v, c->bit, MONEY_CENTS, room) : text_of(v, c->bit);
	if (text.n == 0 && (v->flaw || (v->bad & c->bit))) {
		buf_add_byte(out, '?');
	} else if (c->kind != KIND_TIME || !time_parse(text, &at)) {
		text_gate(text, out);
	} else {
		time_print_date(at, date);
		buf_add_chars(out, date);
		time_relative(f->lang, at, f->now_s, when, sizeof when);
		if (c->bit == VOUCHER_EXPIRES)
			buf_addf(out, " %s", when);
	}
}

void voucher_format_measure(struct voucher_format *f, const struct voucher_item *v)
{
	struct buf cell;
	buf_init(&cell, CELL_MAX);
	for (size_t i = 0; i < VOUCHER_COLUMNS; i++) {
		int used;
		buf_clear(&cell);
		add_cell_text(f, v, &columns[i], &cell);
		text_fit(buf_sl(&cell), REASON_MAX, &used);
		if (used > f->widths[i])
			f->widths[i] = used;
	}
	buf_release(&cell);
}

void voucher_format_fit(struct voucher_format *f)
{
	int width = 0;
	f->n_shown = 0;
	for (size_t i = 0; i < VOUCHER_COLUMNS; i++) {
		int head = text_width(sl_from(output_head(f->heads, columns[i].head)));
		if (f->widths[i] < head)
			f->widths[i] = head;
		width += f->widths[i] + (i ? GAP : 0);
		if (i == 0 || !f->width || width <= f->width)
			f->n_shown = i + 1;
	}
	/* The last column is free text, of which a part says something, too. */
	int left = f->width - (width - f->widths[VOUCHER_COLUMNS - 1]);
	if (f->n_shown == VOUCHER_COLUMNS - 1 && left >= REASON_LEAST) {
		f->widths[f->n_shown] = left;
		f->n_shown++;
	}
}

static void add_blanks(int n, struct buf *out)
{
	if (n > 0)
		buf_addf(out, "%*s", n, "");
}

/* Adds a cell, cut to the width of its column. */
static void add_cell(const struct voucher_format *f, size_t i, struct sl text, struct buf *out)
{
	struct sl mark = f->ascii ? SL("~") : SL("\xE2\x80\xA6");
	int width = f->widths[i], used = text_width(text);
	bool right = is_number(columns[i].kind), cut = used > width;
	size_t n = cut ? text_fit(text, width - 1, &used) : text.n;
	add_blanks(i ? GAP : 0, out);
	if (right)
		add_blanks(width - used - cut, out);
	buf_add(out, sl_take(text, n));
	if (cut)
		buf_add(out, mark);
	if (!right)
		add_blanks(width - used - cut, out);
}

static void end_line(struct buf *out)
{
	while (out->n && out->p[out->n - 1] == ' ')
		buf_drop_end(out, 1);
	buf_add_byte(out, '\n');
}

static void add_table_row(const struct voucher_format *f, const struct voucher_item *v,
			  struct buf *out)
{
	struct buf cell;
	buf_init(&cell, CELL_MAX);
	for (size_t i = 0; i < f->n_shown; i++) {
		buf_clear(&cell);
		add_cell_text(f, v, &columns[i], &cell);
		add_cell(f, i, buf_sl(&cell), out);
	}
	end_line(out);
	buf_release(&cell);
}

static void add_table_heads(const struct voucher_format *f, struct buf *out)
{
	for (size_t i = 0; i < f->n_shown; i++)
		add_cell(f, i, sl_from(output_head(f->heads, columns[i].head)), out);
	end_line(out);
}

static void add_record_heads(const struct voucher_format *f, const char *separator, const char *end,
			     struct buf *out)
{
	for (size_t i = 0; i < VOUCHER_COLUMNS; i++)
		buf_addf(out, "%s%s", i ? separator : "", output_head(f->heads, columns[i].name));
	buf_add_chars(out, end);
}

/* A value that could not be read is null. */
static void add_json(const struct voucher_format *f, const struct voucher_item *v, struct buf *out)
{
	struct buf row;
	char room[MONEY_CHARS];
	buf_init(&row, ROW_MAX);
	for (size_t i = 0; i < VOUCHER_COLUMNS; i++) {
		const struct column *c = &columns[i];
		struct sl text = record_text(v->voucher, c, room);
		buf_addf(&row, "%s\"%s\":", i ? "," : "{", c->name);
		if (v->voucher->flaw || (v->voucher->bad & c->bit) ||
		    (is_number(c->kind) && text.n == 0))
			buf_add_chars(&row, "null");
		else if (is_number(c->kind))
			buf_add(&row, text);
		else
			json_write_string(&row, text);
	}
	buf_add_byte(&row, '}');
	if (f->terminal)
		customer_format_document(buf_sl(&row), out);
	else
		buf_add(out, buf_sl(&row));
	buf_release(&row);
}

static void add_sheet_row(const struct voucher_format *f, const struct voucher_item *v,
			  struct buf *out)
{
	bool csv = f->output == OUTPUT_CSV;
	struct buf gated;
	char room[MONEY_CHARS];
	buf_init(&gated, CELL_MAX);
	for (size_t i = 0; i < VOUCHER_COLUMNS; i++) {
		const struct column *c = &columns[i];
		struct sl text = record_text(v->voucher, c, room);
		bool is_text = c->kind == KIND_TEXT || c->kind == KIND_NUMBER;
		buf_clear(&gated);
		if (f->terminal) {
			text_gate(text, &gated);
			text = buf_sl(&gated);
		}
		if (i)
			buf_add_byte(out, csv ? ',' : '\t');
		(csv && f->excel && is_text ? sheet_add_excel
		 : csv                      ? sheet_add_csv
					    : sheet_add_tsv)(text, out);
	}
	buf_add_chars(out, csv ? "\r\n" : "\n");
	buf_release(&gated);
}

void voucher_format_begin(const struct voucher_format *f, struct buf *out)
{
	if (f->output == OUTPUT_JSON)
		buf_add_chars(out, f->totals ? "{\"Vouchers\":[" : "[");
	else if (f->output == OUTPUT_CSV && f->excel)
		buf_add(out, SL("\xEF\xBB\xBF"));
	if (f->output == OUTPUT_CSV)
		add_record_heads(f, ",", "\r\n", out);
	else if (f->output == OUTPUT_TSV)
		add_record_heads(f, "\t", "\n", out);
	else if (f->output == OUTPUT_TABLE)
		add_table_heads(f, out);
}

void voucher_format_voucher(const struct voucher_format *f, const struct voucher_item *v,
			    bool first, struct buf *out)
{
	switch (f->output) {
	case OUTPUT_JSON:
		buf_add_chars(out, first ? "\n" : ",\n");
		add_json(f, v, out);
		break;
	case OUTPUT_JSONL:
		add_json(f, v, out);
		buf_add_byte(out, '\n');
		break;
	case OUTPUT_CSV:
	case OUTPUT_TSV: add_sheet_row(f, v, out); break;
	case OUTPUT_AUTO:
	case OUTPUT_TABLE: add_table_row(f, v, out); break;
	}
}

void voucher_format_end(const struct voucher_format *f, bool any, struct buf *out)
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

static void add_totals_object(const struct voucher_sums *s, struct buf *out)
{
	buf_addf(out, "{\"Vouchers\":%" PRIu64, s->n);
	add_amount(",\"RemainingAmount\":", s->remaining, MONEY_PLAIN, out);
	add_amount(",\"TotalAmount\":", s->total, MONEY_PLAIN, out);
	buf_addf(out, ",\"EndIn7Days\":%" PRIu64, s->n_week);
	add_amount(",\"RemainingIn7Days\":", s->week_remaining, MONEY_PLAIN, out);
	buf_addf(out, ",\"EndIn30Days\":%" PRIu64, s->n_month);
	add_amount(",\"RemainingIn30Days\":", s->month_remaining, MONEY_PLAIN, out);
	buf_addf(out, ",\"UnknownAmounts\":%" PRIu64 ",\"UnknownEnds\":%" PRIu64 "}", s->unknown,
		 s->n_no_end);
}

static void add_totals_lines(const struct voucher_format *f, const struct voucher_sums *s,
			     struct buf *out)
{
	char n[MONEY_CHARS], sum[MONEY_CHARS];
	count_print(s->n, n);
	buf_addf(out, P_(f, s->n, "\n%s voucher", "\n%s vouchers"), n);
	add_amount(T_(f, "  Remaining "), s->remaining, MONEY_CENTS, out);
	add_amount(T_(f, "  Total "), s->total, MONEY_CENTS, out);
	if (s->unknown)
		buf_addf(out, T_(f, "  (%" PRIu64 " without known amounts)"), s->unknown);
	count_print(s->n_week, n);
	money_print(s->week_remaining, MONEY_CENTS, true, sum);
	buf_addf(out, T_(f, "\nEnd within 7 days: %s (%s)"), n, sum);
	count_print(s->n_month, n);
	money_print(s->month_remaining, MONEY_CENTS, true, sum);
	buf_addf(out, T_(f, "  within 30 days: %s (%s)"), n, sum);
	if (s->n_no_end)
		buf_addf(out, T_(f, "  not known: %" PRIu64), s->n_no_end);
	buf_add_byte(out, '\n');
}

void voucher_format_totals(const struct voucher_format *f, const struct voucher_sums *s,
			   struct buf *out)
{
	switch (f->output) {
	case OUTPUT_JSON:
	case OUTPUT_JSONL:
		buf_addf(out, "%s\"Totals\":", f->output == OUTPUT_JSON ? "," : "{");
		add_totals_object(s, out);
		buf_add_chars(out, "}\n");
		break;
	case OUTPUT_AUTO:
	case OUTPUT_TABLE: add_totals_lines(f, s, out); break;
	case OUTPUT_CSV:
	case OUTPUT_TSV: break;
	}
}

bool voucher_format_flaws(const struct voucher_item *v, const struct catalog *lang, struct buf *out)
{
	const char *separator = "";
	if (v->voucher->flaw) {
		buf_addf(out, lang_text(lang, "it %s"), lang_text(lang, v->voucher->flaw));
		return true;
	}
	for (size_t i = 0; i < VOUCHER_COLUMNS; i++) {
		bool odd = columns[i].bit == VOUCHER_EXPIRES && !v->has_end;
		if (!odd && !(v->voucher->bad & columns[i].bit))
			continue;
		buf_add_chars(out, separator);
		buf_addf(out,
			 lang_text(lang, is_number(columns[i].kind)
					     ? N_("%s is not a number that can be read")
					 : odd ? N_("%s is not a time that can be read")
					       : N_("%s is not there exactly once")),
			 columns[i].name);
		separator = lang_text_in(lang, "between two of a list", ", ");
	}
	return *separator != '\0';
}
