/* SPDX-License-Identifier: MIT */
/* Writes in pieces for which there is room, and looks for signals before each. */
#include "loop/stoppable_write.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

/* A pipe that can be written has room for so much: PIPE_BUF, which is 512 elsewhere. */
#ifdef __linux__
#define PIECE_BYTES 4096
#else
#define PIECE_BYTES 512
#endif

static int find_stop(enum signal_event what)
{
	switch (what) {
	case SIGNAL_INTERRUPT: return SIGINT;
	case SIGNAL_TERMINATE: return SIGTERM;
	case SIGNAL_HANGUP: return SIGHUP;
	case SIGNAL_SUSPEND: raise(SIGSTOP); break;
	case SIGNAL_RESIZE:
	case SIGNAL_CONTINUE: break;
	}
	return 0;
}

static int take_signals(struct signals_port *signals)
{
	enum signal_event what;
	int stop = 0;
	while (!stop && signals->next(signals->ctx, &what))
		stop = find_stop(what);
	return stop;
}

/* Waits until fd can be written. Returns the number of a signal that ends the program, else 0. */
static int wait_for_room(struct signals_port *signals, int fd)
{
	struct pollfd p[2] = {{.fd = fd, .events = POLLOUT},
			      {.fd = signals ? signals->fd : -1, .events = POLLIN}};
	for (;;) {
		p[0].revents = p[1].revents = 0;
		if (poll(p, 2, -1) < 0 && errno != EINTR)
			return 0;
		int stop = signals && p[1].revents ? take_signals(signals) : 0;
		if (stop || p[0].revents)
			return stop;
	}
}

bool stoppable_write(struct signals_port *signals, int fd, struct sl s, int *stopped_by)
{
	*stopped_by = 0;
	while (s.n) {
		*stopped_by = wait_for_room(signals, fd);
		if (*stopped_by)
			return false;
		ssize_t n = write(fd, s.p, s.n < PIECE_BYTES ? s.n : PIECE_BYTES);
		if (n < 0 && errno != EINTR && errno != EAGAIN)
			return false;
		s = sl_drop(s, n > 0 ? (size_t)n : 0);
	}
	return true;
}
