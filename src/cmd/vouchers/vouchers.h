/* SPDX-License-Identifier: MIT */
/* `tcpartner list --vouchers` prints the vouchers that can still be used, the next to end first. */
#ifndef CMD_VOUCHERS_VOUCHERS_H
#define CMD_VOUCHERS_VOUCHERS_H

#include "config/options.h"

/* Returns the exit code: 0, 2 for credentials, 3 if the API or the network failed, 4 if the list
 * changed or vouchers could not be understood, 130 if interrupted. */
int vouchers(const struct options *o, struct err *e);

#endif
