/* SPDX-License-Identifier: MIT */
/* Tests of src/store/lens_fold.c. */
#include "base/attr.h"
#include "base/text.h"
#include "base/utf8.h"

#include "store/lens_fold.h"

#include "sample.h"
#include "test.h"

/* A page of customers with these names, folded. */
struct folded {
	struct page *page;
	struct fold fold;
	uint32_t n;
};

static struct folded fold_names(const char *const *names, size_t n)
{
	struct sample rows[16] = {{0}};
	struct customer_page data;
	struct folded f = {.n = (uint32_t)n};
	struct buf scratch;
	for (size_t i = 0; i < n; i++)
		rows[i].name = names[i];
	sample_page(&data, rows, n, n);
	f.page = page_new(1, &data, &credit_thresholds_default);
	buf_init(&scratch, FOLD_MAX);
	lens_fold_make(&f.fold, f.page, f.page->n, FIELD_NAME, &scratch);
	buf_release(&scratch);
	return f;
}

static void release(struct folded *f)
{
	lens_fold_release(&f->fold);
	page_free(f->page);
}

static void assert_folds(const char *text, const char *wanted)
{
	struct folded f = fold_names(&text, 1);
	struct sl got = lens_fold_text(&f.fold, 1, 0);
	assert_int_equal(got.n, strlen(wanted));
	assert_memory_equal(got.p, wanted, got.n);
	release(&f);
}

TEST(a_page_without_rows_folds_to_nothing)
{
	struct folded f = fold_names(NULL, 0);
	assert_non_null(f.fold.start);
	struct needle n;
	lens_needle_init(&n, SL("a"));
	lens_needle_search(&n, &f.fold, 0, NULL);
	lens_needle_release(&n);
	release(&f);
}

