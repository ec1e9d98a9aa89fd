/* SPDX-License-Identifier: MIT */
/* Runs the command of --exec. */
#include "check_exec.h"

#include <errno.h>
#include <poll.h>

#include "base/mem.h"

#include "check_guard.h"
#include "credentials/child.h"

/* The end of the child, and room in its pipe, are looked for this often. */
#define LOOK_MS 20

static int64_t read_clock(const struct clock_port *clock)
{
	return clock->mono_ms(clock->ctx);
}

static void wait_for_child(const struct child *c, int64_t left_ms)
{
	int fds[2];
	struct pollfd polled[2];
	size_t n = child_fds(c, fds);
	for (size_t i = 0; i < n; i++)
		polled[i] = (struct pollfd){.fd = fds[i], .events = POLLIN};
	poll(polled, (nfds_t)n, left_ms < LOOK_MS ? (int)left_ms : LOOK_MS);
}

static bool run_child(struct child *c, const struct clock_port *clock, int64_t end_ms,
		      struct err *e)
{
	while (!child_turn(c)) {
		int64_t left_ms = end_ms - read_clock(clock);
		if (left_ms <= 0)
			return err_set(e, ERR_TIMEOUT,
				       "it did not end before the deadline and was ended; a larger "
				       "--deadline gives it more time");
		wait_for_child(c, left_ms);
	}
	if (!c->ended)
		return err_set(e, ERR_IO, "it printed more than 64 KiB and was ended");
	return child_ended_well(c, e);
}

bool check_exec_run(const char *command, struct sl report, const struct clock_port *clock,
		    int64_t end_ms, struct err *e)
{
	struct child *c = mem_alloc(1, sizeof *c);
	bool ok = child_start_fed(c, command, NULL, report, e);
	if (ok) {
		check_guard_child(c->pid);
		ok = run_child(c, clock, end_ms, e);
		child_release(c);
		check_guard_child(0);
	}
	mem_free(c);
	return ok;
}
