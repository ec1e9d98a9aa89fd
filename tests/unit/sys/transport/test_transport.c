/* SPDX-License-Identifier: MIT */
/* The libcurl adapter against a fake server that misbehaves in every way a network does. */
#include <unistd.h>

#include <curl/curl.h>

#include "sys/clock_posix.h"
#include "sys/transport/transport_curl.h"

#include "fake_server.h"
#include "test.h"

#define HOUR_S      3600L
#define PATIENCE_MS 30000

static struct {
	struct cert ca, good;
	char ca_path[200];
} trust;

/* One server and one client of it. */
struct pair {
	struct fake_server *server;
	struct transport_port net;
	struct endpoint endpoint;
	int timeout_s;    /* of connecting and of the whole */
	size_t reply_max; /* of the next requests; 0: the usual one */
};

#define LONG_S  20 /* on a busy machine too, what answers has answered */
#define SHORT_S 1

static void connect_to(struct pair *p, const char *url, const char *ca_path)
{
	struct err e = {0};
	struct transport_options o = {.endpoint = &p->endpoint,
				      .ca_file = ca_path,
				      .timeout_s = p->timeout_s,
				      .connect_timeout_s = p->timeout_s};
	assert_true(endpoint_parse(sl_from(url), &p->endpoint, &e));
	assert_true(transport_curl(&p->net, &o, &e));
}

static struct pair pair_within(const struct cert *cert, const char *ca_path, int timeout_s)
{
	struct pair p = {.server = fake_server_start(cert), .timeout_s = timeout_s};
	char url[64];
	snprintf(url, sizeof url, "%s://127.0.0.1:%d", cert ? "https" : "http",
		 fake_server_port(p.server));
	connect_to(&p, url, ca_path);
	return p;
}

static struct pair pair_of(const struct cert *cert, const char *ca_path)
{
	return pair_within(cert, ca_path, LONG_S);
}

static struct pair good_pair(void)
{
	return pair_of(&trust.good, trust.ca_path);
}

static void pair_release(struct pair *p)
{
	p->net.close(p->net.ctx);
	fake_server_stop(p->server);
}

static void send_one(struct pair *p, uint64_t id)
{
	struct wire_request w;
	wire_request_init(&w);
	buf_addf(&w.headers,
		 "Host: %s\nContent-Type: application/json\nX-TC-Action: QueryPartnerCredit\n"
		 "User-Agent: tcpartner/0\nAuthorization: signed\n",
		 p->endpoint.host);
	buf_add_chars(&w.body, "{\"Page\":1}");
	if (p->reply_max)
		w.reply_max = p->reply_max;
	p->net.send(p->net.ctx, id, &w);
	wire_request_release(&w);
}

static int64_t now_ms(void)
{
	struct clock_port clock;
	clock_posix(&clock);
	return clock.mono_ms(clock.ctx);
}

static bool wait_for(struct pair *p, struct wire_reply *out)
{
	int64_t until = now_ms() + PATIENCE_MS;
	while (!p->net.next(p->net.ctx, out)) {
		if (now_ms() > until)
			return false;
		p->net.wait(p->net.ctx, NULL, 0, 200);
	}
	return true;
}

static struct wire_reply ask(struct pair *p)
{
	static uint64_t id;
	struct wire_reply r;
	send_one(p, ++id);
	assert_true(wait_for(p, &r));
	assert_int_equal(r.id, id);
	return r;
}

static struct wire_reply ask_after(struct pair *p, enum fake_server_act act)
{
	fake_server_queue(p->server, act);
	return ask(p);
}

static struct fake_server_seen seen(struct pair *p)
{
	struct fake_server_seen s;
	fake_server_look(p->server, &s);
	return s;
}

static bool has_header(const struct fake_server_seen *s, const char *line)
{
	char whole[400];
	snprintf(whole, sizeof whole, "\r\n%s\r\n", line);
	return strstr(s->head, whole) != NULL;
}

