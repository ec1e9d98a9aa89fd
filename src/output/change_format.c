/* SPDX-License-Identifier: MIT */
/* Writes what changed for people and for programs. */
#include "output/change_format.h"

#include <inttypes.h>

#include "base/attr.h"
#include "base/money.h"
#include "base/text.h"

#include "codec/json.h"

#include "output/output_column.h"
#include "snapshot/since.h"

#define GAP      2
#define CELL_MAX 120

/* Adds the words for the classes of a change, for people. */
static void add_class_words(const struct change_format *f, const struct change *c, struct buf *out)
{
	const char *before = "";
	for (int i = 0; i < CHANGE_CLASSES; i++) {
		if (!(c->classes & CHANGE_BIT(i)))
			continue;
		buf_addf(out, "%s%s", before, TC_(f, "change", change_name((enum change_class)i)));
		before = TC_(f, "between two of a list", ", ");
	}
}

/* Adds the names of the classes of a change; in JSON each is a string. */
static void add_classes(const struct change *c, bool json, const char *separator, struct buf *out)
{
	const char *before = "";
	for (int i = 0; i < CHANGE_CLASSES; i++) {
		if (!(c->classes & CHANGE_BIT(i)))
			continue;
		const char *name = change_name((enum change_class)i);
		buf_add_chars(out, before);
		if (json)
			json_write_string(out, sl_from(name));
		else
			buf_add_chars(out, name);
		before = separator;
	}
}

static void add_amount(int64_t amount, bool known, enum money_style style, bool sign,
		       struct buf *out)
{
	char text[MONEY_CHARS];
	if (!known)
		return;
	money_print(amount, style, true, text);
	buf_addf(out, "%s%s", sign && amount > 0 ? "+" : "", text);
}

/* An amount of a snapshot in micro-dollars, for programs. */
static void add_held(const struct snapshot_row *r, uint32_t which, struct buf *out)
{
	bool known = r && (r->known & which);
	add_amount(!known                  ? 0
		   : which == KNOWN_CREDIT ? r->credit
					   : r->remaining,
		   known, MONEY_PLAIN, false, out);
}

static void add_uin(const struct change *c, struct buf *out)
{
	buf_addf(out, "%" PRIu64, c->uin);
}

static void add_status(const struct snapshot_row *r, enum credit_status s, struct buf *out)
{
	if (r)
		buf_add_chars(out, credit_status_name(s));
}

/* The columns for programs. */
enum column {
	COLUMN_UIN,
	COLUMN_CHANGES,
	COLUMN_STATUS_BEFORE,
	COLUMN_STATUS_AFTER,
	COLUMN_CREDIT_BEFORE,
	COLUMN_CREDIT_AFTER,
	COLUMN_REMAINING_BEFORE,
	COLUMN_REMAINING_AFTER,
	COLUMN_CREDIT_CHANGE,
	COLUMN_REMAINING_CHANGE,
	COLUMN_USED_CHANGE,
	COLUMNS
};

static const char *const column_names[COLUMNS] = {
    [COLUMN_UIN] = NC_("head of a column", "ClientUin"),
    [COLUMN_CHANGES] = NC_("head of a column", "Changes"),
    [COLUMN_STATUS_BEFORE] = NC_("head of a column", "StatusBefore"),
    [COLUMN_STATUS_AFTER] = NC_("head of a column", "StatusAfter"),
    [COLUMN_CREDIT_BEFORE] = NC_("head of a column", "CreditBefore"),
    [COLUMN_CREDIT_AFTER] = NC_("head of a column", "CreditAfter"),
    [COLUMN_REMAINING_BEFORE] = NC_("head of a column", "RemainingCreditBefore"),
    [COLUMN_REMAINING_AFTER] = NC_("head of a column", "RemainingCreditAfter"),
    [COLUMN_CREDIT_CHANGE] = NC_("head of a column", "CreditChange"),
    [COLUMN_REMAINING_CHANGE] = NC_("head of a column", "RemainingCreditChange"),
    [COLUMN_USED_CHANGE] = NC_("head of a column", "UsedChange"),
};

