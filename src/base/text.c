/* SPDX-License-Identifier: MIT */
/* Splits text into glyphs that are safe to draw; width, wrapping and case folding. */
#include "base/text.h"

#include <string.h>

#include <utf8proc.h>

#if UTF8PROC_VERSION_MAJOR * 100 + UTF8PROC_VERSION_MINOR < 205
#error tcpartner needs utf8proc 2.5 or later
#endif

#include "base/attr.h"
#include "base/mem.h"
#include "base/utf8.h"

#define ZWJ 0x200Du

static bool is_regional(uint32_t cp)
{
	return cp >= 0x1F1E6 && cp <= 0x1F1FF;
}

/* True for what is invisible by itself or unknown: controls, format characters (bidirectional
 * controls, joiners), line separators, surrogates, unassigned code points. */
static bool is_hidden(uint32_t cp)
{
	utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
	return c == UTF8PROC_CATEGORY_CC || c == UTF8PROC_CATEGORY_CF ||
	       c == UTF8PROC_CATEGORY_ZL || c == UTF8PROC_CATEGORY_ZP ||
	       c == UTF8PROC_CATEGORY_CS || c == UTF8PROC_CATEGORY_CN;
}

static bool is_mark(uint32_t cp)
{
	utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
	return c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_ME;
}

static bool is_variation_selector(uint32_t cp)
{
	return (cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xE0100 && cp <= 0xE01EF);
}

/* The vowels and final consonants of Hangul, which are drawn into the letter before them. */
static bool is_joining_jamo(uint32_t cp)
{
	return (cp >= 0x1160 && cp <= 0x11FF) || (cp >= 0xD7B0 && cp <= 0xD7FB);
}

/* The code point to draw for a base code point. */
static uint32_t visible_form(uint32_t cp)
{
	if (cp < 0x20)
		return 0x2400 + cp;
	if (cp == 0x7F)
		return 0x2421;
	if (is_regional(cp))
		return 'A' + (cp - 0x1F1E6);
	if (is_hidden(cp) || is_mark(cp) || is_variation_selector(cp) || is_joining_jamo(cp))
		return UTF8_REPLACEMENT;
	return cp;
}

static uint8_t width_of_base(uint32_t cp)
{
	return utf8proc_charwidth((utf8proc_int32_t)cp) == 2 ? 2 : 1;
}

static bool is_between(uint32_t cp, uint32_t first, uint32_t last)
{
	return cp - first <= last - first;
}

/*
 * The width of a character in ranges of Unicode where all characters have one width, are visible,
 * and never join their neighbours: the letters of most names, and what the program draws with.
 * 0 for characters that must be looked up.
 */
static uint8_t width_alone(uint32_t cp)
{
	if (cp >= 0x3041)
		return is_between(cp, 0x4E00, 0x9FEF) || is_between(cp, 0xAC00, 0xD7A3) ||
			       is_between(cp, 0x3041, 0x3096) || is_between(cp, 0x30A1, 0x30FE) ||
			       is_between(cp, 0xFF01, 0xFF60)
			   ? 2
			   : 0;
	return is_between(cp, 0x2500, 0x25FC) || is_between(cp, 0x2010, 0x2027) ||
	       is_between(cp, 0x2190, 0x2199) || is_between(cp, 0x2200, 0x22FF) ||
	       is_between(cp, 0xAE, 0x2AF) || is_between(cp, 0xA1, 0xA8) ||
	       is_between(cp, 0x3A3, 0x3FF) || is_between(cp, 0x391, 0x3A1);
}

int text_columns(uint32_t cp)
{
	uint8_t alone = width_alone(cp);
	if (alone)
		return alone;
	if (cp == 0 || is_mark(cp) || is_joining_jamo(cp))
		return 0;
	return is_hidden(cp) ? -1 : width_of_base(cp);
}

static bool is_symbol(uint32_t cp)
{
	utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
	return c == UTF8PROC_CATEGORY_SM || c == UTF8PROC_CATEGORY_SC ||
	       c == UTF8PROC_CATEGORY_SK || c == UTF8PROC_CATEGORY_SO;
}

/*
 * True for what is left out after base: joiners, selectors, a symbol after a joiner, the skin tone
 * of a symbol. A letter or spacing mark is never left out, although Unicode 15.1 joins Indic
 * letters too (UAX 29, GB9c).
 */
