/* SPDX-License-Identifier: MIT */
/*
 * The part of a CVM instance's metadata service that hands out the key of its role: the name of the
 * role, and behind it a temporary key (CVM, "Instance roles"). Its tokens say when they end, so the
 * API needs to remember none.
 */
#ifndef DEMO_METADATA_H
#define DEMO_METADATA_H

#include "base/buf.h"

#include "auth.h"

struct metadata {
	const char *role; /* NULL: there is no such service */
	int64_t life_s;   /* of a key */
};

/* Appends the answer to a GET of that path; false when it is none of the service's. */
bool metadata_answer(const struct metadata *m, struct sl path, const struct auth_key *key,
		     int64_t now_s, struct buf *out);
/* Whether the token was handed out and has not ended. */
bool metadata_is_token(const struct metadata *m, struct sl token, int64_t now_s);

#endif
