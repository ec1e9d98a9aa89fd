/* SPDX-License-Identifier: MIT */
/*
 * `tcpartner check`: one line and an exit code, as monitors of the Nagios family take them
 * (Monitoring Plugins Development Guidelines).
 */
#ifndef CMD_CHECK_CHECK_H
#define CMD_CHECK_CHECK_H

#include "alert/verdict.h"
#include "config/options.h"

/* Checks, and prints the report or why there is none. Returns an enum alert_state as exit code. */
int check(const struct options *o);
/* Prints the reason in e on standard output. Returns ALERT_UNKNOWN. */
int check_unknown(const struct options *o, const struct err *e);

#endif
