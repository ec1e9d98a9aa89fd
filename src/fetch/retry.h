/* SPDX-License-Identifier: MIT */
/* Handles a failed attempt: retry, sign again, renew, shrink the page, or give up. Private to
 * the folder. */
#ifndef FETCH_RETRY_H
#define FETCH_RETRY_H

#include "fetch/fetch.h"

/* The failed attempt and its context; out->fault says why it failed. All members are borrowed. */
struct retry {
	struct fetch *f;
	struct store *s;
	struct pending *pending;
	const struct wire_reply *r;
	int64_t now_ms;
	struct effects *fx;
	struct outcome *out;
};

/* Schedules the next attempt, or removes the request. */
void retry_take(const struct retry *b);
/* Sends nothing more until the user acts. */
void retry_halt(struct fetch *f, const struct fault *why);

#endif
