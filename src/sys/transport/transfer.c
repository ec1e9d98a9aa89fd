/* SPDX-License-Identifier: MIT */
/* One transfer: its settings, and the reply that it ends in. */
#include "transfer.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/time.h"

#define STALL_S 15
/* No libcurl accepts this as the URL of a proxy. */
#define NO_PROXY_URL "http://["

static size_t on_body(char *data, size_t size, size_t n, void *ctx)
{
	struct transfer *f = ctx;
	/* Returning less than was given makes the transfer fail, so the limit holds whatever the
	 * server sends. */
	return buf_add(&f->body, (struct sl){data, size * n}) ? size * n : 0;
}

/* Keeps the last answer when one follows another (100 Continue before 200). */
static void keep_header(struct transfer *f, struct sl line)
{
	line = sl_trim(line);
	if (sl_starts(line, SL("HTTP/"))) {
		buf_clear(&f->received);
	} else if (line.n && f->received.n + line.n < WIRE_HEADERS_MAX) {
		buf_add(&f->received, line);
		buf_add_byte(&f->received, '\n');
	}
}

static size_t on_header(char *data, size_t size, size_t n, void *ctx)
{
	struct transfer *f = ctx;
	struct sl line = {data, size * n};
	keep_header(f, line);
	if (line.n > 5 && sl_equal_nocase(sl_take(line, 5), SL("date:")))
		time_parse_http(sl_trim(sl_drop(line, 5)), &f->server_unix_s);
	return size * n;
}

/* "TLSv1.2 (IN), TLS handshake, Request CERT (13):" is all that the library says of it. */
static void note_handshake(struct transfer *f, struct sl words)
{
	static const struct sl request = {"Request CERT", 12};
	for (; words.n >= request.n && !f->cert_wanted; words = sl_drop(words, 1))
		f->cert_wanted = sl_starts(words, request);
}

/* Counts how often the request was sent, and learns from notes what the library does not return. */
static int on_debug(CURL *easy, curl_infotype type, char *data, size_t n, void *ctx)
{
	struct transfer *f = ctx;
	(void)easy;
	if (type == CURLINFO_HEADER_OUT && n >= 5 && memcmp(data, "POST ", 5) == 0)
		f->sends++;
	if (type == CURLINFO_TEXT) {
		note_handshake(f, (struct sl){data, n});
		transport_proxy_note(f, (struct sl){data, n});
	}
	if (type == CURLINFO_TEXT && f->traced)
		transport_trace_note(f, (struct sl){data, n});
	return 0;
}

/*
 * libcurl repeats a POST by itself on a connection that it finds dead (curl issue 18417), neither
 * paced nor signed anew. It must fail instead, and the caller decides whether to retry. A libcurl
 * older than 7.80 repeats it all the same; the pacer counts the repetition afterwards.
 */
#if LIBCURL_VERSION_NUM >= 0x075000
static int on_request(void *ctx, char *to_ip, char *from_ip, int to_port, int from_port)
{
	const struct transfer *f = ctx;
	(void)to_ip, (void)from_ip, (void)to_port, (void)from_port;
	return f->sends ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}
#endif

static void add_header(struct transfer *f, const char *line)
{
	struct curl_slist *longer = curl_slist_append(f->headers, line);
	if (!longer)
		mem_die("out of memory");
	f->headers = longer;
}

static void set_headers(struct transfer *f, const struct wire_request *w)
{
	struct sl rest = buf_sl(&w->headers), line;
	struct buf one;
	buf_init(&one, w->headers.max);
	while (sl_split(&rest, '\n', &line)) {
		buf_clear(&one);
		buf_add(&one, line);
		add_header(f, one.p);
	}
	buf_wipe(&one);
	buf_release(&one);
	add_header(f, "Expect:"); /* do not wait for 100 Continue */
	transport_must(curl_easy_setopt(f->easy, CURLOPT_HTTPHEADER, f->headers));
}

/*
 * libcurl would look for another host in a URL that it reads differently, and quote parts of a
 * password in its messages: it does not get that URL at all. Whether this host needs a proxy
 * (no_proxy) is still decided by libcurl.
 */
