/* SPDX-License-Identifier: MIT */
/* Cells: none is run, split or joined, and each gives its text back. */

#include "base/attr.h"
#include "base/text.h"
#include "base/utf8.h"

#include "output/sheet.h"
#include "test.h"

#define TEXTS 20000

static void csv_is(const char *text, const char *want)
{
	struct buf out;
	buf_init(&out, 4096);
	sheet_add_csv(sl_from(text), &out);
	buf_add_byte(&out, '\0');
	assert_string_equal(out.p, want);
	buf_release(&out);
}

static void excel_is(const char *text, const char *want)
{
	struct buf out;
	buf_init(&out, 4096);
	sheet_add_excel(sl_from(text), &out);
	buf_add_byte(&out, '\0');
	assert_string_equal(out.p, want);
	buf_release(&out);
}

static void readable_is(const char *text, const char *want)
{
	struct buf out;
	buf_init(&out, 4096);
	sheet_add_readable(sl_from(text), &out);
	buf_add_byte(&out, '\0');
	assert_string_equal(out.p, want);
	buf_release(&out);
}

static void tsv_is(const char *text, const char *want)
{
	struct buf out;
	buf_init(&out, 4096);
	sheet_add_tsv(sl_from(text), &out);
	buf_add_byte(&out, '\0');
	assert_string_equal(out.p, want);
	buf_release(&out);
}

TEST(plain_texts_stay)
{
	static const char *const texts[] = {"",       "Acme", "-",    "=",
					    "-12.50", "a=b",  "it's", "\xe8\x87\xba"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		csv_is(texts[i], texts[i]);
		tsv_is(texts[i], texts[i]);
	}
}

TEST(a_formula_is_quoted_after_any_leading_character)
{
	static const char *const before[] = {
	    "", " ", "\xc2\xa0", "\xe3\x80\x80", "\xe2\x80\x8b", "\xef\xbb\xbf", "  \xe2\x80\x8b "};
	static const char *const signs[] = {
	    "=", "+", "-", "@", "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"};
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
			char text[60], want[70];
			snprintf(text, sizeof text, "%s%sSUM(1)", before[i], signs[k]);
			snprintf(want, sizeof want, "\"'%s\"", text);
			csv_is(text, want);
			snprintf(want, sizeof want, "'%s", text);
			tsv_is(text, want);
		}
	csv_is("=A", "\"'=A\"");
	tsv_is("@A", "'@A");
	csv_is("\n=1", "\"'\n=1\"");
	csv_is("\r=1", "\"'\\u000d=1\"");
	csv_is("\t=1", "\"'\\u0009=1\"");
	tsv_is("\n=1", "'\\n=1");
	tsv_is("\r=1", "'\\r=1");
	tsv_is("\t=1", "'\\t=1");
}

TEST(a_guard_and_an_apostrophe_that_was_sent_differ)
{
	csv_is("=1+1", "\"'=1+1\"");
	csv_is("'=1+1", "\"''=1+1\"");
	tsv_is("=1+1", "'=1+1");
	tsv_is("'=1+1", "''=1+1");
	csv_is("'", "\"''\"");
}

TEST(a_separator_within_a_cell_is_quoted)
{
	csv_is("a;b", "\"a;b\"");
	csv_is("a,b", "\"a,b\"");
	csv_is("a\tb", "\"a\\u0009b\"");
	csv_is("a\"b", "\"a\"\"b\"");
	csv_is("a\nb", "\"a\nb\"");
	csv_is(" a", "\" a\"");
	tsv_is("\"a\"", "'\"a\"");
	tsv_is("a\tb", "a\\tb");
}

TEST(excel_keeps_texts_that_look_like_numbers)
{
	static const char *const replaced[] = {"200019001234", "18446744073709551615",
					       "0042",         "1E5",
					       "1-2",          "3/4",
					       "2026-11-30",   "3月1日",
					       "$5",           "(5)",
					       ".5",           "-5",
					       "Mar 5",        "DEC-1999",
					       "sep1",         "TRUE",
					       "false",        "7 Seas"};
	static const char *const kept[] = {"",          "-",    "Acme",  "Acme 2000", "Marvel",
					   "true love", "上海", "a@b.c", "(a)"};
	for (size_t i = 0; i < COUNT_OF(replaced); i++) {
		char want[60];
		snprintf(want, sizeof want, "\"%s\t\"", replaced[i]);
		excel_is(replaced[i], want);
		csv_is(replaced[i], replaced[i]);
	}
	for (size_t i = 0; i < COUNT_OF(kept); i++)
		excel_is(kept[i], kept[i]);
	excel_is(" 12", "\" 12\t\"");
	/* What has the guard is a text already. */
	excel_is("+65 8123 0014", "\"'+65 8123 0014\"");
	excel_is("=1+1", "\"'=1+1\"");
}

TEST(what_people_read_has_an_apostrophe_only_before_formulas)
{
	static const char *const same[] = {
	    "+65 8123 0014", "+1 (555) 010-9999", "-12.50", "-",   "'s",
	    "\"a\"",         "C:\\users",         "",       "Acme"};
	for (size_t i = 0; i < COUNT_OF(same); i++)
		readable_is(same[i], same[i]);
	readable_is("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")");
	readable_is("  @SUM(1)", "'  @SUM(1)");
	readable_is("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0");
}

TEST(controls_are_written_out)
{
	csv_is("a\x1b[31m", "a\\u001b[31m");
	csv_is("a\\\x1b", "a\\\\\\u001b");
	csv_is("C:\\dir", "C:\\dir");
	csv_is("C:\\users", "C:\\\\users");
	tsv_is("a\x1b\xe2\x80\xae", "a\\u001b\\u202e");
}

