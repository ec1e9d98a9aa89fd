/* SPDX-License-Identifier: MIT */
/* The signals of the process. */
#ifndef SYS_SIGNALS_POSIX_H
#define SYS_SIGNALS_POSIX_H

#include "port/port.h"

/* Delivers SIGWINCH, SIGTSTP, SIGCONT, SIGINT, SIGTERM and SIGHUP through one self-pipe. */
bool signals_posix(struct signals_port *out, struct err *e) MUST_USE;

#endif