TEST(nothing_is_touched_before_the_first_send)
{
	struct pair p = good_pair();
	struct wire_reply r;
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "k", 1), 1);
	p.net.cancel(p.net.ctx, 7);
	/* A readable descriptor ends the sleep at once; without libcurl too. */
	p.net.wait(p.net.ctx, ends, 1, -1);
	p.net.wait(p.net.ctx, NULL, 0, 0);
	assert_false(p.net.next(p.net.ctx, &r));
	assert_int_equal(seen(&p).connections, 0);
	close(ends[0]);
	close(ends[1]);
	pair_release(&p);
}

TEST(a_good_answer_comes_whole)
{
	struct pair p = good_pair();
	struct wire_reply r = ask(&p);
	assert_int_equal(r.result, WIRE_OK);
	assert_int_equal(r.http_status, 200);
	assert_true(sl_equal(r.body, SL(FAKE_SERVER_BODY)));
	assert_int_equal(r.server_unix_s, FAKE_SERVER_DATE);
	assert_int_equal(r.sends, 1);
	assert_int_equal(r.bytes, strlen(FAKE_SERVER_BODY));
	assert_true(r.elapsed_ms >= 0 && r.elapsed_ms < PATIENCE_MS);
	assert_string_equal(r.http_version, "1.1");
	assert_string_equal(r.detail, "");
	assert_true(sl_equal(r.headers, SL("Date: Tue, 15 Nov 1994 08:12:31 GMT\n"
					   "Content-Type: application/json\n"
					   "Content-Length: 60\n")));
	pair_release(&p);
}

TEST(the_headers_are_those_of_the_answer_and_bounded)
{
	struct pair p = good_pair();
	struct wire_reply r = ask_after(&p, FAKE_SERVER_TALKATIVE);
	assert_int_equal(r.http_status, 200);
	assert_true(sl_starts(r.headers, SL("Date: Tue, 15 Nov 1994 08:12:31 GMT\n")));
	assert_true(r.headers.n <= WIRE_HEADERS_MAX && r.headers.n > WIRE_HEADERS_MAX - 60);
	assert_int_equal(r.headers.p[r.headers.n - 1], '\n');
	/* Whole lines only, of the last answer only. */
	struct sl line;
	for (struct sl rest = r.headers; sl_split(&rest, '\n', &line);)
		assert_true(sl_starts(line, SL("X-More: twenty-two characters")) ||
			    sl_starts(line, SL("Date: ")) || sl_starts(line, SL("Content-")));
	pair_release(&p);
}

TEST(the_request_goes_out_as_it_was_signed)
{
	struct pair p = good_pair();
	ask(&p);
	struct fake_server_seen s = seen(&p);
	char host[300];
	snprintf(host, sizeof host, "Host: %s", p.endpoint.host);
	assert_memory_equal(s.head, "POST / HTTP/1.1\r\n", 17);
	assert_string_equal(s.body, "{\"Page\":1}");
	assert_true(has_header(&s, host));
	assert_true(has_header(&s, "Content-Type: application/json"));
	assert_true(has_header(&s, "User-Agent: tcpartner/0"));
	assert_true(has_header(&s, "Authorization: signed"));
	assert_true(has_header(&s, "Accept-Encoding: gzip, deflate"));
	assert_true(has_header(&s, "Content-Length: 10"));
	assert_null(strstr(s.head, "Expect:"));
	assert_null(strstr(s.head, "urlencoded"));
	assert_string_equal(s.offered, "h2,http/1.1");
	pair_release(&p);
}

TEST(one_connection_serves_many_requests)
{
	struct pair p = good_pair();
	for (int i = 0; i < 5; i++)
		assert_int_equal(ask(&p).result, WIRE_OK);
	assert_int_equal(seen(&p).connections, 1);
	assert_int_equal(seen(&p).requests, 5);
	pair_release(&p);
}

TEST(gzip_is_decoded_and_counted_as_received)
{
	struct pair p = good_pair();
	struct wire_reply r = ask_after(&p, FAKE_SERVER_GZIP);
	assert_int_equal(r.result, WIRE_OK);
	assert_true(sl_equal(r.body, SL(FAKE_SERVER_BODY)));
	assert_int_equal(r.bytes, strlen(FAKE_SERVER_BODY) + 23);
	pair_release(&p);
}

