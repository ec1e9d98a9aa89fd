/* SPDX-License-Identifier: MIT */
/* `tcpartner snapshot` keeps the credit of all customers. */
#ifndef CMD_HISTORY_HISTORY_SNAPSHOT_H
#define CMD_HISTORY_HISTORY_SNAPSHOT_H

#include "config/options.h"

/* Returns the exit code: 0, 2 for credentials, 3 if the API, the network or the file failed, 4 if
 * the list changed or amounts could not be read, 130 if interrupted. */
int history_snapshot(const struct options *o, struct err *e);

#endif
