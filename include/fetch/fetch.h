/* SPDX-License-Identifier: MIT */
/*
 * Decides what to fetch, once a turn: wanted - held - in flight, paced.
 *
 * There is one pending request for each request that is due or in flight. One that is no longer
 * wanted is cancelled (in flight) or dropped (due). A cancelled request goes on until it is
 * answered, because only its answer tells when it reached the API; its connection is closed when it
 * has been in the way of others for some time. A reply whose id belongs to no pending request only
 * informs the pacer. Failures follow their class (api/fault.h): retry with exponential back-off and
 * jitter, slow down, learn the clock, renew the credentials once, halve the page size, or stop: a
 * stopped page is not requested again until fetch_retry.
 *
 * Whatever the API answers, requests end or slow down to one every few seconds: attempts are
 * counted, or, while nobody watches or other requests are answered, the time without an answer is
 * limited; "too fast" without one good answer ends after LIMITED_MAX_MS; stale pages of a list that
 * keeps changing wait; failures in a row, and more than can be remembered, halt; a list that does
 * not fit into the store is not fetched completely.
 *
 * Invariants: no more requests are in flight, cancelled ones included, than the connections carry
 * at once (so none waits in the library while another becomes more wanted); sends obey the pacer;
 * no two pending requests are equal; every pending request was wanted by the last plan; ids rise,
 * each send has its own.
 */
#ifndef FETCH_FETCH_H
#define FETCH_FETCH_H

#include "api/fault.h"

#include "store/store.h"

#include "fetch/effects.h"
#include "fetch/pacer.h"

#define FETCH_PENDING_MAX 48
#define DEMAND_LATER      14
/* At most; HTTP/2 carries them all at once. One slot of the pacer remains: if all of these are lost
 * with their connection, the next request need not wait until they can no longer arrive. */
#define FETCH_IN_FLIGHT_MAX (API_RATE_PER_SEC - 1)
#define FETCH_LANES         2     /* HTTP/1.1 carries one on each of two connections */
#define FETCH_TRIES         5     /* then a retryable fault stops too, unless others fare better */
#define PATIENCE_MS         60000 /* without a good answer; then it stops in any case */
#define FETCH_FAILED        32    /* remembered failures */
#define FETCH_IN_A_ROW      3     /* pages given up without a good answer between; then all halts */
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
	int64_t first_ms;  /* time of the first send */
	bool seam;         /* from demand.seams */
	bool skew_tried;   /* already signed with the time of the API */
	bool expired;      /* EFFECT_EXPIRE was listed for the send that is in flight */
	struct fault last; /* of the attempt before; class FAULT_NONE at first */
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
	size_t lanes; /* requests that the connections carry at once, as the last answer showed */
	uint64_t next_id;
	uint64_t jitter; /* state of the random numbers for the jitter */
	int64_t skew_s;  /* the API's time minus ours, learnt from Date */
	bool skew_known;

	/* A fault that concerns every request (key, permission): nothing is sent until fetch_retry.
	 */
	bool halted;
	struct fault halt;  /* why */
	int in_a_row;       /* pages given up since the last good answer */
	int64_t refused_ms; /* start of answers that are all "too fast"; INT64_MIN: none */

	bool key_doubted; /* the next plan fetches the key again before anything is sent */
	bool renewing;    /* EFFECT_RENEW is being performed: nothing is sent until fetch_renewed */
	bool renewed;     /* the renewed credentials have had no good answer yet */
	uint64_t renewed_id; /* the first id that they sign */

	uint32_t size_granted; /* the largest page size that the API did not refuse */
	uint32_t size_before;  /* the size before it was halved on a guess; 0: it was not */

	int64_t drift_ms; /* time of the last change seen in the list; INT64_MIN: none */
	int drifts; /* changes without 30 quiet seconds between them: stale pages wait longer */
	uint64_t n_drifts; /* since the start */
	/* The query and the epoch for which a page past the end was requested and was empty. */
	struct query end_query;
	uint32_t end_epoch; /* 0: none */
	bool same_page; /* two pages had the same customers: the API may ignore the page number */

	/* Nobody waits at the screen: a retryable fault stops only after patience_ms without a
	 * good answer, however many attempts that allows. */
	bool unattended;
	int64_t patience_ms;

	/* What is known of the connections (silence.h); the times are INT64_MIN before the first.
	 */
	int64_t answered_ms; /* time of the last answer, good or not */
	int64_t expired_ms;  /* all connections were closed as deaf */
	int64_t awake_ms;    /* the program goes on after a pause */
	int64_t ahead_s;     /* the clock of the machine less the monotonic one, at the last plan */
	bool ahead_known;
	bool doubted; /* idle connections may have gone deaf during a pause */
	bool hurried; /* the user asks again: what is silent is ended sooner */

	bool stopped_by_user; /* Esc while loading: only the rows on the screen are fetched */
	/* What became of the answered sends: each is counted once. */
	uint64_t n_ok, n_limited, n_failed_sends;
	uint64_t n_given_up; /* requests, each after one failed send or more */
	int64_t last_ok_ms;  /* time of the last good reply; INT64_MIN: none */
	int64_t last_latency_ms;
};

