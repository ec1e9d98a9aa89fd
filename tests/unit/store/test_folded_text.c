/* SPDX-License-Identifier: MIT */
/* Tests of src/store/folded_text.c. */
#include "base/attr.h"
#include "base/text.h"
#include "base/utf8.h"

#include "store/folded_text.h"

#include "test.h"

static void assert_same(struct sl text, struct sl wanted)
{
	struct buf got;
	buf_init(&got, 4000);
	folded_text_add(text, &got);
	assert_int_equal(got.n, wanted.n + 1);
	assert_memory_equal(got.p, wanted.p, wanted.n);
	assert_int_equal(got.p[wanted.n], FOLDED_TEXT_END);
	buf_release(&got);
}

static void assert_folds(const char *text, const char *wanted)
{
	assert_same(sl_from(text), sl_from(wanted));
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
	assert_folds("", "");
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
	assert_folds("\x1F\xC4\x80", " a");
	assert_folds("A\x7F", "a\x7F");
}

TEST(other_letters_fold_as_unicode_says)
{
	assert_folds("STRASSE Straße", "strasse strasse");
	assert_folds("Ñandú ÀÖØÞÆÐ", "nandu aooþæð");
	assert_folds("ＡＢＣ１２３", "abc123");
	assert_folds("Ω ǅ", "ω dz");
	assert_folds("e\xCC\x81", "e");
	assert_folds("か\xE3\x82\x99", "が");
	assert_folds("ｶﾞ", "ガ");
	assert_folds("\xFF", "\xFF");
}

/* Marks that make another letter stay: a voiced syllable, a vowel of Hindi. */
TEST(accents_are_left_out)
{
	assert_folds("Zürich Łódź São Tomé", "zurich lodz sao tome");
	assert_folds("Zu\xCC\x88rich", "zurich");
	assert_folds("Việt İstanbul ı", "viet istanbul i");
	assert_folds("Ά ё Й", "α е и");
	assert_folds("がき हिन्दी", "がき हिन्दी");
	assert_folds("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한");
}

/* The fast path is right only if it and base/text.h never differ. */
TEST(every_letter_folds_as_text_fold_bare_does)
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
		text_fold_bare((struct sl){text, n}, &wanted);
		assert_same((struct sl){text, n}, buf_sl(&wanted));
	}
	buf_release(&wanted);
}

TEST(letters_side_by_side_fold_as_text_fold_bare_does)
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
		text_fold_bare((struct sl){text, n}, &wanted);
		assert_same((struct sl){text, n}, buf_sl(&wanted));
	}
	buf_release(&wanted);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(texts_are_folded_whatever_their_length),
	    cmocka_unit_test(long_texts_fold_like_short_ones),
	    cmocka_unit_test(controls_become_blanks),
	    cmocka_unit_test(other_letters_fold_as_unicode_says),
	    cmocka_unit_test(accents_are_left_out),
	    cmocka_unit_test(every_letter_folds_as_text_fold_bare_does),
	    cmocka_unit_test(letters_side_by_side_fold_as_text_fold_bare_does),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
