/* SPDX-License-Identifier: MIT */
/* Reads the list of all customers from the API for a snapshot. */
#ifndef CMD_HISTORY_HISTORY_READING_H
#define CMD_HISTORY_HISTORY_READING_H

#include "history_keeper.h"

/* What a list is read for. */
enum history_reading_for { HISTORY_READING_TO_KEEP, HISTORY_READING_TO_COMPARE };

/* A list that is only to be kept is not read to its end if one of this hour is kept already: then
 * no snapshot is taken. Returns the exit code of fetch_all_run; 4 with a sentence if amounts could
 * not be read. */
int history_reading_run(struct history_keeper *k, enum history_reading_for what,
			const struct options *o, struct err *e);

#endif
