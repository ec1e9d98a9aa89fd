/* SPDX-License-Identifier: MIT */
/* Runs a command of the user at the terminal, while the screen is given back. */
#ifndef RUNNER_RUNNER_TERMINAL_H
#define RUNNER_RUNNER_TERMINAL_H

#include "app/model/event.h"
#include "app/own/own_job.h"

#include "port/port.h"

/* The outcome; the event points into it. */
struct runner_terminal {
	struct event event; /* EV_OWN */
	struct err why;
	int stop; /* SIGTERM or SIGHUP came, which ends us too; 0: none */
};

/* Lends the terminal to the command until its end. Ctrl-Z stops it and us; a signal that ends us
 * ends it. The event lives as long as out and the job. */
void runner_terminal_lend(struct runner_terminal *out, const struct own_job *j,
			  const struct terminal_port *terminal, const struct signals_port *signals);

#endif
