/* SPDX-License-Identifier: MIT */
/* The clock of the system. */
#ifndef SYS_CLOCK_POSIX_H
#define SYS_CLOCK_POSIX_H

#include "port/port.h"

void clock_posix(struct clock_port *out);

#endif
