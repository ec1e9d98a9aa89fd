/* SPDX-License-Identifier: MIT */
/* The signals port: handlers write to a pipe that the loop reads. */
#include "sys/signals_posix.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/attr.h"

#include "lang/errno_text.h"

static const struct {
	int signal;
	enum signal_event event;
} handled[] = {{SIGWINCH, SIGNAL_RESIZE},  {SIGTSTP, SIGNAL_SUSPEND},   {SIGCONT, SIGNAL_CONTINUE},
	       {SIGINT, SIGNAL_INTERRUPT}, {SIGTERM, SIGNAL_TERMINATE}, {SIGHUP, SIGNAL_HANGUP}};

/* A handler has no context pointer, so the ends of the pipe are static. */
static volatile sig_atomic_t write_end = -1;
static int read_end = -1;

static void on_signal(int number)
{
	int saved = errno;
	for (size_t i = 0; i < COUNT_OF(handled); i++)
		if (handled[i].signal == number) {
			unsigned char byte = (unsigned char)handled[i].event;
			/* A full pipe holds enough events to wake the loop; one lost among
			 * thousands does not matter. */
			ssize_t n = write(write_end, &byte, 1);
			(void)n;
		}
	errno = saved;
}

static bool next_event(void *ctx, enum signal_event *out)
{
	(void)ctx;
	unsigned char byte;
	if (read(read_end, &byte, 1) != 1)
		return false;
	*out = (enum signal_event)byte;
	return true;
}

static bool set_handler(int number, void (*handler)(int))
{
	struct sigaction a;
	memset(&a, 0, sizeof a);
	a.sa_handler = handler;
	sigemptyset(&a.sa_mask);
	a.sa_flags = SA_RESTART;
	return sigaction(number, &a, NULL) == 0;
}

static void close_signals(void *ctx)
{
	(void)ctx;
	for (size_t i = 0; i < COUNT_OF(handled); i++)
		set_handler(handled[i].signal, SIG_DFL);
	close(write_end);
	close(read_end);
	write_end = read_end = -1;
}

bool signals_posix(struct signals_port *out, struct err *e)
{
	int ends[2];
	if (pipe(ends) != 0)
		return err_set(e, ERR_IO, "cannot create a pipe for signals: %s",
			       ERRNO_(err_lang(e), errno));
	/* A pipe that blocks would stop the loop for ever. */
	bool ok = true;
	for (int i = 0; i < 2; i++)
		ok = ok && fcntl(ends[i], F_SETFD, FD_CLOEXEC) == 0 &&
		     fcntl(ends[i], F_SETFL, O_NONBLOCK) == 0;
	read_end = ends[0];
	write_end = ends[1];
	for (size_t i = 0; i < COUNT_OF(handled); i++)
		ok = ok && set_handler(handled[i].signal, on_signal);
	ok = ok && set_handler(SIGPIPE, SIG_IGN);
	if (!ok) {
		err_set(e, ERR_IO, "cannot handle signals: %s", ERRNO_(err_lang(e), errno));
		close_signals(NULL);
		return false;
	}
	*out = (struct signals_port){NULL, read_end, next_event, close_signals};
	return true;
}
