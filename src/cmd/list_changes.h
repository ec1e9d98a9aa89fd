/* SPDX-License-Identifier: MIT */
/* The columns DeltaRemaining and DeltaUsed of `list`: what changed since a snapshot that is kept.
 */
#ifndef CMD_LIST_CHANGES_H
#define CMD_LIST_CHANGES_H

#include "cmd/fetch/fetch_all.h"
#include "cmd/history/history_before.h"

bool list_changes_are_needed(const struct options *o);
/* Refuses --since where nothing is compared. */
bool list_changes_check_options(const struct options *o, struct err *e);
/* Finds the snapshot that the list l is compared with; NULL if no column needs it, or there is
 * none, which a sentence on standard error says. Returns an exit code: 3 if the history could not
 * be read, else 0. */
int list_changes_read(struct history_before *b, const struct options *o,
		      const struct fetch_all *all, const struct loader *l,
		      const struct snapshot **out);

#endif
