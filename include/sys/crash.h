/* SPDX-License-Identifier: MIT */
/* Gives the terminal back when the program dies of a signal. */
#ifndef SYS_CRASH_H
#define SYS_CRASH_H

/* After this call, fatal signals give the terminal back with write() and tcsetattr() and then
 * end the process by the same signal. */
void crash_guard(void);
/* Gives the terminal back from anywhere, async-signal-safe; no effect when it is not taken. */
void crash_restore_terminal(void);

#endif
