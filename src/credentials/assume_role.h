/* SPDX-License-Identifier: MIT */
/*
 * Assumes a role: asks STS, with the base key, for a temporary key of the role. It never waits: the
 * caller passes it the replies to the requests that it sends by the transport port. It retries
 * passing faults, and learns from the answer by how much this machine's clock is off.
 */
#ifndef CREDENTIALS_ASSUME_ROLE_H
#define CREDENTIALS_ASSUME_ROLE_H

#include "api/assume_role.h"

#include "port/port.h"

#include "credentials/keyring.h"

#define ASSUME_PAUSE_MS 1000 /* before another try */

struct assume {
	struct transport_port *net;
	uint64_t id; /* all its requests have this one */
	struct endpoint to;
	const struct cam_role *role;
	int tries;
	int64_t skew_s;
};

/* url is NULL for the usual host. A url that is no endpoint is an error. */
bool assume_init(struct assume *a, const struct cam_role *role, const char *url,
		 struct err *e) MUST_USE;
/* Signs AssumeRole with the key of the ring and sends it. */
void assume_send(struct assume *a, const struct keyring *base, int64_t unix_s);

enum assume_step {
	ASSUME_AGAIN,    /* call assume_send after ASSUME_PAUSE_MS */
	ASSUME_ANSWERED, /* the body holds the key */
	ASSUME_FAILED    /* e has the reason and the remedy */
};
/* our_s is this machine's wall time now; source names the base key's source in the error. */
enum assume_step assume_reply(struct assume *a, const struct wire_reply *r, int64_t our_s,
			      const char *source, struct err *e);
/* Sets the error for an STS that did not answer in time. */
void assume_say_silent(const struct assume *a, struct err *e);

#endif