/* The demand of the screen, or of a command without one, most urgent first. Rows are in the
 * server's order. */
struct demand {
	int64_t wall_s; /* unix time of the turn, with which requests are signed */
	bool rows;      /* first_row to last_row are on the screen */
	uint64_t first_row, last_row;
	int travel; /* -1 up, 1 down: the page ahead is wanted next */
	bool prefetch;
	bool everything; /* also all remaining pages, with the lowest priority */
	uint32_t pages;  /* but only the first so many; 0: all */
	bool end;        /* also the page behind the last one, to see whether Total is too small */
	uint32_t again;  /* request this page again even if it is held; 0: none */
	/* Pages of other sizes of the current query; they are compared with the store and not
	 * kept. */
	const struct request *seams;
	size_t n_seams;
	/* Other requests, less urgent than the visible pages. Of ACTION_CUSTOMERS, only those of
	 * the current query that are not held fresh are sent; with lookups, those of other queries
	 * as well, which the caller decodes, because the store does not keep them. */
	const struct request *extra;
	size_t n_extra;
	bool lookups;
	/* Requests of other actions that are less urgent than every page; at most DEMAND_LATER. */
	const struct request *later;
	size_t n_later;
	bool only_extra; /* nothing of the list itself is wanted, not even its first page */
};

void fetch_init(struct fetch *f, uint64_t seed);

/* Brings the pending requests in line with the demand and lists EFFECT_SEND, EFFECT_CANCEL,
 * EFFECT_CLOSE and EFFECT_EXPIRE. Called once a turn. */
void fetch_plan(struct fetch *f, struct store *s, const struct demand *w, int64_t now_ms,
		struct effects *fx);

/* The outcome of one reply. */
struct outcome {
	bool known; /* false: its id belongs to no pending request, and nothing changed */
	struct request request;
	int tries;          /* sends of the request so far */
	bool seam;          /* from demand.seams */
	unsigned news;      /* from store_put or store_compare, for ACTION_CUSTOMERS */
	struct fault fault; /* class FAULT_NONE on success */
	bool will_retry;    /* the request is sent again; due_ms says when */
	int64_t due_ms;
	bool skew_learnt;
	bool page_size_halved;
	struct flaw flaws[FLAWS_KEPT]; /* values of the page that were not understood */
	size_t n_flaws;                /* number of all flaws */
};

/* Takes one reply. ACTION_CUSTOMERS replies are decoded into the store here; for other actions
 * the caller decodes the body if the outcome has no fault. */
void fetch_reply(struct fetch *f, struct store *s, const struct wire_reply *r, int64_t now_ms,
		 struct effects *fx, struct outcome *out);
/* Credentials were renewed (ok) or could not be renewed. */
void fetch_renewed(struct fetch *f, bool ok, int64_t now_ms);
/* The user retries: forgets failures and halts, makes requests that wait due now, and ends those
 * that wait longer than usual for an answer, so that they are sent again over new connections. */
void fetch_retry(struct fetch *f, int64_t now_ms);
/* The program goes on after a pause, in which connections may have been lost. */
void fetch_doubt(struct fetch *f, int64_t now_ms);
/* Likewise; but after a halt by a key that the API does not accept, the key is read again from its
 * source before anything is sent. Returns true if it is. */
bool fetch_retry_with_key(struct fetch *f, int64_t now_ms);
/* Forgets the failure of this request, if there is one. */
void fetch_forget(struct fetch *f, const struct request *r);
/* Returns when the first of the requests that wait may be sent; INT64_MAX: none waits, or not
 * before one in flight has ended. */
int64_t fetch_next_send_ms(const struct fetch *f, int64_t now_ms);
/* Returns the earliest time at which fetch_plan has something to do; INT64_MAX: none. */
int64_t fetch_deadline(const struct fetch *f, int64_t now_ms);

/* Counts the pages of the current query as far as is known: by Total or, if there is none or
 * rows disprove it, the pages held and one more behind a full one. 0 before the first reply. */
uint32_t fetch_page_count(const struct store *s);

/* These are for the screen. */
size_t fetch_count_in_flight(const struct fetch *f);
size_t fetch_count_due(const struct fetch *f);
/* Returns the fault of the page's last attempt (it waits, is retried, or is given up), or NULL. */
const struct fault *fetch_page_fault(const struct fetch *f, const struct query *q, uint32_t page,
				     int64_t *retry_ms /* INT64_MAX when given up; may be NULL */);
/* Returns when this request is given up if no answer comes until then; INT64_MAX while the
 * number of its attempts decides. */
int64_t fetch_patience_end(const struct fetch *f, const struct pending *p);
/* Counts the sends of the session, which is also the id of the last one. */
uint64_t fetch_count_sends(const struct fetch *f);
/* Returns the attempts of the request in flight with this id; else 0. */
int fetch_tries(const struct fetch *f, uint64_t id);

#endif
