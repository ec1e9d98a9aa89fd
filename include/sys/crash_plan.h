/* SPDX-License-Identifier: MIT */
/* Gives the terminal back when the process dies: armed while the terminal is taken. Private to
 * the folder. */
#ifndef SYS_CRASH_PLAN_H
#define SYS_CRASH_PLAN_H

#include <termios.h>

struct crash_plan {
	int fd; /* the terminal */
	struct termios modes;
	const char *bytes; /* sequences to write, copied; at most 512 bytes, the rest is cut */
	int saved_stderr;  /* -1: standard error was not redirected */
};

void crash_arm(const struct crash_plan *plan);
void crash_disarm(void);

#endif
