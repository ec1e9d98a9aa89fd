/* SPDX-License-Identifier: MIT */
/* Other processes, as /proc shows them. */
#ifndef PROCESS_H
#define PROCESS_H

#include <stdbool.h>
#include <sys/types.h>

pid_t process_child_of(pid_t parent); /* the first; -1 for none */
bool process_ends(pid_t pid);         /* waits for it; false when the deadline passes */

#endif
