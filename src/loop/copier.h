/* SPDX-License-Identifier: MIT */
/*
 * Takes a text to the clipboard: by a program that is given it on standard input, else through the
 * terminal. A program runs beside the loop, in turns, for a bounded time; one that fails makes room
 * for the next way, and the outcome is told by one event when it is known.
 */
#ifndef LOOP_COPIER_H
#define LOOP_COPIER_H

#include "app/model/event.h"

#include "port/port.h"

#include "config/options.h"

#define COPIER_FDS 2

struct copier;

/* in_force is where the options stand that hold now; it, the clock and the terminal outlive it. */
struct copier *copier_new(const struct options *const *in_force, const struct clock_port *clock,
			  struct terminal_port *terminal);
/* Waits for a program that has the text, for no longer than it may take. NULL is nothing. */
void copier_free(struct copier *k);

/* A copy that is under way makes place for this one. */
void copier_start(struct copier *k, struct sl text, int64_t now_ms);
/* true: out is the outcome, EV_COPIED; its texts live until the next call. */
bool copier_turn(struct copier *k, int64_t now_ms, struct event *out);
size_t copier_fds(const struct copier *k, int fds[COPIER_FDS]);
int64_t copier_deadline(const struct copier *k, int64_t now_ms);

#endif
