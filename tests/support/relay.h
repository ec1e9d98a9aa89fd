/* SPDX-License-Identifier: MIT */
/*
 * A relay on loopback between a program and a server, as a child of the test. It can make its
 * connections deaf: then it forwards nothing more on those that are open, and closes none of them,
 * as a network does that has lost their state. Connections that are opened later work.
 */
#ifndef RELAY_H
#define RELAY_H

#include <sys/types.h>

struct relay {
	pid_t pid;
	int control; /* a socket to the child */
	int port;    /* of 127.0.0.1 */
};

/* Forwards to this port of 127.0.0.1; ends the test if it does not start. */
struct relay relay_start(int to_port);
/* Returns when all connections that are open now are deaf. */
void relay_deafen(struct relay *r);
void relay_stop(struct relay *r);

#endif