/* Adds the text of a column; nothing if it is not known. */
static void add_column(const struct change *c, enum column column, struct buf *out)
{
	switch (column) {
	case COLUMN_UIN: add_uin(c, out); break;
	case COLUMN_CHANGES: add_classes(c, false, " ", out); break;
	case COLUMN_STATUS_BEFORE: add_status(c->before, c->from, out); break;
	case COLUMN_STATUS_AFTER: add_status(c->after, c->to, out); break;
	case COLUMN_CREDIT_BEFORE: add_held(c->before, KNOWN_CREDIT, out); break;
	case COLUMN_CREDIT_AFTER: add_held(c->after, KNOWN_CREDIT, out); break;
	case COLUMN_REMAINING_BEFORE: add_held(c->before, KNOWN_REMAINING, out); break;
	case COLUMN_REMAINING_AFTER: add_held(c->after, KNOWN_REMAINING, out); break;
	case COLUMN_CREDIT_CHANGE:
		add_amount(c->credit, c->has_amounts, MONEY_PLAIN, false, out);
		break;
	case COLUMN_REMAINING_CHANGE:
		add_amount(c->remaining, c->has_amounts, MONEY_PLAIN, false, out);
		break;
	case COLUMN_USED_CHANGE:
		add_amount(c->used, c->has_amounts, MONEY_PLAIN, false, out);
		break;
	case COLUMNS: break;
	}
}

static void add_json_value(const struct change *c, enum column column, struct buf *out)
{
	bool text = column == COLUMN_STATUS_BEFORE || column == COLUMN_STATUS_AFTER;
	size_t before = out->n;
	if (column == COLUMN_CHANGES) {
		buf_add_byte(out, '[');
		add_classes(c, true, ",", out);
		buf_add_byte(out, ']');
		return;
	}
	if (text)
		buf_add_byte(out, '"');
	add_column(c, column, out);
	if (out->n == before + text) {
		buf_drop_end(out, text);
		buf_add_chars(out, "null");
	} else if (text)
		buf_add_byte(out, '"');
}

static void add_json(const struct change *c, struct buf *out)
{
	for (int i = 0; i < COLUMNS; i++) {
		buf_addf(out, "%s\"%s\":", i ? "," : "{", column_names[i]);
		add_json_value(c, (enum column)i, out);
	}
	buf_add_byte(out, '}');
}

static bool is_tsv(const struct change_format *f)
{
	return f->output == OUTPUT_TSV;
}

/* No text of these columns needs quotation marks. */
static void add_record(const struct change_format *f, const struct change *c, struct buf *out)
{
	for (int i = 0; i < COLUMNS; i++) {
		buf_add_chars(out, i == 0 ? "" : is_tsv(f) ? "\t" : ",");
		add_column(c, (enum column)i, out);
	}
	buf_add_chars(out, is_tsv(f) ? "\n" : "\r\n");
}

static void add_record_heads(const struct change_format *f, struct buf *out)
{
	for (int i = 0; i < COLUMNS; i++)
		buf_addf(out, "%s%s",
			 i == 0      ? ""
			 : is_tsv(f) ? "\t"
				     : ",",
			 output_head(f->heads, column_names[i]));
	buf_add_chars(out, is_tsv(f) ? "\n" : "\r\n");
}

/* The columns for people; numbers are aligned at their ends. */
static const struct {
	const char *head;
	bool number;
} shown[CHANGE_FORMAT_SHOWN] = {
    {NC_("head of a column", "UIN"), true},       {NC_("head of a column", "Status"), false},
    {NC_("head of a column", "Remaining"), true}, {NC_("head of a column", "Remaining +-"), true},
    {NC_("head of a column", "Used +-"), true},   {NC_("head of a column", "Credit +-"), true},
    {NC_("head of a column", "Changes"), false}};

static void add_status_change(const struct change_format *f, const struct change *c,
			      struct buf *out)
{
	bool both = c->before && c->after && c->from != c->to;
	buf_add_chars(out, credit_status_name(c->before ? c->from : c->to));
	if (both)
		buf_addf(out, "%s%s", f->ascii ? " -> " : " → ", credit_status_name(c->to));
}

static void add_shown(const struct change_format *f, const struct change *c, int column,
		      struct buf *out)
{
	const struct snapshot_row *now = c->after ? c->after : c->before;
	bool known = now && (now->known & KNOWN_REMAINING);
	switch (column) {
	case 0: add_uin(c, out); break;
	case 1: add_status_change(f, c, out); break;
	case 2: add_amount(known ? now->remaining : 0, known, MONEY_CENTS, false, out); break;
	case 3: add_amount(c->remaining, c->has_amounts, MONEY_CENTS, true, out); break;
	case 4: add_amount(c->used, c->has_amounts, MONEY_CENTS, true, out); break;
	case 5: add_amount(c->credit, c->has_amounts, MONEY_CENTS, true, out); break;
	case 6: add_class_words(f, c, out); break;
	}
}

