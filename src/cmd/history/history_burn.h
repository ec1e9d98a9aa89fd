/* SPDX-License-Identifier: MIT */
/* The daily costs of all customers as the snapshots know them, where bills may not be asked. */
#ifndef CMD_HISTORY_HISTORY_BURN_H
#define CMD_HISTORY_HISTORY_BURN_H

#include "burn/burn_basis.h"
#include "burn/cost_book.h"
#include "history/history.h"

/* Adds the costs of the days of the basis to the book. false if no snapshot has any; a sentence is
 * set in e if the history could not be read. */
bool history_burn_read(const struct history_account *of, const struct burn_basis *basis,
		       struct cost_book *book, struct err *e);

#endif
