/* SPDX-License-Identifier: MIT */
/* What to undo when the process dies: armed while the terminal is taken. Private to the room. */
#ifndef SYS_CRASH_H
#define SYS_CRASH_H

#include <termios.h>

struct crash_plan {
	int fd; /* the terminal */
	struct termios modes;
	const char *bytes; /* copied; at most 512, more are cut */
	int saved_stderr;  /* -1: it was not pointed away from the screen */
};

void crash_arm(const struct crash_plan *plan);
void crash_disarm(void);

#endif
