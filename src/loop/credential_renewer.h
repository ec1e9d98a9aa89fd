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
struct keeper;

/* The session must outlive it; its key was found already. */
struct keeper *keeper_new(struct session *s);
void keeper_free(struct keeper *k); /* NULL is nothing */

/* false: there is nowhere to fetch it from. Else the outcome is news of a later turn. */
bool keeper_renew(struct keeper *k, int64_t now_ms) MUST_USE;
/* Goes to a profile ("" for what is found without one); the outcome is news of a later turn. */
void keeper_pick(struct keeper *k, struct sl name, int64_t now_ms);

enum keeper_news {
	KEEPER_NOTHING,
	KEEPER_RENEWED,
	KEEPER_NOT_RENEWED,
	KEEPER_SWITCHED, /* the session has other settings, another key, another transport */
	KEEPER_NOT_SWITCHED
};
enum keeper_news keeper_turn(struct keeper *k, int64_t now_ms, int64_t wall_s);
void keeper_reply(struct keeper *k, const struct wire_reply *r, int64_t now_ms);
size_t keeper_fds(const struct keeper *k, int fds[SEEK_FDS]);
int64_t keeper_deadline(const struct keeper *k, int64_t now_ms, int64_t wall_s);
const struct settings *keeper_settings(const struct keeper *k);
/* Of the last failure. */
const char *keeper_why(const struct keeper *k);
size_t keeper_profiles(const struct keeper *k, struct profile_entry out[PROFILES_MAX]);

#endif
