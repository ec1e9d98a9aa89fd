/* SPDX-License-Identifier: MIT */
/*
 * A search for the key through the sources of run/credentials.h that never waits: a command, the
 * metadata service and STS take turns of somebody's loop. It ends found or failed; what it holds of
 * a key is wiped by credential_search_free, which also ends what is under way.
 */
#ifndef CREDENTIALS_CREDENTIAL_SEARCH_H
#define CREDENTIALS_CREDENTIAL_SEARCH_H

#include "credentials/credentials.h"

struct credential_search;

enum credential_search_state { SEARCH_GOING, SEARCH_FOUND, SEARCH_FAILED };

/* Replies that bear it are those of the metadata service and of STS; no ask has it. */
#define SEARCH_ID UINT64_MAX

#define SEARCH_FDS 2

/* The strings of from are borrowed until credential_search_free. */
struct credential_search *credential_search_new(const struct credential_sources *from,
						int64_t now_ms);
void credential_search_free(struct credential_search *k); /* NULL is nothing */

enum credential_search_state credential_search_state(const struct credential_search *k);
/* Once a turn. */
void credential_search_turn(struct credential_search *k, int64_t now_ms);
/* A reply with SEARCH_ID. */
void credential_search_reply(struct credential_search *k, const struct wire_reply *r,
			     int64_t now_ms);
/* What to sleep on, and until when. */
size_t credential_search_fds(const struct credential_search *k, int fds[SEARCH_FDS]);
int64_t credential_search_deadline(const struct credential_search *k);

/* When found: moves the key into another ring. */
void credential_search_give(struct credential_search *k, struct keyring *to);
const struct credential_facts *credential_search_facts(const struct credential_search *k);
/* When failed: why. */
const struct err *credential_search_error(const struct credential_search *k);

#endif
