/* SPDX-License-Identifier: MIT */
/* Reads, writes, checks and repairs UTF-8. */
#include "base/utf8.h"

/* The length of the sequence that lead begins, 0 for none, and the range of its second byte
 * (Unicode 15, table 3-7). */
static size_t sequence_length(unsigned char lead, unsigned char *low, unsigned char *high)
{
	*low = 0x80;
	*high = 0xBF;
	if (lead < 0x80)
		return 1;
	if (lead < 0xC2 || lead > 0xF4)
		return 0;
	if (lead < 0xE0)
		return 2;
	if (lead == 0xE0)
		*low = 0xA0;
	if (lead == 0xED)
		*high = 0x9F;
	if (lead < 0xF0)
		return 3;
	if (lead == 0xF0)
		*low = 0x90;
	if (lead == 0xF4)
		*high = 0x8F;
	return 4;
}

size_t utf8_read(struct sl s, uint32_t *cp)
{
	*cp = UTF8_REPLACEMENT;
	if (s.n == 0)
		return 0;
	const unsigned char *u = (const unsigned char *)s.p;
	unsigned char low, high;
	size_t n = sequence_length(u[0], &low, &high);
	if (n <= 1) {
		if (n == 1)
			*cp = u[0];
		return 1;
	}
	uint32_t value = u[0] & (0xFFu >> (n + 1));
	for (size_t i = 1; i < n; i++) {
		if (i == s.n || u[i] < low || u[i] > high)
			return i;
		value = value << 6 | (u[i] & 0x3Fu);
		low = 0x80;
		high = 0xBF;
	}
	*cp = value;
	return n;
}

size_t utf8_write(uint32_t cp, char out[UTF8_MAX_BYTES])
{
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = UTF8_REPLACEMENT;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
	for (size_t i = n - 1; i > 0; i--, cp >>= 6)
		out[i] = (char)(0x80 | (cp & 0x3F));
	static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
	out[0] = (char)(lead[n] | cp);
	return n;
}

/* The number of bytes at the front that are valid UTF-8. */
static size_t valid_prefix(struct sl s)
{
	size_t at = 0;
	while (at < s.n) {
		uint32_t cp;
		if ((unsigned char)s.p[at] < 0x80) {
			at++;
			continue;
		}
		size_t n = utf8_read(sl_drop(s, at), &cp);
		/* U+FFFD itself is valid when it was read from its own three bytes. */
		if (cp == UTF8_REPLACEMENT && !(n == 3 && (unsigned char)s.p[at] == 0xEF))
			break;
		at += n;
	}
	return at;
}

bool utf8_is_valid(struct sl s)
{
	return valid_prefix(s) == s.n;
}

void utf8_clean(struct sl s, struct buf *out)
{
	while (s.n) {
		size_t good = valid_prefix(s);
		buf_add(out, sl_take(s, good));
		s = sl_drop(s, good);
		if (s.n) {
			uint32_t cp;
			s = sl_drop(s, utf8_read(s, &cp));
			buf_add(out, SL("\xEF\xBF\xBD"));
		}
	}
}

size_t utf8_before(struct sl s, size_t at)
{
	size_t start = at > 0 ? at - 1 : 0;
	while (start > 0 && at - start < UTF8_MAX_BYTES &&
	       ((unsigned char)s.p[start] & 0xC0) == 0x80)
		start--;
	/* Only a whole sequence counts as one step; stray bytes are steps of their own. */
	uint32_t cp;
	if (at > 0 && utf8_read(sl_take(sl_drop(s, start), at - start), &cp) != at - start)
		return at - 1;
	return start;
}
