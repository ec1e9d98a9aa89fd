/* SPDX-License-Identifier: MIT */
/* Tests of src/sys/transport/transport_links.c: names of which an address does not answer. */
#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "sys/clock_posix.h"
#include "sys/transport/transport_curl.h"

#include "fake_server.h"
#include "test.h"

#define HOUR_S      3600L
#define NAME        "two.test"
#define DEAD        "127.0.0.2"
#define DEAD_6      "::1"
#define ALIVE       "127.0.0.1"
#define CLIENTS     3
#define CONNECT_S   8
#define RACE_MS     200  /* libcurl's own time between addresses of IPv6 and IPv4 */
#define QUICK_MS    450  /* less than what makes an address slow */
#define PATIENCE_MS 3000 /* less than half of CONNECT_S: when libcurl alone leaves an address */

static const char *resolves_to[3]; /* the addresses of NAME, in order; NULL ends them */

/* libcurl asks this function for addresses, because a program's own one comes before that of the C
 * library. */
int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints,
		struct addrinfo **out)
{
	int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **) = NULL;
	*(void **)&real = dlsym(RTLD_NEXT, "getaddrinfo");
	if (!name || strcmp(name, NAME) != 0)
		return real(name, service, hints, out);
	for (size_t i = 0; resolves_to[i]; i++, out = &(*out)->ai_next) {
		int code = real(resolves_to[i], service, hints, out);
		if (code)
			return code;
	}
	return 0;
}

/* Each attempt to connect needs a socket: these tests count them, because times depend on the load
 * of the machine. */
static int sockets;
int socket(int family, int type, int protocol)
{
	int (*real)(int, int, int) = NULL;
	*(void **)&real = dlsym(RTLD_NEXT, "socket");
	sockets += (type & SOCK_STREAM) != 0;
	return real(family, type, protocol);
}

/* An address that accepts nothing: its listener's queue is full, so that Linux drops what comes. */
struct hole {
	int listener, client[CLIENTS];
};

/* Returns false where this computer does not have the address. */
static bool hole_open(struct hole *h, const char *address, int port)
{
	struct addrinfo *to, hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICHOST};
	char service[12];
	snprintf(service, sizeof service, "%d", port);
	assert_int_equal(getaddrinfo(address, service, &hints, &to), 0);
	h->listener = socket(to->ai_family, SOCK_STREAM, 0);
	bool here = bind(h->listener, to->ai_addr, to->ai_addrlen) == 0;
	if (here)
		assert_int_equal(listen(h->listener, 0), 0);
	for (int i = 0; i < CLIENTS; i++) {
		h->client[i] = socket(to->ai_family, SOCK_STREAM | SOCK_NONBLOCK, 0);
		int code = connect(h->client[i], to->ai_addr, to->ai_addrlen);
		(void)code;
	}
	freeaddrinfo(to);
	return here;
}

static void hole_close(struct hole *h)
{
	close(h->listener);
	for (int i = 0; i < CLIENTS; i++)
		close(h->client[i]);
}

struct bench {
	struct cert ca, cert;
	char ca_path[200];
	struct fake_server *server;
	struct hole hole;
	struct endpoint endpoint;
	struct transport_port net;
	uint64_t id;
};

static void bench_open(struct bench *b, int timeout_s, const char *first, const char *second)
{
	char url[64];
	struct err e = {0};
	*b = (struct bench){.ca = cert_authority("a CA")};
	b->cert = cert_server(&b->ca, "DNS:" NAME, HOUR_S);
	snprintf(b->ca_path, sizeof b->ca_path, "/tmp/tcpartner-links-%ld.pem", (long)getpid());
	cert_save(&b->ca, b->ca_path);
	b->server = fake_server_start(&b->cert);
	snprintf(url, sizeof url, "https://" NAME ":%d", fake_server_port(b->server));
	assert_true(endpoint_parse(sl_from(url), &b->endpoint, &e));
	struct transport_options o = {.endpoint = &b->endpoint,
				      .ca_file = b->ca_path,
				      .timeout_s = timeout_s,
				      .connect_timeout_s = timeout_s};
	assert_true(transport_curl(&b->net, &o, &e));
	resolves_to[0] = first;
	resolves_to[1] = second;
	if (!hole_open(&b->hole, first, fake_server_port(b->server)))
		skip();
}

