/* SPDX-License-Identifier: MIT */
/*
 * A request taken apart for showing: its body, what is signed of it step by step (Signature v3),
 * and its headers. Made without the key: the key id, the signature and the token are masked, always
 * by the same characters, so that not even a length is told.
 */
#ifndef EXPLAIN_SIGNING_STEPS_H
#define EXPLAIN_SIGNING_STEPS_H

#include "api/wire.h"

#define ANATOMY_MASK "********"

struct signing_steps {
	struct buf body, canonical, to_sign;
	struct buf headers; /* "Name: value\n" lines */
};

/* How it was sent. */
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
