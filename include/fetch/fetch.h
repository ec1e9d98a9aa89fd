/* SPDX-License-Identifier: MIT */
/*
 * What to fetch, derived once a turn: wanted - held - flying, paced.
 *
 * The ledger holds one ask for each request under way or due. An ask that is no longer wanted is
 * cancelled (flying) or dropped (waiting). A cancelled request goes on until it is answered,
 * because only its answer tells when it came to the API; its connection is closed when it has been
 * in the way of others for some time. A reply whose id is in no ask only tells the pacer. Failures
 * follow their class (api/fault.h): retry with exponential back-off and jitter, slow down, learn
 * the clock, renew credentials once, halve the page size, or stop: a stopped page is not asked
 * again until fetch_retry.
 *
 * Whatever the API answers, asking ends or slows down to a request every few seconds: tries are
 * counted, or, while nobody watches or other requests are answered, the time without an answer is;
 * "too fast" without one good answer ends after LIMITED_MAX_MS; stale pages of a list that keeps
 * changing wait; failures in a row, and more than can be remembered, halt; a list that does not fit
 * into the store is not fetched as a whole.
 *
 * Invariants: no more requests are under way, cancelled ones included, than the connections carry
 * at once (so none waits in the library while another becomes more wanted); sends obey the pacer;
 * no two asks have equal requests;
 * every ask is wanted as of the last plan; ids rise, each send has its own.
 */
#ifndef FETCH_FETCH_H
#define FETCH_FETCH_H

#include "api/fault.h"

#include "store/store.h"

#include "fetch/effects.h"
#include "fetch/pacer.h"

#define FETCH_PENDING_MAX   48
#define FETCH_IN_FLIGHT_MAX 5 /* at most; HTTP/2 carries them all at once, */
#define FETCH_LANES         2 /* HTTP/1.1 one on each of two connections */
#define FETCH_TRIES         5 /* then a retryable fault stops too, unless other asks fare better */
#define PATIENCE_MS         60000 /* without a good answer, then it stops in any case */
#define FETCH_FAILED        32    /* remembered failures */
#define FETCH_IN_A_ROW      3     /* pages given up without a good answer between: then all halts */
#define BACKOFF_FIRST_MS    500
#define BACKOFF_MAX_MS      16000
#define LIMITED_MAX_MS      600000 /* without one good answer */

enum pending_state { PENDING_DUE /* from due_ms on */, PENDING_IN_FLIGHT };

struct pending {
	uint64_t id;
	struct request request;
	enum pending_state state;
	int tries; /* sends so far */
	int64_t due_ms, sent_ms;
	int64_t first_ms;  /* when it was sent first */
	bool seam;         /* of demand.seams */
	bool skew_tried;   /* signed with the time of the API already */
	struct fault last; /* of the try before; class FAULT_NONE at first */
};

/* A request given up until the user acts. */
struct failed {
	struct request request;
	struct fault fault;
	int64_t at_ms;
};

struct fetch {
	struct pending pending[FETCH_PENDING_MAX];
	size_t n_pending;
	struct failed failed[FETCH_FAILED]; /* newest last */
	size_t n_failed;
	struct pacer pacer;
	size_t lanes; /* requests that the connections carry at once, by the last answer */
	uint64_t next_id;
	uint64_t jitter; /* state of the jitter sequence, seeded at start */
	int64_t skew_s;  /* learnt from Date */
	bool skew_known;

	/* A fault that concerns every request (key, permission): nothing is sent until fetch_retry.
	 */
	bool halted;
	struct fault halt;  /* why */
	int in_a_row;       /* pages given up since the last good answer */
	int64_t refused_ms; /* since when "too fast" is the only answer; INT64_MIN it is not */

	bool renewing;       /* EFFECT_RENEW is under way: nothing is sent until fetch_renewed */
	bool renewed;        /* no good answer yet to the credentials that were renewed */
	uint64_t renewed_id; /* the first id that they sign */

	uint32_t size_granted; /* the largest page size that the API did not refuse */
	uint32_t size_before;  /* before it was halved on a guess; 0 when it was not */

	int64_t drift_ms;  /* when the list was last seen to change; INT64_MIN never */
	int drifts;        /* changes without 30 quiet seconds between: stale pages wait longer */
	uint64_t n_drifts; /* since the start */
	/* The list, and its epoch, of which a page past the end was asked for and was empty. */
	struct query end_query;
	uint32_t end_epoch; /* 0: none */
	bool same_page;     /* two pages had the same customers: is the number ignored? */