static void bench_release(struct bench *b)
{
	b->net.close(b->net.ctx);
	if (b->server)
		fake_server_stop(b->server);
	hole_close(&b->hole);
	cert_release(&b->cert);
	cert_release(&b->ca);
	unlink(b->ca_path);
}

static int64_t now_ms(void)
{
	struct clock_port clock;
	clock_posix(&clock);
	return clock.mono_ms(clock.ctx);
}

static void send_one(struct bench *b)
{
	struct wire_request w;
	wire_request_init(&w);
	buf_add_chars(&w.headers, "Content-Type: application/json\n");
	buf_add_chars(&w.body, "{}");
	b->net.send(b->net.ctx, ++b->id, &w);
	wire_request_release(&w);
}

/* The wait has no limit: the transport itself must wake up when an address is slow. */
static struct wire_reply await(struct bench *b)
{
	struct wire_reply r;
	while (!b->net.next(b->net.ctx, &r))
		b->net.wait(b->net.ctx, NULL, 0, -1);
	return r;
}

/* Returns how long it took; sockets counts the attempts to connect. */
static int64_t ask(struct bench *b, enum wire_result wanted)
{
	int64_t began_ms = now_ms();
	sockets = 0;
	send_one(b);
	struct wire_reply r = await(b);
	assert_int_equal(r.id, b->id);
	assert_int_equal(r.result, wanted);
	return now_ms() - began_ms;
}

TEST(an_address_that_does_not_answer_is_left_out)
{
	struct bench b;
	struct fake_server_seen seen;
	bench_open(&b, CONNECT_S, DEAD, ALIVE);
	assert_in_range(ask(&b, WIRE_OK), QUICK_MS, PATIENCE_MS);
	assert_int_equal(sockets, 2);
	/* Two at once need two connections. */
	fake_server_queue(b.server, FAKE_SERVER_SILENT);
	sockets = 0;
	send_one(&b);
	send_one(&b);
	assert_int_equal(await(&b).result, WIRE_OK);
	assert_int_equal(sockets, 1);
	fake_server_look(b.server, &seen);
	assert_int_equal(seen.connections, 2);
	/* The network may have changed: each address is tried again. */
	b.net.expire(b.net.ctx, 0);
	assert_int_equal(await(&b).result, WIRE_TIMEOUT);
	assert_in_range(ask(&b, WIRE_OK), QUICK_MS, PATIENCE_MS);
	assert_int_equal(sockets, 2);
	bench_release(&b);
}

/* libcurl itself tries IPv4 then, but for each connection anew. */
TEST(an_address_that_loses_the_race_is_left_out)
{
	struct bench b;
	bench_open(&b, CONNECT_S, DEAD_6, ALIVE);
	assert_in_range(ask(&b, WIRE_OK), RACE_MS, PATIENCE_MS);
	assert_int_equal(sockets, 2);
	/* The answer ends its connection. */
	fake_server_queue(b.server, FAKE_SERVER_RESET);
	ask(&b, WIRE_BROKEN);
	ask(&b, WIRE_OK);
	assert_int_equal(sockets, 1);
	bench_release(&b);
}

/* The only address is slow: it has the whole time. */
TEST(the_only_address_has_its_time)
{
	struct bench b;
	bench_open(&b, 1, DEAD, NULL);
	assert_in_range(ask(&b, WIRE_TIMEOUT), 1000, PATIENCE_MS);
	bench_release(&b);
}

/* The other address fails, too: the slow one is not left out any more. */
TEST(where_no_other_works_it_is_tried_again)
{
	struct bench b;
	bench_open(&b, 2, DEAD, ALIVE);
	ask(&b, WIRE_OK);
	fake_server_stop(b.server);
	b.server = NULL;
	int64_t began_ms = now_ms();
	send_one(&b);
	assert_int_not_equal(await(&b).result, WIRE_OK);
	assert_in_range(now_ms() - began_ms, QUICK_MS, PATIENCE_MS);
	bench_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_address_that_does_not_answer_is_left_out),
	    cmocka_unit_test(an_address_that_loses_the_race_is_left_out),
	    cmocka_unit_test(the_only_address_has_its_time),
	    cmocka_unit_test(where_no_other_works_it_is_tried_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
