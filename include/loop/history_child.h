/* SPDX-License-Identifier: MIT */
/*
 * The adapter of the history's port: a child process keeps or finds one snapshot, and writes the
 * result into a pipe. The database may wait for another program for seconds, and a snapshot of
 * 50,000 customers takes a tenth of a second to store or to read; neither may hold the screen.
 */
#ifndef LOOP_HISTORY_CHILD_H
#define LOOP_HISTORY_CHILD_H

#include "port/history.h"

#include "snapshot/retention.h"

struct session;

/* Snapshots are of the account of the session when they are begun. A child that keeps one goes on
 * after the port is closed. */
void history_child_open(struct history_port *out, const struct session *s,
			const struct retention *keep);

#endif
