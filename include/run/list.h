/* SPDX-License-Identifier: MIT */
/* `tcpartner list`: every customer once, in the asked order, as the API sent it. */
#ifndef RUN_LIST_H
#define RUN_LIST_H

#include "run/options.h"

/* 0, 2 credentials or command line, 3 the API or network refused, 4 not consistent, 130
 * interrupted. */
int list(const struct options *o, struct err *e);

#endif
