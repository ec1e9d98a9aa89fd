/* SPDX-License-Identifier: MIT */
#include "api/endpoint.h"

#include <stdint.h>
#include <stdio.h>

#define EXAMPLE "https://intlpartnersmgt.intl.tencentcloudapi.com"

struct parts {
	bool tls;
	struct sl name, port; /* the name with its brackets, if any */
};

static bool is_name(struct sl s)
{
	if (s.n == 0 || s.n > 253 || s.p[0] == '-' || s.p[0] == '.')
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool word =
		    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
		if (!word && c != '-' && c != '.')
			return false;
	}
	return true;
}

static bool is_bracketed(struct sl s)
{
	if (s.n < 4 || s.p[0] != '[' || s.p[s.n - 1] != ']')
		return false;
	for (size_t i = 1; i + 1 < s.n; i++) {
		char c = s.p[i];
		bool hex =
		    (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
		if (!hex && c != ':' && c != '.')
			return false;
	}
	return true;
}

static bool split_port(struct sl host, struct parts *p)
{
	size_t colon = host.n;
	for (size_t i = 0; i < host.n; i++)
		if (host.p[i] == ':')
			colon = i;
	bool bracketed = host.n && host.p[0] == '[';
	if (bracketed && (colon == host.n || host.p[colon - 1] != ']'))
		colon = host.n;
	p->name = sl_take(host, colon);
	p->port = sl_drop(host, colon + 1);
	uint64_t port;
	if (colon < host.n &&
	    (!sl_to_u64(p->port, &port) || port == 0 || port > 65535 || p->port.p[0] == '0'))
		return false;
	return bracketed ? is_bracketed(p->name) : is_name(p->name);
}

/* 127.0.0.0/8 as four plain numbers: "127.1" and the like mean other things to other resolvers. */
static bool is_loopback_v4(struct sl s)
{
	struct sl part;
	int n = 0;
	if (!sl_starts(s, SL("127.")))
		return false;
	while (sl_split(&s, '.', &part)) {
		uint64_t v;
		if (part.n > 3 || !sl_to_u64(part, &v) || v > 255)
			return false;
		n++;
	}
	return n == 4;
}

static bool is_loopback(struct sl name)
{
	return sl_equal_nocase(name, SL("localhost")) || sl_equal(name, SL("[::1]")) ||
	       is_loopback_v4(name);
}

static bool take_scheme(struct sl *text, struct parts *p, struct err *e)
{
	p->tls = true;
	if (text->n >= 8 && sl_equal_nocase(sl_take(*text, 8), SL("https://"))) {
		*text = sl_drop(*text, 8);
	} else if (text->n >= 7 && sl_equal_nocase(sl_take(*text, 7), SL("http://"))) {
		p->tls = false;
		*text = sl_drop(*text, 7);
	} else {
		for (size_t i = 0; i + 2 < text->n; i++)
			if (sl_starts(sl_drop(*text, i), SL("://")))
				return err_set(e, ERR_USAGE,
					       "the endpoint must begin with https:// (" EXAMPLE
					       ")");
	}
	return true;
}

bool endpoint_parse(struct sl text, struct endpoint *out, struct err *e)
{
	struct parts p = {0};
	if (!take_scheme(&text, &p, e))
		return false;
	if (text.n && text.p[text.n - 1] == '/')
		text.n--;
	if (!split_port(text, &p))
		return err_set(e, ERR_USAGE,
			       "the endpoint must be a host and perhaps a port, like " EXAMPLE);
	if (!p.tls && !is_loopback(p.name))
		return err_set(e, ERR_USAGE,
			       "plain http is only for this machine (127.0.0.1, [::1], localhost); "
			       "use https://%.*s",
			       (int)p.name.n, p.name.p);
	bool own = p.port.n == 0 || sl_equal(p.port, p.tls ? SL("443") : SL("80"));
	snprintf(out->host, sizeof out->host, "%.*s%s%.*s", (int)p.name.n, p.name.p, own ? "" : ":",
		 own ? 0 : (int)p.port.n, p.port.n ? p.port.p : "");
	snprintf(out->url, sizeof out->url, "%s://%s/", p.tls ? "https" : "http", out->host);
	out->tls = p.tls;
	return true;
}
