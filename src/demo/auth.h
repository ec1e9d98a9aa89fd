/* SPDX-License-Identifier: MIT */
/*
 * Who may ask: the Authorization header is read and its signature computed again over the request
 * as it arrived ("Signature v3"). The canonical request is put together here from any list of
 * signed headers, apart from the client's own code in api/tc3, so that the two bear each other out.
 */
#ifndef DEMO_AUTH_H
#define DEMO_AUTH_H

#include "call.h"
#include "refusal.h"

#define AUTH_WINDOW_S 300 /* a timestamp further from the server's clock has expired */

struct auth_key {
	struct sl id, secret;
	struct sl token; /* of a temporary key, else empty */
};

/*
 * service is the one that the signature must be for. Refuses with MissingParameter,
 * AuthFailure.InvalidAuthorization, .SecretIdNotFound, .SignatureExpire, .SignatureFailure or
 * .TokenFailure.
 */
bool auth_check(const struct call *c, const struct auth_key *key, const char *service,
		struct refusal *no) MUST_USE;

#endif
