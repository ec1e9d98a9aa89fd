/* SPDX-License-Identifier: MIT */
/* What to undo when the process dies: armed while the terminal is taken. Private to the room. */
#ifndef CRASH_H
#define CRASH_H

#include <termios.h>

/* Copies bytes (at most 512; more are cut) and modes. */
void crash_arm(int fd, const struct termios *modes, const char *bytes);
void crash_disarm(void);

#endif
