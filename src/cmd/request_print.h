/* SPDX-License-Identifier: MIT */
/*
 * `tcpartner request --show`: the request that the options make, taken apart and as commands and
 * programs that send the same. Nothing is sent, and no key is read.
 */
#ifndef CMD_REQUEST_PRINT_H
#define CMD_REQUEST_PRINT_H

#include "config/options.h"

/* Exit code. */
int request_print(const struct options *o, struct err *e);

#endif
