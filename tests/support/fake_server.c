/* SPDX-License-Identifier: MIT */
/* An HTTPS server on a loopback port that misbehaves on command. */
#include "fake_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/ssl.h>

#include "gzip.h"

#define CONNECTIONS_MAX 32
#define QUEUE_MAX       16
#define HEADS           "Date: Tue, 15 Nov 1994 08:12:31 GMT\r\nContent-Type: application/json\r\n"

struct connection {
	struct fake_server *s;
	pthread_t thread;
	int fd;
	SSL *ssl; /* NULL: plain */
	char in[16384];
	size_t n;
};

struct fake_server {
	SSL_CTX *tls;
	int listener, port;
	int stop[2]; /* a pipe; its reading end becomes readable when the server stops */
	pthread_t thread;
	pthread_mutex_t lock; /* of all below */
	struct connection *connections[CONNECTIONS_MAX];
	enum fake_server_act queue[QUEUE_MAX];
	size_t n_queued;
	struct fake_server_seen seen;
};

static void need(bool ok, const char *what)
{
	if (ok)
		return;
	printf("Bail out! fake_server: %s\n", what);
	exit(1);
}

static bool acts_on_connection(enum fake_server_act a)
{
	return a >= FAKE_SERVER_PLAIN;
}

static enum fake_server_act next_act(struct fake_server *s, bool at_connection)
{
	enum fake_server_act act = FAKE_SERVER_ANSWER;
	pthread_mutex_lock(&s->lock);
	if (s->n_queued && acts_on_connection(s->queue[0]) == at_connection) {
		act = s->queue[0];
		memmove(s->queue, s->queue + 1, --s->n_queued * sizeof *s->queue);
	}
	pthread_mutex_unlock(&s->lock);
	return act;
}

static bool put(struct connection *c, const void *p, size_t n)
{
	if (c->ssl)
		return SSL_write(c->ssl, p, (int)n) == (int)n;
	return send(c->fd, p, n, MSG_NOSIGNAL) == (ssize_t)n;
}

static bool say(struct connection *c, const char *text)
{
	return put(c, text, strlen(text));
}

static bool get(struct connection *c)
{
	size_t room = sizeof c->in - 1 - c->n;
	ssize_t n =
	    c->ssl ? SSL_read(c->ssl, c->in + c->n, (int)room) : recv(c->fd, c->in + c->n, room, 0);
	if (room == 0 || n <= 0)
		return false;
	c->n += (size_t)n;
	c->in[c->n] = '\0';
	return true;
}

static size_t body_bytes(const char *head)
{
	const char *at = strcasestr(head, "\r\nContent-Length:");
	return at ? strtoul(at + 17, NULL, 10) : 0;
}

/* Records one whole request and removes it from the input. */
static bool take_request(struct connection *c)
{
	char *end;
	c->in[c->n] = '\0';
	while ((end = strstr(c->in, "\r\n\r\n")) == NULL)
		if (!get(c))
			return false;
	size_t head = (size_t)(end + 4 - c->in), body = body_bytes(c->in);
	while (c->n < head + body)
		if (!get(c))
			return false;
	struct fake_server_seen *seen = &c->s->seen;
	pthread_mutex_lock(&c->s->lock);
	seen->requests++;
	snprintf(seen->head, sizeof seen->head, "%.*s", (int)head, c->in);
	snprintf(seen->body, sizeof seen->body, "%.*s", (int)body, c->in + head);
	pthread_mutex_unlock(&c->s->lock);
	c->n -= head + body;
	memmove(c->in, c->in + head + body, c->n);
	return true;
}

static bool headers(struct connection *c, int status, size_t bytes, const char *more)
{
	char text[512];
	snprintf(text, sizeof text, "HTTP/1.1 %d X\r\n" HEADS "Content-Length: %zu\r\n%s\r\n",
		 status, bytes, more);
	return say(c, text);
}

static bool answer(struct connection *c)
{
	return headers(c, 200, strlen(FAKE_SERVER_BODY), "") && say(c, FAKE_SERVER_BODY);
}

static void answer_half(struct connection *c)
{
	headers(c, 200, strlen(FAKE_SERVER_BODY), "");
	put(c, FAKE_SERVER_BODY, strlen(FAKE_SERVER_BODY) / 2);
}

