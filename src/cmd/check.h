/* SPDX-License-Identifier: MIT */
/*
 * `tcpartner check`: one line and an exit code, as monitors of the Nagios family take them
 * (Monitoring Plugins Development Guidelines, "Plugin Output" and "Plugin Return Codes").
 */
#ifndef CMD_CHECK_H
#define CMD_CHECK_H

#include "config/options.h"

enum check_state { CHECK_OK, CHECK_WARNING, CHECK_CRITICAL, CHECK_UNKNOWN };

/* Returns an enum check_state as exit code, or 128 + the number of the signal that ended it. For
 * CHECK_UNKNOWN e may hold the reason, which check_unknown prints. */
int check(const struct options *o, struct err *e);
/* Prints the reason in e on standard output. Returns CHECK_UNKNOWN. */
int check_unknown(const struct options *o, const struct err *e);

#endif