	/* Nobody waits at the screen: a retryable fault stops only when nothing has come for so
	 * long, however many tries that are. */
	bool unattended;
	int64_t patience_ms;

	bool stopped_by_user; /* Esc while loading: only the rows on screen are fetched */
	uint64_t n_ok, n_limited, n_failed_total;
	int64_t last_ok_ms; /* when the last good reply came; INT64_MIN never */
	int64_t last_latency_ms;
};

/* What the screen (or a batch command) wants, in order of urgency. Rows of the server's order. */
struct demand {
	bool rows; /* first_row .. last_row are on the screen */
	uint64_t first_row, last_row;
	int travel; /* -1 up, 1 down: the page ahead is wanted next */
	bool prefetch;
	bool everything; /* then all remaining pages, lowest priority */
	uint32_t pages;  /* but none behind so many; 0 for all of them */
	bool end;        /* then the page behind the last one: is Total too small? */
	uint32_t again;  /* this page of the current query, held fresh or not; 0 for none */
	/* Pages of other sizes of the current query, which are compared and not kept. */
	const struct request *seams;
	size_t n_seams;
	/* Other requests, after the visible pages; of ACTION_CUSTOMERS those of the current query
	 * that are not held fresh. */
	const struct request *extra;
	size_t n_extra;
};

void fetch_init(struct fetch *f, uint64_t seed);

/* Brings the ledger in line with what is wanted and lists EFFECT_SEND, EFFECT_CANCEL and
 * EFFECT_CLOSE. Called once a turn. */
void fetch_plan(struct fetch *f, struct store *s, const struct demand *w, int64_t now_ms,
		struct effects *fx);

/* What a reply led to. */
struct outcome {
	bool known; /* false: its id is in no ask, nothing changed */
	struct request request;
	bool seam;          /* of demand.seams */
	unsigned news;      /* store_put's or store_compare's, for ACTION_CUSTOMERS */
	struct fault fault; /* class FAULT_NONE when it went well */
	bool will_retry;    /* the fault is being handled; due_ms says when */
	int64_t due_ms;
	bool skew_learnt;
	bool page_size_halved;
	struct flaw flaws[FLAWS_KEPT]; /* of a page that came: what was not understood in it */
	size_t n_flaws;                /* all of them */
};

/*
 * Takes one reply. ACTION_CUSTOMERS replies are decoded into the store here; for other actions the
 * caller decodes the body when the outcome says there was no fault.
 */
void fetch_reply(struct fetch *f, struct store *s, const struct wire_reply *r, int64_t now_ms,
		 struct effects *fx, struct outcome *out);
/* Credentials were renewed (ok) or could not be. */
void fetch_renewed(struct fetch *f, bool ok, int64_t now_ms);
/* The user says "again": forgets failures and halts, makes due asks due now. */
void fetch_retry(struct fetch *f, int64_t now_ms);
/* The failure of this request is of no interest any more. */
void fetch_forget(struct fetch *f, const struct request *r);
/* When the next request may be sent; INT64_MAX: not before one under way has ended. */
int64_t fetch_paced_ms(const struct fetch *f, int64_t now_ms);
/* Earliest time at which fetch_plan has something to do by itself; INT64_MAX for none. */
int64_t fetch_deadline(const struct fetch *f, int64_t now_ms);

/* Pages of the current query that there are, as far as is known: by Total, or, where there is none
 * or rows disprove it, those held and one more behind a full one. 0 before the first reply. */
uint32_t fetch_page_count(const struct store *s);

/* For the screen. */
size_t fetch_count_in_flight(const struct fetch *f);
size_t fetch_count_due(const struct fetch *f);
/* The fault of that page's last try (it waits, is tried again, or is given up); NULL for none. */
const struct fault *fetch_page_fault(const struct fetch *f, const struct query *q, uint32_t page,
				     int64_t *retry_ms /* INT64_MAX when given up; may be NULL */);
/* When this ask is given up if nothing comes until then; INT64_MAX while its tries decide. */
int64_t fetch_patience_end(const struct fetch *f, const struct pending *a);
int fetch_tries(const struct fetch *f, uint64_t id); /* of the ask that flies so; else 0 */

#endif
