/* SPDX-License-Identifier: MIT */
/*
 * The service STS as far as AssumeRole goes: it gives temporary keys of one role to whoever holds
 * the base key. Its tokens say when they end and its secrets follow from them, so nothing is
 * remembered.
 */
#ifndef DEMO_STS_H
#define DEMO_STS_H

#include "base/buf.h"

#include "codec/hash.h"

#include "auth.h"

#define STS_WORD_CHARS 96

struct sts {
	const char *arn; /* of the role; NULL: there is no such service */
	int64_t life_s;  /* the longest life of a key */
};

/* A temporary key; its slices are the arrays'. */
struct sts_key {
	char id[STS_WORD_CHARS], secret[HASH_HEX_CHARS], token[STS_WORD_CHARS];
};

/* Whether the request is for this service. */
bool sts_is_asked(const struct sts *s, const struct call *c);
/* Who asks, and for which role: signed by base for the service sts. */
bool sts_check(const struct sts *s, const struct auth_key *base, const struct call *c,
	       struct refusal *no) MUST_USE;
/* Appends the members of Response, each with a comma behind it. After sts_check. */
void sts_answer(const struct sts *s, const struct auth_key *base, const struct call *c,
		struct buf *out);
/* The key that was handed out with this token; false when none was, or it has ended. */
bool sts_find_key(const struct sts *s, const struct auth_key *base, struct sl token, int64_t now_s,
		  struct sts_key *out);

#endif