static bool is_trimming(uint32_t base, uint32_t cp, bool joined)
{
	bool tone = utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_SK;
	return is_hidden(cp) || is_variation_selector(cp) || (joined && is_symbol(cp)) ||
	       (tone && is_symbol(base));
}

/* Replacements take no followers, so that gated text passes the gate unchanged. */
static bool is_replacement(uint32_t cp)
{
	return cp == UTF8_REPLACEMENT || (cp >= 0x2400 && cp <= 0x2421);
}

/* Canonical composition (NFC): what was sent as letter and marks, or as jamo, is one character
 * where there is one, because terminals draw these better, and count their columns alike. */
static void compose_glyph(struct glyph *g, size_t n_cp)
{
	/* No character has more than four in its canonical decomposition. */
	utf8proc_int32_t cps[4 * GLYPH_MAX];
	char bytes[UTF8_MAX_BYTES * GLYPH_MAX];
	size_t n_bytes = 0;
	for (size_t i = 0; i < n_cp; i++)
		n_bytes += utf8_write(g->cp[i], bytes + n_bytes);
	const utf8proc_option_t nfc = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
	utf8proc_ssize_t n =
	    utf8proc_decompose((const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)n_bytes, cps,
			       (utf8proc_ssize_t)COUNT_OF(cps), nfc);
	if (n > 0 && n <= (utf8proc_ssize_t)COUNT_OF(cps))
		n = utf8proc_normalize_utf32(cps, n, nfc);
	if (n <= 0 || n > GLYPH_MAX)
		return;
	for (size_t i = 0; i < GLYPH_MAX; i++)
		g->cp[i] = i < (size_t)n ? (uint32_t)cps[i] : 0;
}

/* Takes the code points that follow in the same grapheme and keeps the marks that fit. Returns
 * their bytes. */
static size_t take_followers(struct sl s, uint32_t base, struct glyph *out)
{
	size_t n_cp = 1, taken = 0;
	utf8proc_int32_t state = 0, before = (utf8proc_int32_t)base;
	bool joined = false;
	/* ASCII never follows in a grapheme; most text takes this short way. */
	if (s.n == 0 || (unsigned char)s.p[0] < 0x80)
		return 0;
	/* Before 2.6, utf8proc reads only the state, which this first step sets. */
	utf8proc_grapheme_break_stateful('\n', before, &state);
	while (taken < s.n) {
		uint32_t cp;
		size_t n = utf8_read(sl_drop(s, taken), &cp);
		if (utf8proc_grapheme_break_stateful(before, (utf8proc_int32_t)cp, &state))
			break;
		bool drawn = is_mark(cp) || is_joining_jamo(cp);
		if (!drawn && !is_trimming(base, cp, joined))
			break;
		joined = joined || cp == ZWJ;
		if (drawn && !is_variation_selector(cp) && !joined && n_cp < GLYPH_MAX)
			out->cp[n_cp++] = cp;
		before = (utf8proc_int32_t)cp;
		taken += n;
	}
	if (n_cp > 1)
		compose_glyph(out, n_cp);
	return taken;
}

/* The width of a character that joins no neighbour, without utf8proc's tables; 0 to look it up. */
static uint8_t width_if_alone(uint32_t cp, struct sl rest)
{
	uint32_t next;
	uint8_t width = width_alone(cp);
	if (!width || rest.n == 0 || (unsigned char)rest.p[0] < 0x80)
		return width;
	utf8_read(rest, &next);
	return width_alone(next) ? width : 0;
}

/* True when all eight bytes are from 0x20 to 0x7E: then no byte borrows or carries. */
static bool are_plain(uint64_t eight)
{
	const uint64_t each = 0x0101010101010101u;
	return (((eight - each * 0x20) | eight | (eight + each)) & (each * 0x80)) == 0;
}

size_t text_plain(struct sl s, size_t most)
{
	uint64_t eight;
	size_t n = 0;
	most = most < s.n ? most : s.n;
	for (; most - n >= sizeof eight; n += sizeof eight) {
		memcpy(&eight, s.p + n, sizeof eight);
		if (!are_plain(eight))
			break;
	}
	while (n < most && s.p[n] >= 0x20 && s.p[n] < 0x7F)
		n++;
	/* The character after them may belong to the last one. */
	return n > 0 && n < s.n && (unsigned char)s.p[n] >= 0x80 ? n - 1 : n;
}

