/* SPDX-License-Identifier: MIT */
/* The earlier snapshot that a list is compared with. */
#ifndef CMD_HISTORY_HISTORY_BEFORE_H
#define CMD_HISTORY_HISTORY_BEFORE_H

#include "config/options.h"
#include "history/history.h"

struct history_before {
	struct snapshot snapshot; /* owned */
	int64_t wanted_s;         /* the moment that --since names, Unix time */
};

void history_before_init(struct history_before *b);
void history_before_release(struct history_before *b);
/* Finds the snapshot of --since, by default that of a day ago; now_s is the time of the list.
 * Returns an exit code: 0, or 2 or 3 with a sentence. */
int history_before_find(struct history *h, const struct history_account *of,
			const struct options *o, int64_t now_s, struct history_before *out,
			struct err *e);
/* Says on standard error if nothing as old as that moment is kept. */
void history_before_report(const struct history_before *b, const struct options *o);

#endif
