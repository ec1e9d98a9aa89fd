/* SPDX-License-Identifier: MIT */
/* Turns the deadline of a turn into the time to sleep. */
#include "sleep_time.h"

#define SLEEP_MAX_MS 3600000

int sleep_time_until(int64_t deadline_ms, int64_t now_ms)
{
	if (deadline_ms == INT64_MAX)
		return -1;
	int64_t left = deadline_ms - now_ms;
	return left <= 0 ? 0 : left > SLEEP_MAX_MS ? SLEEP_MAX_MS : (int)left;
}
