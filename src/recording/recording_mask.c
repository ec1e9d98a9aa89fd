/* SPDX-License-Identifier: MIT */
/* Replaces personal data in a recording by other text of the same shape. */
#include "recording_mask.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "base/utf8.h"

#include "app/model/privacy.h"
#include "app/screens/screen.h"

#include "lang/errno_text.h"

#define UIN_DIGITS_MAX 19 /* any number of so many digits is below 2^64 */
#define MESSAGE        "(masked)"
#define IDEOGRAPHS     0x4E00u /* the first of CJK Unified Ideographs */
#define IDEOGRAPHS_N   0x5000u

bool recording_mask_init(struct recording_mask *m, struct err *e)
{
	int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, m->key, sizeof m->key);
	int why = errno;
	if (fd >= 0)
		close(fd);
	return n == (ssize_t)sizeof m->key ||
	       err_set(e, ERR_IO, "the recording cannot be masked without /dev/urandom: %s",
		       n < 0 ? ERRNO_(err_lang(e), why)
			     : lang_text(err_lang(e), "it has too little data"));
}

static struct sl key_bytes(const struct recording_mask *m)
{
	return (struct sl){(const char *)m->key, sizeof m->key};
}

/* A stream of pseudo-random numbers that a text and the key determine. */
struct stream {
	const struct recording_mask *mask;
	unsigned char digest[HASH_BYTES];
	size_t at;
};

static void stream_begin(struct stream *s, const struct recording_mask *m, struct sl text)
{
	s->mask = m;
	s->at = 0;
	hash_hmac(key_bytes(m), text, s->digest);
}

static uint32_t stream_below(struct stream *s, uint32_t end)
{
	if (s->at + 4 > sizeof s->digest) {
		unsigned char next[HASH_BYTES];
		hash_hmac(key_bytes(s->mask), (struct sl){(char *)s->digest, sizeof s->digest},
			  next);
		memcpy(s->digest, next, sizeof next);
		s->at = 0;
	}
	uint32_t n = 0;
	for (int i = 0; i < 4; i++)
		n = n << 8 | s->digest[s->at++];
	return n % end;
}

static bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static bool is_number(struct sl s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_digit((unsigned char)s.p[i]))
			return false;
	return s.n > 0 && s.n <= UIN_DIGITS_MAX;
}

/*
 * Rotates each digit by a number that the digits before it determine, so that two numbers of one
 * length never become the same ("Prefix-preserving IP address anonymization", Xu and others, 2002).
 * A first digit other than 0 does not become 0.
 */
static void mask_number(const struct recording_mask *m, struct sl s, struct buf *out)
{
	char before[UIN_DIGITS_MAX + 3];
	for (size_t i = 0; i < s.n; i++) {
		struct stream turn;
		int n = snprintf(before, sizeof before, "%zu %.*s", s.n, (int)i, s.p);
		stream_begin(&turn, m, (struct sl){before, (size_t)n});
		uint32_t digit = (uint32_t)(s.p[i] - '0');
		if (i > 0)
			digit = (digit + stream_below(&turn, 10)) % 10;
		else if (digit > 0)
			digit = 1 + (digit - 1 + stream_below(&turn, 9)) % 9;
		buf_add_byte(out, (char)('0' + digit));
	}
}

static bool is_wide(uint32_t cp)
{
	char bytes[UTF8_MAX_BYTES];
	size_t n = utf8_write(cp, bytes);
	return text_width((struct sl){bytes, n}) == 2;
}

/* Marks, joiners and other characters without a column are kept: they decide how a text is drawn,
 * and reveal nothing alone. */
static bool is_mark(uint32_t cp)
{
	return (cp >= 0x300 && cp < 0x370) || (cp >= 0x200B && cp < 0x2070) || cp == 0xFEFF ||
	       (cp >= 0xFE00 && cp < 0xFE10) || cp == UTF8_REPLACEMENT;
}

static uint32_t mask_char(struct stream *s, uint32_t cp)
{
	if (is_digit(cp))
		return '0' + stream_below(s, 10);
	if (cp >= 'A' && cp <= 'Z')
		return 'A' + stream_below(s, 26);
	if (cp >= 'a' && cp <= 'z')
		return 'a' + stream_below(s, 26);
	if (cp < 0xA0 || is_mark(cp))
		return cp;
	return is_wide(cp) ? IDEOGRAPHS + stream_below(s, IDEOGRAPHS_N) : 'a' + stream_below(s, 26);
}

static void add_char(struct buf *out, uint32_t cp)
{
	char bytes[UTF8_MAX_BYTES];
	buf_add(out, (struct sl){bytes, utf8_write(cp, bytes)});
}

