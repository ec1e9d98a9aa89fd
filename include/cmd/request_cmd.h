/* SPDX-License-Identifier: MIT */
/*
 * `tcpartner request --show`: the request that the options make, taken apart and as commands and
 * programs that send the same. Nothing is sent, and no key is read.
 */
#ifndef CMD_REQUEST_CMD_H
#define CMD_REQUEST_CMD_H

#include "config/options.h"

#define SHOW_PARTS "body, canonical, to-sign, headers, curl, tccli, python, go, node"

bool request_print_is_part(struct sl name);
/* Exit code. */
int show(const struct options *o, struct err *e);

#endif
