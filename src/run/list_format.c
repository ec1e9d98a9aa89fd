/* SPDX-License-Identifier: MIT */
#include "run/list_format.h"

#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "base/utf8.h"

#include "codec/json.h"

#include "list_table.h"

const enum customer_field list_all_fields[CUSTOMER_FIELDS] = {
    FIELD_CLIENT_UIN,    FIELD_NAME,   FIELD_REMAINING_CREDIT, FIELD_CREDIT,        FIELD_REMARK,
    FIELD_EMAIL,         FIELD_MOBILE, FIELD_ASSOCIATION_TIME, FIELD_RECENT_EXPIRY, FIELD_TYPE,
    FIELD_IDENTIFY_TYPE, FIELD_FORCE,  FIELD_ARREARS};

/* One code point that the gate would change, as JSON escapes it (RFC 8259 7). */
static void add_escape(uint32_t cp, struct buf *out)
{
	if (cp > 0xFFFF)
		buf_addf(out, "\\u%04x\\u%04x", (unsigned)(0xD800 + ((cp - 0x10000) >> 10)),
			 (unsigned)(0xDC00 + ((cp - 0x10000) & 0x3FF)));
	else
		buf_addf(out, "\\u%04x", (unsigned)cp);
}

static bool is_shown_as_is(struct sl one, uint32_t cp)
{
	struct glyph g;
	return text_next(&one, &g) && g.cp[0] == cp;
}

/* For a terminal: still the same string to whoever parses it. */
static void add_json_visible(struct sl s, struct buf *out)
{
	buf_add_byte(out, '"');
	while (s.n) {
		uint32_t cp;
		size_t n = utf8_read(s, &cp);
		struct sl one = sl_take(s, n);
		if (!is_shown_as_is(one, cp))
			add_escape(cp, out);
		else if (cp == '"' || cp == '\\')
			buf_addf(out, "\\%c", (char)cp);
		else
			buf_add(out, one);
		s = sl_drop(s, n);
	}
	buf_add_byte(out, '"');
}

static void add_json_value(const struct list_format *f, const struct field *field, struct buf *out)
{
	switch (field->kind) {
	case FIELD_ABSENT:
	case FIELD_NULL: buf_add_chars(out, "null"); break;
	case FIELD_NUMBER: buf_add(out, field->text); break;
	case FIELD_TEXT:
	case FIELD_OTHER:
		if (f->terminal)
			add_json_visible(field->text, out);
		else
			json_write_string(out, field->text);
		break;
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
		add_json_value(f, &field, out);
		separator = ",";
	}
	buf_add_chars(out, *separator == '{' ? "{}" : "}");
}

/* Arrears is "-" everywhere: a lone sign computes nothing, nor does a number. */
static bool is_formula(const struct field *f)
{
	int64_t number;
	return f->text.n > 1 && memchr("=+-@\t\r", f->text.p[0], 6) != NULL &&
	       !money_parse(f->text, &number);
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

void list_begin(const struct list_format *f, struct buf *out)
{
	if (f->output == OUTPUT_JSON)
		buf_add_byte(out, '[');
	else if (f->output == OUTPUT_CSV || f->output == OUTPUT_TSV)
		add_header(f, out);
	else if (f->output == OUTPUT_TABLE)
		table_header(f, out);
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
	case OUTPUT_TABLE: table_row(f, c, out); break;
	}
}

void list_end(const struct list_format *f, bool any, struct buf *out)
{
	if (f->output == OUTPUT_JSON)
		buf_add_chars(out, any ? "\n]\n" : "]\n");
}
