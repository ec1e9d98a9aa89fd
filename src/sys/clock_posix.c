/* SPDX-License-Identifier: MIT */
/* The clock port on clock_gettime. */
#include "sys/clock_posix.h"

#include <time.h>

static int64_t mono_ms(void *ctx)
{
	(void)ctx;
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int64_t wall_s(void *ctx)
{
	(void)ctx;
	struct timespec t;
	clock_gettime(CLOCK_REALTIME, &t);
	return t.tv_sec;
}

void clock_posix(struct clock_port *out)
{
	*out = (struct clock_port){NULL, mono_ms, wall_s};
}