static bool stored_block(struct connection *c, const char *p, uint16_t n, bool last)
{
	unsigned char head[GZIP_BLOCK_HEAD];
	gzip_block_head(n, last, head);
	return put(c, head, sizeof head) && put(c, p, n);
}

static bool answer_gzip(struct connection *c)
{
	const size_t n = strlen(FAKE_SERVER_BODY);
	unsigned char tail[GZIP_TAIL_BYTES];
	gzip_tail(FAKE_SERVER_BODY, n, tail);
	return headers(c, 200, GZIP_HEAD_BYTES + GZIP_BLOCK_HEAD + n + GZIP_TAIL_BYTES,
		       "Content-Encoding: gzip\r\n") &&
	       put(c, GZIP_HEAD, GZIP_HEAD_BYTES) &&
	       stored_block(c, FAKE_SERVER_BODY, (uint16_t)n, true) && put(c, tail, sizeof tail);
}

static bool talk(struct connection *c)
{
	say(c, "HTTP/1.1 100 Continue\r\nX-Early: gone\r\n\r\nHTTP/1.1 200 OK\r\n" HEADS);
	for (int i = 0; i < FAKE_SERVER_HEADERS; i++)
		say(c, "X-More: twenty-two characters \r\n");
	return say(c, "Content-Length: 2\r\n\r\n{}");
}

/* Sends until the client closes. */
static void flood(struct connection *c, bool gzip)
{
	static const char blanks[60000];
	say(c, "HTTP/1.1 200 X\r\nConnection: close\r\n");
	say(c, gzip ? "Content-Encoding: gzip\r\n\r\n" : "\r\n");
	if (gzip)
		put(c, GZIP_HEAD, GZIP_HEAD_BYTES);
	while (gzip ? stored_block(c, blanks, sizeof blanks, false) : put(c, blanks, sizeof blanks))
		;
}

/* Sends headers of so many KB each, until the client closes. */
static void send_headers(struct connection *c, int n, int kb)
{
	bool open = say(c, "HTTP/1.1 200 X\r\nConnection: close\r\n");
	for (int i = 0; open && i < n; i++) {
		open = say(c, "X-More: ");
		for (int j = 0; open && j < kb * 1024 / 16; j++)
			open = say(c, "sixteen letters ");
		open = open && say(c, "\r\n");
	}
	say(c, "Content-Length: 2\r\n\r\n{}");
}

static void wait_for_hang_up(struct connection *c)
{
	char byte;
	while (recv(c->fd, &byte, 1, 0) > 0)
		;
}

