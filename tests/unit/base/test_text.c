/* SPDX-License-Identifier: MIT */
/* Tests of src/base/text.c. */
#include <utf8proc.h>

#include "base/text.h"
#include "base/utf8.h"

#include "test.h"

#define FFFD "\xef\xbf\xbd"

static void gated(const char *in, size_t n, const char *out, int width)
{
	struct buf b;
	buf_init(&b, 4000);
	text_gate((struct sl){in, n}, &b);
	buf_add(&b, SL(""));
	assert_string_equal(b.p, out);
	assert_int_equal(text_width((struct sl){in, n}), width);
	buf_release(&b);
}

#define GATED(in, out, width) gated((in), sizeof(in) - 1, (out), (width))

TEST(plain_text_passes)
{
	GATED("", "", 0);
	GATED("Hello, ~!", "Hello, ~!", 9);
	GATED("naïve", "naïve", 5);
	GATED("中文", "中文", 4);
	GATED("한글 かな", "한글 かな", 9);
	GATED("A！", "A！", 3);
	GATED("█▏─│●○…·", "█▏─│●○…·", 8);
	GATED("😀", "😀", 2);
}

TEST(controls_become_pictures)
{
	GATED("\0\x1b\n\t\x1f\x7f", "␀␛␊␉␟␡", 6);
	GATED("a\033[31mb", "a␛[31mb", 7);
	GATED("\r\n", "␍␊", 2);
	GATED("\xc2\x80\xc2\x9b\xc2\x9f", FFFD FFFD FFFD, 3);
}

TEST(bidirectional_controls_are_seen)
{
	static const uint32_t bidi[] = {0x61C,  0x200E, 0x200F, 0x202A, 0x202B, 0x202C,
					0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069};
	for (size_t i = 0; i < sizeof bidi / sizeof *bidi; i++) {
		char text[8] = "a";
		size_t n = 1 + utf8_write(bidi[i], text + 1);
		text[n] = 'b';
		gated(text, n + 1, "a" FFFD "b", 3);
	}
}

TEST(nothing_is_invisible)
{
	GATED("a\xe2\x80\x8b"
	      "b",
	      "a" FFFD "b", 3);                          /* zero-width space */
	GATED("\xe2\x80\xa8\xe2\x80\xa9", FFFD FFFD, 2); /* line and paragraph separators */
	GATED("\xef\xbb\xbf"
	      "a",
	      FFFD "a", 2);             /* byte order mark */
	GATED("\xc2\xad", FFFD, 1);     /* soft hyphen */
	GATED("\xe2\x80\x8d", FFFD, 1); /* a joiner with nothing to join */
	GATED("\xef\xb8\x8f", FFFD, 1); /* a variation selector alone */
	GATED("\xcc\x81"
	      "a",
	      FFFD "a", 2); /* a mark without a base */
	GATED("\xff\xcc\x81", FFFD FFFD, 2);
	GATED("\x1b\xcc\x81", "␛" FFFD, 2); /* nor is a control one */
	GATED("\xcd\xb8", FFFD, 1);         /* unassigned U+0378 */
}

TEST(malformed_bytes_are_seen)
{
	GATED("a\xff\xfe"
	      "b",
	      "a" FFFD FFFD "b", 4);
	GATED("\xe4\xb8", FFFD, 1);
	GATED("\xed\xa0\xbd\xed\xb8\x80", FFFD FFFD FFFD FFFD FFFD FFFD, 6);
}

TEST(marks_stay_on_their_base)
{
	struct sl s = SL("e\xcc\x81q\xcc\x81x");
	struct glyph g;
	assert_true(text_next(&s, &g));
	assert_int_equal(g.cp[0], 0xE9);
	assert_int_equal(g.cp[1], 0);
	assert_int_equal(g.width, 1);
	assert_int_equal(g.bytes, 3);
	assert_true(text_next(&s, &g));
	assert_int_equal(g.cp[0], 'q');
	assert_int_equal(g.cp[1], 0x301);
	assert_int_equal(g.cp[2], 0);
	assert_int_equal(g.width, 1);
	assert_int_equal(g.bytes, 3);
	assert_int_equal(s.n, 1);
}

