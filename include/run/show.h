/* SPDX-License-Identifier: MIT */
/*
 * `tcpartner request --show`: the request that the options make, taken apart and as commands and
 * programs that send the same. Nothing is sent, and no key is read.
 */
#ifndef RUN_SHOW_H
#define RUN_SHOW_H

#include "run/options.h"

#define SHOW_PARTS "body, canonical, to-sign, headers, curl, tccli, python, go, node"

bool show_is_part(struct sl name);
/* Exit code. */
int show(const struct options *o, struct err *e);

#endif
