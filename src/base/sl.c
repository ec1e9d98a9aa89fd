/* SPDX-License-Identifier: MIT */
/* Comparing, splitting and reading slices. */
#include "base/sl.h"

#include <string.h>

struct sl sl_from(const char *terminated)
{
	return terminated ? (struct sl){terminated, strlen(terminated)} : (struct sl){"", 0};
}

bool sl_equal(struct sl a, struct sl b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static char lower_char(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool sl_equal_nocase(struct sl a, struct sl b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (lower_char(a.p[i]) != lower_char(b.p[i]))
			return false;
	return true;
}

bool sl_starts(struct sl s, struct sl prefix)
{
	return s.n >= prefix.n && sl_equal(sl_take(s, prefix.n), prefix);
}

bool sl_ends(struct sl s, struct sl end)
{
	return s.n >= end.n && sl_equal(sl_drop(s, s.n - end.n), end);
}

int sl_compare(struct sl a, struct sl b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;
	return c ? c : (a.n > b.n) - (a.n < b.n);
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct sl sl_trim(struct sl s)
{
	while (s.n && is_blank(s.p[0]))
		s = sl_drop(s, 1);
	while (s.n && is_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

bool sl_split(struct sl *rest, char sep, struct sl *part)
{
	if (rest->n == 0)
		return false;
	const char *at = memchr(rest->p, sep, rest->n);
	*part = at ? sl_take(*rest, (size_t)(at - rest->p)) : *rest;
	*rest = sl_drop(*rest, part->n + (at ? 1 : 0));
	return true;
}

bool sl_to_u64(struct sl s, uint64_t *out)
{
	uint64_t v = 0;
	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		uint64_t digit = (uint64_t)(s.p[i] - '0');
		if (v > (UINT64_MAX - digit) / 10)
			return false;
		v = v * 10 + digit;
	}
	*out = v;
	return true;
}

bool sl_to_i64(struct sl s, int64_t *out)
{
	bool negative = s.n && s.p[0] == '-';
	uint64_t v, most = (uint64_t)INT64_MAX + (negative ? 1 : 0);
	if (!sl_to_u64(negative ? sl_drop(s, 1) : s, &v) || v > most)
		return false;
	if (!negative)
		*out = (int64_t)v;
	else
		*out = v == most ? INT64_MIN : -(int64_t)v;
	return true;
}

bool sl_to_chars(struct sl s, char *out, size_t size)
{
	size_t n = s.n;
	if (size == 0)
		return false;
	if (n > size - 1) {
		n = size - 1;
		while (n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
			n--;
	}
	if (n)
		memcpy(out, s.p, n);
	out[n] = '\0';
	return n == s.n;
}

int sl_hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}
