/* SPDX-License-Identifier: MIT */
/* How long a loop may sleep. */
#ifndef LOOP_SLEEP_TIME_H
#define LOOP_SLEEP_TIME_H

#include <stddef.h>
#include <stdint.h>

#include "credentials/credential_search.h"
#include "loop/copier.h"
#include "runner/runner.h"

/* Returns the milliseconds until the deadline, at most an hour; -1 if it is INT64_MAX. */
int sleep_time_until(int64_t deadline_ms, int64_t now_ms);

struct loop;

/* Of signals and keys, a search for a key, a copy, the history, and commands. */
#define SLEEP_TIME_FDS (2 + SEARCH_FDS + COPIER_FDS + 1 + RUNNER_FDS)

/* Lists the descriptors that end the sleep of the loop of the browser; returns their number. */
size_t sleep_time_fds(const struct loop *l, int fds[SLEEP_TIME_FDS]);
/* Returns when something that runs beside the model wants its turn; INT64_MAX for never. */
int64_t sleep_time_deadline(const struct loop *l, int64_t now_ms, int64_t wall_s);

#endif
