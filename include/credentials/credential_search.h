/* SPDX-License-Identifier: MIT */
/*
 * Searches the key in the sources of credentials/credentials.h without waiting: the caller's loop
 * gives it turns, in which a command, the metadata service or STS make progress. It ends found or
 * failed. credential_search_free ends a command or transfer under way and wipes the key it holds.
 */
#ifndef CREDENTIALS_CREDENTIAL_SEARCH_H
#define CREDENTIALS_CREDENTIAL_SEARCH_H

#include "credentials/credentials.h"

struct credential_search;

enum credential_search_state { SEARCH_GOING, SEARCH_FOUND, SEARCH_FAILED };

/* The id of requests to the metadata service and to STS; no request to the API has it. */
#define SEARCH_ID UINT64_MAX

#define SEARCH_FDS 2

/* The strings of from are borrowed until credential_search_free. */
struct credential_search *credential_search_new(const struct credential_sources *from,
						int64_t now_ms);
void credential_search_free(struct credential_search *s); /* NULL is nothing */

enum credential_search_state credential_search_state(const struct credential_search *s);
/* Call it once a turn of the loop. */
void credential_search_turn(struct credential_search *s, int64_t now_ms);
/* Takes a reply with SEARCH_ID. */
void credential_search_reply(struct credential_search *s, const struct wire_reply *r,
			     int64_t now_ms);
/* The descriptors to poll, and until when (monotonic ms; INT64_MAX: for ever). */
size_t credential_search_fds(const struct credential_search *s, int fds[SEARCH_FDS]);
int64_t credential_search_deadline(const struct credential_search *s);

/* After SEARCH_FOUND: copies the key into another ring. */
void credential_search_give(struct credential_search *s, struct keyring *to);
const struct credential_facts *credential_search_facts(const struct credential_search *s);
/* The reason for SEARCH_FAILED. */
const struct err *credential_search_error(const struct credential_search *s);

#endif
