/* SPDX-License-Identifier: MIT */
/* Lends the terminal to the group of a child, and ends the group with us. */
#include "credentials/child_group.h"

#include <fcntl.h>
#include <unistd.h>

static const int passed[CHILD_GROUP_SIGNALS] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

/* The handler has no other way to know. 0: no group. */
static volatile sig_atomic_t guarded_leader;

void child_group_signal(int signal_number)
{
	if (guarded_leader > 0)
		kill(-(pid_t)guarded_leader, signal_number);
}

static void pass_signal(int signal_number)
{
	const struct sigaction end = {.sa_handler = SIG_DFL};
	child_group_signal(signal_number);
	sigaction(signal_number, &end, NULL);
	raise(signal_number);
}

void child_group_guard(struct child_group *g, pid_t leader)
{
	struct sigaction pass = {.sa_handler = pass_signal};
	*g = (struct child_group){.pid = leader, .tty = -1};
	guarded_leader = leader;
	for (int i = 0; i < CHILD_GROUP_SIGNALS; i++) {
		sigaction(passed[i], NULL, &g->before[i]);
		g->guarded[i] = g->before[i].sa_handler == SIG_DFL;
		if (g->guarded[i])
			sigaction(passed[i], &pass, NULL);
	}
}

/* SIGTTOU would stop us, because we are not in the foreground when we take the terminal back. */
static bool set_foreground(int tty, pid_t group)
{
	sigset_t set, before;
	sigemptyset(&set);
	sigaddset(&set, SIGTTOU);
	sigprocmask(SIG_BLOCK, &set, &before);
	bool ok = tcsetpgrp(tty, group) == 0;
	sigprocmask(SIG_SETMASK, &before, NULL);
	return ok;
}

/* A terminal that another job uses is not ours to lend. */
static void lend_terminal(struct child_group *g)
{
	g->tty = open("/dev/tty", O_RDWR | O_CLOEXEC);
	if (g->tty < 0)
		return;
	if (tcgetpgrp(g->tty) == getpgrp() && set_foreground(g->tty, g->pid))
		return;
	close(g->tty);
	g->tty = -1;
}

/* What reads our output, such as a pager, was stopped if it used the terminal meanwhile. */
static bool reclaim_terminal(struct child_group *g)
{
	if (g->tty < 0)
		return false;
	if (tcgetpgrp(g->tty) == g->pid)
		set_foreground(g->tty, getpgrp());
	close(g->tty);
	g->tty = -1;
	kill(0, SIGCONT);
	return true;
}

void child_group_resume(struct child_group *g, int signal_number)
{
	if (signal_number == SIGTTIN || signal_number == SIGTTOU) {
		if (g->tty < 0)
			lend_terminal(g);
		if (g->tty < 0)
			return;
	} else if (reclaim_terminal(g)) {
		kill(0, SIGTSTP);
	}
	kill(-g->pid, SIGCONT);
}

bool child_group_release(struct child_group *g)
{
	if (g->pid <= 0)
		return false;
	guarded_leader = 0;
	for (int i = 0; i < CHILD_GROUP_SIGNALS; i++)
		if (g->guarded[i])
			sigaction(passed[i], &g->before[i], NULL);
	bool lent = reclaim_terminal(g);
	g->pid = 0;
	return lent;
}
