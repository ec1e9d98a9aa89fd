/* SPDX-License-Identifier: MIT */
/* Runs the browser: connects ports, model and loop. */
#ifndef CMD_BROWSE_H
#define CMD_BROWSE_H

#include "config/options.h"

/* Returns the exit code. e gets a failure before or after the time of the screen. */
int browse(const struct options *o, struct err *e);

#endif