bool text_next(struct sl *rest, struct glyph *out)
{
	uint32_t cp;
	if (rest->n == 0)
		return false;
	*out = (struct glyph){0};
	if (text_plain(*rest, 1)) {
		out->cp[0] = (unsigned char)rest->p[0];
		out->width = 1;
		out->bytes = 1;
		*rest = sl_drop(*rest, 1);
		return true;
	}
	size_t n = utf8_read(*rest, &cp);
	out->width = width_if_alone(cp, sl_drop(*rest, n));
	if (out->width) {
		out->cp[0] = cp;
		out->bytes = (uint32_t)n;
		*rest = sl_drop(*rest, n);
		return true;
	}
	out->cp[0] = visible_form(cp);
	/* A regional indicator was replaced and takes no followers: flags become their letters. */
	if (out->cp[0] == cp && !is_replacement(cp))
		n += take_followers(sl_drop(*rest, n), cp, out);
	out->width = width_of_base(out->cp[0]);
	out->bytes = (uint32_t)n;
	*rest = sl_drop(*rest, n);
	return true;
}

int text_width(struct sl s)
{
	struct glyph g;
	size_t plain = text_plain(s, s.n);
	int cols = (int)plain;
	s = sl_drop(s, plain);
	while (text_next(&s, &g))
		cols += g.width;
	return cols;
}

size_t text_fit(struct sl s, int cols, int *used)
{
	struct glyph g;
	size_t bytes = text_plain(s, cols > 0 ? (size_t)cols : 0);
	*used = (int)bytes;
	s = sl_drop(s, bytes);
	while (text_next(&s, &g) && *used + g.width <= cols) {
		*used += g.width;
		bytes += g.bytes;
	}
	return bytes;
}

