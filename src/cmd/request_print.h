/* SPDX-License-Identifier: MIT */
/*
 * `tcpartner request --show` prints the request that the options make, step by step and as commands
 * and programs that send it. Nothing is sent, and no key is read.
 */
#ifndef CMD_REQUEST_PRINT_H
#define CMD_REQUEST_PRINT_H

#include "config/options.h"

/* Returns the exit code. */
int request_print(const struct options *o, struct err *e);

#endif