static void add_cell(const struct change_format *f, int column, struct sl text, struct buf *out)
{
	bool last = column == CHANGE_FORMAT_SHOWN - 1;
	int blanks = f->widths[column] - text_width(text);
	buf_addf(out, "%*s", column ? GAP : 0, "");
	if (shown[column].number && blanks > 0)
		buf_addf(out, "%*s", blanks, "");
	buf_add(out, text);
	if (!shown[column].number && blanks > 0 && !last)
		buf_addf(out, "%*s", blanks, "");
}

static void add_table_row(const struct change_format *f, const struct change *c, struct buf *out)
{
	struct buf cell;
	buf_init(&cell, CELL_MAX);
	for (int i = 0; i < CHANGE_FORMAT_SHOWN; i++) {
		buf_clear(&cell);
		add_shown(f, c, i, &cell);
		add_cell(f, i, buf_sl(&cell), out);
	}
	buf_add_byte(out, '\n');
	buf_release(&cell);
}

static void add_table_heads(const struct change_format *f, struct buf *out)
{
	for (int i = 0; i < CHANGE_FORMAT_SHOWN; i++)
		add_cell(f, i, sl_from(output_head(f->heads, shown[i].head)), out);
	buf_add_byte(out, '\n');
}

void change_format_measure(struct change_format *f, const struct change *c)
{
	struct buf cell;
	buf_init(&cell, CELL_MAX);
	for (int i = 0; i < CHANGE_FORMAT_SHOWN; i++) {
		buf_clear(&cell);
		add_shown(f, c, i, &cell);
		int width = text_width(buf_sl(&cell)),
		    head = text_width(sl_from(output_head(f->heads, shown[i].head)));
		if (width < head)
			width = head;
		if (f->widths[i] < width)
			f->widths[i] = width;
	}
	buf_release(&cell);
}

static void add_summary(const struct change_format *f, const struct changes *all, struct buf *out)
{
	char before[SINCE_BYTES], after[SINCE_BYTES], n[MONEY_CHARS];
	const char *separator = "";
	since_print(f->before_s, before);
	since_print(f->after_s, after);
	buf_addf(out, T_(f, "From %s to %s (UTC+8): "), before, after);
	for (int i = 0; i < CHANGE_CLASSES; i++) {
		if (all->counts[i] == 0)
			continue;
		count_print(all->counts[i], n);
		buf_addf(out, "%s%s %s", separator, n,
			 TC_(f, "change", change_name((enum change_class)i)));
		separator = TC_(f, "between two of a list", ", ");
	}
	buf_add_chars(out, all->n == 0 ? T_(f, "no changes\n") : "\n");
}

/* "2026-11-01T09:30:05+08:00" */
static void add_json_time(const char *name, int64_t unix_s, struct buf *out)
{
	char text[SINCE_BYTES];
	since_print(unix_s, text);
	buf_addf(out, "\"%s\":\"%.10sT%s+08:00\",", name, text, text + 11);
}

static void add_json_head(const struct change_format *f, const struct changes *all, struct buf *out)
{
	buf_add_byte(out, '{');
	add_json_time("Since", f->before_s, out);
	add_json_time("Until", f->after_s, out);
	buf_add_chars(out, "\"Counts\":{");
	for (int i = 0; i < CHANGE_CLASSES; i++)
		buf_addf(out, "%s\"%s\":%zu", i ? "," : "", change_name((enum change_class)i),
			 all->counts[i]);
	buf_add_chars(out, "},\"Changes\":[");
}

void change_format_begin(const struct change_format *f, const struct changes *all, bool any,
			 struct buf *out)
{
	switch (f->output) {
	case OUTPUT_JSON: add_json_head(f, all, out); break;
	case OUTPUT_JSONL: break;
	case OUTPUT_CSV:
	case OUTPUT_TSV: add_record_heads(f, out); break;
	case OUTPUT_AUTO:
	case OUTPUT_TABLE:
		add_summary(f, all, out);
		if (any)
			add_table_heads(f, out);
		break;
	}
}

void change_format_change(const struct change_format *f, const struct change *c, bool first,
			  struct buf *out)
{
	switch (f->output) {
	case OUTPUT_JSON:
		buf_add_chars(out, first ? "\n" : ",\n");
		add_json(c, out);
		break;
	case OUTPUT_JSONL:
		add_json(c, out);
		buf_add_byte(out, '\n');
		break;
	case OUTPUT_CSV:
	case OUTPUT_TSV: add_record(f, c, out); break;
	case OUTPUT_AUTO:
	case OUTPUT_TABLE: add_table_row(f, c, out); break;
	}
}

void change_format_end(const struct change_format *f, bool any, struct buf *out)
{
	if (f->output == OUTPUT_JSON)
		buf_addf(out, "%s]}\n", any ? "\n" : "");
}
