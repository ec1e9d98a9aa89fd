/* SPDX-License-Identifier: MIT */
/* A try that failed, and what the class of its fault demands. Private to the room. */
#ifndef FETCH_RETRY_H
#define FETCH_RETRY_H

#include "fetch/fetch.h"

/* Whose try, of which reply, and when; out->fault says why. All borrowed. */
struct setback {
	struct fetch *f;
	struct store *s;
	struct ask *a;
	const struct wire_reply *r;
	int64_t now_ms;
	struct fx_list *fx;
	struct outcome *out;
};

/* The ask waits for its next try, or is gone. */
void setback_take(const struct setback *b);
/* Nothing is sent until the user acts. */
void setback_halt(struct fetch *f, const struct fault *why);

#endif
