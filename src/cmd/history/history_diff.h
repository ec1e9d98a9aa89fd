/* SPDX-License-Identifier: MIT */
/* `tcpartner diff` prints what changed since a snapshot. */
#ifndef CMD_HISTORY_HISTORY_DIFF_H
#define CMD_HISTORY_HISTORY_DIFF_H

#include "config/options.h"

/* Returns the exit code: 0 nothing changed, 1 there are changes, 2 for credentials or nothing to
 * compare with, 3 if the API, the network, the file or the output failed, 4 if the list changed or
 * amounts could not be read, 130 if interrupted. */
int history_diff(const struct options *o, struct err *e);

#endif
