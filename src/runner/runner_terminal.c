/* SPDX-License-Identifier: MIT */
/* Waits for a command that has the terminal, as a shell does for a program in the foreground. */
#include "runner/runner_terminal.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include "base/attr.h"
#include "base/mem.h"

#include "credentials/child.h"
#include "runner/runner_values.h"

#define TERM_MS 2000 /* for a command that a signal ends, before it is killed */

/* The keys of the terminal mean the command: Ctrl-C and Ctrl-\ end it alone, Ctrl-Z stops both. */
static const int of_keys[] = {SIGINT, SIGQUIT, SIGTSTP};

struct dispositions {
	struct sigaction before[COUNT_OF(of_keys)];
};

static void leave_keys(struct dispositions *d)
{
	for (size_t i = 0; i < COUNT_OF(of_keys); i++) {
		struct sigaction a = {.sa_handler = of_keys[i] == SIGTSTP ? SIG_DFL : SIG_IGN};
		sigemptyset(&a.sa_mask);
		sigaction(of_keys[i], &a, &d->before[i]);
	}
}

static void take_keys(const struct dispositions *d)
{
	for (size_t i = 0; i < COUNT_OF(of_keys); i++)
		sigaction(of_keys[i], &d->before[i], NULL);
}

/* A shell that was the command and died may have left the terminal to a group that is gone. */
static void reclaim_terminal(void)
{
	sigset_t set, before;
	int tty = open("/dev/tty", O_RDWR | O_CLOEXEC);
	if (tty < 0)
		return;
	sigemptyset(&set);
	sigaddset(&set, SIGTTOU);
	sigprocmask(SIG_BLOCK, &set, &before);
	if (tcgetpgrp(tty) != getpgrp())
		tcsetpgrp(tty, getpgrp());
	sigprocmask(SIG_SETMASK, &before, NULL);
	close(tty);
}

/* Passes on a signal that ends us. The loop looks at the size of the window after the command. */
static int pass_signals(const struct child *c, const struct signals_port *signals)
{
	enum signal_event what;
	int stop = 0;
	while (signals->next(signals->ctx, &what)) {
		if (what == SIGNAL_TERMINATE)
			stop = SIGTERM;
		if (what == SIGNAL_HANGUP)
			stop = SIGHUP;
	}
	if (stop)
		kill(c->pid, stop);
	return stop;
}

static void wait_a_little(const struct child *c, const struct signals_port *signals)
{
	struct pollfd p[2] = {{signals->fd, POLLIN, 0}, {c->in, POLLOUT, 0}};
	poll(p, c->in >= 0 ? 2 : 1, CHILD_POLL_MS);
}

/* Returns the signal that ends us too; 0 for none. */
static int wait_for_end(struct child *c, const struct signals_port *signals)
{
	int stop = 0;
	for (int left = TERM_MS; !child_turn(c) && left > 0; left -= stop ? CHILD_POLL_MS : 0) {
		wait_a_little(c, signals);
		int now = pass_signals(c, signals);
		stop = now ? now : stop;
	}
	return stop;
}

static void run_command(struct runner_terminal *out, const struct own_job *j,
			const struct signals_port *signals)
{
	struct child child;
	struct dispositions d;
	char **values = runner_values_list(j);
	const struct child_start how = {.command = j->shell.p,
					.values = values,
					.seat = CHILD_AT_TERMINAL,
					.fed = j->has_input,
					.input = buf_sl(&j->input)};
	*out = (struct runner_terminal){.event = {.kind = EV_OWN}};
	leave_keys(&d);
	if (child_start_as(&child, &how, &out->why)) {
		out->stop = wait_for_end(&child, signals);
		if (child.ended)
			child_ended_well(&child, &out->why);
		child_release(&child);
		reclaim_terminal();
	}
	take_keys(&d);
	mem_free(values);
	out->event.own.name = j->label;
	out->event.own.place = OWN_TERMINAL;
	out->event.own.why = out->why.kind == ERR_NONE ? NULL : out->why.text;
}

/* What the port of the terminal passes on. */
struct use {
	struct runner_terminal *out;
	const struct own_job *job;
	const struct signals_port *signals;
};

static void use_terminal(void *user)
{
	const struct use *u = user;
	run_command(u->out, u->job, u->signals);
}

void runner_terminal_lend(struct runner_terminal *out, const struct own_job *j,
			  const struct terminal_port *terminal, const struct signals_port *signals)
{
	struct use u = {out, j, signals};
	terminal->lend(terminal->ctx, use_terminal, &u);
}
