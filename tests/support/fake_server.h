/* SPDX-License-Identifier: MIT */
/*
 * A fake HTTPS/1.1 server on a loopback port in the test process, apart from the demo API because
 * it breaks TLS and HTTP byte by byte, which a server library does not let its user do. It gives
 * each request the same answer unless the test has queued an act for it. It never waits for time to
 * pass: an act that does not answer waits for the client to hang up.
 */
#ifndef FAKE_SERVER_H
#define FAKE_SERVER_H

#include <stddef.h>

#include "cert.h"

enum fake_server_act {
	FAKE_SERVER_ANSWER,       /* 200, FAKE_SERVER_BODY, the connection stays open */
	FAKE_SERVER_GZIP,         /* the same, compressed */
	FAKE_SERVER_CUT,          /* half the body, then an orderly close */
	FAKE_SERVER_RESET,        /* half the body, then a reset */
	FAKE_SERVER_STALL,        /* half the body, then nothing */
	FAKE_SERVER_SILENT,       /* no answer */
	FAKE_SERVER_HUGE,         /* a body without end */
	FAKE_SERVER_HUGE_GZIP,    /* the same, as a gzip stream */
	FAKE_SERVER_REDIRECT,     /* 307 to itself */
	FAKE_SERVER_HALF_HEADERS, /* a close within a header line */
	FAKE_SERVER_NOT_HTTP,
	FAKE_SERVER_TALKATIVE,    /* 100 Continue with a header, then FAKE_SERVER_HEADERS more than
				     usual */
	FAKE_SERVER_BAD_GZIP,     /* says gzip, is not */
	FAKE_SERVER_BROTLI,       /* says br, which nobody asked for */
	FAKE_SERVER_LONG_HEADER,  /* one of 200 KB */
	FAKE_SERVER_MANY_HEADERS, /* 400 of 1 KB */
	FAKE_SERVER_FAREWELL, /* answers, and resets the connection when the next request arrives */
	FAKE_SERVER_PROXY_AUTH, /* 407, as a proxy that wants NTLM or Negotiate */
	FAKE_SERVER_GATEWAY,    /* 502 */
	/* At the connection, before any request. */
	FAKE_SERVER_PLAIN,     /* speaks HTTP where TLS is expected */
	FAKE_SERVER_TLS_STALL, /* accepts, then nothing */
	FAKE_SERVER_TLS_RESET,
	FAKE_SERVER_CLIENT_CERT,    /* demands a certificate of the client */
	FAKE_SERVER_CLIENT_CERT_12, /* the same in TLS 1.2 */
	FAKE_SERVER_TLS_11          /* speaks TLS 1.1 and nothing newer */
};

#define FAKE_SERVER_BODY    "{\"Response\":{\"Data\":[],\"Total\":0,\"RequestId\":\"fake-server\"}}"
#define FAKE_SERVER_HEADERS 1000
#define FAKE_SERVER_DATE    784887151 /* Tue, 15 Nov 1994 08:12:31 GMT, the Date of each answer */

struct fake_server;

/* Serves plain HTTP when cert is NULL. */
struct fake_server *fake_server_start(const struct cert *cert);
void fake_server_stop(struct fake_server *s);
int fake_server_port(const struct fake_server *s);
/* Queues an act for the next request (or connection) that has none yet. */
void fake_server_queue(struct fake_server *s, enum fake_server_act act);

struct fake_server_seen {
	int connections, requests;
	char head[4096], body[1024]; /* of the last request */
	char offered[64];            /* ALPN of the last connection: "h2,http/1.1" */
};
void fake_server_look(struct fake_server *s, struct fake_server_seen *out);

#endif
