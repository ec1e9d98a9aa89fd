/* SPDX-License-Identifier: MIT */
/*
 * The service on a loopback port, by libmicrohttpd polled from one thread: the loop sleeps in
 * pselect until a socket moves, a delayed answer is due, standard input ends or a signal asks to
 * stop.
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

/* Prints `listening on URL` once it does, and returns when asked to stop (SIGTERM, SIGINT). */
bool server_run(struct service *s, const struct server_options *o, struct err *e) MUST_USE;

#endif