TEST(piled_marks_are_cut)
{
	char text[2001] = "a";
	struct glyph g;
	for (size_t i = 1; i + 1 < sizeof text; i += 2)
		memcpy(text + i, "\xcc\x81", 2);
	struct sl s = {text, sizeof text};
	assert_true(text_next(&s, &g));
	assert_int_equal(g.bytes, sizeof text);
	assert_int_equal(g.cp[0], 0xE1);
	assert_int_equal(g.cp[2], 0x301);
	assert_int_equal(g.width, 1);
	assert_false(text_next(&s, &g));
}

/* Written in pieces, as macOS and some forms of Windows send names, a text is drawn like any other.
 */
TEST(pieces_are_composed)
{
	GATED("Zu\xcc\x88rich Cafe\xcc\x81", "Zürich Café", 11);
	GATED("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab\xe1\x84\x87\xe1\x85\xb5\xe1\x86\xbe", "한빛",
	      4);
	GATED("\xea\xb0\x80\xe1\x86\xa8", "각", 2); /* a syllable and a final consonant */
	GATED("か\xe3\x82\x99", "が", 2);
	GATED("Vie\xcc\xa3\xcc\x82t", "Việt", 4);
	GATED("a\xcc\x88\xcc\xa3", "ạ̈", 1); /* in canonical order */
	/* Old syllables have no character: the parts stay together, in two columns. */
	GATED("\xe1\x84\x92\xe1\x86\x9e\xe1\x86\xab", "\xe1\x84\x92\xe1\x86\x9e\xe1\x86\xab", 2);
	GATED("\xe1\x84\x92", "\xe1\x84\x92", 2);
	GATED("\xe1\x85\xa1", FFFD, 1); /* a vowel with nothing to join */
}

TEST(columns_of_a_code_point)
{
	assert_int_equal(text_columns('a'), 1);
	assert_int_equal(text_columns(0x4E2D), 2);
	assert_int_equal(text_columns(0x301), 0);
	assert_int_equal(text_columns(0x1161), 0);
	assert_int_equal(text_columns(0), 0);
	assert_int_equal(text_columns(0x1B), -1);
	assert_int_equal(text_columns(0x378), -1);
}

TEST(emoji_are_cut_to_their_first)
{
	/* Family, waving hand of dark skin, heart with a selector, shaking head (U+2194). */
	GATED("👨‍👩‍👧x", "👨x", 3);
	GATED("👋🏿", "👋", 2);
	GATED("D🏿", "D🏿", 3);
	GATED("❤️", "❤", 1);
	GATED("🙂‍↔️!", "🙂!", 3);
	/* A flag comes apart into its letters. */
	GATED("🇩🇪", "DE", 2);
	GATED("🇩", "D", 1);
}

TEST(letters_are_never_swallowed)
{
	GATED("a\xe2\x80\x8d"
	      "b",
	      "ab", 2);
	/* ka, virama, joiner, ssa: one cluster to Unicode 15.1, two letters here. */
	GATED("क्‍ष", "क्ष", 2);
	struct sl s = SL("कि");
	struct glyph g;
	size_t letters = 0;
	while (text_next(&s, &g))
		letters += g.cp[0] != UTF8_REPLACEMENT;
	assert_int_equal(letters, 2);
}

static void fits(const char *text, int cols, size_t bytes, int used)
{
	int got = -1;
	assert_int_equal(text_fit(sl_from(text), cols, &got), bytes);
	assert_int_equal(got, used);
}

TEST(fitting_never_splits_a_glyph)
{
	fits("", 5, 0, 0);
	fits("abc", -1, 0, 0);
	fits("abc", 0, 0, 0);
	fits("abc", 2, 2, 2);
	fits("abc", 3, 3, 3);
	fits("abc", 99, 3, 3);
	fits("a中b", 2, 1, 1);
	fits("a中b", 3, 4, 3);
	fits("中", 1, 0, 0);
	fits("e\xcc\x81x", 1, 3, 1);
	fits("a👨‍👩‍👧", 2, 1, 1);
}

