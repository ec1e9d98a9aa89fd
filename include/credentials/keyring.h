/* SPDX-License-Identifier: MIT */
/*
 * The keyring holds the secrets: memory that is kept out of core dumps, locked against swapping
 * where the system allows it, and wiped when freed. It lends them to the signer for one call.
 */
#ifndef CREDENTIALS_KEYRING_H
#define CREDENTIALS_KEYRING_H

#include "base/hide.h"

#include "api/wire.h"

struct keyring;

struct keyring *keyring_new(void);
void keyring_free(struct keyring *k);
/* Replaces the key. false when the id or the secret is empty, or a part is too long. */
bool keyring_set(struct keyring *k, struct sl id, struct sl secret, struct sl token) MUST_USE;
bool keyring_is_set(const struct keyring *k);
bool keyring_has_token(const struct keyring *k); /* the key is a temporary one */
/* Sets key and token of out; the slices live until the next keyring_set. */
void keyring_lend(const struct keyring *k, struct wire_signer *out);
/* Adds the strings that no text may show: the secret key and the token, and those that they
 * replaced, which a late answer may quote. The slices live until the next keyring_set. */
void keyring_list_secrets(const struct keyring *k, struct hidden *out);
/* Forbids core dumps and, on Linux, tracing. Call it before any secret is read. */
void keyring_harden_process(void);
/*
 * Moves the key and the token of the environment to locked memory, where getenv still finds them,
 * and wipes the originals, so that /proc/PID/environ and the stack no longer hold them.
 */
void keyring_hide_environment(void);
/* The environment without the key, for a child. Free the list with mem_free, not its strings. */
char **keyring_environment_for_others(void);

#endif