TEST(an_answer_that_breaks_off_is_no_answer)
{
	static const enum fake_server_act acts[] = {FAKE_SERVER_CUT, FAKE_SERVER_RESET,
						    FAKE_SERVER_NOT_HTTP, FAKE_SERVER_BAD_GZIP,
						    FAKE_SERVER_TLS_RESET};
	struct pair p = good_pair();
	for (size_t i = 0; i < COUNT_OF(acts); i++) {
		/* Those that act on a connection need a new one. */
		p.net.close(p.net.ctx);
		connect_to(&p, p.endpoint.url, trust.ca_path);
		struct wire_reply r = ask_after(&p, acts[i]);
		assert_int_equal(r.result, WIRE_BROKEN);
		assert_true(strlen(r.detail) > 0);
	}
	assert_int_equal(ask(&p).result, WIRE_OK);
	pair_release(&p);
}

/* Neither broke off, and neither passes by itself. */
TEST(an_answer_that_was_changed_on_its_way_is_named)
{
	struct pair p = good_pair();
	struct wire_reply r = ask_after(&p, FAKE_SERVER_BROTLI);
	assert_int_equal(r.result, WIRE_ENCODING);
	r = ask_after(&p, FAKE_SERVER_LONG_HEADER);
	assert_int_equal(r.result, WIRE_HEADERS);
	assert_string_equal(r.detail, "");
	r = ask_after(&p, FAKE_SERVER_MANY_HEADERS);
	assert_int_equal(r.result, WIRE_HEADERS);
	assert_string_equal(r.detail, "");
	assert_int_equal(ask(&p).result, WIRE_OK);
	pair_release(&p);
}

/* libcurl takes a close within the headers for an answer: the decoder refuses the empty body. */
TEST(half_headers_bring_no_body)
{
	struct pair p = good_pair();
	struct wire_reply r = ask_after(&p, FAKE_SERVER_HALF_HEADERS);
	assert_int_equal(r.body.n, 0);
	assert_int_equal(r.server_unix_s, 0);
	pair_release(&p);
}

TEST(a_body_over_the_ceiling_is_refused)
{
	struct pair p = good_pair();
	struct wire_reply r = ask_after(&p, FAKE_SERVER_HUGE);
	assert_int_equal(r.result, WIRE_TOO_BIG);
	assert_true(r.body.n <= WIRE_BODY_MAX);
	r = ask_after(&p, FAKE_SERVER_HUGE_GZIP);
	assert_int_equal(r.result, WIRE_TOO_BIG);
	assert_true(r.body.n <= WIRE_BODY_MAX);
	/* The ceiling is that of the request. */
	p.reply_max = 2 * WIRE_BODY_MAX;
	r = ask_after(&p, FAKE_SERVER_HUGE);
	assert_int_equal(r.result, WIRE_TOO_BIG);
	assert_in_range(r.body.n, WIRE_BODY_MAX + 1, 2 * WIRE_BODY_MAX);
	pair_release(&p);
}

TEST(a_redirect_is_not_followed)
{
	struct pair p = good_pair();
	struct wire_reply r = ask_after(&p, FAKE_SERVER_REDIRECT);
	assert_int_equal(r.result, WIRE_OK);
	assert_int_equal(r.http_status, 307);
	assert_int_equal(seen(&p).requests, 1);
	pair_release(&p);
}

TEST(silence_ends_by_the_timeouts)
{
	static const enum fake_server_act acts[] = {FAKE_SERVER_SILENT, FAKE_SERVER_STALL,
						    FAKE_SERVER_TLS_STALL};
	struct pair p[COUNT_OF(acts)];
	for (size_t i = 0; i < COUNT_OF(acts); i++) {
		p[i] = pair_within(&trust.good, trust.ca_path, SHORT_S);
		fake_server_queue(p[i].server, acts[i]);
		send_one(&p[i], i + 1);
	}
	for (size_t i = 0; i < COUNT_OF(acts); i++) {
		struct wire_reply r;
		assert_true(wait_for(&p[i], &r));
		assert_int_equal(r.result, WIRE_TIMEOUT);
		assert_true(r.elapsed_ms >= 900 && r.elapsed_ms < PATIENCE_MS);
		pair_release(&p[i]);
	}
}

