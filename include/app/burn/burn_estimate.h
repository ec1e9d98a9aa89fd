/* SPDX-License-Identifier: MIT */
/*
 * Burn from the snapshots of the history, where the key may not ask for bills: what customers used
 * is the difference of Credit less RemainingCredit between two days.
 */
#ifndef APP_BURN_BURN_ESTIMATE_H
#define APP_BURN_BURN_ESTIMATE_H

#include <stdbool.h>
#include <stdint.h>

#include "burn/cost_book.h"

struct effects;
struct history_event;
struct model;

struct burn_estimate {
	struct cost_book book; /* of all customers with enough days; owned */
	bool asked;            /* for the days before today; the answer may be under way */
	bool announces;        /* `B` waits for the answer */
	bool kept;             /* bills are requested again; it is shown until one arrives */
	int32_t today;
	int days;
};

void burn_estimate_init(struct model *m);
void burn_estimate_release(struct model *m);
/* The key may not ask for bills: asks the history, as soon as it is on. announces: a message says
 * what became of that, and the table gets the columns. */
void burn_estimate_begin(struct model *m, bool announces);
/* Called once an event: asks for what is not asked yet, or no longer right. */
void burn_estimate_follow(struct model *m, struct effects *fx);
/* Takes EV_HISTORY. */
void burn_estimate_take(struct model *m, const struct history_event *e);

#endif