/* The next close sends a reset in place of an orderly end. */
static void arm_reset(struct connection *c)
{
	struct linger now = {.l_onoff = 1, .l_linger = 0};
	setsockopt(c->fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

static void wait_for_bytes(struct connection *c)
{
	char byte;
	ssize_t n = recv(c->fd, &byte, 1, MSG_PEEK);
	(void)n;
}

/* true while the connection goes on. */
static bool act_on_request(struct connection *c, enum fake_server_act act)
{
	switch (act) {
	case FAKE_SERVER_ANSWER: return answer(c);
	case FAKE_SERVER_GZIP: return answer_gzip(c);
	case FAKE_SERVER_REDIRECT: return headers(c, 307, 0, "Location: /elsewhere\r\n");
	case FAKE_SERVER_PROXY_AUTH:
		return headers(c, 407, 0,
			       "Proxy-Authenticate: NTLM\r\nProxy-Authenticate: Negotiate\r\n"
			       "Connection: close\r\n") &&
		       false;
	case FAKE_SERVER_GATEWAY: return headers(c, 502, 0, "Connection: close\r\n") && false;
	case FAKE_SERVER_TALKATIVE: return talk(c);
	case FAKE_SERVER_BAD_GZIP:
		return headers(c, 200, strlen(FAKE_SERVER_BODY), "Content-Encoding: gzip\r\n") &&
		       say(c, FAKE_SERVER_BODY) && false;
	case FAKE_SERVER_BROTLI:
		return headers(c, 200, strlen(FAKE_SERVER_BODY), "Content-Encoding: br\r\n") &&
		       say(c, FAKE_SERVER_BODY) && false;
	case FAKE_SERVER_LONG_HEADER: send_headers(c, 1, 200); return false;
	case FAKE_SERVER_MANY_HEADERS: send_headers(c, 400, 1); return false;
	case FAKE_SERVER_CUT: answer_half(c); return false;
	case FAKE_SERVER_RESET:
		answer_half(c);
		arm_reset(c);
		return false;
	case FAKE_SERVER_STALL:
		answer_half(c);
		wait_for_hang_up(c);
		return false;
	case FAKE_SERVER_SILENT: wait_for_hang_up(c); return false;
	case FAKE_SERVER_HUGE:
	case FAKE_SERVER_HUGE_GZIP: flood(c, act == FAKE_SERVER_HUGE_GZIP); return false;
	case FAKE_SERVER_HALF_HEADERS: say(c, "HTTP/1.1 200 OK\r\nContent-Le"); return false;
	case FAKE_SERVER_NOT_HTTP: say(c, "\x16\x03\x01 hello\r\n\r\n"); return false;
	case FAKE_SERVER_FAREWELL:
		answer(c);
		wait_for_bytes(c);
		arm_reset(c);
		return false;
	case FAKE_SERVER_PLAIN:
	case FAKE_SERVER_TLS_STALL:
	case FAKE_SERVER_TLS_RESET:
	case FAKE_SERVER_CLIENT_CERT:
	case FAKE_SERVER_CLIENT_CERT_12:
	case FAKE_SERVER_TLS_11: break;
	}
	return false;
}

/* true when it goes on as it should. */
static bool act_on_connection(struct connection *c, enum fake_server_act act)
{
	if (act == FAKE_SERVER_ANSWER || act >= FAKE_SERVER_CLIENT_CERT)
		return true;
	if (act == FAKE_SERVER_TLS_STALL) {
		wait_for_hang_up(c);
	} else {
		wait_for_bytes(c);
		if (act == FAKE_SERVER_PLAIN)
			say(c, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
		else
			arm_reset(c);
	}
	return false;
}

static bool shake_hands(struct connection *c, enum fake_server_act act)
{
	if (!c->s->tls)
		return true;
	SSL *ssl = SSL_new(c->s->tls);
	SSL_set_fd(ssl, c->fd);
	if (act == FAKE_SERVER_CLIENT_CERT || act == FAKE_SERVER_CLIENT_CERT_12)
		SSL_set_verify(ssl, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
	if (act == FAKE_SERVER_CLIENT_CERT_12)
		SSL_set_max_proto_version(ssl, TLS1_2_VERSION);
	if (act == FAKE_SERVER_TLS_11) {
		SSL_set_min_proto_version(ssl, TLS1_1_VERSION);
		SSL_set_max_proto_version(ssl, TLS1_1_VERSION);
		SSL_set_security_level(ssl, 0);
	}
	bool ok = SSL_accept(ssl) == 1;
	c->ssl = ssl;
	/* A close before all is read would be a reset, which can overtake the alert. */
	if (!ok && act >= FAKE_SERVER_CLIENT_CERT)
		wait_for_hang_up(c);
	return ok;
}

static void *serve(void *argument)
{
	struct connection *c = argument;
	enum fake_server_act first = next_act(c->s, true), act = FAKE_SERVER_RESET;
	if (act_on_connection(c, first) && shake_hands(c, first))
		while (take_request(c) && act_on_request(c, act = next_act(c->s, false)))
			;
	/* A TLS close_notify before the reset would make it an orderly end. */
	if (c->ssl && act != FAKE_SERVER_RESET && act != FAKE_SERVER_FAREWELL)
		SSL_shutdown(c->ssl);
	SSL_free(c->ssl);
	pthread_mutex_lock(&c->s->lock);
	close(c->fd);
	c->fd = -1;
	pthread_mutex_unlock(&c->s->lock);
	return NULL;
}

static void welcome(struct fake_server *s, int fd)
{
	struct connection *c = calloc(1, sizeof *c);
	need(c && s->seen.connections < CONNECTIONS_MAX, "too many connections");
	c->s = s;
	c->fd = fd;
	pthread_mutex_lock(&s->lock);
	s->connections[s->seen.connections++] = c;
	pthread_mutex_unlock(&s->lock);
	need(pthread_create(&c->thread, NULL, serve, c) == 0, "no thread");
}

static void *listen_on(void *argument)
{
	struct fake_server *s = argument;
	struct pollfd p[2] = {{s->stop[0], POLLIN, 0}, {s->listener, POLLIN, 0}};
	while (poll(p, 2, -1) >= 0 && p[0].revents == 0) {
		int fd = p[1].revents ? accept(s->listener, NULL, NULL) : -1;
		if (fd >= 0)
			welcome(s, fd);
	}
	return NULL;
}

/* Records the protocols that the client offers, as a list, and always chooses HTTP/1.1. */
static int choose_protocol(SSL *ssl, const unsigned char **out, unsigned char *n,
			   const unsigned char *offer, unsigned int n_offer, void *ctx)
{
	struct fake_server *s = ctx;
	(void)ssl;
	pthread_mutex_lock(&s->lock);
	s->seen.offered[0] = '\0';
	for (unsigned int i = 0; i < n_offer; i += offer[i] + 1u) {
		size_t at = strlen(s->seen.offered);
		snprintf(s->seen.offered + at, sizeof s->seen.offered - at, "%s%.*s", at ? "," : "",
			 (int)offer[i], offer + i + 1);
	}
	pthread_mutex_unlock(&s->lock);
	*out = (const unsigned char *)"http/1.1";
	*n = 8;
	return SSL_TLSEXT_ERR_OK;
}

static void set_up_tls(struct fake_server *s, const struct cert *cert)
{
	s->tls = SSL_CTX_new(TLS_server_method());
	need(s->tls && SSL_CTX_use_certificate(s->tls, cert->x509) == 1 &&
		 SSL_CTX_use_PrivateKey(s->tls, cert->key) == 1,
	     "no TLS");
	SSL_CTX_set_alpn_select_cb(s->tls, choose_protocol, s);
}

static void open_port(struct fake_server *s)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t n = sizeof a;
	s->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	need(bind(s->listener, (struct sockaddr *)&a, n) == 0 && listen(s->listener, 16) == 0 &&
		 getsockname(s->listener, (struct sockaddr *)&a, &n) == 0,
	     "no port");
	s->port = ntohs(a.sin_port);
}

struct fake_server *fake_server_start(const struct cert *cert)
{
	struct fake_server *s = calloc(1, sizeof *s);
	need(s && pipe(s->stop) == 0, "no memory");
	signal(SIGPIPE, SIG_IGN);
	pthread_mutex_init(&s->lock, NULL);
	if (cert)
		set_up_tls(s, cert);
	open_port(s);
	need(pthread_create(&s->thread, NULL, listen_on, s) == 0, "no thread");
	return s;
}

/* Wakes the connection's thread, whatever it waits for. */
static void hang_up(struct fake_server *s, struct connection *c)
{
	pthread_mutex_lock(&s->lock);
	if (c->fd >= 0)
		shutdown(c->fd, SHUT_RDWR);
	pthread_mutex_unlock(&s->lock);
	pthread_join(c->thread, NULL);
	free(c);
}

void fake_server_stop(struct fake_server *s)
{
	need(write(s->stop[1], "", 1) == 1, "no end");
	pthread_join(s->thread, NULL);
	for (int i = 0; i < s->seen.connections; i++)
		hang_up(s, s->connections[i]);
	close(s->listener);
	close(s->stop[0]);
	close(s->stop[1]);
	SSL_CTX_free(s->tls);
	pthread_mutex_destroy(&s->lock);
	free(s);
}

int fake_server_port(const struct fake_server *s)
{
	return s->port;
}

void fake_server_queue(struct fake_server *s, enum fake_server_act act)
{
	pthread_mutex_lock(&s->lock);
	need(s->n_queued < QUEUE_MAX, "too many acts");
	s->queue[s->n_queued++] = act;
	pthread_mutex_unlock(&s->lock);
}

void fake_server_look(struct fake_server *s, struct fake_server_seen *out)
{
	pthread_mutex_lock(&s->lock);
	*out = s->seen;
	pthread_mutex_unlock(&s->lock);
}
