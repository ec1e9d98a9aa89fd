/* SPDX-License-Identifier: MIT */
/*
 * Assumes a role: asks STS, with the base key, for a temporary key of it. It never waits: its
 * requests go out by the transport port and their replies are brought to it. What may pass is tried
 * again; a clock that is off is learnt from the answer. Private to the room.
 */
#ifndef CREDENTIALS_ASSUME_ROLE_H
#define CREDENTIALS_ASSUME_ROLE_H

#include "api/assume_role.h"

#include "port/port.h"

#include "credentials/keyring.h"

#define ASSUME_PAUSE_MS 1000 /* before another try */

struct assume {
	struct transport_port *net;
	uint64_t id; /* of its requests */
	struct endpoint to;
	const struct cam_role *role;
	int tries;
	int64_t skew_s;
};

/* url is NULL for the usual host. false with a sentence when it is none. */
bool assume_init(struct assume *a, const struct cam_role *role, const char *url,
		 struct err *e) MUST_USE;
/* Signs with the key of the ring and sends. */
void assume_send(struct assume *a, const struct keyring *base, int64_t unix_s);

enum assume_step {
	ASSUME_AGAIN,    /* assume_send is to be called after ASSUME_PAUSE_MS */
	ASSUME_ANSWERED, /* the body is the key's */
	ASSUME_FAILED    /* e says why, and what to do */
};
/* our_s is the wall time of now; source is where the base key is from, for the sentence. */
enum assume_step assume_reply(struct assume *a, const struct wire_reply *r, int64_t our_s,
			      const char *source, struct err *e);
/* STS did not answer in time. */
void assume_say_silent(const struct assume *a, struct err *e);

#endif
