/* SPDX-License-Identifier: MIT */
/*
 * Ends a check that a signal stops, or that passes its deadline while it waits where no loop looks
 * at the time: for a credential command, a file, the closing of connections. It then prints the
 * line that monitors wait for, unless it was printed, and ends the children.
 */
#ifndef CMD_CHECK_CHECK_GUARD_H
#define CMD_CHECK_CHECK_GUARD_H

#include <stdint.h>
#include <sys/types.h>

#include "base/sl.h"

/* late and stopped are the outputs of a check that the deadline or a signal ends; they are copied.
 */
void check_guard_start(int64_t limit_ms, struct sl late, struct sl stopped);
/* Takes the signals again after the session, which had them. */
void check_guard_take_signals(void);
/* The output was printed; code is the exit code from now on. */
void check_guard_printed(int code);
/* This group of processes is killed when the check is ended; 0: none. */
void check_guard_child(pid_t leader);
void check_guard_stop(void);

#endif
