/* SPDX-License-Identifier: MIT */
/*
 * Renews the session's key: when the API says that it has expired, and ahead of that if its source
 * can give a new one. Switches to another profile when the user chooses one. It works in turns of
 * the loop and never waits. A renewed key must come from the source of the former one, because
 * another source could be another account's.
 */
#ifndef LOOP_CREDENTIAL_RENEWER_H
#define LOOP_CREDENTIAL_RENEWER_H

#include "app/model/event.h"

#include "credentials/credential_search.h"

struct session;
struct credential_renewer;

/* The session must outlive it, and already have a key. */
struct credential_renewer *credential_renewer_new(struct session *s);
void credential_renewer_free(struct credential_renewer *r); /* NULL is allowed */

/* false: the key has no source to read again. Otherwise a later turn returns the outcome. */
bool credential_renewer_renew(struct credential_renewer *r, int64_t now_ms) MUST_USE;
/* Switches to a profile ("": the key that is found without one). A later turn returns the outcome.
 */
void credential_renewer_switch(struct credential_renewer *r, struct sl name, int64_t now_ms);

enum credential_renewer_news {
	RENEWER_NOTHING,
	RENEWER_RENEWED,
	RENEWER_RENEWED_AHEAD, /* before it was needed */
	RENEWER_NOT_RENEWED,
	RENEWER_SWITCHED, /* the session has the settings, key and transport of the new profile */
	RENEWER_NOT_SWITCHED
};
enum credential_renewer_news credential_renewer_turn(struct credential_renewer *r, int64_t now_ms,
						     int64_t wall_s);
void credential_renewer_reply(struct credential_renewer *r, const struct wire_reply *reply,
			      int64_t now_ms);
size_t credential_renewer_fds(const struct credential_renewer *r, int fds[SEARCH_FDS]);
int64_t credential_renewer_deadline(const struct credential_renewer *r, int64_t now_ms,
				    int64_t wall_s);
const struct settings *credential_renewer_settings(const struct credential_renewer *r);
/* The reason for the last failure. */
const char *credential_renewer_why(const struct credential_renewer *r);
size_t credential_renewer_profiles(const struct credential_renewer *r,
				   struct profile_entry out[PROFILES_MAX]);

#endif