/* The server is silent for the first request of a connection that answered before. */
TEST(an_expired_transfer_ends_at_once_and_leaves_its_connection)
{
	struct pair p = good_pair();
	struct wire_reply r;
	assert_int_equal(ask(&p).result, WIRE_OK);
	fake_server_queue(p.server, FAKE_SERVER_SILENT);
	send_one(&p, 1001);
	while (seen(&p).requests < 2)
		p.net.wait(p.net.ctx, NULL, 0, 10);
	p.net.expire(p.net.ctx, 999);
	assert_false(p.net.next(p.net.ctx, &r));
	p.net.expire(p.net.ctx, 1001);
	p.net.wait(p.net.ctx, NULL, 0, -1);
	assert_true(p.net.next(p.net.ctx, &r));
	assert_int_equal(r.id, 1001);
	assert_int_equal(r.result, WIRE_TIMEOUT);
	assert_int_equal(r.http_status, 0);
	assert_int_equal(r.sends, 1);
	assert_string_equal(r.detail, "the connection seems to be dead; a new one is opened");
	assert_false(p.net.next(p.net.ctx, &r));
	assert_int_equal(ask(&p).result, WIRE_OK);
	assert_int_equal(seen(&p).connections, 2);
	pair_release(&p);
}

TEST(no_connection_outlives_an_end_of_all)
{
	struct pair p = good_pair();
	p.net.expire(p.net.ctx, 0); /* before the library was started */
	for (int i = 1; i <= 3; i++) {
		assert_int_equal(ask(&p).result, WIRE_OK);
		assert_int_equal(ask(&p).result, WIRE_OK);
		assert_int_equal(seen(&p).connections, i);
		p.net.expire(p.net.ctx, 0);
	}
	pair_release(&p);
}

static void assert_not_trusted(const struct cert *cert, const char *ca_path, enum wire_result why)
{
	struct pair p = pair_of(cert, ca_path);
	struct wire_reply r = ask(&p);
	assert_int_equal(r.result, why);
	assert_true(strlen(r.detail) > 0);
	assert_int_equal(r.sends, 0);
	assert_int_equal(seen(&p).requests, 0);
	pair_release(&p);
}

TEST(a_certificate_must_be_trusted_current_and_of_this_host)
{
	struct cert other_ca = cert_authority("another CA");
	struct cert stranger = cert_server(&other_ca, "IP:127.0.0.1", HOUR_S);
	struct cert wrong_host = cert_server(&trust.ca, "DNS:other.example", HOUR_S);
	struct cert expired = cert_server(&trust.ca, "IP:127.0.0.1", -HOUR_S);
	struct cert self = cert_authority("127.0.0.1");
	assert_not_trusted(&stranger, trust.ca_path, WIRE_TLS);
	assert_not_trusted(&wrong_host, trust.ca_path, WIRE_TLS_NAME);
	assert_not_trusted(&expired, trust.ca_path, WIRE_TLS_EXPIRED);
	assert_not_trusted(&self, trust.ca_path, WIRE_TLS);
	assert_not_trusted(&trust.good, NULL, WIRE_TLS);
	cert_release(&self);
	cert_release(&expired);
	cert_release(&wrong_host);
	cert_release(&stranger);
	cert_release(&other_ca);
}

TEST(plain_http_is_no_answer_to_tls)
{
	struct pair p = good_pair();
	struct wire_reply r = ask_after(&p, FAKE_SERVER_PLAIN);
	assert_int_equal(r.result, WIRE_TLS_NONE);
	assert_int_equal(r.http_status, 0);
	assert_int_equal(r.sends, 0);
	pair_release(&p);
}

