/* SPDX-License-Identifier: MIT */
/* How long a loop may sleep. */
#ifndef LOOP_SLEEP_TIME_H
#define LOOP_SLEEP_TIME_H

#include <stdint.h>

/* Returns the milliseconds until the deadline, at most an hour; -1 if it is INT64_MAX. */
int sleep_time_until(int64_t deadline_ms, int64_t now_ms);

#endif
