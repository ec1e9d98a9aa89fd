/* SPDX-License-Identifier: MIT */
/*
 * Paces the requests: a window for each API action, with the limit of request_action.def.
 *
 * A limit of the API is one of an action, so the windows know nothing of each other, with two
 * exceptions. An answer to any request shows that the server has read what was sent before. And a
 * refusal that is not about an action, but about the account or the address, slows all of them.
 */
#ifndef FETCH_PACER_H
#define FETCH_PACER_H

#include "api/request_action.h"

#include "rate_window.h"

struct pacer {
	struct rate_window of[API_ACTIONS];
};

/* When requests of an earlier run of the program may have arrived; 0 counts as none. */
struct pacer_past {
	int64_t seen_ms[API_ACTIONS][RATE_WINDOW_SENDS];
};

void pacer_init(struct pacer *p);
/* Starts anew with other credentials, perhaps of the same account. */
void pacer_follow(struct pacer *p, const struct pacer *before, int64_t now_ms);

/* A request of an earlier run of the program may have arrived at this time: of this action, or of
 * any if of is NULL. A time after now_ms is of another boot and counts as none. */
void pacer_resume(struct pacer *p, const enum api_action *of, int64_t seen_ms, int64_t now_ms);
/* The same for all times of an earlier run. */
void pacer_resume_all(struct pacer *p, const struct pacer_past *past);
/* Enters a time, as pacer_resume takes it. More than a window has room for are left out. */
void pacer_past_add(struct pacer_past *past, const enum api_action *of, int64_t seen_ms,
		    int64_t now_ms);

/* Returns when the next request of this action may be sent; a time not after now means at once.
 * INT64_MAX: not before an answer. */
int64_t pacer_next_ms(const struct pacer *p, enum api_action a, int64_t now_ms);
/* Call only when pacer_next_ms allows it. An id is never 0 and never used again. */
void pacer_sent(struct pacer *p, enum api_action a, uint64_t id, int64_t now_ms);
/* The library sent the request once more by itself. An id that is in no slot may be of any action.
 */
void pacer_repeated(struct pacer *p, uint64_t id, int64_t now_ms);

/* The following are about one action, or about all; rate_window.h explains them. */
int64_t pacer_slowest_ms(const struct pacer *p, enum api_action a);
int64_t pacer_first_open_ms(const struct pacer *p, enum api_action a, int64_t since_ms);
size_t pacer_open(const struct pacer *p);
void pacer_answered(struct pacer *p, uint64_t id, int64_t now_ms, int64_t date_s);
void pacer_lost(struct pacer *p, uint64_t id, int64_t now_ms);
void pacer_closed(struct pacer *p, uint64_t id, int64_t now_ms);
void pacer_unsent(struct pacer *p, uint64_t id);
void pacer_cancelled(struct pacer *p, uint64_t id, int64_t now_ms);
int64_t pacer_stuck_ms(const struct pacer *p, uint64_t *id);

/* A request refused as too fast. */
struct pacer_refusal {
	enum api_action action;
	bool of_all; /* the refusal is not about the action, but about all requests */
	int64_t sent_ms, now_ms;
	int64_t until_ms; /* the server wants to be left alone until then */
};
/* Slows the action down, or all of them. */
void pacer_limited(struct pacer *p, const struct pacer_refusal *r);
/* Returns when a request of this action was last refused; far in the past: never. */
int64_t pacer_limited_ms(const struct pacer *p, enum api_action a);
/* A request of this action was answered without complaint. */
void pacer_quiet(struct pacer *p, enum api_action a, int64_t now_ms);

/* Returns the seconds that so many requests of this action take at its present pace, rounded up. */
int64_t pacer_seconds(const struct pacer *p, enum api_action a, uint64_t requests);

/* Returns how much of its limit the busiest action used in the last second, for the display: 0 to
 * API_RATE_PER_SEC parts. */
int pacer_used(const struct pacer *p, int64_t now_ms);
/* Returns when pacer_used may become less; INT64_MAX when nothing is used. */
int64_t pacer_less_used_ms(const struct pacer *p, int64_t now_ms);

#endif
