/* SPDX-License-Identifier: MIT */
/* Wraps a transport and removes secrets from all replies. */
#include "loop/gated_transport.h"

#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "base/mem.h"
#include "base/proxy_url.h"
#include "base/utf8.h"

#include "codec/base64.h"
#include "codec/hash.h"

#define VARIABLES       6
#define PASSWORD_MAX    512
#define KEY_REPLIES_MAX 16

struct password {
	char plain[PASSWORD_MAX],
	    basic[2 * PASSWORD_MAX]; /* decoded; as Basic authentication sends it */
};

struct gated {
	struct transport_port of;
	const struct keyring *ring;
	struct hidden of_proxies;
	struct password password[VARIABLES];
	uint64_t key[KEY_REPLIES_MAX]; /* ids of get and send_to, whose replies may hold a key */
	size_t n_keys;
	struct buf headers, body;
	struct wire_path path;
};

/* Adds the forms in which a library or a proxy may quote the password. */
static void add_password(struct gated *g, struct password *p, struct sl value)
{
	struct proxy_url url;
	struct buf basic;
	size_t n;
	char pair[2 * PASSWORD_MAX];
	proxy_url_read(value, &url);
	hide_add_secret(&g->of_proxies, url.password);
	if (!proxy_url_decode(url.password, p->plain, sizeof p->plain, &n) || n < SECRET_LEAST)
		return;
	hide_add_secret(&g->of_proxies, (struct sl){p->plain, n});
	size_t n_user;
	if (!proxy_url_decode(url.user, pair, PASSWORD_MAX - 1, &n_user))
		return;
	pair[n_user] = ':';
	memcpy(pair + n_user + 1, p->plain, n);
	buf_init(&basic, sizeof p->basic);
	base64_add(&basic, (struct sl){pair, n_user + 1 + n});
	if (basic.n)
		memcpy(p->basic, basic.p, basic.n);
	hide_add_secret(&g->of_proxies, (struct sl){p->basic, basic.n});
	buf_wipe(&basic);
	buf_release(&basic);
	hash_wipe(pair, sizeof pair);
}

static void list_proxies(struct gated *g)
{
	static const char *const names[VARIABLES] = {"https_proxy", "HTTPS_PROXY", "http_proxy",
						     "HTTP_PROXY",  "all_proxy",   "ALL_PROXY"};
	for (size_t i = 0; i < VARIABLES; i++)
		add_password(g, &g->password[i], sl_from(getenv(names[i])));
}

static void gated_send(void *ctx, uint64_t id, const struct wire_request *w)
{
	struct gated *g = ctx;
	g->of.send(g->of.ctx, id, w);
}

static bool forget_key_reply(struct gated *g, uint64_t id)
{
	for (size_t i = 0; i < g->n_keys; i++)
		if (g->key[i] == id) {
			g->key[i] = g->key[--g->n_keys];
			return true;
		}
	return false;
}

static void gated_cancel(void *ctx, uint64_t id)
{
	struct gated *g = ctx;
	forget_key_reply(g, id);
	g->of.cancel(g->of.ctx, id);
}

static void gated_wait(void *ctx, const int *fds, size_t n_fds, int timeout_ms)
{
	struct gated *g = ctx;
	g->of.wait(g->of.ctx, fds, n_fds, timeout_ms);
}

/* A reply that brings a key must arrive unchanged, even if the key is the one in use. */
static void expect_key(struct gated *g, uint64_t id)
{
	if (g->n_keys == KEY_REPLIES_MAX)
		BUG("more transfers than pending requests");
	g->key[g->n_keys++] = id;
}

static void gated_get(void *ctx, uint64_t id, const char *url, int timeout_ms)
{
	struct gated *g = ctx;
	expect_key(g, id);
	g->of.get(g->of.ctx, id, url, timeout_ms);
}

