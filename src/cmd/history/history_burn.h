/* SPDX-License-Identifier: MIT */
/* The daily costs of all customers as the snapshots know them, where bills may not be asked. */
#ifndef CMD_HISTORY_HISTORY_BURN_H
#define CMD_HISTORY_HISTORY_BURN_H

#include "burn/burn_basis.h"
#include "burn/cost_book.h"
#include "cmd/fetch/fetch_burn.h"
#include "history/history.h"
#include "loop/session.h"

/* Adds the costs of the days of the basis to the book. false if no snapshot has any; a sentence is
 * set in e if the history could not be read. */
bool history_burn_read(const struct history_account *of, const struct burn_basis *basis,
		       struct cost_book *book, struct err *e);
/* Where the key may not ask for bills, computes the burn from the snapshots that are kept. A
 * sentence is set in e if the history could not be read. */
void history_burn_estimate(struct fetch_burn *b, const struct session *of, struct err *e);

#endif
