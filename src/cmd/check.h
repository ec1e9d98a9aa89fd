/* SPDX-License-Identifier: MIT */
/*
 * `tcpartner check`: one line and an exit code, as monitors of the Nagios family take them
 * (Monitoring Plugins Development Guidelines, "Plugin Output" and "Plugin Return Codes").
 */
#ifndef CMD_CHECK_H
#define CMD_CHECK_H

#include "config/options.h"

enum check_state { CHECK_OK, CHECK_WARNING, CHECK_CRITICAL, CHECK_UNKNOWN };

/* 0 ok, 1 warning, 2 critical, 3 unknown: with the sentence in e, which check_unknown prints; 130
 * and the like when a signal ended it. */
int check(const struct options *o, struct err *e);
/* What could not be checked, on standard output; returns CHECK_UNKNOWN. */
int check_unknown(const struct options *o, const struct err *e);

#endif
