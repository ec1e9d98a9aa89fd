/* SPDX-License-Identifier: MIT */
/*
 * Serves the demo API on a loopback port with libmicrohttpd, from one thread: the loop sleeps in
 * pselect until a socket is ready, a delayed reply is due, standard input ends or a signal arrives.
 */
#ifndef DEMO_SERVER_H
#define DEMO_SERVER_H

#include <stdio.h>

#include "base/err.h"

#include "service.h"

struct server_options {
	uint16_t port;            /* 0: any free one */
	char *cert_pem, *key_pem; /* both for https, else NULL; borrowed */
	bool until_eof;           /* end when standard input ends */
	FILE *log;                /* NULL for none; borrowed */
};

/* Prints `listening on URL` when it listens, and returns after SIGTERM, SIGINT or the end of
 * standard input. Returns false with e set if it cannot listen or breaks down. */
bool server_run(struct service *s, const struct server_options *o, struct err *e) MUST_USE;

#endif
