/* SPDX-License-Identifier: MIT */
/* The browser: ports, model and loop put together. */
#ifndef RUN_BROWSE_H
#define RUN_BROWSE_H

#include "run/options.h"

/* Exit code; a failure before or after the screen is in e. */
int browse(const struct options *o, struct err *e);

#endif