/* TLS 1.2 has no alert of its own for it. */
TEST(a_demand_for_a_client_certificate_is_named)
{
	static const enum fake_server_act acts[] = {FAKE_SERVER_CLIENT_CERT,
						    FAKE_SERVER_CLIENT_CERT_12};
	for (size_t i = 0; i < COUNT_OF(acts); i++) {
		struct pair p = good_pair();
		struct wire_reply r = ask_after(&p, acts[i]);
		assert_int_equal(r.result, WIRE_TLS_CLIENT);
		assert_true(strlen(r.detail) > 0);
		assert_int_equal(seen(&p).requests, 0);
		pair_release(&p);
	}
}

TEST(a_loopback_endpoint_may_be_plain)
{
	struct pair p = pair_of(NULL, NULL);
	struct wire_reply r = ask(&p);
	assert_int_equal(r.result, WIRE_OK);
	assert_true(sl_equal(r.body, SL(FAKE_SERVER_BODY)));
	pair_release(&p);
}

/* By itself libcurl would repeat a POST on a connection found reset (curl issue 18417). */
TEST(no_request_goes_out_twice)
{
	struct pair p = good_pair();
	assert_int_equal(ask_after(&p, FAKE_SERVER_FAREWELL).result, WIRE_OK);
	struct wire_reply r = ask(&p);
#if LIBCURL_VERSION_NUM >= 0x075000
	assert_int_equal(r.result, WIRE_BROKEN);
	assert_int_equal(r.sends, 1);
	assert_string_equal(r.detail, "the connection was lost after the request was sent");
	assert_int_equal(seen(&p).requests, 1);
	assert_int_equal(ask(&p).result, WIRE_OK);
#else
	assert_int_equal(r.result, WIRE_OK);
	assert_int_equal(r.sends, 2);
#endif
	pair_release(&p);
}

TEST(a_refused_connection_is_distinguished)
{
	struct pair p = good_pair();
	fake_server_stop(p.server);
	struct wire_reply r = ask(&p);
	assert_int_equal(r.result, WIRE_CONNECT);
	assert_int_equal(r.sends, 0);
	p.net.close(p.net.ctx);
}

/* Loopback answers within one call of the library; a URL that it does not take needs no network for
 * that. */
TEST(a_transfer_that_ends_at_once_is_not_waited_for)
{
	struct pair p = good_pair();
	struct wire_reply r;
	int64_t before = now_ms();
	p.net.get(p.net.ctx, 7, "nowhere:", PATIENCE_MS);
	p.net.wait(p.net.ctx, NULL, 0, PATIENCE_MS);
	assert_true(p.net.next(p.net.ctx, &r));
	assert_int_equal(r.id, 7);
	assert_int_equal(r.result, WIRE_BROKEN);
	assert_true(now_ms() - before < PATIENCE_MS / 2);
	pair_release(&p);
}

TEST(cancelled_ids_are_never_delivered)
{
	struct pair p = pair_within(&trust.good, trust.ca_path, SHORT_S);
	struct wire_reply r;
	fake_server_queue(p.server, FAKE_SERVER_SILENT);
	send_one(&p, 1001);
	send_one(&p, 1002);
	p.net.cancel(p.net.ctx, 1001);
	p.net.cancel(p.net.ctx, 1001);
	p.net.cancel(p.net.ctx, 999);
	/* Whichever of the two the server was silent to: only 1002 may be told of. */
	assert_true(wait_for(&p, &r));
	assert_int_equal(r.id, 1002);
	assert_false(p.net.next(p.net.ctx, &r));
	pair_release(&p);
}

TEST(a_finished_transfer_can_still_be_cancelled)
{
	struct pair p = good_pair();
	struct wire_reply r;
	send_one(&p, 2001);
	while (seen(&p).requests == 0)
		p.net.wait(p.net.ctx, NULL, 0, 50);
	for (int i = 0; i < 10; i++)
		p.net.wait(p.net.ctx, NULL, 0, 5);
	p.net.cancel(p.net.ctx, 2001);
	assert_false(p.net.next(p.net.ctx, &r));
	pair_release(&p);
}

