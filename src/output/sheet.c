/* SPDX-License-Identifier: MIT */
/* Writes cells for spreadsheets without formulas. */
#include "output/sheet.h"

#include <string.h>

#include "base/attr.h"
#include "base/money.h"
#include "base/text.h"
#include "base/utf8.h"

/* True for blanks and invisible characters, which a spreadsheet may drop before it looks for a
 * formula. */
static bool is_dropped(struct sl one, uint32_t cp)
{
	static const uint32_t blanks[] = {' ', 0xA0, 0x1680, 0x202F, 0x205F, 0x3000};
	struct glyph g;
	for (size_t i = 0; i < COUNT_OF(blanks); i++)
		if (cp == blanks[i])
			return true;
	if (cp >= 0x2000 && cp <= 0x200B)
		return true;
	return text_next(&one, &g) && g.cp[0] != cp;
}

/* True for the signs that begin a formula, and for their full-width, small and mathematical forms.
 */
static bool begins_formula(uint32_t cp)
{
	static const uint32_t signs[] = {'=',    '+',    '-',    '@',    0xFF1D, 0xFF0B, 0xFF0D,
					 0xFF20, 0xFE66, 0xFE62, 0xFE63, 0xFE6B, 0x2212};
	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (cp == signs[i])
			return true;
	return false;
}

/* A lone sign, as Arrears always is, and a number compute nothing. */
static bool is_formula(struct sl text)
{
	int64_t number;
	uint32_t cp;
	if (text.n <= 1 || money_parse(text, &number))
		return false;
	while (text.n) {
		size_t n = utf8_read(text, &cp);
		if (begins_formula(cp))
			return true;
		if (!is_dropped(sl_take(text, n), cp))
			return false;
		text = sl_drop(text, n);
	}
	return false;
}

static bool is_guarded(struct sl text)
{
	return (text.n && (text.p[0] == '\'' || (unsigned char)text.p[0] < ' ')) ||
	       is_formula(text);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* True if the text has a digit and nothing but ASCII digits and others. */
static bool is_of(struct sl text, const char *others)
{
	bool has_digit = false;
	for (size_t i = 0; i < text.n; i++) {
		if (!is_digit(text.p[i]) && (!text.p[i] || !strchr(others, text.p[i])))
			return false;
		has_digit = has_digit || is_digit(text.p[i]);
	}
	return has_digit;
}

/* True for texts such as "Mar 5" and "dec-1999". */
static bool begins_with_month(struct sl text)
{
	static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	bool found = false;
	for (size_t i = 0; i + 3 < sizeof months && text.n > 3; i += 3)
		found = found || sl_equal_nocase(sl_take(text, 3), (struct sl){months + i, 3});
	for (size_t i = 3; i < text.n && found; i++)
		if (is_digit(text.p[i]))
			return true;
	return false;
}

/* True for texts that Excel replaces when it opens a file: long numbers lose digits, leading zeros
 * go, "1-2" becomes a date. */
static bool is_replaced_by_excel(struct sl text)
{
	text = sl_trim(text);
	return (text.n && is_digit(text.p[0])) || is_of(text, " .,:/%$()-") ||
	       begins_with_month(text) || sl_equal_nocase(text, SL("true")) ||
	       sl_equal_nocase(text, SL("false"));
}

static size_t count_backslashes(struct sl text)
{
	size_t n = 0;
	while (n < text.n && text.p[n] == '\\')
		n++;
	return n;
}

/* Adds the character at the front of text as CSV; returns the bytes taken. */
static size_t add_csv_char(struct sl text, struct buf *out)
{
	uint32_t cp, next = 0;
	size_t run = count_backslashes(text), n = utf8_read(sl_drop(text, run), &cp);
	if (run) {
		next = n ? cp : 0;
		bool doubled = n && (next == 'u' || (text_acts(next) && next != '\n'));
		for (size_t i = 0; i < (doubled ? 2 * run : run); i++)
			buf_add_byte(out, '\\');
		return run;
	}
	if (text_acts(cp) && cp != '\n')
		buf_addf(out, "\\u%04x", (unsigned)cp);
	else if (cp == '"')
		buf_add_chars(out, "\"\"");
	else
		buf_add(out, sl_take(text, n));
	return n;
}

static bool is_quoted(struct sl text)
{
	bool quoted = text.n && (text.p[0] == ' ' || text.p[text.n - 1] == ' ');
	for (size_t i = 0; i < text.n && !quoted; i++)
		quoted = text.p[i] && strchr("\",;|\t\n\r", text.p[i]);
	return quoted;
}

static void add_csv_cell(struct sl text, bool excel, struct buf *out)
{
	bool guarded = is_guarded(text), kept = excel && !guarded && is_replaced_by_excel(text);
	bool quoted = guarded || kept || is_quoted(text);
	if (quoted)
		buf_add_byte(out, '"');
	if (guarded)
		buf_add_byte(out, '\'');
	while (text.n)
		text = sl_drop(text, add_csv_char(text, out));
	if (kept)
		buf_add_byte(out, '\t');
	if (quoted)
		buf_add_byte(out, '"');
}

void sheet_add_csv(struct sl text, struct buf *out)
{
	add_csv_cell(text, false, out);
}

void sheet_add_excel(struct sl text, struct buf *out)
{
	add_csv_cell(text, true, out);
}

void sheet_add_tsv(struct sl text, struct buf *out)
{
	/* A quote at the beginning would join the cells that follow. */
	if (is_guarded(text) || (text.n && text.p[0] == '"'))
		buf_add_byte(out, '\'');
	while (text.n) {
		static const char special[] = "\t\n\r\\", names[] = "tnr\\";
		uint32_t cp;
		size_t n = utf8_read(text, &cp);
		const char *at = cp && cp < 0x80 ? strchr(special, (int)cp) : NULL;
		if (at)
			buf_addf(out, "\\%c", names[at - special]);
		else if (text_acts(cp))
			buf_addf(out, "\\u%04x", (unsigned)cp);
		else
			buf_add(out, sl_take(text, n));
		text = sl_drop(text, n);
	}
}

void sheet_add_readable(struct sl text, struct buf *out)
{
	if (is_formula(text) && !is_of(text, "+-. ()/"))
		buf_add_byte(out, '\'');
	buf_add(out, text);
}
