/* SPDX-License-Identifier: MIT */
/*
 * The part of a CVM instance's metadata service that gives the name of its role and a temporary key
 * of it (CVM, "Instance roles"). Its tokens contain the time when they expire, so the API does not
 * need to store them.
 */
#ifndef DEMO_METADATA_H
#define DEMO_METADATA_H

#include "base/buf.h"

#include "auth.h"

struct metadata {
	const char *role; /* NULL: there is no metadata service */
	int64_t life_s;   /* seconds that a key is valid */
};

/* Appends the answer to a GET of path; false if the service has no such path. */
bool metadata_answer(const struct metadata *m, struct sl path, const struct auth_key *key,
		     int64_t now_s, struct buf *out);
/* Returns true if the service gave the token and it has not expired. */
bool metadata_is_token(const struct metadata *m, struct sl token, int64_t now_s);

#endif
