/* SPDX-License-Identifier: MIT */
/*
 * A search for the key through the sources of run/credentials.h that never waits: a command, the
 * metadata service and STS take turns of somebody's loop. It ends found or failed; what it holds of
 * a key is wiped by credential_search_free, which also ends what is under way.
 */
#ifndef CREDENTIALS_CREDENTIAL_SEARCH_H
#define CREDENTIALS_CREDENTIAL_SEARCH_H

#include "credentials/credentials.h"

struct seek;

enum credential_search_state { SEEK_GOING, SEEK_FOUND, SEEK_FAILED };

/* Replies that bear it are those of the metadata service and of STS; no pending request has it. */
#define SEEK_ID UINT64_MAX

#define SEEK_FDS 2

/* The strings of from are borrowed until credential_search_free. */
struct seek *credential_search_new(const struct credential_sources *from, int64_t now_ms);
void credential_search_free(struct seek *k); /* NULL is nothing */

enum credential_search_state credential_search_state(const struct seek *k);
/* Once a turn. */
void credential_search_turn(struct seek *k, int64_t now_ms);
/* A reply with SEEK_ID. */
void credential_search_reply(struct seek *k, const struct wire_reply *r, int64_t now_ms);
/* What to sleep on, and until when. */
size_t credential_search_fds(const struct seek *k, int fds[SEEK_FDS]);
int64_t credential_search_deadline(const struct seek *k);

/* When found: moves the key into another ring. */
void credential_search_give(struct seek *k, struct keyring *to);
const struct credential_facts *credential_search_facts(const struct seek *k);
/* When failed: why. */
const struct err *credential_search_error(const struct seek *k);

#endif