static void set_proxy(struct transfer *f, bool tls, bool direct)
{
	/* No proxy reaches this machine's own loopback. */
	f->bad_proxy = direct ? NULL : transport_proxy_find_unreadable(tls);
	if (direct || f->bad_proxy)
		transport_must(
		    curl_easy_setopt(f->easy, CURLOPT_PROXY, f->bad_proxy ? NO_PROXY_URL : ""));
}

static void set_protocol(struct transfer *f, bool tls, bool direct)
{
	CURL *easy = f->easy;
#if LIBCURL_VERSION_NUM >= 0x075500
	transport_must(curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, tls ? "https" : "http"));
#else
	transport_must(
	    curl_easy_setopt(easy, CURLOPT_PROTOCOLS, tls ? CURLPROTO_HTTPS : CURLPROTO_HTTP));
#endif
	/* A signature must not follow a redirect. */
	transport_must(curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L));
	curl_easy_setopt(easy, CURLOPT_PIPEWAIT, 1L);
	curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
	/* Only the Date of the API counts, not that of a proxy. */
	transport_must(curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L));
	set_proxy(f, tls, direct);
}

static void set_trust(struct transfer *f, const struct trust_ways *w)
{
	transport_must(curl_easy_setopt(f->easy, CURLOPT_SSL_VERIFYPEER, 1L));
	transport_must(curl_easy_setopt(f->easy, CURLOPT_SSL_VERIFYHOST, 2L));
	transport_must(
	    curl_easy_setopt(f->easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2));
	for (int peer = 0; peer < TRUST_PEERS; peer++) {
		f->way[peer] = w->preferred[peer];
		trust_ways_set(w, (enum trust_peer)peer, f->way[peer], f->easy);
	}
}

/* Returns how many seconds nothing may move: half of --timeout, but a short timeout is not
 * halved. */
static long stall_s(long timeout_s)
{
	long half = timeout_s / 2 > STALL_S ? timeout_s / 2 : STALL_S;
	return half < timeout_s ? half : timeout_s;
}

static void set_timeout(struct transfer *f, long timeout_ms)
{
	f->timeout_ms = timeout_ms;
	transport_must(curl_easy_setopt(f->easy, CURLOPT_TIMEOUT_MS, timeout_ms));
}

static void set_limits(CURL *easy, const struct transport_settings *s)
{
	transport_must(curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, s->connect_timeout_s));
	transport_must(curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L));
	transport_must(curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, stall_s(s->timeout_s)));
	transport_must(curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L));
#if LIBCURL_VERSION_NUM >= 0x075700
	/* Quitting must not wait for a name server. */
	curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#endif
}

static void set_callbacks(struct transfer *f)
{
	transport_must(curl_easy_setopt(f->easy, CURLOPT_WRITEFUNCTION, on_body));
	transport_must(curl_easy_setopt(f->easy, CURLOPT_WRITEDATA, f));
	transport_must(curl_easy_setopt(f->easy, CURLOPT_HEADERFUNCTION, on_header));
	transport_must(curl_easy_setopt(f->easy, CURLOPT_HEADERDATA, f));
#if LIBCURL_VERSION_NUM >= 0x075000
	transport_must(curl_easy_setopt(f->easy, CURLOPT_PREREQFUNCTION, on_request));
	transport_must(curl_easy_setopt(f->easy, CURLOPT_PREREQDATA, f));
#endif
	transport_must(curl_easy_setopt(f->easy, CURLOPT_DEBUGFUNCTION, on_debug));
	transport_must(curl_easy_setopt(f->easy, CURLOPT_DEBUGDATA, f));
	/* libcurl calls on_debug only with this; nothing is printed. */
	transport_must(curl_easy_setopt(f->easy, CURLOPT_VERBOSE, 1L));
	transport_must(curl_easy_setopt(f->easy, CURLOPT_ERRORBUFFER, f->error));
}

