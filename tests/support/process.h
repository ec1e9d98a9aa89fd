/* SPDX-License-Identifier: MIT */
/* Finds and awaits other processes through /proc. */
#ifndef PROCESS_H
#define PROCESS_H

#include <stdbool.h>
#include <sys/types.h>

pid_t process_child_of(pid_t parent); /* returns the first child, -1 for none */
bool process_ends(pid_t pid);         /* waits for its end; false when the deadline passes */

#endif