TEST(closing_with_transfers_under_way_leaks_nothing)
{
	struct pair p = good_pair();
	fake_server_queue(p.server, FAKE_SERVER_SILENT);
	send_one(&p, 1);
	send_one(&p, 2);
	p.net.wait(p.net.ctx, NULL, 0, 10);
	pair_release(&p);
}

/* Sends one request with this URL of a proxy. */
static struct wire_reply ask_past(struct pair *p, const char *proxy)
{
	setenv("https_proxy", proxy, 1);
	unsetenv("no_proxy");
	unsetenv("NO_PROXY");
	/* The proxy resolves the name: nothing here does. */
	connect_to(p, "https://api.invalid", trust.ca_path);
	struct wire_reply r = ask(p);
	unsetenv("https_proxy");
	return r;
}

/* Sends one request through a proxy, the fake server, that does this. */
static struct wire_reply ask_through(struct pair *p, const char *scheme, enum fake_server_act act)
{
	char proxy[64];
	p->timeout_s =
	    act == FAKE_SERVER_SILENT || act == FAKE_SERVER_HALF_HEADERS ? SHORT_S : LONG_S;
	snprintf(proxy, sizeof proxy, "%s://127.0.0.1:%d", scheme,
		 p->server ? fake_server_port(p->server) : 1);
	if (p->server)
		fake_server_queue(p->server, act);
	return ask_past(p, proxy);
}

TEST(a_proxy_is_used_as_curl_does_and_its_refusal_is_named)
{
	struct pair p = {.server = fake_server_start(NULL)};
	struct wire_reply r = ask_through(&p, "http", FAKE_SERVER_PROXY_AUTH);
	assert_int_equal(r.result, WIRE_PROXY);
	assert_int_equal(r.server_unix_s, 0);
	assert_int_equal(r.sends, 0);
	assert_memory_equal(seen(&p).head, "CONNECT api.invalid:443 ", 24);
	assert_memory_equal(r.detail, "through the proxy 127.0.0.1:", 28);
	assert_non_null(strstr(r.detail, " (https_proxy): "));
	assert_non_null(strstr(r.detail, "it offers NTLM, Negotiate, and this program uses Basic"));
	pair_release(&p);
}

TEST(each_fault_of_a_proxy_is_its_own)
{
	static const struct {
		const char *scheme;
		enum fake_server_act act;
		enum wire_result result;
	} cases[] = {
	    {"http", FAKE_SERVER_GATEWAY, WIRE_PROXY_GATEWAY},
	    {"http", FAKE_SERVER_REDIRECT, WIRE_PROXY},
	    {"http", FAKE_SERVER_SILENT, WIRE_PROXY_DOWN},
	    {"http", FAKE_SERVER_HALF_HEADERS, WIRE_PROXY_DOWN},
	    {"https", FAKE_SERVER_PLAIN, WIRE_PROXY_TLS},
	};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct pair p = {.server = fake_server_start(NULL)};
		struct wire_reply r = ask_through(&p, cases[i].scheme, cases[i].act);
		if (r.result != cases[i].result)
			fail_msg("case %zu: %d, %s", i, (int)r.result, r.detail);
		assert_memory_equal(r.detail, "through the proxy 127.0.0.1:", 28);
		pair_release(&p);
	}
}

TEST(a_proxy_that_is_down_is_not_the_endpoint)
{
	struct pair p = {.server = NULL};
	struct wire_reply r = ask_through(&p, "http", FAKE_SERVER_ANSWER);
	assert_int_equal(r.result, WIRE_PROXY_DOWN);
	assert_memory_equal(r.detail, "through the proxy 127.0.0.1:1 (https_proxy): ", 45);
	p.net.close(p.net.ctx);
}