static struct transfer *make_transfer(uint64_t id, const char *url,
				      const struct transport_settings *s)
{
	struct transfer *f = mem_alloc(1, sizeof *f);
	f->id = id;
	buf_init(&f->body, WIRE_BODY_MAX);
	buf_init(&f->received, WIRE_HEADERS_MAX);
	f->easy = curl_easy_init();
	if (!f->easy)
		mem_die("libcurl cannot create a handle");
	transport_must(curl_easy_setopt(f->easy, CURLOPT_URL, url));
	set_trust(f, &s->ways);
	set_limits(f->easy, s);
	set_timeout(f, s->timeout_s * 1000);
	set_callbacks(f);
	if (s->trace)
		transport_trace_init(f);
	return f;
}

struct transfer *transfer_new(uint64_t id, const struct endpoint *to, const struct wire_request *w,
			      const struct transport_settings *s, struct links *links)
{
	struct transfer *f = make_transfer(id, to->url, s);
	buf_init(&f->body, w->reply_max);
	f->links = links;
	transport_links_watch(f);
	transport_must(curl_easy_setopt(f->easy, CURLOPT_POSTFIELDSIZE, (long)w->body.n));
	transport_must(curl_easy_setopt(f->easy, CURLOPT_COPYPOSTFIELDS, buf_sl(&w->body).p));
	set_headers(f, w);
	set_protocol(f, to->tls, to->loopback);
	return f;
}

struct transfer *transfer_get(uint64_t id, const char *url, int timeout_ms,
			      const struct transport_settings *s)
{
	struct transfer *f = make_transfer(id, url, s);
	transport_links_watch(f);
	bool tls = sl_starts(sl_from(url), SL("https:"));
	f->secret = true;
	set_protocol(f, tls, !tls);
	set_timeout(f, timeout_ms);
	return f;
}

static int64_t read_total_us(const struct transfer *f)
{
	curl_off_t us = 0;
	curl_easy_getinfo(f->easy, CURLINFO_TOTAL_TIME_T, &us);
	return us;
}

/* Forgets what the attempt with other certificates left; all of them keep one timeout. */
static void prepare_again(struct transfer *f)
{
	int64_t us = read_total_us(f);
	f->spent_us += us;
	set_timeout(f, f->timeout_ms > us / 1000 + 1 ? f->timeout_ms - (long)(us / 1000) : 1);
	f->error[0] = f->address[0] = '\0';
	f->server_unix_s = 0;
	buf_clear(&f->received);
}

/* With other certificates the issuer may be unknown, but to say that it has expired helps more. */
static void keep_expiry(struct transfer *f, enum wire_result result)
{
	if (result != WIRE_TLS_EXPIRED && result != WIRE_TLS_NOT_YET)
		return;
	f->expiry = result;
	memcpy(f->expiry_error, f->error, sizeof f->error);
}

static enum wire_result find_result(struct transfer *f, CURLcode code)
{
	enum wire_result result = transport_result_find(f, code);
	if (result != WIRE_TLS || f->expiry == WIRE_OK)
		return result;
	memcpy(f->error, f->expiry_error, sizeof f->error);
	return f->expiry;
}

/* Returns the first way that was not tried; w->n: there is none. */
static size_t find_other_way(const struct trust_ways *w, unsigned tried)
{
	size_t way = 0;
	while (way < w->n && (tried >> way & 1u))
		way++;
	return way;
}

bool transfer_turn_trust(struct transfer *f, CURLcode code, const struct trust_ways *w)
{
	enum trust_peer peer;
	if (f->sends || f->expired || !transport_result_is_untrusted(f, code, &peer))
		return false;
	f->tried[peer] |= 1u << f->way[peer];
	size_t way = find_other_way(w, f->tried[peer]);
	if (way == w->n)
		return false;
	keep_expiry(f, transport_result_find(f, code));
	f->way[peer] = way;
	trust_ways_set(w, peer, way, f->easy);
	prepare_again(f);
	return true;
}

/* The list holds the signature and perhaps a token. */
static void wipe_headers(struct curl_slist *l)
{
	for (; l; l = l->next) {
		volatile char *p = l->data;
		while (*p)
			*p++ = '\0';
	}
}

