/* SPDX-License-Identifier: MIT */
/*
 * A request in parts, to be shown: its body, the steps of its signature (Signature v3) and its
 * headers. They are made without the key. Key id, signature and token are masked, always by the
 * same characters, so that not even their lengths show.
 */
#ifndef EXPLAIN_SIGNING_STEPS_H
#define EXPLAIN_SIGNING_STEPS_H

#include "api/wire.h"

#define SIGNING_STEPS_MASK "********"

struct signing_steps {
	struct buf body, canonical, to_sign;
	struct buf headers; /* "Name: value\n" lines */
};

/* The time, token and language that it was sent with. */
struct signing_steps_try {
	int64_t unix_s; /* X-TC-Timestamp */
	bool has_token;
	struct sl language; /* empty for none */
};

void signing_steps_init(struct signing_steps *a);
void signing_steps_release(struct signing_steps *a);
/* Replaces what it holds. */
void signing_steps_of(struct signing_steps *a, const struct endpoint *to, const struct request *r,
		      const struct signing_steps_try *t);

#endif
