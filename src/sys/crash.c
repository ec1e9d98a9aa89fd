/* SPDX-License-Identifier: MIT */
#include "crash.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/attr.h"

#include "sys/adapters.h"

/* A signal handler reaches nothing else. */
static struct {
	volatile sig_atomic_t armed;
	int fd;
	struct termios modes;
	char bytes[512];
	size_t n;
} saved;

void crash_arm(int fd, const struct termios *modes, const char *bytes)
{
	saved.fd = fd;
	saved.modes = *modes;
	saved.n = strnlen(bytes, sizeof saved.bytes);
	memcpy(saved.bytes, bytes, saved.n);
	saved.armed = 1;
}

void crash_disarm(void)
{
	saved.armed = 0;
}

void crash_restore_terminal(void)
{
	if (!saved.armed)
		return;
	saved.armed = 0;
	for (size_t at = 0; at < saved.n;) {
		ssize_t n = write(saved.fd, saved.bytes + at, saved.n - at);
		if (n < 0 && errno != EINTR)
			break;
		at += n > 0 ? (size_t)n : 0;
	}
	tcsetattr(saved.fd, TCSANOW, &saved.modes);
}

static void on_fatal(int number)
{
	crash_restore_terminal();
	/* SA_RESETHAND has put the default action back: the same signal ends us, with its core or
	 * report. */
	raise(number);
}

void crash_guard(void)
{
	static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT, SIGSYS};
	for (size_t i = 0; i < COUNT_OF(fatal); i++) {
		struct sigaction a, old;
		/* A sanitizer's handler reports better than we do. */
		if (sigaction(fatal[i], NULL, &old) == 0 && old.sa_handler != SIG_DFL)
			continue;
		memset(&a, 0, sizeof a);
		a.sa_handler = on_fatal;
		sigemptyset(&a.sa_mask);
		a.sa_flags = (int)SA_RESETHAND;
		sigaction(fatal[i], &a, NULL);
	}
}
