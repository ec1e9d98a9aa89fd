/* SPDX-License-Identifier: MIT */
/* Splits the URL of a proxy into its parts. */
#include "base/proxy_url.h"

#include <string.h>

static bool is_control_or_blank(char c)
{
	return (unsigned char)c <= ' ' || c == 0x7F;
}

static bool has_control_or_blank(struct sl s)
{
	for (size_t i = 0; i < s.n; i++)
		if (is_control_or_blank(s.p[i]))
			return true;
	return false;
}

static bool has_any(struct sl s, const char *chars)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] && strchr(chars, s.p[i]))
			return true;
	return false;
}

/* Returns the text after "SCHEME://", or all of it when there is no scheme. */
static struct sl drop_scheme(struct sl text)
{
	for (size_t i = 0; i + 3 <= text.n; i++) {
		if (sl_starts(sl_drop(text, i), SL("://")))
			return sl_drop(text, i + 3);
		if (text.p[i] == '@' || text.p[i] == '/' || text.p[i] == ':')
			break;
	}
	return text;
}

/* A host alone holds no password: its port is digits, an IPv6 address is in brackets. */
static bool is_host(struct sl s)
{
	struct sl name;
	uint64_t port;
	if (s.n && s.p[0] == '[')
		return memchr(s.p, ']', s.n) != NULL;
	if (!sl_split(&s, ':', &name) || s.n == 0)
		return true;
	for (size_t i = 0; i < s.n; i++)
		if (strchr("/?#", s.p[i]))
			s.n = i;
	return sl_to_u64(s, &port);
}

/* Returns the host with its port; a path may follow. */
static struct sl take_host(struct sl s)
{
	size_t n = 0;
	while (n < s.n && s.p[n] != '/' && s.p[n] != '?' && s.p[n] != '#')
		n++;
	return sl_take(s, n);
}

void proxy_url_read(struct sl text, struct proxy_url *out)
{
	struct sl rest = drop_scheme(text), info = rest;
	size_t at = rest.n;
	while (at > 0 && rest.p[at - 1] != '@')
		at--;
	*out = (struct proxy_url){.readable = true};
	if (rest.p > text.p)
		out->scheme = sl_take(text, (size_t)(rest.p - text.p) - 3);
	if (at > 0)
		info.n = at - 1;
	else if (is_host(rest)) {
		out->host = take_host(rest);
		return;
	}
	/* Without '@' the URL is incomplete, and all of it may be a password. */
	if (sl_split(&info, ':', &out->user))
		out->password = info;
	out->readable = at > 0 && !has_control_or_blank(rest) && !has_any(out->user, "@/#?\\") &&
			!has_any(out->password, "@/#?\\");
	if (out->readable)
		out->host = take_host(sl_drop(rest, at));
}

bool proxy_url_decode(struct sl s, char *out, size_t size, size_t *n)
{
	*n = 0;
	while (s.n) {
		bool coded = s.n >= 3 && s.p[0] == '%' && sl_hex_digit(s.p[1]) >= 0 &&
			     sl_hex_digit(s.p[2]) >= 0;
		if (*n == size)
			return false;
		out[(*n)++] =
		    coded ? (char)(sl_hex_digit(s.p[1]) * 16 + sl_hex_digit(s.p[2])) : s.p[0];
		s = sl_drop(s, coded ? 3 : 1);
	}
	return true;
}
