/* SPDX-License-Identifier: MIT */
/* `tcpartner list` prints every customer once, in the order of the options, as the API sent it. */
#ifndef CMD_LIST_H
#define CMD_LIST_H

#include "config/options.h"

/* Returns the exit code: 0, 2 for credentials or command line, 3 if the API or the network failed,
 * 4 if the list changed or customers could not be understood, 130 if interrupted. */
int list(const struct options *o, struct err *e);

#endif