static bool is_digit_at(struct sl s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

/* Returns the bytes of the minus sign that ends at `at`, 0 if there is none. A hyphen within a word
 * is no sign. */
static size_t measure_minus_before(struct sl s, size_t at)
{
	static const char minus[] = "\xE2\x88\x92";
	size_t n = sizeof minus - 1;
	if (at >= n && memcmp(s.p + at - n, minus, n) == 0)
		return n;
	return at >= 1 && s.p[at - 1] == '-' && (at == 1 || s.p[at - 2] == ' ') ? 1 : 0;
}

/* Returns where the number begins that a cut at `at` would touch; `at` if it touches none. */
static size_t find_cut_number(struct sl s, size_t at)
{
	size_t from = at;
	bool separated = at >= 2 && (s.p[at - 1] == ',' || s.p[at - 1] == '.');
	if (separated && is_digit_at(s, at - 2))
		from--;
	while (from > 0 &&
	       (is_digit_at(s, from - 1) || (from >= 2 && from < at && is_digit_at(s, from) &&
					     (s.p[from - 1] == ',' || s.p[from - 1] == '.'))))
		from--;
	return is_digit_at(s, from) ? from - measure_minus_before(s, from) : at;
}

size_t text_fit_whole(struct sl s, int cols, int *used)
{
	size_t fit = text_fit(s, cols, used);
	size_t from = fit < s.n ? find_cut_number(s, fit) : fit;
	return from == fit ? fit : text_fit(sl_take(s, from), cols, used);
}

size_t text_before(struct sl s, size_t at)
{
	struct sl rest = sl_take(s, at);
	struct glyph g = {0};
	size_t start = 0;
	while (text_next(&rest, &g))
		if (rest.n)
			start += g.bytes;
	return start;
}

void text_gate(struct sl s, struct buf *out)
{
	struct glyph g;
	while (text_next(&s, &g))
		for (size_t i = 0; i < GLYPH_MAX && g.cp[i]; i++) {
			char bytes[UTF8_MAX_BYTES];
			buf_add(out, (struct sl){bytes, utf8_write(g.cp[i], bytes)});
		}
}

bool text_acts(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x061C || cp == 0x200E ||
	       cp == 0x200F || (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

/* The bytes of an ideograph or whole Hangul syllable at the front, which folding leaves alone and
 * composition never joins; 0 for anything else. */
static size_t skip_unfolding(struct sl s)
{
	uint32_t cp;
	size_t n = utf8_read(s, &cp);
	bool ideograph = cp >= 0x4E00 && cp <= 0x9FFF, syllable = cp >= 0xAC00 && cp <= 0xD7A3;
	return n == 3 && (ideograph || syllable) ? n : 0;
}

static bool is_simple(struct sl s)
{
	for (size_t i = 0, n; i < s.n; i += n) {
		n = (unsigned char)s.p[i] < 0x80 ? 1 : skip_unfolding(sl_drop(s, i));
		if (n == 0)
			return false;
	}
	return true;
}

/* Folds ASCII letters in place: no byte of a longer character is one. */
static void fold_simple(struct sl s, struct buf *out)
{
	size_t from = out->n;
	if (!buf_add(out, s))
		return;
	for (char *p = out->p + from; p < out->p + out->n; p++)
		*p = (char)(*p >= 'A' && *p <= 'Z' ? *p + 'a' - 'A' : *p);
}

/* Most names and remarks are simple, and the library costs a hundred times as much. */
void text_fold(struct sl s, struct buf *out)
{
	if (is_simple(s)) {
		fold_simple(s, out);
		return;
	}
	utf8proc_uint8_t *folded = NULL;
	utf8proc_ssize_t n =
	    utf8proc_map((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n, &folded,
			 UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
			     UTF8PROC_IGNORE);
	if (n == UTF8PROC_ERROR_NOMEM)
		mem_die("out of memory");
	/* Malformed UTF-8 folds to itself: it equals only the same bytes. */
	if (n < 0)
		buf_add(out, s);
	else
		buf_add(out, (struct sl){(const char *)folded, (size_t)n});
	mem_free(folded);
}

/* True for the accents of Latin, Greek and Cyrillic. The marks of other scripts make other letters:
 * vowels, voiced consonants. */
static bool is_accent(uint32_t cp)
{
	return is_between(cp, 0x300, 0x36F) || is_between(cp, 0x1AB0, 0x1AFF) ||
	       is_between(cp, 0x1DC0, 0x1DFF) || is_between(cp, 0x20D0, 0x20FF);
}

/* Small letters with a stroke, and the i without its dot, which Unicode does not take apart. */
static uint32_t strip_stroke(uint32_t cp)
{
	switch (cp) {
	case 0xF8: return 'o';
	case 0x111: return 'd';
	case 0x127: return 'h';
	case 0x131: return 'i';
	case 0x142: return 'l';
	case 0x167: return 't';
	}
	return cp;
}

static size_t strip_accents(utf8proc_int32_t *cps, size_t n)
{
	size_t kept = 0;
	for (size_t i = 0; i < n; i++)
		if (!is_accent((uint32_t)cps[i]))
			cps[kept++] = (utf8proc_int32_t)strip_stroke((uint32_t)cps[i]);
	return kept;
}

/* Replaces the code points by their text without accents, composed; adds it to out. They have room
 * for one more. */
static void add_bare(utf8proc_int32_t *cps, size_t n, struct buf *out)
{
	utf8proc_ssize_t bytes = utf8proc_reencode(cps, (utf8proc_ssize_t)strip_accents(cps, n),
						   UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (bytes > 0)
		buf_add(out, (struct sl){(const char *)cps, (size_t)bytes});
}

void text_fold_bare(struct sl s, struct buf *out)
{
	const utf8proc_option_t apart = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
					UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
	const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)s.p;
	utf8proc_int32_t few[128];
	const utf8proc_ssize_t room = COUNT_OF(few) - 1;
	if (is_simple(s)) {
		fold_simple(s, out);
		return;
	}
	utf8proc_ssize_t n = utf8proc_decompose(bytes, (utf8proc_ssize_t)s.n, few, room, apart);
	if (n < 0) { /* malformed: it equals only the same bytes */
		buf_add(out, s);
	} else if (n <= room) {
		add_bare(few, (size_t)n, out);
	} else {
		utf8proc_int32_t *many = mem_alloc((size_t)n + 1, sizeof *many);
		utf8proc_decompose(bytes, (utf8proc_ssize_t)s.n, many, n, apart);
		add_bare(many, (size_t)n, out);
		mem_free(many);
	}
}