void transfer_free(struct transfer *f)
{
	if (!f)
		return;
	curl_easy_cleanup(f->easy);
	wipe_headers(f->headers);
	curl_slist_free_all(f->headers);
	if (f->secret)
		buf_wipe(&f->body);
	buf_release(&f->body);
	buf_release(&f->received);
	mem_free(f);
}

static void put_version(const struct transfer *f, struct wire_reply *out)
{
	long version = 0;
	curl_easy_getinfo(f->easy, CURLINFO_HTTP_VERSION, &version);
	const char *text = version == CURL_HTTP_VERSION_1_0   ? "1.0"
			   : version == CURL_HTTP_VERSION_1_1 ? "1.1"
			   : version == CURL_HTTP_VERSION_2_0 ? "2"
							      : "";
	snprintf(out->http_version, sizeof out->http_version, "%s", text);
}

/* This is the only place that takes messages of the library. They may quote a certificate, a
 * header, or a URL with its password: loop/gated_transport.c removes all of that. */
static const char *library_words(const struct transfer *f, CURLcode code)
{
	if (code == CURLE_ABORTED_BY_CALLBACK) /* set by on_request() */
		return N_("the connection was lost after the request was sent");
	return f->error[0] ? f->error : curl_easy_strerror(code);
}

/* Adds what the library knows but does not say. */
static void add_advice(const struct transfer *f, CURLcode code, struct buf *out)
{
	char schemes[60];
	long status = 0;
	curl_easy_getinfo(f->easy, CURLINFO_HTTP_CONNECTCODE, &status);
	if (status == 407) {
		transport_proxy_schemes(f, schemes, sizeof schemes);
		buf_add_chars(out, "; ");
		buf_addf(out, N_("it offers %s, and this program uses Basic"),
			 schemes[0] ? schemes : N_("no scheme that is known"));
	}
	if (code == CURLE_COULDNT_RESOLVE_HOST && strncmp(f->proxy_scheme, "socks", 5) == 0)
		buf_addf(out, "; %s", N_("with socks5h:// the proxy looks names up"));
}

static void put_detail(const struct transfer *f, CURLcode code, struct wire_reply *out)
{
	const char *text = library_words(f, code);
	struct buf gated;
	/* What the library says of answers that are too large is about itself. */
	if (code == CURLE_OK || out->result == WIRE_TOO_BIG || out->result == WIRE_HEADERS)
		return;
	if (f->expired) {
		snprintf(out->detail, sizeof out->detail,
			 N_("the connection seems to be dead; a new one is opened"));
		return;
	}
	if (out->result == WIRE_PROXY_URL) {
		snprintf(
		    out->detail, sizeof out->detail,
		    N_("%s; in its user name and password write @ / # as %%40 %%2F %%23, and leave "
		       "no blank at the end"),
		    f->bad_proxy ? f->bad_proxy : f->proxy_variable);
		return;
	}
	buf_init(&gated, 4 * CURL_ERROR_SIZE);
	if (f->proxy[0]) {
		buf_addf(&gated, N_("through the proxy %s"), f->proxy);
		buf_add_chars(&gated, ": ");
	}
	text_gate(sl_trim(sl_from(text)), &gated);
	add_advice(f, code, &gated);
	sl_to_chars(buf_sl(&gated), out->detail, sizeof out->detail);
	buf_release(&gated);
}

void transfer_reply(struct transfer *f, CURLcode code, struct wire_reply *out)
{
	long status = 0;
	curl_off_t bytes = 0;
	curl_easy_getinfo(f->easy, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_getinfo(f->easy, CURLINFO_SIZE_DOWNLOAD_T, &bytes);
	*out = (struct wire_reply){.id = f->id,
				   .result = find_result(f, code),
				   .http_status = (int)status,
				   .body = buf_sl(&f->body),
				   .headers = buf_sl(&f->received),
				   .server_unix_s = f->server_unix_s,
				   .elapsed_ms = (f->spent_us + read_total_us(f)) / 1000,
				   .bytes = bytes > 0 ? (uint64_t)bytes : 0,
				   .sends = f->sends};
	put_version(f, out);
	put_detail(f, code, out);
	if (f->traced) {
		transport_trace_end(f);
		out->path = &f->path;
	}
}
