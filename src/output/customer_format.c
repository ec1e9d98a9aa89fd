/* SPDX-License-Identifier: MIT */
/* Writes customers as JSON, CSV and TSV. */
#include "output/customer_format.h"

#include "base/text.h"
#include "base/utf8.h"

#include "codec/json.h"

#include "output/sheet.h"

#define GATED_MAX (4u << 20)

static const int all_columns[OUTPUT_COLUMNS] = {
    FIELD_CLIENT_UIN,    FIELD_NAME,   FIELD_REMAINING_CREDIT, FIELD_CREDIT,        FIELD_REMARK,
    FIELD_EMAIL,         FIELD_MOBILE, FIELD_ASSOCIATION_TIME, FIELD_RECENT_EXPIRY, FIELD_TYPE,
    FIELD_IDENTIFY_TYPE, FIELD_FORCE,  FIELD_ARREARS,
#define DERIVED(id, ...) DERIVED_##id,
#include "output/derived_column.def"
#undef DERIVED
};
const struct customer_format customer_format_all = {.columns = all_columns, .n = CUSTOMER_FIELDS};
const struct customer_format customer_format_derived = {.columns = all_columns,
							.n = OUTPUT_COLUMNS_AT_HAND};

/* Adds a code point that the gate would change, as a JSON escape (RFC 8259 7). */
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

/* Adds a string for a terminal; it parses to the same string. */
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

/* Adds JSON text. Only characters within its strings can need an escape for a terminal. */
static void add_json_text(const struct customer_format *r, struct sl s, struct buf *out)
{
	while (r->terminal && s.n) {
		uint32_t cp;
		size_t n = utf8_read(s, &cp);
		if (is_shown_as_is(sl_take(s, n), cp))
			buf_add(out, sl_take(s, n));
		else
			add_escape(cp, out);
		s = sl_drop(s, n);
	}
	buf_add(out, s);
}

static void add_json_value(const struct customer_format *r, const struct field *field,
			   struct buf *out)
{
	switch (field->kind) {
	case FIELD_ABSENT:
	case FIELD_BAD:
	case FIELD_TWICE:
	case FIELD_NULL: buf_add_chars(out, "null"); break;
	case FIELD_NUMBER: buf_add(out, field->text); break;
	case FIELD_OTHER: add_json_text(r, field->text, out); break;
	case FIELD_TEXT:
		if (r->terminal)
			add_json_visible(field->text, out);
		else
			json_write_string(out, field->text);
		break;
	}
}

/* Returns the column as a field; room holds the text of one that is derived. */
static struct field column_field(const struct customer_format *r, const struct customer *c,
				 int column, char room[MONEY_CHARS])
{
	if (!output_column_is_derived(column))
		return customer_field(c, (enum customer_field)column);
	struct output_basis basis = {&r->thresholds, r->burn, r->before};
	struct sl text = output_column_text(c, column, &basis, MONEY_PLAIN, room);
	enum field_kind known = output_column_is_number(column) ? FIELD_NUMBER : FIELD_TEXT;
	return (struct field){text.n ? known : FIELD_NULL, text};
}

void customer_format_json(const struct customer_format *r, const struct customer *c,
			  struct buf *out)
{
	const char *separator = "{";
	char room[MONEY_CHARS];
	for (size_t i = 0; i < r->n; i++) {
		struct field field = column_field(r, c, r->columns[i], room);
		if (field.kind == FIELD_ABSENT)
			continue;
		buf_addf(out, "%s\"%s\":", separator, output_column_name(r->columns[i]));
		add_json_value(r, &field, out);
		separator = ",";
	}
	buf_add_chars(out, *separator == '{' ? "{}" : "}");
}

void customer_format_document(struct sl text, struct buf *out)
{
	struct sl trimmed = sl_trim(text);
	bool is_json = trimmed.n && (trimmed.p[0] == '{' || trimmed.p[0] == '[');
	bool in_string = false, escaped = false;
	while (text.n) {
		uint32_t cp;
		size_t n = utf8_read(text, &cp);
		struct sl one = sl_take(text, n);
		if (is_json && in_string && !is_shown_as_is(one, cp))
			add_escape(cp, out);
		else if (cp == '\n' || is_shown_as_is(one, cp))
			buf_add(out, one);
		else if (cp == '\t')
			buf_add_byte(out, ' ');
		else if (cp != '\r')
			text_gate(one, out);
		in_string = cp == '"' && !escaped ? !in_string : in_string;
		escaped = cp == '\\' && !escaped;
		text = sl_drop(text, n);
	}
}

/* Returns the text, gated if it goes to a terminal. */
static struct sl gate_text(const struct customer_format *r, struct sl s, struct buf *gated)
{
	if (!r->terminal)
		return s;
	buf_clear(gated);
	text_gate(s, gated);
	return buf_sl(gated);
}

/* Tells columns of text from numbers and times, which Excel may understand as such. */
static bool is_text_column(int column)
{
	return column == FIELD_CLIENT_UIN || column == FIELD_NAME || column == FIELD_REMARK ||
	       column == FIELD_EMAIL || column == FIELD_MOBILE || column == FIELD_TYPE;
}

void customer_format_csv(const struct customer_format *r, const struct customer *c, struct buf *out)
{
	struct buf gated;
	char room[MONEY_CHARS];
	buf_init(&gated, GATED_MAX);
	for (size_t i = 0; i < r->n; i++) {
		struct field field = column_field(r, c, r->columns[i], room);
		if (i)
			buf_add_byte(out, ',');
		bool excel = r->excel && is_text_column(r->columns[i]);
		(excel ? sheet_add_excel : sheet_add_csv)(gate_text(r, field.text, &gated), out);
	}
	buf_add_chars(out, "\r\n");
	buf_release(&gated);
}

void customer_format_tsv(const struct customer_format *r, const struct customer *c, struct buf *out)
{
	struct buf gated;
	char room[MONEY_CHARS];
	buf_init(&gated, GATED_MAX);
	for (size_t i = 0; i < r->n; i++) {
		struct field field = column_field(r, c, r->columns[i], room);
		if (i)
			buf_add_byte(out, '\t');
		sheet_add_tsv(gate_text(r, field.text, &gated), out);
	}
	buf_add_byte(out, '\n');
	buf_release(&gated);
}

void customer_format_readable(const struct customer_format *r, const struct customer *c,
			      struct buf *out)
{
	struct buf gated;
	char room[MONEY_CHARS];
	buf_init(&gated, GATED_MAX);
	for (size_t i = 0; i < r->n; i++) {
		struct field field = column_field(r, c, r->columns[i], room);
		buf_clear(&gated);
		text_gate(field.text, &gated);
		if (i)
			buf_add_byte(out, '\t');
		sheet_add_readable(buf_sl(&gated), out);
	}
	buf_add_byte(out, '\n');
	buf_release(&gated);
}

static void add_heads(const struct customer_format *r, const char *separator, const char *end,
		      struct buf *out)
{
	for (size_t i = 0; i < r->n; i++)
		buf_addf(out, "%s%s", i ? separator : "",
			 output_column_head(r->columns[i], r->heads));
	buf_add_chars(out, end);
}

void customer_format_csv_heads(const struct customer_format *r, struct buf *out)
{
	add_heads(r, ",", "\r\n", out);
}

void customer_format_tsv_heads(const struct customer_format *r, struct buf *out)
{
	add_heads(r, "\t", "\n", out);
}
