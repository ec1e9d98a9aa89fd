/* SPDX-License-Identifier: MIT */
/*
 * The whole API without a network: an HTTP request in, an HTTP answer out. Same options and same
 * calls at the same times give the same answers. The order of the checks: transport, headers,
 * signature, action, rate, parameters, meaning; the faults ordered stand in between.
 */
#ifndef DEMO_SERVICE_H
#define DEMO_SERVICE_H

#include "auth.h"
#include "faults.h"
#include "limiter.h"
#include "metadata.h"
#include "semantics.h"
#include "sts.h"

#define REPLY_BODY_MAX (50u << 20) /* of a reply, as documented */

struct service_options {
	struct auth_key key; /* borrowed */
	uint64_t seed;
	uint32_t rows;
	int64_t now_s; /* the day the data ends with; not the clock of signatures */
	uint32_t page_max;
	bool page_max_refused;
	uint32_t rate;
	uint32_t shared; /* of the rate, that other tools send */
	int64_t latency_ms;
	struct faults faults;
	struct metadata metadata;
	struct sts sts; /* with a role only its keys may list customers */
};

struct service {
	struct service_options options;
	struct dataset data;
	struct semantics semantics;
	struct limiter limiter;
	uint64_t calls;   /* so far */
	struct buf token; /* that followed the one of the options */
};

/* What becomes of the answer on its way. */
enum delivery {
	DELIVERY_WHOLE,
	DELIVERY_HALF, /* then the connection closes */
	DELIVERY_NONE, /* the connection closes */
	DELIVERY_RESET,
	DELIVERY_NEVER
};

struct reply {
	int status;
	const char *type; /* Content-Type */
	char date[30];    /* Date, RFC 9110 5.6.7, from the server's clock */
	struct buf body;
	int64_t delay_ms; /* to wait before it is sent */
	bool overtaken;   /* to be sent after the next one */
	enum delivery delivery;
	/* For the log. */
	int64_t mono_ms;
	char action[64];
	int64_t page, page_size; /* as asked; 0 where not given */
	int64_t signed_s;        /* X-TC-Timestamp; 0 where it is none */
	const char *code;        /* "OK", an API code, or the name of the fault */
};

void service_init(struct service *s, const struct service_options *o);
void service_release(struct service *s);
/* answer is initialised here; the caller releases its body. */
void service_answer(struct service *s, const struct call *c, struct reply *out);
/* One line of JSON with the newline; never a key, a signature or a name. */
void service_log_line(const struct reply *a, struct buf *out);

#endif
