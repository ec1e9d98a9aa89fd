/* SPDX-License-Identifier: MIT */
/* Parses the URL of a service and checks its host. */
#include "api/endpoint.h"

#include <stdio.h>
#include <string.h>

#define EXAMPLE   "https://intlpartnersmgt.intl.tencentcloudapi.com"
#define HOST_MAX  253 /* RFC 1035 2.3.4, as text */
#define LABEL_MAX 63
#define V6_GROUPS 8

struct parts {
	bool tls, loopback;
	char name[HOST_MAX + 1]; /* lower case, an IPv6 address in its brackets */
	uint16_t port;           /* 0 for the scheme's default */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char lower_char(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_number(struct sl s)
{
	size_t i = 0;
	while (i < s.n && is_digit(s.p[i]))
		i++;
	return s.n > 0 && i == s.n;
}

/* True for letters, digits and inner hyphens (RFC 1123 2.1). */
static bool is_label(struct sl s)
{
	if (s.n == 0 || s.n > LABEL_MAX || s.p[0] == '-' || s.p[s.n - 1] == '-')
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = lower_char(s.p[i]);
		if (!is_digit(c) && !(c >= 'a' && c <= 'z') && c != '-')
			return false;
	}
	return true;
}

/*
 * Reads four plain decimal numbers. Resolvers disagree about "127.1", "0177.0.0.1" and the like, so
 * these are not addresses here.
 */
static bool read_v4(struct sl s, uint64_t octet[4])
{
	for (int i = 0; i < 4; i++) {
		struct sl part;
		if (!sl_split(&s, '.', &part) || part.n > 3 || !sl_to_u64(part, &octet[i]))
			return false;
		if (octet[i] > 255 || (part.n > 1 && part.p[0] == '0'))
			return false;
	}
	return s.n == 0;
}

static bool read_name(struct sl s, struct parts *p)
{
	struct sl rest = s, label = SL("");
	uint64_t octet[4];
	if (s.n == 0 || s.n > HOST_MAX || s.p[s.n - 1] == '.')
		return false;
	while (sl_split(&rest, '.', &label))
		if (!is_label(label))
			return false;
	if (is_number(label)) {
		if (!read_v4(s, octet))
			return false;
		p->loopback = octet[0] == 127;
	} else {
		p->loopback = sl_equal_nocase(s, SL("localhost"));
	}
	return true;
}

static bool read_group(struct sl *s, unsigned *out)
{
	size_t n = 0;
	*out = 0;
	for (; n < s->n && n < 4; n++) {
		char c = lower_char(s->p[n]);
		if (!is_digit(c) && !(c >= 'a' && c <= 'f'))
			break;
		*out = *out * 16 + (unsigned)(is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	*s = sl_drop(*s, n);
	return n > 0;
}

/* True for ::1, with any number of its zeros written out. */
static bool is_v6_loopback(const unsigned group[V6_GROUPS], int n, int gap)
{
	unsigned before = 0;
	for (int i = 0; i + 1 < n; i++)
		before |= group[i];
	return n > 0 && gap != n && before == 0 && group[n - 1] == 1;
}

/* Reads an IPv6 address by RFC 4291 2.2, without the form with an IPv4 tail and without zones. */
static bool read_v6(struct sl s, struct parts *p)
{
	unsigned group[V6_GROUPS];
	int n = 0, gap = -1; /* "::" is before group[gap] */
	if (sl_starts(s, SL("::")))
		gap = 0;
	s = sl_drop(s, gap == 0 ? 2 : 0);
	while (s.n) {
		if (n == V6_GROUPS || !read_group(&s, &group[n]))
			return false;
		n++;
		if (s.n == 0)
			break;
		bool here = sl_starts(s, SL("::"));
		if (s.p[0] != ':' || (here ? gap >= 0 : s.n == 1))
			return false;
		s = sl_drop(s, here ? 2 : 1);
		gap = here ? n : gap;
	}
	p->loopback = is_v6_loopback(group, n, gap);
	return gap < 0 ? n == V6_GROUPS : n < V6_GROUPS;
}

/* Takes the host off the front of *rest, which keeps ":port" or nothing. */
static bool take_host(struct sl *rest, struct parts *p)
{
	const char *end;
	size_t n = rest->n;
	bool ok;
	if (n && rest->p[0] == '[') {
		end = memchr(rest->p, ']', n);
		n = end ? (size_t)(end - rest->p) + 1 : 0;
		ok = n > 2 && n <= HOST_MAX && read_v6((struct sl){rest->p + 1, n - 2}, p);
	} else {
		end = n ? memchr(rest->p, ':', n) : NULL;
		n = end ? (size_t)(end - rest->p) : n;
		ok = read_name(sl_take(*rest, n), p);
	}
	for (size_t i = 0; ok && i < n; i++)
		p->name[i] = lower_char(rest->p[i]);
	*rest = sl_drop(*rest, n);
	return ok;
}

static bool take_port(struct sl rest, struct parts *p)
{
	if (rest.n == 0)
		return true;
	uint64_t port;
	struct sl digits = sl_drop(rest, 1);
	if (rest.p[0] != ':' || !sl_to_u64(digits, &port) || digits.p[0] == '0' ||
	    port > UINT16_MAX)
		return false;
	p->port = (uint16_t)port;
	return true;
}

static bool take_scheme(struct sl *text, struct parts *p)
{
	static const struct {
		struct sl begin;
		bool tls;
	} schemes[] = {{{"https://", 8}, true}, {{"http://", 7}, false}};
	p->tls = true;
	for (size_t i = 0; i < COUNT_OF(schemes); i++)
		if (sl_equal_nocase(sl_take(*text, schemes[i].begin.n), schemes[i].begin)) {
			*text = sl_drop(*text, schemes[i].begin.n);
			p->tls = schemes[i].tls;
			return true;
		}
	for (size_t i = 0; i < text->n; i++)
		if (sl_starts(sl_drop(*text, i), SL("://")))
			return false;
	return true;
}

static void write_endpoint(const struct parts *p, struct endpoint *out)
{
	bool own = p->port == 0 || p->port == (p->tls ? 443 : 80);
	*out = (struct endpoint){.tls = p->tls, .loopback = p->loopback};
	if (own)
		snprintf(out->host, sizeof out->host, "%s", p->name);
	else
		snprintf(out->host, sizeof out->host, "%s:%u", p->name, (unsigned)p->port);
	snprintf(out->url, sizeof out->url, "%s://%s/", p->tls ? "https" : "http", out->host);
}

bool endpoint_parse(struct sl text, struct endpoint *out, struct err *e)
{
	struct parts p = {0};
	if (!take_scheme(&text, &p))
		return err_set(e, ERR_USAGE, "the endpoint must begin with https:// (%s)", EXAMPLE);
	if (text.n && text.p[text.n - 1] == '/')
		text.n--;
	if (!take_host(&text, &p) || !take_port(text, &p))
		return err_set(e, ERR_USAGE,
			       "the endpoint must be a host, with or without a port, like %s",
			       EXAMPLE);
	if (!p.tls && !p.loopback)
		return err_set(
		    e, ERR_USAGE,
		    "plain http is only for this machine (127.0.0.1, [::1], localhost); use "
		    "https://%s",
		    p.name);
	write_endpoint(&p, out);
	return true;
}
