/* SPDX-License-Identifier: MIT */
/* Writes to a descriptor whose reader may never read, so that a signal still ends the program. */
#ifndef LOOP_STOPPABLE_WRITE_H
#define LOOP_STOPPABLE_WRITE_H

#include "port/port.h"

/*
 * Writes all of s. Returns false with errno when that fails, or when a signal ends the program:
 * then *stopped_by is its number, else 0. signals may be NULL.
 */
bool stoppable_write(struct signals_port *signals, int fd, struct sl s, int *stopped_by) MUST_USE;

#endif
