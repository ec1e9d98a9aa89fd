/* SPDX-License-Identifier: MIT */
/*
 * Keeps the rate limit of one API action on our side: never more sends in any sliding second than
 * it allows, as the API sees them.
 *
 * The time that counts is the arrival of a request, which only its answer reveals: it can wait for
 * a connection, be held up on its way, or lie unread before a server that has stopped reading. So
 * there are as many slots as the limit allows sends. Each holds one request, from its send until a
 * window after the latest time at which it can have arrived; a request without an answer keeps its
 * slot, wanted or not. An answer bounds the arrival by
 *
 * - the time of the answer;
 *
 * - that less the usual round trip, if recent answers all took about as long;
 *
 * - the server's Date, made after the request arrived, on the server's own clock, which all answers
 * together place beside ours.
 *
 * A connection that we close before its answer proves nothing: the request can still be read. Its
 * slot is free again when a request sent later was answered, or RATE_WINDOW_HOLD_MS after the
 * closing.
 *
 * The account's other tools share the limit. A refusal as too fast pauses the sending for a second,
 * stretches the window (doubling, up to 16 s) and spreads its sends evenly; each quiet interval
 * shrinks it again, within seconds after a single refusal. The window is pure: time is an argument,
 * in milliseconds of any monotonic clock.
 */
#ifndef FETCH_RATE_WINDOW_H
#define FETCH_RATE_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define RATE_WINDOW_SENDS     20   /* the most slots that a window has */
#define RATE_WINDOW_MS        1010 /* 1 % above the second: clocks and queues differ */
#define RATE_WINDOW_MAX_MS    16000
#define RATE_WINDOW_HOLD_MS   25000
#define RATE_WINDOW_LINGER_MS 2000 /* a cancelled request may take so long to end by itself */
#define RATE_WINDOW_ANSWERS   24   /* so many give the usual round trip */

enum rate_slot_state {
	SLOT_SETTLED, /* it arrived at seen_ms at the latest, or was never used */
	SLOT_OPEN,    /* its answer can still come */
	SLOT_HELD     /* we closed its connection at closed_ms; it can still arrive */
};

struct rate_slot {
	uint64_t id;
	enum rate_slot_state state;
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

struct rate_window {
	int sends; /* the slots in use: the sends that a second may have */
	struct rate_slot slot[RATE_WINDOW_SENDS];
	int64_t took_ms[RATE_WINDOW_ANSWERS]; /* of the last answers, from send to answer */
	size_t n_answers;
	struct pacer_dates dates;
	int64_t window_ms;    /* RATE_WINDOW_MS when undisturbed */
	int64_t pause_ms;     /* nothing is sent before */
	int64_t limited_ms;   /* when the API last said "too fast" */
	int64_t calm_step_ms; /* length of such an interval */
	int64_t calm_ms;      /* start of the quiet interval that shrinks the window next */
};

/* sends: 1 to RATE_WINDOW_SENDS. */
void rate_window_init(struct rate_window *p, int sends);
/* Starts anew with other credentials, perhaps of the same account: requests sent before still
 * count, and their connections are closed by now. */
void rate_window_follow(struct rate_window *p, const struct rate_window *before, int64_t now_ms);
/* Gives the latest possible arrival of each of the last requests, those of the slots in use; what
 * is open may arrive now. */
void rate_window_seen(const struct rate_window *p, int64_t now_ms,
		      int64_t seen_ms[RATE_WINDOW_SENDS]);
/* A request of an earlier run of the program may have arrived at this time. A time after now_ms is
 * of another boot and counts as none. */
void rate_window_resume(struct rate_window *p, int64_t seen_ms, int64_t now_ms);
/* Returns when the next send is allowed; a time not after now means at once. INT64_MAX: not
 * before an answer. */
int64_t rate_window_next_ms(const struct rate_window *p, int64_t now_ms);
/* Call only when rate_window_next_ms allows it. An id is never 0 and never used again. */
void rate_window_sent(struct rate_window *p, uint64_t id, int64_t now_ms);
/* The library sent a request once more by itself; the API has seen it by now. */
void rate_window_repeated(struct rate_window *p, int64_t now_ms);
/* Returns the longest time that one of the last answers took; 0 before the first. */
int64_t rate_window_slowest_ms(const struct rate_window *p);
size_t rate_window_open(const struct rate_window *p); /* requests whose answer can still come */
/* True if a slot holds this request, or held it last. */
bool rate_window_has(const struct rate_window *p, uint64_t id);
/* Returns when the first of the open requests sent from since_ms on was sent; INT64_MAX: there is
 * none. */
int64_t rate_window_first_open_ms(const struct rate_window *p, int64_t since_ms);

/* These say how a request ended; an id that is in no slot changes nothing. */
/* It was answered; returns when it was sent, or INT64_MIN. date_s: the Date of the answer, or 0. */
int64_t rate_window_answered(struct rate_window *p, uint64_t id, int64_t now_ms, int64_t date_s);
/* The other side ended it. */
void rate_window_lost(struct rate_window *p, uint64_t id, int64_t now_ms);
/* Our side did. */
void rate_window_closed(struct rate_window *p, uint64_t id, int64_t now_ms);
void rate_window_unsent(struct rate_window *p, uint64_t id); /* it never went out */
/* A request sent at sent_ms was answered, of this action or another: the server has read what was
 * sent before that on connections that we closed. */
void rate_window_settle_held(struct rate_window *p, int64_t sent_ms, int64_t now_ms);

/* The answer is no longer wanted. */
void rate_window_cancelled(struct rate_window *p, uint64_t id, int64_t now_ms);
/* Finds the cancelled request that has waited longest for its answer, and returns when that wait
 * is too long; INT64_MAX: there is none. */
int64_t rate_window_stuck_ms(const struct rate_window *p, uint64_t *id);

/* A request sent at sent_ms was refused as too fast. The refusals of one burst stretch the
 * window once. */
void rate_window_limited(struct rate_window *p, int64_t sent_ms, int64_t now_ms);
/* Sends nothing before this time. */
void rate_window_pause(struct rate_window *p, int64_t until_ms);
/* A request was answered without complaint. */
void rate_window_quiet(struct rate_window *p, int64_t now_ms);
/* Counts the requests that arrived in the last second: 0 to sends. */
int rate_window_used(const struct rate_window *p, int64_t now_ms);
/* Returns when rate_window_used becomes less; INT64_MAX when it is 0. */
int64_t rate_window_less_used_ms(const struct rate_window *p, int64_t now_ms);

#endif
