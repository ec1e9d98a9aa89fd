/* SPDX-License-Identifier: MIT */
/*
 * A partner API that exists in virtual time only, apart from the demo API because it remembers all
 * that it gave: customers who come and go, and everything that can go wrong between a request and
 * its answer, all from one seed. It looks at a request when it would arrive, and answers it later
 * with real bytes, which the demo API's code writes.
 *
 * Each customer of a page says in its Remark where it stands: "SERIAL.INDEX", the page given and
 * the place in it. So a row on the screen can be held against what was sent, wherever it ended up.
 *
 * It knows requests as values: what signing and HTTP add is tested elsewhere.
 */
#ifndef SIM_SERVER_H
#define SIM_SERVER_H

#include "wire.h"

#define CUSTOMERS_MAX 96
#define PAGE_ROWS_MAX 40
#define TRANSFERS_MAX 64
#define GIVEN_MAX     1024
#define VERSIONS_MAX  1024
#define TIMEOUT_MS    15000
#define START_UNIX_S  1790000000

/* What happens, and is counted. Of the first ones the weather says how often, in a thousand times.
 */
enum happening {
	HAPPENS_SLOW,      /* underway for seconds, not milliseconds */
	HAPPENS_HELD,      /* underway longer than those behind it */
	HAPPENS_LOST,      /* never answered: a timeout */
	HAPPENS_REFUSED,   /* no connection, or another failure before any answer */
	HAPPENS_RESET,     /* the connection ends in the middle of the answer */
	HAPPENS_CUT,       /* so that only the decoder notices */
	HAPPENS_GATEWAY,   /* HTML and a status of 5xx */
	HAPPENS_MALFORMED, /* not the documented shape */
	HAPPENS_DAMAGED,   /* a field of a row cannot be understood */
	HAPPENS_BUSY,      /* OperationDenied.ServiceBusy, InternalError */
	HAPPENS_LIMITED,   /* RequestLimitExceeded out of the blue */
	HAPPENS_REPEATED,  /* sent twice by the library */
	HAPPENS_DOUBLED,   /* the answer arrives twice */
	HAPPENS_SHARED,    /* RequestLimitExceeded by a budget that is used up */
	HAPPENS_SKEWED,    /* SignatureExpire */
	HAPPENS_ENDED,     /* the token has */
	HAPPENS_CLAMPED,   /* a page is smaller than asked for */
	HAPPENS_TOO_LARGE, /* or refused for that */
	HAPPENS_BOUND,
	HAPPENS_UNBOUND,
	HAPPENS_JUMPED,  /* time, by up to an hour */
	HAPPENS_STALLED, /* held up on its way, as all others */
	HAPPENS_STOPPED, /* the server stands still */
	HAPPENS_CLOSED,
	HAPPENS_EXPIRED, /* by the client, before it was answered */
	HAPPENS_EXPORTED,
	HAPPENS_LISTED,   /* a walk ends well, */
	HAPPENS_MOVED,    /* and so although the list changed, */
	HAPPENS_FAILED,   /* or not, by a fault, */
	HAPPENS_UNCERTAIN /* or because there is no telling what the list is */
};
#define WEATHERS   (HAPPENS_DOUBLED + 1)
#define HAPPENINGS (HAPPENS_UNCERTAIN + 1)

/* What is done about a page size over the limit. */
enum clamp { CLAMP_NONE, CLAMP_SILENT, CLAMP_ERROR };

/* What the server itself gets wrong, for a whole story. */
enum lie {
	LIE_NONE,
	LIE_FEWER,    /* Total is too small */
	LIE_MORE,     /* or too large, */
	LIE_CHANGING, /* or another one each time, */
	LIE_NEGATIVE, /* or none */
	LIE_SAME,     /* each page is the first */
	LIE_TWICE,    /* a customer is twice in a page */
	LIE_EMPTY     /* a page in the middle has no rows */
};
#define LIES 8

struct sim_customer {
	uint64_t uin;
	uint32_t credit, remaining; /* cents */
};

/* Customers that were given, a page or their amounts alone. */
struct given {
	struct request request;
	size_t n;
	struct sim_customer rows[CUSTOMERS_MAX];
};