static void assert_fits_whole(const char *text, int cols, const char *want)
{
	int used = -1;
	size_t n = text_fit_whole(sl_from(text), cols, &used);
	if (!sl_equal(sl_take(sl_from(text), n), sl_from(want)))
		fail_msg("|%s| in %d columns is |%.*s|", text, cols, (int)n, text);
	assert_int_equal(used, text_width(sl_from(want)));
}

TEST(a_cut_text_ends_with_no_digit)
{
	assert_fits_whole("of 1,234.56", 11, "of 1,234.56");
	for (int cols = 3; cols < 11; cols++)
		assert_fits_whole("of 1,234.56", cols, "of ");
	assert_fits_whole("debt −49.85 USD", 11, "debt ");
	assert_fits_whole("debt −49.85 USD", 12, "debt −49.85 ");
	assert_fits_whole("debt -49.85 USD", 6, "debt ");
	assert_fits_whole("21.82M", 5, "");
	assert_fits_whole("21.82M of it", 6, "21.82M");
	assert_fits_whole("2026-08-21 09:12", 9, "2026-08-");
	assert_fits_whole("a, b. c", 5, "a, b.");
	assert_fits_whole("Star, 24", 5, "Star,");
	assert_fits_whole("深圳 2024", 7, "深圳 ");
	assert_fits_whole("7", 0, "");
}

TEST(the_glyph_before)
{
	struct sl s = SL("ae\xcc\x81中b");
	assert_int_equal(text_before(s, s.n), 7);
	assert_int_equal(text_before(s, 7), 4);
	assert_int_equal(text_before(s, 4), 1);
	assert_int_equal(text_before(s, 1), 0);
	assert_int_equal(text_before(s, 0), 0);
}

