/* SPDX-License-Identifier: MIT */
/* `tcpartner history` lists the snapshots that are kept, and removes them. */
#ifndef CMD_HISTORY_HISTORY_SHOW_H
#define CMD_HISTORY_HISTORY_SHOW_H

#include "config/options.h"

/* Returns the exit code: 0, 2 for an unknown account, 3 if the file could not be used. */
int history_show(const struct options *o, struct err *e);

#endif
