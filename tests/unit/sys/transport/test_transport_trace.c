/* SPDX-License-Identifier: MIT */
/* What the libcurl adapter tells of the way a transfer took, and its unsigned GET. */
#include <unistd.h>

#include "sys/transport/transport_curl.h"

#include "fake_server.h"
#include "test.h"

#define HOUR_S 3600L
#define TURNS  50

static struct {
	struct cert ca, good;
	char ca_path[200];
} trust;

struct pair {
	struct fake_server *server; /* NULL: nobody listens any more */
	struct transport_port net;
	struct endpoint endpoint;
};

static void pair_init(struct pair *p, const struct cert *cert, const char *ca_path, bool trace)
{
	struct err e = {0};
	struct transport_options o = {.endpoint = &p->endpoint,
				      .ca_file = ca_path,
				      .timeout_s = 5,
				      .connect_timeout_s = 5,
				      .trace = trace};
	char url[64];
	p->server = fake_server_start(cert);
	snprintf(url, sizeof url, "%s://127.0.0.1:%d", cert ? "https" : "http",
		 fake_server_port(p->server));
	assert_true(endpoint_parse(sl_from(url), &p->endpoint, &e));
	assert_true(transport_curl(&p->net, &o, &e));
}

static void pair_release(struct pair *p)
{
	p->net.close(p->net.ctx);
	if (p->server)
		fake_server_stop(p->server);
}

static struct wire_reply get(struct pair *p, int timeout_ms)
{
	struct wire_reply r;
	p->net.get(p->net.ctx, 7, p->endpoint.url, timeout_ms);
	for (int turn = 0; turn < TURNS; turn++) {
		if (p->net.next(p->net.ctx, &r)) {
			assert_int_equal(r.id, 7);
			return r;
		}
		p->net.wait(p->net.ctx, NULL, 0, 1000);
	}
	fail_msg("no reply");
	return r;
}

TEST(the_steps_of_a_good_transfer_are_timed_in_their_order)
{
	struct pair p;
	char port[16];
	pair_init(&p, &trust.good, trust.ca_path, true);
	struct wire_reply r = get(&p, 5000);
	assert_int_equal(r.result, WIRE_OK);
	assert_non_null(r.path);
	assert_true(r.path->resolved_us <= r.path->connected_us);
	assert_true(0 < r.path->connected_us);
	assert_true(r.path->connected_us < r.path->secured_us);
	assert_true(r.path->secured_us < r.path->answered_us);
	snprintf(port, sizeof port, ":%d", fake_server_port(p.server));
	assert_memory_equal(r.path->address, "127.0.0.1", 9);
	assert_non_null(strstr(r.path->address, port));
	assert_memory_equal(r.path->tls, "TLS", 3);
	assert_non_null(strstr(r.path->issuer, "trace test CA"));
	assert_non_null(strstr(r.path->cert_ends, "20"));
	pair_release(&p);
}

TEST(an_open_connection_has_no_steps)
{
	struct pair p;
	pair_init(&p, &trust.good, trust.ca_path, true);
	get(&p, 5000);
	struct wire_reply r = get(&p, 5000);
	assert_int_equal(r.result, WIRE_OK);
	assert_true(r.path->secured_us == 0);
	assert_true(r.path->answered_us > 0);
	pair_release(&p);
}

TEST(nothing_is_traced_unasked)
{
	struct pair p;
	pair_init(&p, &trust.good, trust.ca_path, false);
	struct wire_reply r = get(&p, 5000);
	assert_int_equal(r.result, WIRE_OK);
	assert_null(r.path);
	pair_release(&p);
}

static void refused(const struct cert *cert, const char *ca_path, enum wire_result why)
{
	struct pair p;
	pair_init(&p, cert, ca_path, true);
	struct wire_reply r = get(&p, 5000);
	assert_int_equal(r.result, why);
	assert_memory_equal(r.path->address, "127.0.0.1", 9);
	pair_release(&p);
}

