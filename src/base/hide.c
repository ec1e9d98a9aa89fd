/* SPDX-License-Identifier: MIT */
/* Removes secrets, user names and passwords from text. */
#include "base/hide.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"

void hide_add_secret(struct hidden *s, struct sl secret)
{
	if (secret.n < SECRET_LEAST)
		return;
	if (s->n == HIDDEN_MAX)
		BUG("more secrets than can be hidden");
	s->at[s->n++] = secret;
}

/* The bytes at the front of text that encode c, as itself or as a JSON escape (RFC 8259 7); 0 when
 * there is something else. */
static size_t match_byte(struct sl text, char c)
{
	unsigned value = 0;
	if (text.n && text.p[0] == c)
		return 1;
	if (text.n < 2 || text.p[0] != '\\')
		return 0;
	if (text.p[1] == c)
		return 2;
	if (text.n < 6 || text.p[1] != 'u')
		return 0;
	for (size_t i = 2; i < 6; i++) {
		int digit = sl_hex_digit(text.p[i]);
		if (digit < 0)
			return 0;
		value = value * 16 + (unsigned)digit;
	}
	return value == (unsigned char)c ? 6 : 0;
}

/* The bytes that the secret takes at the front of text; 0 when it is not there. */
static size_t match_secret(struct sl text, struct sl secret)
{
	size_t taken = 0;
	for (size_t i = 0; i < secret.n; i++) {
		size_t n = match_byte(sl_drop(text, taken), secret.p[i]);
		if (n == 0)
			return taken == text.n && i >= SECRET_LEAST ? taken : 0;
		taken += n;
	}
	return taken;
}

/* The longest of them: one may begin with another. */
static size_t match_any(struct sl text, const struct hidden *s)
{
	size_t longest = 0;
	for (size_t i = 0; i < s->n; i++) {
		if (text.p[0] != s->at[i].p[0] && text.p[0] != '\\')
			continue;
		size_t n = match_secret(text, s->at[i]);
		longest = n > longest ? n : longest;
	}
	return longest;
}

/* The bytes before the first secret, which takes *length bytes; all of text when there is none. */
static size_t find_secret(struct sl text, const struct hidden *s, size_t *length)
{
	*length = 0;
	for (size_t at = 0; at < text.n; at++) {
		*length = match_any(sl_drop(text, at), s);
		if (*length)
			return at;
	}
	return text.n;
}

bool hide_finds(struct sl text, const struct hidden *s)
{
	size_t length;
	return find_secret(text, s, &length) < text.n;
}

void hide_secrets(struct sl text, const struct hidden *s, struct buf *out)
{
	while (text.n) {
		size_t length, before = find_secret(text, s, &length);
		buf_add(out, sl_take(text, before));
		if (length)
			buf_add_chars(out, HIDDEN);
		text = sl_drop(text, before + length);
	}
}

/* The offset of the first (or last) occurrence of part; text.n when there is none. */
static size_t find_part(struct sl text, struct sl part, bool last)
{
	size_t found = text.n;
	for (size_t i = 0; i + part.n <= text.n; i++)
		if (sl_starts(sl_drop(text, i), part)) {
			found = i;
			if (!last)
				break;
		}
	return found;
}

bool hide_find_userinfo(struct sl text, bool cut, struct sl *userinfo)
{
	size_t begin = find_part(text, SL("//"), false);
	if (begin == text.n)
		return false;
	size_t end = find_part(text, SL("@"), true);
	if (end < text.n && end > begin) {
		*userinfo = (struct sl){text.p + begin + 2, end - begin - 2};
		return userinfo->n > 0;
	}
	begin = find_part(text, SL("//"), true) + 2;
	*userinfo = sl_drop(text, begin);
	return cut && userinfo->n > 0;
}

void hide_line(struct sl text, bool cut, const struct hidden *s, struct buf *out)
{
	struct sl userinfo;
	if (hide_find_userinfo(text, cut, &userinfo)) {
		size_t before = (size_t)(userinfo.p - text.p);
		hide_secrets(sl_take(text, before), s, out);
		buf_add_chars(out, HIDDEN);
		text = sl_drop(text, before + userinfo.n);
	}
	hide_secrets(text, s, out);
}

void hide_words(struct sl text, bool cut, const struct hidden *s, struct buf *out)
{
	struct buf line;
	buf_init(&line, 2 * text.n + sizeof HIDDEN);
	hide_line(text, cut, s, &line);
	text_gate(buf_sl(&line), out);
	buf_release(&line);
}
