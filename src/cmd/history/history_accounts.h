/* SPDX-License-Identifier: MIT */
/* The accounts of which snapshots are kept, and how a user names one. */
#ifndef CMD_HISTORY_HISTORY_ACCOUNTS_H
#define CMD_HISTORY_HISTORY_ACCOUNTS_H

#include "history/history.h"

/* Finds the account whose host is the name, or whose hash begins with it. "" is the only one that
 * there is. false with a sentence if there is none, or more than one. */
bool history_accounts_find(struct history *h, const char *name, struct history_account *out,
			   struct err *e) MUST_USE;

#endif