static void gated_send_to(void *ctx, uint64_t id, const struct endpoint *to,
			  const struct wire_request *w)
{
	struct gated *g = ctx;
	expect_key(g, id);
	g->of.send_to(g->of.ctx, id, to, w);
}

static void gated_expire(void *ctx, uint64_t id)
{
	struct gated *g = ctx;
	g->of.expire(g->of.ctx, id);
}

/* Gates a text in an array; a full array may hold a truncated text. */
static void gate_words(const struct hidden *s, char *field, size_t size)
{
	struct sl words = sl_from(field);
	struct buf out;
	if (words.n == 0)
		return;
	buf_init(&out, 8 * size);
	hide_words(words, words.n + UTF8_MAX_BYTES >= size, s, &out);
	sl_to_chars(buf_sl(&out), field, size);
	buf_release(&out);
}

static void gate_bytes(const struct hidden *s, struct sl *bytes, struct buf *kept)
{
	if (!hide_finds(*bytes, s))
		return;
	buf_clear(kept);
	hide_secrets(*bytes, s, kept);
	*bytes = buf_sl(kept);
}

static void gate_headers(const struct hidden *s, struct sl *headers, struct buf *kept)
{
	struct sl rest = *headers, line;
	buf_clear(kept);
	while (sl_split(&rest, '\n', &line)) {
		hide_line(line, false, s, kept);
		buf_add_byte(kept, '\n');
	}
	*headers = buf_sl(kept);
}

static void gate_path(struct gated *g, const struct hidden *s, struct wire_reply *r)
{
	if (!r->path)
		return;
	g->path = *r->path;
	gate_words(s, g->path.address, sizeof g->path.address);
	gate_words(s, g->path.tls, sizeof g->path.tls);
	gate_words(s, g->path.issuer, sizeof g->path.issuer);
	gate_words(s, g->path.cert_ends, sizeof g->path.cert_ends);
	r->path = &g->path;
}

/* The body is searched for keys only: proxy passwords never reach the API, and a customer's name
 * may equal one. */
static void gate_reply(struct gated *g, struct wire_reply *r)
{
	struct hidden keys = {.n = 0}, all = g->of_proxies;
	keyring_list_secrets(g->ring, &keys);
	keyring_list_secrets(g->ring, &all);
	gate_words(&all, r->detail, sizeof r->detail);
	gate_words(&all, r->http_version, sizeof r->http_version);
	gate_path(g, &all, r);
	gate_headers(&all, &r->headers, &g->headers);
	if (!forget_key_reply(g, r->id))
		gate_bytes(&keys, &r->body, &g->body);
}

static bool gated_next(void *ctx, struct wire_reply *out)
{
	struct gated *g = ctx;
	if (!g->of.next(g->of.ctx, out))
		return false;
	gate_reply(g, out);
	return true;
}

static void gated_close(void *ctx)
{
	struct gated *g = ctx;
	g->of.close(g->of.ctx);
	buf_release(&g->headers);
	buf_release(&g->body);
	hash_wipe(g, sizeof *g);
	mem_free(g);
}

void gated_transport_wrap(struct transport_port *out, const struct transport_port *of,
			  const struct keyring *ring)
{
	struct gated *g = mem_alloc(1, sizeof *g);
	g->of = *of;
	g->ring = ring;
	/* The replacement of a secret is shorter than SECRET_LEAST; that of a user name may be
	 * longer than it. */
	buf_init(&g->headers, 2 * WIRE_HEADERS_MAX);
	buf_init(&g->body, WIRE_LIST_MAX);
	list_proxies(g);
	*out =
	    (struct transport_port){g,           gated_send, gated_cancel,  gated_wait,  gated_next,
				    gated_close, gated_get,  gated_send_to, gated_expire};
}

bool gated_transport_open(struct transport_port *out, const struct transport_options *o,
			  const struct keyring *ring, struct err *e)
{
	struct transport_port net;
	if (!transport_curl(&net, o, e))
		return false;
	gated_transport_wrap(out, &net, ring);
	return true;
}
