/* SPDX-License-Identifier: MIT */
/*
 * Keeps the session's key: fetches it again when the API says that it has ended, and before that
 * where its source can give new ones; goes over to another profile when one is picked. All of it in
 * turns of the loop, never waiting. A renewed key must come from the source of the former one: else
 * it could be another account's. Private to the room.
 */
#ifndef LOOP_CREDENTIAL_RENEWER_H
#define LOOP_CREDENTIAL_RENEWER_H

#include "app/model/event.h"

#include "credentials/credential_search.h"

struct session;
struct credential_renewer;

/* The session must outlive it; its key was found already. */
struct credential_renewer *credential_renewer_new(struct session *s);
void credential_renewer_free(struct credential_renewer *k); /* NULL is nothing */

/* false: there is nowhere to fetch it from. Else the outcome is news of a later turn. */
bool credential_renewer_renew(struct credential_renewer *k, int64_t now_ms) MUST_USE;
/* Goes to a profile ("" for what is found without one); the outcome is news of a later turn. */
void credential_renewer_switch(struct credential_renewer *k, struct sl name, int64_t now_ms);

enum credential_renewer_news {
	RENEWER_NOTHING,
	RENEWER_RENEWED,
	RENEWER_NOT_RENEWED,
	RENEWER_SWITCHED, /* the session has other settings, another key, another transport */
	RENEWER_NOT_SWITCHED
};
enum credential_renewer_news credential_renewer_turn(struct credential_renewer *k, int64_t now_ms,
						     int64_t wall_s);
void credential_renewer_reply(struct credential_renewer *k, const struct wire_reply *r,
			      int64_t now_ms);
size_t credential_renewer_fds(const struct credential_renewer *k, int fds[SEARCH_FDS]);
int64_t credential_renewer_deadline(const struct credential_renewer *k, int64_t now_ms,
				    int64_t wall_s);
const struct settings *credential_renewer_settings(const struct credential_renewer *k);
/* Of the last failure. */
const char *credential_renewer_why(const struct credential_renewer *k);
size_t credential_renewer_profiles(const struct credential_renewer *k,
				   struct profile_entry out[PROFILES_MAX]);

#endif
