/* SPDX-License-Identifier: MIT */
/* Turns the deadline of a turn into the time to sleep. */
#include "sleep_time.h"

#include "credential_renewer.h"
#include "loop/loop.h"

#define SLEEP_MAX_MS 3600000

int sleep_time_until(int64_t deadline_ms, int64_t now_ms)
{
	if (deadline_ms == INT64_MAX)
		return -1;
	int64_t left = deadline_ms - now_ms;
	return left <= 0 ? 0 : left > SLEEP_MAX_MS ? SLEEP_MAX_MS : (int)left;
}

size_t sleep_time_fds(const struct loop *l, int fds[SLEEP_TIME_FDS])
{
	size_t n = 0;
	fds[n++] = l->signals->fd;
	fds[n++] = l->terminal->fd;
	if (l->renewer)
		n += credential_renewer_fds(l->renewer, fds + n);
	if (l->copier)
		n += copier_fds(l->copier, fds + n);
	if (l->history && l->history->fd(l->history->ctx) >= 0)
		fds[n++] = l->history->fd(l->history->ctx);
	if (l->runner)
		n += runner_fds(l->runner, fds + n);
	return n;
}

static int64_t choose_earlier(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

int64_t sleep_time_deadline(const struct loop *l, int64_t now_ms, int64_t wall_s)
{
	int64_t at = INT64_MAX;
	if (l->renewer)
		at = choose_earlier(at, credential_renewer_deadline(l->renewer, now_ms, wall_s));
	if (l->copier)
		at = choose_earlier(at, copier_deadline(l->copier, now_ms));
	if (l->runner)
		at = choose_earlier(at, runner_deadline(l->runner, now_ms));
	return at;
}
