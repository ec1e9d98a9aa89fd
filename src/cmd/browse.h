/* SPDX-License-Identifier: MIT */
/* The browser: ports, model and loop put together. */
#ifndef CMD_BROWSE_H
#define CMD_BROWSE_H

#include "config/options.h"

/* Exit code; a failure before or after the screen is in e. */
int browse(const struct options *o, struct err *e);

#endif
