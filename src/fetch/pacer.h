/* SPDX-License-Identifier: MIT */
/*
 * Keeps the rate limit of the API on our side: never more than 5 requests in any sliding second, as
 * the API sees them.
 *
 * The time that counts is the arrival of a request, which only its answer reveals: it can wait for
 * a connection, be held up on its way, or lie unread before a server that has stopped reading. So
 * each of 5 slots holds one request, from its send until a window after the latest time at which it
 * can have arrived; a request without an answer keeps its slot, wanted or not. An answer bounds the
 * arrival by
 *
 * - the time of the answer;
 *
 * - that less the usual round trip, if recent answers all took about as long;
 *
 * - the server's Date, made after the request arrived, on the server's own clock, which all answers
 * together place beside ours.
 *
 * A connection that we close before its answer proves nothing: the request can still be read. Its
 * slot is free again when a request sent later was answered, or PACER_HOLD_MS after the closing.
 *
 * The account's other tools share the limit. RequestLimitExceeded pauses the sending for a second,
 * stretches the window (doubling, up to 16 s) and spreads its sends evenly; each quiet interval
 * shrinks it again, within seconds after a single refusal. The pacer is pure: time is an argument,
 * in milliseconds of any monotonic clock.
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
#define PACER_LINGER_MS     2000 /* a cancelled request may take so long to end by itself */
#define PACER_ANSWERS       24   /* so many give the usual round trip */

enum pacer_state {
	SLOT_SETTLED, /* it arrived at seen_ms at the latest, or was never used */
	SLOT_OPEN,    /* its answer can still come */
	SLOT_HELD     /* we closed its connection at closed_ms; it can still arrive */
};

struct pacer_slot {
	uint64_t id;
	enum pacer_state state;
	int64_t sent_ms;
	int64_t seen_ms;     /* latest possible arrival; while not settled, as far as is known */
	int64_t closed_ms;   /* for SLOT_HELD */
	int64_t unwanted_ms; /* time of the cancelling; INT64_MAX: it is wanted */
};

/*
 * The server's clock is ahead of ours by least_ms to most_ms, from the Date of each answer, which
 * has whole seconds. [0] is the interval before and [1] the current one, because clocks drift.
 */
struct pacer_dates {
	int64_t least_ms[2], most_ms[2];
	int64_t spell_ms;   /* start of the current interval */
	int64_t trusted_ms; /* dates are not used before this time, because they contradicted each
			       other */
};

struct pacer {
	struct pacer_slot slot[PACER_SENDS];
	int64_t took_ms[PACER_ANSWERS]; /* of the last answers, from send to answer */
	size_t n_answers;
	struct pacer_dates dates;
	int64_t window_ms;    /* PACER_WINDOW_MS when undisturbed */
	int64_t pause_ms;     /* nothing is sent before */
	int64_t limited_ms;   /* when the API last said "too fast" */
	int64_t calm_step_ms; /* length of such an interval */
	int64_t calm_ms;      /* start of the quiet interval that shrinks the window next */
};

void pacer_init(struct pacer *p);
/* Starts anew with other credentials, perhaps of the same account: requests sent before still
 * count, and their connections are closed by now. */
void pacer_follow(struct pacer *p, const struct pacer *before, int64_t now_ms);
/* Gives the latest possible arrival of each of the last requests; what is open may arrive now. */
void pacer_seen(const struct pacer *p, int64_t now_ms, int64_t seen_ms[PACER_SENDS]);
/* Begins after another run of the program, whose requests may have arrived at these times. Times
 * after now_ms are of another boot and count as none. */
void pacer_resume(struct pacer *p, const int64_t seen_ms[PACER_SENDS], int64_t now_ms);
/* Returns when the next send is allowed; a time not after now means at once. INT64_MAX: not
 * before an answer. */
int64_t pacer_next_ms(const struct pacer *p, int64_t now_ms);
/* Call only when pacer_next_ms allows it. An id is never 0 and never used again. */
void pacer_sent(struct pacer *p, uint64_t id, int64_t now_ms);
/* The library sent a request once more by itself; the API has seen it by now. */
void pacer_repeated(struct pacer *p, int64_t now_ms);
/* Returns the longest time that one of the last answers took; 0 before the first. */
int64_t pacer_slowest_ms(const struct pacer *p);
size_t pacer_open(const struct pacer *p); /* requests whose answer can still come */

/* These say how a request ended; an id that is in no slot changes nothing. */
/* It was answered. date_s: the Date of the answer, or 0. */
void pacer_answered(struct pacer *p, uint64_t id, int64_t now_ms, int64_t date_s);
void pacer_lost(struct pacer *p, uint64_t id, int64_t now_ms);   /* the other side ended it */
void pacer_closed(struct pacer *p, uint64_t id, int64_t now_ms); /* our side did */
void pacer_unsent(struct pacer *p, uint64_t id);                 /* it never went out */

/* The answer is no longer wanted. */
void pacer_cancelled(struct pacer *p, uint64_t id, int64_t now_ms);
/* Finds the cancelled request that has waited longest for its answer, and returns when that wait
 * is too long; INT64_MAX: there is none. */
int64_t pacer_stuck_ms(const struct pacer *p, uint64_t *id);

/* A request sent at sent_ms was refused as too fast. The refusals of one burst stretch the
 * window once. */
void pacer_limited(struct pacer *p, int64_t sent_ms, int64_t now_ms);
/* Sends nothing before this time. */
void pacer_pause(struct pacer *p, int64_t until_ms);
void pacer_quiet(struct pacer *p, int64_t now_ms); /* a request was answered without complaint */
/* Counts the requests that arrived in the last second, for the display: 0 to PACER_SENDS. */
int pacer_used(const struct pacer *p, int64_t now_ms);

#endif
