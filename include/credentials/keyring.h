/* SPDX-License-Identifier: MIT */
/*
 * The one place where secrets live: locked memory that is never written to swap where the system
 * allows it, kept out of core dumps, wiped when freed. Lent to the signer for one call.
 */
#ifndef CREDENTIALS_KEYRING_H
#define CREDENTIALS_KEYRING_H

#include "base/hide.h"

#include "api/wire.h"

struct keyring;

struct keyring *keyring_new(void);
void keyring_free(struct keyring *k);
/* Replaces what it holds. false when a part is empty (but the token) or too long. */
bool keyring_set(struct keyring *k, struct sl id, struct sl secret, struct sl token) MUST_USE;
bool keyring_is_set(const struct keyring *k);
/* Fills key and token; the slices live until the next keyring_set. */
void keyring_lend(const struct keyring *k, struct wire_signer *out);
/* Adds what of it no text may show: the secret key and the token, and those that they replaced,
 * which a late answer may quote. The slices live until the next keyring_set. */
void keyring_list_secrets(const struct keyring *k, struct hidden *out);
/* No core dumps, no debuggers of other users (Linux): before any secret is read. */
void keyring_harden_process(void);
/*
 * Moves the key and the token of the environment to locked memory, where getenv goes on finding
 * them, and wipes what the system gave: /proc/PID/environ and the stack hold them no longer.
 */
void keyring_hide_environment(void);
/* The environment without them, for a child: a list to be freed by mem_free, its strings not. */
char **keyring_environment_for_others(void);

#endif