/* The proxy was not asked: it did not refuse, and to try again is of no use. */
TEST(a_url_of_a_proxy_that_is_not_valid_is_not_a_refusal)
{
	static const char *const urls[] = {"no url", "http://127.0.0.1:99999", "odd://127.0.0.1:1",
					   "http://a:b@c@127.0.0.1:1", "http://127.0.0.1:1 "};
	for (size_t i = 0; i < COUNT_OF(urls); i++) {
		struct pair p = {.server = NULL};
		struct wire_reply r = ask_past(&p, urls[i]);
		if (r.result != WIRE_PROXY_URL)
			fail_msg("'%s': %d, %s", urls[i], (int)r.result, r.detail);
		assert_memory_equal(r.detail, "https_proxy; in its user name and password", 42);
		assert_null(strstr(r.detail, "127.0.0.1"));
		p.net.close(p.net.ctx);
	}
}

TEST(the_ca_file_is_for_an_https_proxy_too)
{
	struct pair p = {.server = fake_server_start(&trust.good)};
	struct wire_reply r = ask_through(&p, "https", FAKE_SERVER_PROXY_AUTH);
	assert_int_equal(r.result, WIRE_PROXY);
	pair_release(&p);
	struct cert other_ca = cert_authority("another CA");
	struct cert stranger = cert_server(&other_ca, "IP:127.0.0.1", HOUR_S);
	p = (struct pair){.server = fake_server_start(&stranger)};
	r = ask_through(&p, "https", FAKE_SERVER_PROXY_AUTH);
	assert_int_equal(r.result, WIRE_PROXY_TLS);
	pair_release(&p);
	cert_release(&stranger);
	cert_release(&other_ca);
}

TEST(loopback_uses_no_proxy)
{
	struct pair p = good_pair();
	setenv("https_proxy", "http://127.0.0.1:1", 1);
	assert_int_equal(ask(&p).result, WIRE_OK);
	unsetenv("https_proxy");
	pair_release(&p);
}

static bool opens_with(const char *ca_path, struct err *e)
{
	struct transport_port net;
	struct endpoint to;
	assert_true(endpoint_parse(SL("https://127.0.0.1:1"), &to, e));
	struct transport_options o = {
	    .endpoint = &to, .ca_file = ca_path, .timeout_s = 1, .connect_timeout_s = 1};
	bool ok = transport_curl(&net, &o, e);
	if (ok)
		net.close(net.ctx);
	return ok;
}

TEST(a_ca_file_is_checked_before_any_network)
{
	struct err e = {0};
	assert_false(opens_with("/nonexistent/ca.pem", &e));
	assert_int_equal(e.kind, ERR_USAGE);
	assert_non_null(strstr(e.text, "/nonexistent/ca.pem: No such file"));
	err_clear(&e);
	assert_false(opens_with("Makefile", &e));
	assert_non_null(strstr(e.text, "contains no PEM certificate"));
	err_clear(&e);
	assert_false(opens_with("tests", &e));
	assert_int_equal(e.kind, ERR_USAGE);
	err_clear(&e);
	assert_true(opens_with(trust.ca_path, &e));
	assert_int_equal(e.kind, ERR_NONE);
}

static void put_trust(const char *path, const char *before, const char *text, const char *between)
{
	FILE *f = fopen(path, "wb");
	assert_non_null(f);
	fprintf(f, "%s%s%s%s", before, text, between, text);
	fclose(f);
}

TEST(a_damaged_ca_file_is_named_with_its_line)
{
	char path[300], pem[4000] = "";
	struct err e = {0};
	snprintf(path, sizeof path, "%s.copy", trust.ca_path);
	FILE *f = fopen(trust.ca_path, "rb");
	assert_non_null(f);
	pem[fread(pem, 1, sizeof pem - 1, f)] = '\0';
	fclose(f);
	put_trust(path, "\xEF\xBB\xBF", pem, "\n");
	assert_true(opens_with(path, &e));
	pem[strlen(pem) - 1] = '\0';
	put_trust(path, "", pem, "");
	assert_false(opens_with(path, &e));
	assert_non_null(strstr(e.text, "--ca-file "));
	assert_non_null(strstr(e.text, ": each -----BEGIN"));
	err_clear(&e);
	put_trust(path, "\xFF\xFE", pem, "\n");
	assert_false(opens_with(path, &e));
	assert_non_null(strstr(e.text, "UTF-16"));
	unlink(path);
}

