/* SPDX-License-Identifier: MIT */
/*
 * The requests and replies of the session, newest last, for the inspector.
 *
 * The last JOURNAL_MAX requests are kept, and of their replies the newest bodies, at most
 * JOURNAL_BODY_MAX of one and JOURNAL_BODIES_MAX of all. The journal holds no key and no signature:
 * the signing steps are made again when they are shown (explain/signing_steps.h), from the request
 * and the time. It holds data of customers, like the store, in memory only.
 */
#ifndef APP_MODEL_JOURNAL_H
#define APP_MODEL_JOURNAL_H

#include "fetch/fetch.h"

#define JOURNAL_MAX        500
#define JOURNAL_BODY_MAX   (1u << 20)
#define JOURNAL_BODIES_MAX (4u << 20)

enum exchange_state { EXCHANGE_IN_FLIGHT, EXCHANGE_ANSWERED, EXCHANGE_FAILED, EXCHANGE_CANCELLED };

struct exchange {
	uint64_t id; /* of the send; ids rise */
	struct request request;
	int tries; /* 1 for the first of this request */
	enum exchange_state state;
	int64_t sent_s;       /* our wall time of the send */
	int64_t signed_s;     /* the signed time, skew included */
	bool has_token;       /* it bore the token of a temporary key */
	const char *language; /* of messages, as it was asked for; NULL for none */

	/* Set when it was answered or failed. */
	enum wire_result result;
	int http_status;
	int64_t elapsed_ms;
	uint64_t bytes; /* received, as sent */
	int sends;
	bool will_retry;
	char http_version[8];
	char code[80]; /* code of the failure; "" on success */
	const char *meaning, *remedy;
	char request_id[72];
	char reason[200];        /* for a reply that cannot be understood: what and where */
	char detail[200];        /* the message of the library for a failure */
	size_t body_n;           /* bytes of the whole body; body.n of them are kept */
	struct sl body, headers; /* owned; empty after newer ones took their room */
};

/* The facts about a send that its effect does not hold. */
struct journal_try {
	int number;           /* 1 for the first of its request */
	int64_t sent_s;       /* our wall time */
	bool has_token;       /* the key that signs it is a temporary one */
	const char *language; /* lasts as long as the program; NULL for none */
};

struct journal {
	struct exchange *ring[JOURNAL_MAX]; /* owned */
	size_t first, n;
	uint64_t sent; /* count since the start */
	size_t kept;   /* bytes of all bodies and headers */
};

void journal_init(struct journal *j);
void journal_release(struct journal *j);
/* Adds a request; fx is an EFFECT_SEND. */
void journal_send(struct journal *j, const struct effect *fx, const struct journal_try *t);
void journal_cancel(struct journal *j, uint64_t id);
void journal_reply(struct journal *j, const struct wire_reply *r, const struct outcome *out);
/* Returns the i-th request from the newest; NULL past the oldest kept. */
const struct exchange *journal_at(const struct journal *j, size_t i);
/* Returns the request with this id, or NULL; *i gets its place from the newest (i may be NULL). */
const struct exchange *journal_find(const struct journal *j, uint64_t id, size_t *i);

#endif
