/* SPDX-License-Identifier: MIT */
/*
 * Verifies the Authorization header: the signature is computed again over the request as it arrived
 * ("Signature v3"). The canonical request is built here for any list of signed headers and without
 * the client's code for it, so that each implementation checks the other.
 */
#ifndef DEMO_AUTH_H
#define DEMO_AUTH_H

#include "call.h"
#include "refusal.h"

#define AUTH_WINDOW_S 300 /* seconds that a timestamp may differ from the server's clock */

struct auth_key {
	struct sl id, secret;
	struct sl token; /* empty unless the key is temporary */
};

/*
 * Returns true if c is signed with key for service. Else refuses with MissingParameter,
 * InvalidParameter, AuthFailure.InvalidAuthorization, .SecretIdNotFound, .SignatureExpire,
 * .SignatureFailure or .TokenFailure.
 */
bool auth_check(const struct call *c, const struct auth_key *key, const char *service,
		struct refusal *no) MUST_USE;

#endif