/* The user must correct the entry, not an option that was never given. */
TEST(a_ca_file_of_the_configuration_is_named_by_its_place)
{
	struct transport_port net;
	struct endpoint to;
	struct err e = {0};
	assert_true(endpoint_parse(SL("https://127.0.0.1:1"), &to, &e));
	struct transport_options o = {.endpoint = &to,
				      .ca_file = "/nonexistent/ca.pem",
				      .ca_place = "/home/config line 3",
				      .timeout_s = 1,
				      .connect_timeout_s = 1};
	assert_false(transport_curl(&net, &o, &e));
	assert_string_equal(e.text, "/home/config line 3: cannot read ca-file "
				    "/nonexistent/ca.pem: No such file or directory");
}

SETUP(make_trust)
{
	trust.ca = cert_authority("tcpartner test CA");
	trust.good = cert_server(&trust.ca, "IP:127.0.0.1", HOUR_S);
	snprintf(trust.ca_path, sizeof trust.ca_path, TEST_BUILD "/transport-%ld.pem",
		 (long)getpid());
	cert_save(&trust.ca, trust.ca_path);
	return 0;
}

TEARDOWN(drop_trust)
{
	unlink(trust.ca_path);
	cert_release(&trust.good);
	cert_release(&trust.ca);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_is_touched_before_the_first_send),
	    cmocka_unit_test(a_good_answer_comes_whole),
	    cmocka_unit_test(the_headers_are_those_of_the_answer_and_bounded),
	    cmocka_unit_test(the_request_goes_out_as_it_was_signed),
	    cmocka_unit_test(one_connection_serves_many_requests),
	    cmocka_unit_test(gzip_is_decoded_and_counted_as_received),
	    cmocka_unit_test(an_answer_that_breaks_off_is_no_answer),
	    cmocka_unit_test(an_answer_that_was_changed_on_its_way_is_named),
	    cmocka_unit_test(half_headers_bring_no_body),
	    cmocka_unit_test(a_body_over_the_ceiling_is_refused),
	    cmocka_unit_test(a_redirect_is_not_followed),
	    cmocka_unit_test(silence_ends_by_the_timeouts),
	    cmocka_unit_test(an_expired_transfer_ends_at_once_and_leaves_its_connection),
	    cmocka_unit_test(no_connection_outlives_an_end_of_all),
	    cmocka_unit_test(a_certificate_must_be_trusted_current_and_of_this_host),
	    cmocka_unit_test(plain_http_is_no_answer_to_tls),
	    cmocka_unit_test(a_demand_for_a_client_certificate_is_named),
	    cmocka_unit_test(a_loopback_endpoint_may_be_plain),
	    cmocka_unit_test(no_request_goes_out_twice),
	    cmocka_unit_test(a_refused_connection_is_distinguished),
	    cmocka_unit_test(a_transfer_that_ends_at_once_is_not_waited_for),
	    cmocka_unit_test(cancelled_ids_are_never_delivered),
	    cmocka_unit_test(a_finished_transfer_can_still_be_cancelled),
	    cmocka_unit_test(closing_with_transfers_under_way_leaks_nothing),
	    cmocka_unit_test(a_proxy_is_used_as_curl_does_and_its_refusal_is_named),
	    cmocka_unit_test(each_fault_of_a_proxy_is_its_own),
	    cmocka_unit_test(a_proxy_that_is_down_is_not_the_endpoint),
	    cmocka_unit_test(a_url_of_a_proxy_that_is_not_valid_is_not_a_refusal),
	    cmocka_unit_test(the_ca_file_is_for_an_https_proxy_too),
	    cmocka_unit_test(loopback_uses_no_proxy),
	    cmocka_unit_test(a_ca_file_is_checked_before_any_network),
	    cmocka_unit_test(a_damaged_ca_file_is_named_with_its_line),
	    cmocka_unit_test(a_ca_file_of_the_configuration_is_named_by_its_place),
	};
	return cmocka_run_group_tests_name("transport", tests, make_trust, drop_trust);
}