static int hex_at(const char *p)
{
	int n = 0;
	for (int i = 0; i < 4; i++)
		n = n * 16 + sl_hex_digit(p[i]);
	return n;
}

static void add_char(uint32_t cp, struct buf *out)
{
	char bytes[UTF8_MAX_BYTES];
	buf_add(out, (struct sl){bytes, utf8_write(cp, bytes)});
}

/* The rule of the manual, the other way. */
static void read_csv(struct sl cell, struct buf *out)
{
	struct buf open;
	buf_init(&open, 4096);
	if (cell.n && cell.p[0] == '"') {
		assert_int_equal(cell.p[cell.n - 1], '"');
		cell = (struct sl){cell.p + 1, cell.n - 2};
	}
	for (size_t i = 0; i < cell.n; i++) {
		buf_add_byte(&open, cell.p[i]);
		i += cell.p[i] == '"';
	}
	struct sl rest = buf_sl(&open);
	if (rest.n && rest.p[rest.n - 1] == '\t')
		rest.n--;
	if (rest.n && rest.p[0] == '\'')
		rest = sl_drop(rest, 1);
	while (rest.n) {
		size_t run = 0;
		while (run < rest.n && rest.p[run] == '\\')
			run++;
		bool u = run && run < rest.n && rest.p[run] == 'u';
		for (size_t i = 0; i < (u ? run / 2 : run); i++)
			buf_add_byte(out, '\\');
		rest = sl_drop(rest, run);
		if (u && run % 2) {
			add_char((uint32_t)hex_at(rest.p + 1), out);
			rest = sl_drop(rest, 5);
		} else if (rest.n) {
			buf_add_byte(out, rest.p[0]);
			rest = sl_drop(rest, 1);
		}
	}
	buf_release(&open);
}

static void read_tsv(struct sl cell, struct buf *out)
{
	if (cell.n && cell.p[0] == '\'')
		cell = sl_drop(cell, 1);
	while (cell.n) {
		size_t n = 1;
		if (cell.p[0] == '\\' && cell.p[1] == 'u') {
			add_char((uint32_t)hex_at(cell.p + 2), out);
			n = 6;
		} else if (cell.p[0] == '\\') {
			buf_add_byte(out, "\t\n\r\\"[strchr("tnr\\", cell.p[1]) - "tnr\\"]);
			n = 2;
		} else {
			buf_add_byte(out, cell.p[0]);
		}
		cell = sl_drop(cell, n);
	}
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* Of what makes trouble, and of any other character. */
static void add_random(uint32_t *seed, struct buf *out)
{
	static const uint32_t odd[] = {'\'', '=',    '"',    '\\',   'u',    ' ',    ';',
				       ',',  '\t',   '\n',   '\r',   '0',    0x1B,   0x7F,
				       0x9B, 0x202E, 0x200B, 0xFEFF, 0x3000, 0xFF1D, 'a'};
	uint32_t n = 1 + next_random(seed) % 8;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t cp = 1 + next_random(seed) % 0x2FFFF;
		if (next_random(seed) % 8)
			cp = odd[next_random(seed) % (sizeof odd / sizeof *odd)];
		add_char(cp >= 0xD800 && cp < 0xE000 ? 'x' : cp, out);
	}
}

/* In CSV line feeds may stay, and for Excel a tab at the end is added. */
static void holds_no_control(struct sl s, bool lines)
{
	if (lines && s.n > 1 && s.p[s.n - 1] == '"' && s.p[s.n - 2] == '\t')
		s.n -= 2;
	while (s.n) {
		uint32_t cp;
		size_t n = utf8_read(s, &cp);
		if (text_acts(cp) && !(lines && cp == '\n'))
			fail_msg("U+%04X in a cell", (unsigned)cp);
		s = sl_drop(s, n);
	}
}

TEST(every_text_comes_back)
{
	static const struct {
		void (*add)(struct sl, struct buf *), (*read)(struct sl, struct buf *);
	} forms[] = {
	    {sheet_add_csv, read_csv}, {sheet_add_excel, read_csv}, {sheet_add_tsv, read_tsv}};
	struct buf text, cell, again;
	uint32_t seed = 20261130;
	buf_init(&text, 4096);
	buf_init(&cell, 4096);
	buf_init(&again, 4096);
	for (int i = 0; i < TEXTS; i++)
		for (size_t form = 0; form < COUNT_OF(forms); form++) {
			buf_clear(&cell);
			buf_clear(&again);
			if (form == 0) {
				buf_clear(&text);
				add_random(&seed, &text);
			}
			forms[form].add(buf_sl(&text), &cell);
			holds_no_control(buf_sl(&cell), forms[form].read == read_csv);
			forms[form].read(buf_sl(&cell), &again);
			if (!sl_equal(buf_sl(&text), buf_sl(&again)))
				fail_msg("%d: %.*s became %.*s", i, (int)text.n, text.p,
					 (int)cell.n, cell.p);
		}
	buf_release(&text);
	buf_release(&cell);
	buf_release(&again);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(plain_texts_stay),
	    cmocka_unit_test(a_formula_is_quoted_after_any_leading_character),
	    cmocka_unit_test(a_guard_and_an_apostrophe_that_was_sent_differ),
	    cmocka_unit_test(a_separator_within_a_cell_is_quoted),
	    cmocka_unit_test(excel_keeps_texts_that_look_like_numbers),
	    cmocka_unit_test(what_people_read_has_an_apostrophe_only_before_formulas),
	    cmocka_unit_test(controls_are_written_out),
	    cmocka_unit_test(every_text_comes_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
