/* SPDX-License-Identifier: MIT */
/* Folds a text for searching and sorting. */
#include "folded_text.h"

#include <string.h>

#include "base/text.h"

/* A three-byte sequence as a number, which orders as its code point. */
static uint32_t sequence_number(const unsigned char *p)
{
	return (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
}

/* True for letters that fold to themselves and never join another of them: Hiragana, Katakana and
 * its length mark, the unified ideographs, Hangul syllables (Unicode 15, NFKC_Casefold). */
static bool is_plain(uint32_t s)
{
	return (s >= 0xE38181 && s <= 0xE38296) || (s >= 0xE382A1 && s <= 0xE383BA) ||
	       s == 0xE383BC || (s >= 0xE4B880 && s <= 0xE9BFBF) ||
	       (s >= 0xEAB080 && s <= 0xED9EA3);
}

/* What U+00E0 to U+00FF are without their accent; a blank for letters that have none, and a NUL for
 * signs and the sharp s, which base/text.h folds. */
static const char latin[33] = "aaaaaa ceeeeiiii nooooo\0ouuuuy y";

/* Folds a Latin letter of U+00C0 to U+00FF, whose capital is 0x20 before the small letter; returns
 * the bytes put, 0 for what is no such letter. */
static size_t fold_latin(const unsigned char *p, char *out)
{
	if (p[0] != 0xC3 || p[1] < 0x80 || p[1] == 0x9F)
		return 0;
	char bare = latin[p[1] & 0x1F];
	if (bare == '\0')
		return 0;
	out[0] = bare != ' ' ? bare : (char)p[0];
	out[1] = (char)(p[1] | 0x20);
	return bare != ' ' ? 1 : 2;
}

static char fold_byte(unsigned char c)
{
	if (c >= 'A' && c <= 'Z')
		c = (unsigned char)(c - 'A' + 'a');
	return (char)(c < 0x20 ? ' ' : c);
}

#define EACH(byte) (0x0101010101010101u * (byte))

/* Folds eight bytes at once; false unless all are printable ASCII. An addition to seven bits
 * carries into the eighth if the byte reaches a bound, and never into the next byte. */
static bool fold_eight(const char *p, char *out)
{
	uint64_t w;
	memcpy(&w, p, sizeof w);
	if (((w | ~((w & EACH(0x7F)) + EACH(0x80 - ' '))) & EACH(0x80)) != 0)
		return false;
	uint64_t capital = ((w + EACH(0x80 - 'A')) ^ (w + EACH(0x7F - 'Z'))) & EACH(0x80);
	w |= capital >> 2; /* 0x20, the difference of the cases */
	memcpy(out, &w, sizeof w);
	return true;
}

/* Folds one plain letter of at most `left` bytes; returns its bytes, 0 when it is not plain, and
 * adds those put to *put. */
static size_t fold_letter(const unsigned char *p, size_t left, char *out, size_t *put)
{
	if (p[0] < 0x80) {
		*out = fold_byte(p[0]);
		*put += 1;
		return 1;
	}
	size_t n = left >= 2 ? fold_latin(p, out) : 0;
	if (n) {
		*put += n;
		return 2;
	}
	if (left < 3 || !is_plain(sequence_number(p)))
		return 0;
	memcpy(out, p, 3);
	*put += 3;
	return 3;
}

/* Folds printable ASCII of at least eight bytes; the last eight may overlap those before. */
static bool fold_printable(struct sl s, char *out)
{
	if (s.n < 8)
		return false;
	for (size_t i = 0; s.n - i >= 8; i += 8)
		if (!fold_eight(s.p + i, out + i))
			return false;
	return fold_eight(s.p + s.n - 8, out + s.n - 8);
}

/* Returns the bytes put; 0 for a letter that is not plain, and for an empty text. */
static size_t fold_letters(struct sl s, char *out)
{
	size_t put = 0;
	for (size_t i = 0, n; i < s.n; i += n) {
		n = fold_letter((const unsigned char *)s.p + i, s.n - i, out + put, &put);
		if (n == 0)
			return 0;
	}
	return put;
}

/* Adds a text of plain letters, as nearly all are; this is many times faster than text_fold_bare.
 */
static bool add_plain(struct sl s, struct buf *out)
{
	char folded[256];
	if (s.n >= sizeof folded)
		return false;
	size_t n = fold_printable(s, folded) ? s.n : fold_letters(s, folded);
	if (n == 0 && s.n > 0)
		return false;
	folded[n] = FOLDED_TEXT_END;
	return buf_add(out, (struct sl){folded, n + 1});
}

void folded_text_add(struct sl s, struct buf *out)
{
	size_t from = out->n;
	if (add_plain(s, out))
		return;
	text_fold_bare(s, out);
	for (size_t i = from; i < out->n; i++)
		if ((unsigned char)out->p[i] < 0x20)
			out->p[i] = ' ';
	buf_add_byte(out, FOLDED_TEXT_END);
}
