/* SPDX-License-Identifier: MIT */
/* Reads the list of all customers from the API for a snapshot. */
#ifndef CMD_HISTORY_HISTORY_READING_H
#define CMD_HISTORY_HISTORY_READING_H

#include "history_keeper.h"

/* Returns the exit code of fetch_all_run; 4 with a sentence if amounts could not be read. After 0 a
 * snapshot is taken. */
int history_reading_run(struct history_keeper *k, const struct options *o, struct err *e);

#endif
