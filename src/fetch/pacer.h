/* SPDX-License-Identifier: MIT */
/*
 * The rate limit of the API, kept on our side: never more than 5 requests in any sliding second, as
 * the API sees them.
 *
 * What counts is when a request arrives, which only its answer tells: it can wait for a connection,
 * be held up on its way, or lie unread before a server that stands still. So each of 5 slots holds
 * one request, from its send until a window after the latest time at which it can have arrived; a
 * request without an answer keeps its slot, wanted or not. An answer bounds the arrival
 *   - by the time of the answer;
 *   - by that less the usual way there and back, if the answers of late all took about as long;
 *   - by the server's Date, made after the request arrived, on the server's own clock, which all
 *     answers together place beside ours.
 * A connection that we close before its answer proves nothing: what was sent can still be read. Its
 * slot is free again when a request sent later was answered, or PACER_HOLD_MS after the closing.
 *
 * The limit is shared with the account's other tools. RequestLimitExceeded pauses the sending for a
 * second, stretches the window (doubling, up to 16 s) and spreads its sends evenly; each quiet
 * spell shrinks it again. Pure: time is an argument, milliseconds of any monotonic clock.
 */
#ifndef FETCH_PACER_H
#define FETCH_PACER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PACER_SENDS         5
#define PACER_WINDOW_MS     1010 /* 1 % above the second: clocks and queues differ */
#define PACER_WINDOW_MAX_MS 16000
#define PACER_HOLD_MS       25000
#define PACER_LINGER_MS     2000 /* that a cancelled request may take to end by itself */
#define PACER_ANSWERS       24   /* the usual way is known from so many */

enum pacer_state {
	SLOT_SETTLED, /* arrived at seen_ms at the latest, or never used */
	SLOT_OPEN,    /* its answer can still come */
	SLOT_HELD     /* we closed its connection at closed_ms; it can still arrive */
};

struct pacer_slot {
	uint64_t id;
	enum pacer_state state;
	int64_t sent_ms;
	int64_t seen_ms;     /* while it is not settled: as far as is known */
	int64_t closed_ms;   /* of SLOT_HELD */
	int64_t unwanted_ms; /* cancelled since; INT64_MAX: it is wanted */
};

/*
 * How far the server's clock is ahead of ours, from the Date of each answer, which has whole
 * seconds: at least least_ms, at most most_ms. Of the spell before and of this one, because clocks
 * drift.
 */
struct pacer_dates {
	int64_t least_ms[2], most_ms[2];
	int64_t spell_ms;   /* when this spell began */
	int64_t trusted_ms; /* not before: dates contradicted each other */
};

struct pacer {
	struct pacer_slot slot[PACER_SENDS];
	int64_t took_ms[PACER_ANSWERS]; /* the last answers, from send to answer */
	size_t n_answers;
	struct pacer_dates dates;
	int64_t window_ms;  /* PACER_WINDOW_MS when undisturbed */
	int64_t pause_ms;   /* nothing is sent before */
	int64_t limited_ms; /* when the API last said "too fast" */
	int64_t calm_ms;    /* start of the quiet spell that shrinks the window next */
};

void pacer_init(struct pacer *p);
/* For other credentials, perhaps of the same account: what was sent before still counts, and its
 * connections are closed by now. */
void pacer_follow(struct pacer *p, const struct pacer *before, int64_t now_ms);
/* When the next send is allowed; not after now means at once. INT64_MAX: not before an answer. */
int64_t pacer_next_ms(const struct pacer *p, int64_t now_ms);
/* Only when pacer_next_ms allows it; ids are never 0 and never used again. */
void pacer_sent(struct pacer *p, uint64_t id, int64_t now_ms);
/* A request went out without being asked for: by now the API has seen it. */
void pacer_repeated(struct pacer *p, int64_t now_ms);
size_t pacer_open(const struct pacer *p); /* requests whose answer can still come */

/* How a request ended; an id that is in no slot changes nothing. */
/* It was answered, whatever the answer. date_s: the server's time that the answer bears, or 0. */
void pacer_answered(struct pacer *p, uint64_t id, int64_t now_ms, int64_t date_s);
void pacer_lost(struct pacer *p, uint64_t id, int64_t now_ms);   /* the other side ended it */
void pacer_closed(struct pacer *p, uint64_t id, int64_t now_ms); /* our side did */
void pacer_unsent(struct pacer *p, uint64_t id);                 /* it never went out */

/* Nobody wants its answer any more. */
void pacer_cancelled(struct pacer *p, uint64_t id, int64_t now_ms);
/* The cancelled one whose answer is waited for longest, and from when on waiting is too long.
 * INT64_MAX: there is none. */
int64_t pacer_stuck_ms(const struct pacer *p, uint64_t *id);

/* A request of sent_ms was refused as too fast. Those of one burst stretch the window once. */
void pacer_limited(struct pacer *p, int64_t sent_ms, int64_t now_ms);
void pacer_quiet(struct pacer *p, int64_t now_ms); /* a request was answered without complaint */
/* Requests seen in the last second, for the budget display: 0 .. PACER_SENDS. */
int pacer_used(const struct pacer *p, int64_t now_ms);

#endif
