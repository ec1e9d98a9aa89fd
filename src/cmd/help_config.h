/* SPDX-License-Identifier: MIT */
/* `tcpartner help config`: a configuration file to begin with. Everything in it is commented out
 * and says what holds anyway. */
#ifndef CMD_HELP_CONFIG_H
#define CMD_HELP_CONFIG_H

#include "base/buf.h"

void help_config(struct buf *out);

#endif