TEST(texts_are_folded_whatever_their_length)
{
	static const char upper[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ@[`{ 0123";
	static const char lower[] = "abcdefghijklmnopqrstuvwxyz@[`{ 0123";
	char text[40], wanted[40];
	for (size_t n = 0; n < sizeof upper; n++)
		for (size_t from = 0; from + n < sizeof upper; from++) {
			snprintf(text, sizeof text, "%.*s", (int)n, upper + from);
			snprintf(wanted, sizeof wanted, "%.*s", (int)n, lower + from);
			assert_folds(text, wanted);
		}
	assert_folds(NULL, "");
}

TEST(long_texts_fold_like_short_ones)
{
	char text[700], wanted[700];
	for (size_t n = 250; n < sizeof text; n++) {
		memset(text, 'Q', n);
		memset(wanted, 'q', n);
		text[n] = wanted[n] = '\0';
		assert_folds(text, wanted);
	}
}

TEST(controls_become_blanks)
{
	assert_folds("A\x01"
		     "B",
		     "a b");
	assert_folds("ABCDEFG\tHIJKLMNO", "abcdefg hijklmno");
	assert_folds("\x1F\xC4\x80", " \xC4\x81");
	assert_folds("A\x7F", "a\x7F");
}

TEST(other_letters_fold_as_unicode_says)
{
	assert_folds("STRASSE Straße", "strasse strasse");
	assert_folds("Ñandú ÀÖØÞ", "ñandú àöøþ");
	assert_folds("ＡＢＣ１２３", "abc123");
	assert_folds("Ω ǅ", "ω dž");
	assert_folds("e\xCC\x81", "é");
	assert_folds("か\xE3\x82\x99", "が");
	assert_folds("ｶﾞ", "ガ");
}

/* The fast path is right only if it and base/text.h never differ. */
TEST(every_letter_folds_as_text_fold_does)
{
	struct buf wanted;
	buf_init(&wanted, 1000);
	for (uint32_t cp = 0x20; cp < 0x11000; cp++) {
		char text[16] = "A";
		if (cp >= 0xD800 && cp < 0xE000)
			continue;
		size_t n = 1 + utf8_write(cp, text + 1);
		text[n++] = 'B';
		buf_clear(&wanted);
		text_fold((struct sl){text, n}, &wanted);
		const char *whole = text;
		struct folded f = fold_names(&whole, 1);
		struct sl got = lens_fold_text(&f.fold, 1, 0);
		assert_true(sl_equal(got, buf_sl(&wanted)));
		release(&f);
	}
	buf_release(&wanted);
}

TEST(letters_side_by_side_fold_as_text_fold_does)
{
	static const uint32_t ends[] = {0x41,   0xC0,   0xD7,   0xDF,   0xFF,   0x3041,
					0x3096, 0x30A1, 0x30FA, 0x30FC, 0x30FD, 0x3099,
					0x309B, 0x309F, 0x4E00, 0x9FFF, 0xAC00, 0xD7A3,
					0x1100, 0x1161, 0x11A8, 0x301,  0xF900};
	struct buf wanted;
	buf_init(&wanted, 1000);
	for (size_t i = 0; i < COUNT_OF(ends) * COUNT_OF(ends); i++) {
		char text[16] = {0};
		size_t n = utf8_write(ends[i / COUNT_OF(ends)], text);
		n += utf8_write(ends[i % COUNT_OF(ends)], text + n);
		buf_clear(&wanted);
		text_fold((struct sl){text, n}, &wanted);
		const char *whole = text;
		struct folded f = fold_names(&whole, 1);
		assert_true(sl_equal(lens_fold_text(&f.fold, 1, 0), buf_sl(&wanted)));
		release(&f);
	}
	buf_release(&wanted);
}

static const char *hits(const char *const *names, size_t n, const char *word)
{
	static char said[17];
	struct folded f = fold_names(names, n);
	struct needle needle;
	bool hit[16] = {0};
	lens_needle_init(&needle, sl_from(word));
	lens_needle_search(&needle, &f.fold, (uint32_t)n, hit);
	lens_needle_release(&needle);
	release(&f);
	for (size_t i = 0; i < n; i++)
		said[i] = hit[i] ? 'x' : '.';
	said[n] = '\0';
	return said;
}

TEST(rows_that_hold_the_word_are_hit)
{
	static const char *const names[] = {"Acme", "Delta ac", "", "me", "aACMEa", NULL, "深圳"};
#define HITS(word) hits(names, COUNT_OF(names), word)
	assert_string_equal(HITS(""), "xxxxxxx");
	assert_string_equal(HITS("a"), "xx..x..");
	assert_string_equal(HITS("ac"), "xx..x..");
	assert_string_equal(HITS("ACME"), "x...x..");
	assert_string_equal(HITS("me"), "x..xx..");
	assert_string_equal(HITS("deltaac"), ".......");
	assert_string_equal(HITS("圳"), "......x");
	assert_string_equal(HITS("a word longer than all of the page's texts together are"),
			    ".......");
}

TEST(a_word_never_spans_two_rows)
{
	static const char *const names[] = {"ab", "cd", "ab"};
	assert_string_equal(hits(names, 3, "bc"), "...");
	assert_string_equal(hits(names, 3, "abcd"), "...");
	assert_string_equal(hits(names, 3, "ab"), "x.x");
}

TEST(a_word_is_found_whatever_repeats_in_it)
{
	static const char *const names[] = {"aaab", "aab", "abaabaaab", "bbb"};
	assert_string_equal(hits(names, 4, "aab"), "xxx.");
	assert_string_equal(hits(names, 4, "aaab"), "x.x.");
	assert_string_equal(hits(names, 4, "bb"), "...x");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_page_without_rows_folds_to_nothing),
	    cmocka_unit_test(texts_are_folded_whatever_their_length),
	    cmocka_unit_test(long_texts_fold_like_short_ones),
	    cmocka_unit_test(controls_become_blanks),
	    cmocka_unit_test(other_letters_fold_as_unicode_says),
	    cmocka_unit_test(every_letter_folds_as_text_fold_does),
	    cmocka_unit_test(letters_side_by_side_fold_as_text_fold_does),
	    cmocka_unit_test(rows_that_hold_the_word_are_hit),
	    cmocka_unit_test(a_word_never_spans_two_rows),
	    cmocka_unit_test(a_word_is_found_whatever_repeats_in_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
