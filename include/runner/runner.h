/* SPDX-License-Identifier: MIT */
/*
 * Runs the commands of the user that get customers: one whose output is read, and some in the
 * background. Each runs beside the loop, in turns; one event reports how it ended.
 */
#ifndef RUNNER_RUNNER_H
#define RUNNER_RUNNER_H

#include "app/model/event.h"
#include "app/own/own.h"

#define RUNNER_SLOTS      (1 + OWN_BACKGROUND_MOST)
#define RUNNER_FDS        (2 * RUNNER_SLOTS)
#define RUNNER_OUTPUT_MAX (1u << 20) /* bytes of output that are read */

struct runner;

struct runner *runner_new(void);
/* Ends the command whose output is read. Those in the background get the rest of their input, for
 * at most two seconds, and run on. NULL is allowed. */
void runner_free(struct runner *r);

/* Starts the job, which may change after this call. */
void runner_start(struct runner *r, const struct own_job *j, int64_t now_ms);
/* Ends the command whose output is read, without an event. NULL is allowed. */
void runner_stop(struct runner *r);
/* true: a command has ended and out is EV_OWN; its texts live until the next call. */
bool runner_turn(struct runner *r, struct event *out);
size_t runner_fds(const struct runner *r, int fds[RUNNER_FDS]);
int64_t runner_deadline(const struct runner *r, int64_t now_ms);

/* The outcome of a job in a replay, which runs none; its texts are the job's. */
struct event runner_refuse(const struct own_job *j);

#endif