/* Whatever goes in: every byte is accounted for, and each glyph may stand on a screen. */
TEST(the_gate_holds_for_every_code_point)
{
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		char text[8];
		struct glyph g;
		size_t n = utf8_write(cp, text);
		struct sl rest = {text, n};
		assert_true(text_next(&rest, &g));
		uint32_t c = g.cp[0];
		bool control = c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C ||
			       (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
			       (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
			       (c >= 0xD800 && c <= 0xDFFF);
		if (rest.n || g.bytes != n || control || g.width < 1 || g.width > 2 || g.cp[1])
			fail_msg("U+%04X became U+%04X of %d", (unsigned)cp, (unsigned)c, g.width);
	}
}

TEST(the_gate_is_its_own_fixed_point)
{
	static const char in[] =
	    "a\xff\033["
	    "1m中\xcc\x81\xcc\x81\xcc\x81\xcc\x81🇩🇪👨‍👩‍👧\xe2\x80\xae\0\xc2"
	    "\x9bz";
	struct buf once, twice;
	buf_init(&once, 1000);
	buf_init(&twice, 1000);
	text_gate((struct sl){in, sizeof in - 1}, &once);
	text_gate(buf_sl(&once), &twice);
	assert_true(sl_equal(buf_sl(&once), buf_sl(&twice)));
	buf_release(&once);
	buf_release(&twice);
}

static void folded(const char *in, const char *out)
{
	struct buf b;
	buf_init(&b, 1000);
	text_fold(sl_from(in), &b);
	buf_add(&b, SL(""));
	assert_string_equal(b.p, out);
	buf_release(&b);
}

TEST(folding)
{
	folded("", "");
	folded("ACME [z] @", "acme [z] @");
	folded("ÀÉÎ Straße ΣΣς", "àéî strasse σσσ");
	/* One letter however it is written: composed, or full width. */
	folded("e\xcc\x81", "é");
	folded("ＡＢＣ１２", "abc12");
	folded("İ", "i̇");
	folded("中文 ABC 한글 Ltd", "中文 abc 한글 ltd");
	folded("한\xe1\x84\x92\xe1\x85\xa1", "한하"); /* jamo join */
	folded("か\xe3\x82\x99", "が");               /* so does a sound mark */
	folded("\xef\xa4\x80", "豈");                 /* a compatibility ideograph */
}

static void folded_bare(const char *in, const char *out)
{
	struct buf b;
	buf_init(&b, 1000);
	text_fold_bare(sl_from(in), &b);
	buf_add(&b, SL(""));
	assert_string_equal(b.p, out);
	buf_release(&b);
}

TEST(folding_without_accents)
{
	folded_bare("", "");
	folded_bare("ACME Ltd", "acme ltd");
	folded_bare("Müller ĐĦŦ Straße", "muller dht strasse");
	folded_bare("\xcc\x81", "");
	folded_bare("か\xe3\x82\x99", "が");
	folded_bare("A\xff", "A\xff");
}

TEST(malformed_text_folds_to_itself)
{
	folded("A\xff", "A\xff");
}

TEST(plain_text_is_what_needs_no_look_behind)
{
	assert_int_equal(text_plain(SL(""), 9), 0);
	assert_int_equal(text_plain(SL("abc"), 9), 3);
	assert_int_equal(text_plain(SL("abc"), 2), 2);
	assert_int_equal(text_plain(SL("ab\x1f"), 9), 2);
	assert_int_equal(text_plain(SL("ab\x7f"), 9), 2);
	assert_int_equal(text_plain(SL("ae\xcc\x81"), 9), 1);
	assert_int_equal(text_plain(SL("ae\xcc\x81"), 2), 1);
	assert_int_equal(text_plain(SL("\xe4\xb8\xad"), 9), 0);
}

/* Each byte at each place among others. */
TEST(plain_text_ends_at_the_first_byte_that_is_not)
{
	for (int byte = 0; byte < 0x80; byte++)
		for (size_t at = 0; at < 20; at++) {
			char text[20];
			memset(text, at % 2 ? '~' : ' ', sizeof text);
			text[at] = (char)byte;
			bool plain = byte >= 0x20 && byte < 0x7F;
			assert_int_equal(text_plain((struct sl){text, sizeof text}, 99),
					 plain ? sizeof text : at);
		}
}

/* Marks, joiners and letters that combine, behind each kind of syllable. */
TEST(syllables_keep_what_belongs_to_them)
{
	static const char *const syllables[] = {"\xe4\xb8\xad", "\xea\xb0\x80", "\xe3\x82\xab"};
	static const char *const marks[] = {"\xcc\x81", "\xe3\x82\x99"};
	struct glyph g;

	for (size_t i = 0; i < 3; i++)
		for (size_t k = 0; k < 2; k++) {
			char text[16];
			snprintf(text, sizeof text, "%s%sx", syllables[i], marks[k]);
			struct sl rest = sl_from(text);
			assert_true(text_next(&rest, &g));
			assert_int_equal(g.width, 2);
			bool composed = i == 2 && k == 1; /* KA with a sound mark is GA */
			assert_true(composed ? g.cp[0] == 0x30AC : g.cp[1] != 0);
			assert_true(sl_equal(rest, SL("x")));
		}
	struct sl two = SL("\xe4\xb8\xad\xea\xb0\x80");
	assert_true(text_next(&two, &g));
	assert_int_equal(g.cp[0], 0x4E2D);
	assert_int_equal(g.bytes, 3);
	assert_int_equal(text_width(two), 2);
}

static bool has_own_place(uint32_t cp)
{
	static const utf8proc_category_t hidden[] = {
	    UTF8PROC_CATEGORY_CC, UTF8PROC_CATEGORY_CF, UTF8PROC_CATEGORY_CN, UTF8PROC_CATEGORY_CS,
	    UTF8PROC_CATEGORY_ZL, UTF8PROC_CATEGORY_ZP, UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_ME};
	for (size_t i = 0; i < COUNT_OF(hidden); i++)
		if (utf8proc_category((utf8proc_int32_t)cp) == hidden[i])
			return false;
	if ((cp >= 0x1160 && cp <= 0x11FF) ||
	    (cp >= 0xD7B0 && cp <= 0xD7FB)) /* parts of syllables */
		return false;
	return !(cp >= 0x1F1E6 && cp <= 0x1F1FF); /* letters of flags */
}

/* What is known by heart is what Unicode's tables say: of each character before one of each kind.
 */
TEST(no_block_differs_from_the_tables)
{
	static const char *const next[] = {"", "x", "\xc3\xa9", "\xe4\xb8\xad", "\xe2\x96\x88"};
	for (uint32_t cp = 0xA0; cp <= 0x1FFFF; cp++) {
		if (!has_own_place(cp))
			continue;
		for (size_t i = 0; i < COUNT_OF(next); i++) {
			char text[16];
			size_t n = utf8_write(cp, text);
			int wide = utf8proc_charwidth((utf8proc_int32_t)cp) == 2 ? 2 : 1;
			struct glyph g;
			memcpy(text + n, next[i], strlen(next[i]) + 1);
			struct sl rest = sl_from(text);
			assert_true(text_next(&rest, &g));
			assert_int_equal(g.cp[0], cp);
			assert_int_equal(g.width, wide);
			assert_int_equal(g.bytes, n);
		}
	}
}

/* Nothing joins two of them: a break stands between any neighbours. */
TEST(characters_drawn_alone_never_join)
{
	static const uint32_t some[] = {0xE9,   0x3A3,  0x2026, 0x2588, 0x304B,
					0x30AB, 0x4E2D, 0xAC00, 0xFF08};
	for (size_t i = 0; i < COUNT_OF(some); i++)
		for (size_t k = 0; k < COUNT_OF(some); k++)
			assert_true(utf8proc_grapheme_break((utf8proc_int32_t)some[i],
							    (utf8proc_int32_t)some[k]));
}

TEST(characters_that_act_on_the_line)
{
	static const uint32_t acts[] = {0,      0x1F,   0x7F,   0x9F,   0x061C, 0x200E,
					0x200F, 0x2028, 0x202E, 0x2066, 0x2069};
	static const uint32_t rests[] = {0x20,   0x7E,   0xA0,   0x061B, 0x061D, 0x200D,
					 0x2010, 0x2027, 0x202F, 0x2065, 0x206A};
	for (size_t i = 0; i < COUNT_OF(acts); i++)
		assert_true(text_acts(acts[i]));
	for (size_t i = 0; i < COUNT_OF(rests); i++)
		assert_false(text_acts(rests[i]));
}

TEST(folding_without_accents_leaves_nothing_of_what_is_ignored)
{
	folded_bare("\xc2\xad", "");
	folded_bare("\xe2\x80\x8b", "");
}

/* From some length on the text is folded elsewhere. */
TEST(folding_without_accents_is_the_same_at_any_length)
{
	char in[300], out[300];
	for (size_t n = 100; n < 140; n++) {
		memset(in, 'A', n);
		memset(out, 'a', n);
		memcpy(in + n, "\xc3\x89", 3);
		memcpy(out + n, "e", 2);
		folded_bare(in, out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(folding_without_accents_leaves_nothing_of_what_is_ignored),
	    cmocka_unit_test(folding_without_accents_is_the_same_at_any_length),
	    cmocka_unit_test(plain_text_is_what_needs_no_look_behind),
	    cmocka_unit_test(plain_text_ends_at_the_first_byte_that_is_not),
	    cmocka_unit_test(no_block_differs_from_the_tables),
	    cmocka_unit_test(characters_drawn_alone_never_join),
	    cmocka_unit_test(syllables_keep_what_belongs_to_them),
	    cmocka_unit_test(plain_text_passes),
	    cmocka_unit_test(controls_become_pictures),
	    cmocka_unit_test(bidirectional_controls_are_seen),
	    cmocka_unit_test(nothing_is_invisible),
	    cmocka_unit_test(malformed_bytes_are_seen),
	    cmocka_unit_test(marks_stay_on_their_base),
	    cmocka_unit_test(piled_marks_are_cut),
	    cmocka_unit_test(pieces_are_composed),
	    cmocka_unit_test(columns_of_a_code_point),
	    cmocka_unit_test(emoji_are_cut_to_their_first),
	    cmocka_unit_test(letters_are_never_swallowed),
	    cmocka_unit_test(fitting_never_splits_a_glyph),
	    cmocka_unit_test(a_cut_text_ends_with_no_digit),
	    cmocka_unit_test(the_glyph_before),
	    cmocka_unit_test(the_gate_holds_for_every_code_point),
	    cmocka_unit_test(the_gate_is_its_own_fixed_point),
	    cmocka_unit_test(folding),
	    cmocka_unit_test(folding_without_accents),
	    cmocka_unit_test(malformed_text_folds_to_itself),
	    cmocka_unit_test(characters_that_act_on_the_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
