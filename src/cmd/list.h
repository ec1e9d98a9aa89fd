/* SPDX-License-Identifier: MIT */
/* `tcpartner list`: every customer once, in the asked order, as the API sent it. */
#ifndef CMD_LIST_H
#define CMD_LIST_H

#include "config/options.h"

/* 0, 2 credentials or command line, 3 the API or network refused, 4 not consistent, 130
 * interrupted. */
int list(const struct options *o, struct err *e);

#endif
