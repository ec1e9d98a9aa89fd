/* SPDX-License-Identifier: MIT */
/* Runs the command of --exec, which gets the report of a check on its standard input. */
#ifndef CMD_CHECK_CHECK_EXEC_H
#define CMD_CHECK_CHECK_EXEC_H

#include "port/port.h"

/*
 * Runs the command by /bin/sh without the key, in a process group of its own, and ends all of that
 * group at end_ms of the clock. Returns false, with a sentence, unless the command ended with exit
 * status 0 before.
 */
bool check_exec_run(const char *command, struct sl report, const struct clock_port *clock,
		    int64_t end_ms, struct err *e) MUST_USE;

#endif
