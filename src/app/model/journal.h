/* SPDX-License-Identifier: MIT */
/*
 * The requests of the session, newest last, and what was answered: what the inspector shows.
 *
 * Bounded: the last JOURNAL_MAX are remembered; of their answers the newest bodies, at most
 * JOURNAL_BODY_MAX of one and JOURNAL_BODIES_MAX of all. Holds no key and no signature: what was
 * signed is made again when it is shown (api/anatomy.h), from the request and the time. Holds
 * customers' data, like the store, in memory only.
 */
#ifndef APP_MODEL_JOURNAL_H
#define APP_MODEL_JOURNAL_H

#include "fetch/fetch.h"

#define JOURNAL_MAX        500
#define JOURNAL_BODY_MAX   (1u << 20)
#define JOURNAL_BODIES_MAX (4u << 20)

enum exchange_state { EXCHANGE_IN_FLIGHT, EXCHANGE_ANSWERED, EXCHANGE_FAILED, EXCHANGE_CANCELLED };

struct exchange {
	uint64_t id; /* of the send; rises */
	struct request request;
	int tries; /* 1 for the first of this request */
	enum exchange_state state;
	int64_t sent_s;   /* our wall time when it was sent */
	int64_t signed_s; /* the time that was signed */
	bool has_token;

	/* Once it was answered, or failed. */
	enum wire_result result;
	int http_status;
	int64_t elapsed_ms;
	uint64_t bytes; /* received, as sent */
	int sends;
	bool will_retry;
	char http_version[8];
	char code[80]; /* of a failure; "" when all went well */
	const char *meaning, *remedy;
	char request_id[72];
	char reason[200];        /* of an answer that cannot be understood: what and where */
	char detail[200];        /* the library's words for a failure */
	size_t body_n;           /* of the whole body; what of it is kept is body.n */
	struct sl body, headers; /* owned; empty when they made room for newer ones */
};

struct journal {
	struct exchange *ring[JOURNAL_MAX]; /* owned */
	size_t first, n;
	uint64_t sent, failed; /* since the start */
	size_t kept;           /* bytes of bodies and headers */
	bool bodies;           /* they are kept */
};

void journal_init(struct journal *j, bool bodies);
void journal_release(struct journal *j);
/* fx is an EFFECT_SEND. */
void journal_send(struct journal *j, const struct effect *fx, int tries, int64_t wall_s);
/* What only run knows, once it has signed; true when that is news. */
bool journal_signed(struct journal *j, uint64_t id, int64_t unix_s, bool has_token);
void journal_cancel(struct journal *j, uint64_t id);
void journal_reply(struct journal *j, const struct wire_reply *r, const struct outcome *out);
/* The i-th from the newest; NULL past the oldest remembered. */
const struct exchange *journal_at(const struct journal *j, size_t i);
/* NULL when it is forgotten; *i gets its place from the newest (i may be NULL). */
const struct exchange *journal_find(const struct journal *j, uint64_t id, size_t *i);

#endif
