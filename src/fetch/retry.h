/* SPDX-License-Identifier: MIT */
/* A try that failed, and what the class of its fault demands. Private to the room. */
#ifndef FETCH_RETRY_H
#define FETCH_RETRY_H

#include "fetch/fetch.h"

/* Whose try, of which reply, and when; out->fault says why. All borrowed. */
struct retry {
	struct fetch *f;
	struct store *s;
	struct pending *a;
	const struct wire_reply *r;
	int64_t now_ms;
	struct effects *fx;
	struct outcome *out;
};

/* The ask waits for its next try, or is gone. */
void retry_take(const struct retry *b);
/* Nothing is sent until the user acts. */
void retry_halt(struct fetch *f, const struct fault *why);

#endif
