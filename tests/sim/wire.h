/* SPDX-License-Identifier: MIT */
/*
 * What is between the client and the simulated server: a transport that queues as libcurl does,
 * ways there and back that jitter and stall, and a server that stands still for a while and then
 * reads all that lies before it. When requests come in is noted by the server's own clock.
 */
#ifndef SIM_WIRE_H
#define SIM_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "api/wire.h"

#define LANES_MAX 16
#define FAR_MS    INT64_MAX

struct server;
struct transfer;

enum stall { STALL_NONE, STALL_THERE, STALL_BACK, STALL_BOTH };
#define STALLS 4

/* Of the last requests of each action, where they leave or where they come in. */
struct count {
	int64_t at_ms[API_ACTIONS][API_RATE_MAX];
	size_t next[API_ACTIONS];
	bool crowded;          /* too many of an action came within a second */
	enum api_action crowd; /* which */
};

struct wire {
	size_t lanes;   /* requests on the connections at once */
	bool http2;     /* of which there can be many; else one on each of two connections */
	bool date_late; /* the Date is written when the answer leaves, not when the request came */
	int64_t clock_ms,
	    other_ms; /* the server's clock is ahead; of its other node so much more */

	/* In stormy weather. */
	uint32_t jitter_ms;
	enum stall stall;
	int64_t still_until_ms; /* the server is stopped */

	struct count left, came;
	bool queued; /* one was handed over when the connections were full */
};

void wire_init(struct server *s);
void wire_forget(struct wire *w); /* from now on requests are counted for another account */
/* Takes a transfer over; it leaves when there is a connection for it. */
void wire_take(struct server *s, struct transfer *f, int64_t now_ms);
void wire_go_on(struct server *s, int64_t now_ms); /* a connection may have become free */
/* The client closes the connection: what is in the network comes soon, what lies before a server
 * that stands still is read when it goes on. */
void wire_close(struct server *s, struct transfer *f, int64_t now_ms);
void wire_stand_still(struct server *s, int64_t now_ms, int64_t ms);
void wire_count(struct count *c, enum api_action a, int64_t at_ms);
/* Nobody is to blame for it. */
void wire_remember(struct count *c, enum api_action a, int64_t at_ms);
/* The library sent a request once more: what waits in it meanwhile may come too close to that. */
void wire_repeat(struct server *s, enum api_action a, int64_t now_ms);
int64_t wire_date(struct server *s, const struct transfer *f);

#endif
