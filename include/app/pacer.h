/* SPDX-License-Identifier: MIT */
/*
 * The rate limit of the API, kept on our side: never more than 5 requests in any sliding second, as
 * the API sees them.
 *
 * What counts is when a request arrives, which is not when it was sent: the first ones wait for a
 * connection, others are held up on their way. Each of the last 5 sends has a slot with the latest
 * time its request can have been seen, moved forward by its answer; a new one goes a window after
 * the earliest of them. The limit is shared with the account's other tools. RequestLimitExceeded
 * pauses the sending for a second, stretches the window (doubling, up to 16 s) and spreads its
 * sends evenly; each quiet spell shrinks it again. Sends that the library repeats by itself are
 * counted too. Pure: time is an argument, milliseconds of any monotonic clock.
 */
#ifndef APP_PACER_H
#define APP_PACER_H

#include <stdbool.h>
#include <stdint.h>

#define PACER_SENDS         5
#define PACER_WINDOW_MS     1010 /* 1 % above the second: clocks and queues differ */
#define PACER_WINDOW_MAX_MS 16000

struct pacer_slot {
	int64_t sent_ms;
	int64_t seen_ms; /* by the API, as far as known: not before sent_ms */
	bool open;       /* not answered yet */
};

struct pacer {
	struct pacer_slot slot[PACER_SENDS];
	int64_t warm_ms;        /* the first answer: there is a connection from then on */
	int64_t quickest_ms[2]; /* answer since, from send to answer: of the last spell, of this */
	unsigned n_answers;     /* counted for the spells */
	int64_t window_ms;      /* PACER_WINDOW_MS when undisturbed */
	int64_t pause_ms;       /* nothing is sent before */
	int64_t limited_ms;     /* when the API last said "too fast" */
	int64_t calm_ms;        /* start of the quiet spell that shrinks the window next */
};

void pacer_init(struct pacer *p);
/* When the next send is allowed; not after now means at once. */
int64_t pacer_next_ms(const struct pacer *p, int64_t now_ms);
void pacer_sent(struct pacer *p, int64_t now_ms);
/* The request of sent_ms was answered, whatever the answer. */
void pacer_answered(struct pacer *p, int64_t sent_ms, int64_t now_ms);
/* The request of sent_ms failed or was cancelled: it may have been seen until now. */
void pacer_lost(struct pacer *p, int64_t sent_ms, int64_t now_ms);
/* A request of sent_ms was refused as too fast. Those of one burst stretch the window once. */
void pacer_limited(struct pacer *p, int64_t sent_ms, int64_t now_ms);
void pacer_quiet(struct pacer *p, int64_t now_ms); /* a request was answered without complaint */
/* Requests seen in the last second, for the budget display: 0 .. PACER_SENDS. */
int pacer_used(const struct pacer *p, int64_t now_ms);

#endif
