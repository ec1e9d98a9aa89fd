/* SPDX-License-Identifier: MIT */
/* `tcpartner help config` prints a sample configuration file. All its settings are commented out
 * and show the defaults. */
#ifndef CMD_HELP_CONFIG_H
#define CMD_HELP_CONFIG_H

#include "base/buf.h"

#include "lang/lang.h"

void help_config(const struct catalog *lang, struct buf *out);

#endif
