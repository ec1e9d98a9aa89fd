/* SPDX-License-Identifier: MIT */
/* The keys of an account: one whose key is replaced stays the same account. */
#ifndef HISTORY_HISTORY_KEY_H
#define HISTORY_HISTORY_KEY_H

#include "history_database.h"

#define HISTORY_NO_ACCOUNT (-1)

/* Sets id to HISTORY_NO_ACCOUNT if nothing was kept with this key. */
bool history_key_find(struct history *h, const struct history_account *of, int64_t *id,
		      struct err *e) MUST_USE;
/* The same, but a key that is not known yet gets the account of the host whose customers are those
 * of s, if there is one. Called within a transaction. */
bool history_key_recognise(struct history *h, const struct history_account *of,
			   const struct snapshot *s, int64_t *id, struct err *e) MUST_USE;
/* Begins an account with this key. Called within a transaction. */
bool history_key_make(struct history *h, const struct history_account *of, int64_t *id,
		      struct err *e) MUST_USE;

#endif
