/* SPDX-License-Identifier: MIT */
/*
 * The process group of a child that may use our terminal. It is a group of its own, so that all
 * that the child has started can be ended with it. The group gets the terminal when it asks for it,
 * and the signals that end us.
 */
#ifndef CREDENTIALS_CHILD_GROUP_H
#define CREDENTIALS_CHILD_GROUP_H

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

#define CHILD_GROUP_SIGNALS 4

struct child_group {
	pid_t pid; /* the leader; 0: no group is guarded */
	int tty;   /* the terminal while it is lent to the group; else -1 */
	struct sigaction before[CHILD_GROUP_SIGNALS];
	bool guarded[CHILD_GROUP_SIGNALS];
};

/* Passes signals that end us on to the group, until child_group_release. Only one group at a time.
 */
void child_group_guard(struct child_group *g, pid_t leader);
/* Sends a signal to the group that is guarded, if there is one. For handlers of signals of others:
 * these are not replaced. */
void child_group_signal(int signal_number);
/* The leader was stopped by this signal: lends the terminal to the group if it wants it, and stops
 * us with it if the user stopped it. */
void child_group_resume(struct child_group *g, int signal_number);
/* Takes the terminal back. Returns true if the terminal was lent. A second call does nothing. */
bool child_group_release(struct child_group *g);

#endif