TEST(it_tells_what_is_wrong_with_a_certificate)
{
	struct cert wrong_host = cert_server(&trust.ca, "DNS:other.example", HOUR_S);
	struct cert expired = cert_server(&trust.ca, "IP:127.0.0.1", -HOUR_S);
	refused(&trust.good, NULL, WIRE_TLS);
	refused(&expired, trust.ca_path, WIRE_TLS_EXPIRED);
	refused(&wrong_host, trust.ca_path, WIRE_TLS_NAME);
	cert_release(&expired);
	cert_release(&wrong_host);
}

TEST(nobody_there_has_no_address)
{
	struct pair p;
	pair_init(&p, NULL, NULL, true);
	fake_server_stop(p.server);
	p.server = NULL;
	struct wire_reply r = get(&p, 5000);
	assert_int_equal(r.result, WIRE_CONNECT);
	assert_true(r.path->connected_us == 0);
	assert_string_equal(r.path->address, "");
	pair_release(&p);
}

TEST(a_proxy_is_told)
{
	struct pair p;
	char url[64];
	struct err e = {0};
	pair_init(&p, NULL, NULL, true);
	snprintf(url, sizeof url, "http://127.0.0.1:%d", fake_server_port(p.server));
	fake_server_queue(p.server, FAKE_SERVER_PROXY_AUTH);
	assert_true(endpoint_parse(SL("https://api.invalid"), &p.endpoint, &e));
	setenv("https_proxy", url, 1);
	struct wire_reply r = get(&p, 5000);
	unsetenv("https_proxy");
	assert_int_equal(r.result, WIRE_PROXY);
	assert_true(r.path->proxied);
	snprintf(url, sizeof url, "127.0.0.1:%d (https_proxy)", fake_server_port(p.server));
	assert_string_equal(r.path->proxy, url);
	pair_release(&p);
}

TEST(a_get_is_plain_and_unsigned)
{
	struct pair p;
	struct fake_server_seen s;
	pair_init(&p, NULL, NULL, false);
	/* A proxy has no business with what is on this machine or beside it. */
	setenv("http_proxy", "http://127.0.0.1:1", 1);
	struct wire_reply r = get(&p, 5000);
	unsetenv("http_proxy");
	assert_int_equal(r.result, WIRE_OK);
	assert_true(sl_equal(r.body, SL(FAKE_SERVER_BODY)));
	fake_server_look(p.server, &s);
	assert_memory_equal(s.head, "GET / HTTP/1.1\r\n", 16);
	assert_null(strstr(s.head, "Authorization"));
	pair_release(&p);
}

TEST(a_get_has_a_time_limit_of_its_own)
{
	struct pair p;
	pair_init(&p, NULL, NULL, false);
	fake_server_queue(p.server, FAKE_SERVER_SILENT);
	struct wire_reply r = get(&p, 100);
	assert_int_equal(r.result, WIRE_TIMEOUT);
	assert_true(r.elapsed_ms >= 90 && r.elapsed_ms < 20000);
	pair_release(&p);
}

SETUP(make_trust)
{
	trust.ca = cert_authority("trace test CA");
	trust.good = cert_server(&trust.ca, "IP:127.0.0.1", HOUR_S);
	snprintf(trust.ca_path, sizeof trust.ca_path, TEST_BUILD "/trace-%ld.pem", (long)getpid());
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
	    cmocka_unit_test(the_steps_of_a_good_transfer_are_timed_in_their_order),
	    cmocka_unit_test(an_open_connection_has_no_steps),
	    cmocka_unit_test(nothing_is_traced_unasked),
	    cmocka_unit_test(it_tells_what_is_wrong_with_a_certificate),
	    cmocka_unit_test(nobody_there_has_no_address),
	    cmocka_unit_test(a_proxy_is_told),
	    cmocka_unit_test(a_get_is_plain_and_unsigned),
	    cmocka_unit_test(a_get_has_a_time_limit_of_its_own),
	};
	return cmocka_run_group_tests_name("transport_trace", tests, make_trust, drop_trust);
}
