/* SPDX-License-Identifier: MIT */
/*
 * The action AssumeRole of the service STS, which gives temporary keys of one role to the owner of
 * the base key. A token contains the time when it expires, and the secret is derived from it, so no
 * key is stored.
 */
#ifndef DEMO_STS_H
#define DEMO_STS_H

#include "base/buf.h"

#include "codec/hash.h"

#include "auth.h"

#define STS_WORD_CHARS 96

struct sts {
	const char *arn; /* of the role; NULL: there is no service STS */
	int64_t life_s;  /* the longest life of a key in seconds */
};

/* A temporary key. */
struct sts_key {
	char id[STS_WORD_CHARS], secret[HASH_HEX_CHARS], token[STS_WORD_CHARS];
};

/* Returns true if the request is for this service. */
bool sts_is_addressed(const struct sts *s, const struct call *c);
/* Returns true if the request is signed with base for the service sts, and asks for the role. */
bool sts_check(const struct sts *s, const struct auth_key *base, const struct call *c,
	       struct refusal *no) MUST_USE;
/* Appends the members of Response, each followed by a comma. Call it after sts_check. */
void sts_answer(const struct sts *s, const struct auth_key *base, const struct call *c,
		struct buf *out);
/* Finds the key that was given with this token; false if none was, or it has expired. */
bool sts_find_key(const struct sts *s, const struct auth_key *base, struct sl token, int64_t now_s,
		  struct sts_key *out);

#endif