void recording_mask_text(const struct recording_mask *m, struct sl text, struct buf *out)
{
	struct stream s;
	uint32_t cp;
	if (is_number(text)) {
		mask_number(m, text, out);
		return;
	}
	stream_begin(&s, m, text);
	for (size_t n; (n = utf8_read(text, &cp)) > 0; text = sl_drop(text, n)) {
		if (cp == UTF8_REPLACEMENT)
			buf_add(out, sl_take(text, n));
		else
			add_char(out, mask_char(&s, cp));
	}
}

static uint32_t parse_hex(struct sl digits)
{
	uint32_t n = 0;
	for (size_t i = 0; i < 4 && i < digits.n; i++) {
		const char *all = "0123456789abcdef", *at;
		char c = digits.p[i];
		at = strchr(all, c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c);
		n = n * 16 + (at && c ? (uint32_t)(at - all) : 0);
	}
	return n;
}

static bool is_escape(struct sl s)
{
	return s.n >= 6 && s.p[0] == '\\' && s.p[1] == 'u';
}

/* Decodes "\uXXXX" or a pair of them; returns the number of bytes read. */
static size_t read_escape(struct sl s, uint32_t *cp)
{
	*cp = parse_hex(sl_drop(s, 2));
	if (*cp < 0xD800 || *cp > 0xDBFF || !is_escape(sl_drop(s, 6)))
		return 6;
	uint32_t low = parse_hex(sl_drop(s, 8));
	if (low < 0xDC00 || low > 0xDFFF)
		return 6;
	*cp = 0x10000 + ((*cp - 0xD800) << 10) + (low - 0xDC00);
	return 12;
}

/* Decodes the escapes of printable characters in a JSON string, so that a text is masked alike
 * however it was escaped. Other escapes stay. */
static void unescape_string(struct sl raw, struct buf *out)
{
	while (raw.n) {
		size_t n = raw.p[0] == '\\' ? 2 : 1;
		uint32_t cp = 0;
		if (is_escape(raw))
			n = read_escape(raw, &cp);
		if (n >= 6 && cp >= 0xA0 && (cp < 0xD800 || cp > 0xDFFF))
			add_char(out, cp);
		else
			buf_add(out, sl_take(raw, n));
		raw = sl_drop(raw, n);
	}
}

/* Keeps an escape that unescape_string left: its letters are not letters of the text. */
static void mask_string(const struct recording_mask *m, struct sl text, struct buf *out)
{
	struct stream s;
	if (is_number(text)) {
		mask_number(m, text, out);
		return;
	}
	stream_begin(&s, m, text);
	while (text.n) {
		uint32_t cp;
		size_t n = utf8_read(text, &cp);
		if (text.p[0] == '\\')
			n = is_escape(text) ? 6 : 2;
		if (text.p[0] == '\\' || cp == UTF8_REPLACEMENT)
			buf_add(out, sl_take(text, n));
		else
			add_char(out, mask_char(&s, cp));
		text = sl_drop(text, n);
	}
}

static void put_masked(void *ctx, struct sl name, struct sl raw, struct buf *out)
{
	const struct recording_mask *m = ctx;
	struct buf text;
	if (raw.p[0] != '"' && is_number(raw)) {
		mask_number(m, raw, out);
		return;
	}
	if (raw.p[0] != '"') {
		buf_add_byte(out, '0');
		return;
	}
	/* The message of an error may hold anything. */
	if (sl_equal(name, SL("Message"))) {
		buf_add_chars(out, "\"" MESSAGE "\"");
		return;
	}
	bool ends = raw.n > 1 && raw.p[raw.n - 1] == '"';
	buf_init(&text, raw.n + 1);
	unescape_string(sl_take(sl_drop(raw, 1), raw.n - 1 - ends), &text);
	buf_add_byte(out, '"');
	mask_string(m, buf_sl(&text), out);
	if (ends)
		buf_add_byte(out, '"');
	buf_release(&text);
}

void recording_mask_json(const struct recording_mask *m, struct sl json, struct buf *out)
{
	privacy_rewrite(json, &(struct privacy_pen){put_masked, (void *)(uintptr_t)m}, out);
}

static bool enters_text(const struct model *at, struct key k)
{
	int top = app_top_layer(at);
	/* Pasted text is masked even without an open field: it may be pasted by mistake. */
	if (k.pasted)
		return true;
	if (top < 0)
		return false;
	return screen_of((enum layer)top)->personal(at, k);
}

struct key recording_mask_key(const struct model *at, struct key k)
{
	if (k.code != KEYCODE_CHAR || ((k.ctrl || k.alt) && !k.pasted) || !enters_text(at, k))
		return k;
	if (is_digit(k.cp))
		k.cp = '9';
	else if (k.cp >= 0x80 || (k.cp >= 'A' && k.cp <= 'Z') || (k.cp >= 'a' && k.cp <= 'z'))
		k.cp = 'x';
	return k;
}
