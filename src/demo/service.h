/* SPDX-License-Identifier: MIT */
/*
 * The whole demo API without a network: from an HTTP request to an HTTP reply. The same options and
 * the same calls at the same times give the same replies. The order of the checks is: transport,
 * headers, signature, action, rate, injected refusals, parameters, values.
 */
#ifndef DEMO_SERVICE_H
#define DEMO_SERVICE_H

#include "auth.h"
#include "faults.h"
#include "limiter.h"
#include "metadata.h"
#include "semantics.h"
#include "sts.h"

#define REPLY_BODY_MAX (50u << 20) /* bytes, as documented by the provider */

struct service_options {
	struct auth_key key; /* borrowed */
	uint64_t seed;
	uint32_t rows;
	int64_t now_s; /* Unix time of the last day of the data; signatures use the real clock */
	uint32_t page_max;
	bool page_max_refused;
	int64_t rate;    /* of each action, or LIMITER_RATES_OWN */
	uint32_t shared; /* requests a second that other tools send */
	int64_t latency_ms;
	unsigned denied; /* a bit for each enum api_action that the key may not call */
	struct faults faults;
	struct metadata metadata;
	struct sts sts; /* with a role, only its keys may list customers */
};

struct service {
	struct service_options options;
	struct dataset data;
	struct semantics semantics;
	struct limiter limiter;
	uint64_t calls;   /* requests so far */
	struct buf token; /* replaces the token of the options after INJECT_TOKEN */
};

/* How a reply is delivered. */
enum delivery {
	DELIVERY_WHOLE,
	DELIVERY_HALF,  /* half of the body, then the connection closes */
	DELIVERY_NONE,  /* the connection closes */
	DELIVERY_RESET, /* the connection is reset */
	DELIVERY_NEVER  /* the connection stays open and silent */
};

struct reply {
	int status;
	const char *type; /* Content-Type */
	char date[30];    /* Date, RFC 9110 5.6.7, from the server's clock */
	struct buf body;
	int64_t delay_ms; /* time to wait before sending */
	bool overtaken;   /* must be sent after the next reply */
	enum delivery delivery;
	/* Members for the log. */
	int64_t mono_ms;
	char action[64];
	int64_t page, page_size; /* of the request; 0: not given */
	int64_t signed_s;        /* X-TC-Timestamp; 0: none, or no number */
	const char *code;        /* "OK", an API code, or the name of the fault */
};

void service_init(struct service *s, const struct service_options *o);
void service_release(struct service *s);
/* Initialises out with the reply to c. The caller releases its body. */
void service_answer(struct service *s, const struct call *c, struct reply *out);
/* Appends one line of JSON with a newline. It never holds a key, a signature or a customer's name.
 */
void service_log_line(const struct reply *a, struct buf *out);

#endif
