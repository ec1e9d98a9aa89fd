/* SPDX-License-Identifier: MIT */
/*
 * Copies a text to the clipboard: a program reads it on standard input, or else the terminal takes
 * it. A program runs beside the loop, in turns, for a limited time; after one that fails the next
 * way is tried. One event reports the outcome.
 */
#ifndef LOOP_COPIER_H
#define LOOP_COPIER_H

#include "app/model/event.h"

#include "port/port.h"

#include "config/options.h"

#define COPIER_FDS 2

struct copier;

/* in_force points to the pointer to the options in force. It, the clock and the terminal must
 * outlive the copier. */
struct copier *copier_new(const struct options *const *in_force, const struct clock_port *clock,
			  struct terminal_port *terminal);
/* Waits for a program that is running, up to its time limit. NULL is allowed. */
void copier_free(struct copier *c);

/* Ends a copy that is under way. */
void copier_start(struct copier *c, struct sl text, int64_t now_ms);
/* true: the copy has ended and out is EV_COPIED; its texts live until the next call. */
bool copier_turn(struct copier *c, int64_t now_ms, struct event *out);
size_t copier_fds(const struct copier *c, int fds[COPIER_FDS]);
int64_t copier_deadline(const struct copier *c, int64_t now_ms);

#endif
