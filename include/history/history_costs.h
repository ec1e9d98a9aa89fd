/* SPDX-License-Identifier: MIT */
/* Learns the daily costs of customers from the snapshots of the history. */
#ifndef HISTORY_HISTORY_COSTS_H
#define HISTORY_HISTORY_COSTS_H

#include "burn/burn_basis.h"
#include "history/history.h"

/* Adds to book what the snapshots of the days of basis tell. */
bool history_costs_read(struct history *h, const struct history_account *of,
			const struct burn_basis *basis, struct cost_book *book,
			struct err *e) MUST_USE;

#endif