struct transfer {
	uint64_t id;
	uint32_t serial; /* from 1; of the given page, or of nothing */
	struct request request;
	int64_t sent_ms, looked_at_ms, answered_ms;
	int64_t signed_unix_s;
	unsigned credential;
	bool answered;  /* the reply is made and on its way back */
	bool begun;     /* a connection carries it; before, it waits for one in the library */
	bool excused;   /* handed to the library before the library repeated another one */
	bool refused;   /* before it went out */
	bool cancelled; /* by the client; its reply arrives all the same */
	bool expired;   /* by the client: its reply says so at once */
	bool closed;    /* by the client: it comes in, but is heard of no more */
	bool detached;  /* of another account, or an echo: on no connection of ours */
	bool good;      /* the reply carries what was asked for */
	struct wire_reply reply;
	struct buf body;
};

struct server {
	uint64_t random;
	bool stormy; /* weather is in force */
	int weather[WEATHERS];
	int others;              /* requests of each action that other tools send each second */
	uint64_t *counts;        /* of happenings; borrowed, NULL for nobody counts */
	int64_t way_ms, back_ms; /* the shortest ways */
	enum lie lie;
	enum clamp clamp;
	uint32_t size_max;
	unsigned credential; /* the one that is good now */

	struct sim_customer list[CUSTOMERS_MAX]; /* oldest first */
	size_t n;
	uint64_t next_uin;

	struct wire wire;
	struct transfer transfer[TRANSFERS_MAX];
	size_t n_transfers;
	struct transfer arrived; /* the last one taken */
	int64_t admitted_ms[API_ACTIONS][API_RATE_MAX];
	size_t next_admitted[API_ACTIONS];
	uint32_t n_requests;
	struct given *given; /* by serial - 1; owned */

	/* For a walk: what the list of its query was since it began, as sums over its order. */
	const struct query *walked; /* NULL for none; borrowed */
	uint64_t version[VERSIONS_MAX];
	size_t n_versions;
};

void server_init(struct server *s, uint64_t seed);
void server_release(struct server *s);

/* Below n, from the seed. */
uint32_t server_pick(struct server *s, uint32_t n);
bool server_chance(struct server *s, int in_a_thousand);
void server_count(const struct server *s, enum happening h);
bool server_strikes(struct server *s, enum happening h); /* by the weather */
const char *happening_name(enum happening h);

/* The transfer is valid until the next call. */
const struct transfer *server_send(struct server *s, uint64_t id, const struct request *r,
				   int64_t signed_unix_s, unsigned credential, int64_t now_ms);
void server_cancel(struct server *s, uint64_t id);                 /* its reply comes late */
void server_close(struct server *s, uint64_t id, int64_t now_ms);  /* of a cancelled one */
void server_expire(struct server *s, uint64_t id, int64_t now_ms); /* 0: all */
void server_disown(struct server *s); /* all of them come late, or not at all */
bool server_has(const struct server *s, uint64_t id);
size_t server_count_in_flight(const struct server *s); /* not cancelled */

/* Everything up to now happens; must be called before the list is changed. */
void server_advance(struct server *s, int64_t now_ms);
/* When the next reply arrives; INT64_MAX for none. */
int64_t server_next_ms(const struct server *s);
/* Takes one that has arrived; valid until the next call. NULL for none. */
const struct transfer *server_take(struct server *s, int64_t now_ms);
/* What that serial gave; NULL when that was nothing. */
const struct given *server_given(const struct server *s, uint32_t serial);

/* Customers who are bound and leave, and who spend. */
void server_bind(struct server *s);
void server_unbind(struct server *s);
void server_spend(struct server *s);
const struct sim_customer *server_find(const struct server *s, uint64_t uin);
/* The whole list as the query would give it now. Returns how many. */
size_t server_truth(const struct server *s, const struct query *q,
		    struct sim_customer out[CUSTOMERS_MAX]);

/* From now on every state of the query's list is remembered. */
void server_watch(struct server *s, const struct query *q);
/* Begins at 0; in order of the list. */
uint64_t server_sum(uint64_t sum, uint64_t uin);
/* Whether the list was just this one at some moment since. */
bool server_was(const struct server *s, uint64_t sum);

/* server_answer.c: what the API itself says to a request, into f->body. */
void server_answer(struct server *s, struct transfer *f);

#endif
