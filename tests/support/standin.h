/* SPDX-License-Identifier: MIT */
/*
 * A stand-in for the API inside the test process: HTTPS/1.1 on a loopback port, every byte in the
 * test's hands. It answers each request the same way unless the test has queued an act for it.
 * Nothing in it waits for time to pass: what never answers waits for the client to hang up.
 */
#ifndef STANDIN_H
#define STANDIN_H

#include <stddef.h>

#include "cert.h"

enum standin_act {
	STANDIN_ANSWER,       /* 200, STANDIN_BODY, the connection stays open */
	STANDIN_GZIP,         /* the same, compressed */
	STANDIN_CUT,          /* half the body, then an orderly close */
	STANDIN_RESET,        /* half the body, then a reset */
	STANDIN_STALL,        /* half the body, then nothing */
	STANDIN_SILENT,       /* no answer */
	STANDIN_HUGE,         /* a body without end */
	STANDIN_HUGE_GZIP,    /* the same, as a gzip stream */
	STANDIN_REDIRECT,     /* 307 to itself */
	STANDIN_HALF_HEADERS, /* a close within a header line */
	STANDIN_NOT_HTTP,
	STANDIN_TALKATIVE,  /* 100 Continue with a header, then STANDIN_HEADERS more than usual */
	STANDIN_BAD_GZIP,   /* says gzip, is not */
	STANDIN_FAREWELL,   /* answers, and resets the connection when the next request arrives */
	STANDIN_PROXY_AUTH, /* 407, as a proxy that wants a password */
	/* At the connection, before any request. */
	STANDIN_PLAIN,     /* speaks HTTP where TLS is expected */
	STANDIN_TLS_STALL, /* accepts, then nothing */
	STANDIN_TLS_RESET
};

#define STANDIN_BODY    "{\"Response\":{\"Data\":[],\"Total\":0,\"RequestId\":\"stand-in\"}}"
#define STANDIN_HEADERS 1000
#define STANDIN_DATE    784887151 /* Tue, 15 Nov 1994 08:12:31 GMT, which each answer bears */

struct standin;

/* cert NULL: plain HTTP. */
struct standin *standin_start(const struct cert *cert);
void standin_stop(struct standin *s);
int standin_port(const struct standin *s);
/* What happens at the next request (or connection) that nothing is queued for yet. */
void standin_queue(struct standin *s, enum standin_act act);

struct standin_seen {
	int connections, requests;
	char head[4096], body[1024]; /* of the last request */
	char offered[64];            /* ALPN of the last connection: "h2,http/1.1" */
};
void standin_look(struct standin *s, struct standin_seen *out);

#endif
