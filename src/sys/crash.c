/* SPDX-License-Identifier: MIT */
/* Gives the terminal back when a fatal signal ends the process. */
#include "sys/crash.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/attr.h"

#include "sys/crash_plan.h"

/* A signal handler can reach nothing but static data. */
static struct {
	volatile sig_atomic_t armed;
	int fd;
	struct termios modes;
	char bytes[512];
	size_t n;
	int stderr_fd;
} saved;

/* A handler needs its own stack when the program's has overflowed. */
static unsigned char stack[1 << 16];

void crash_arm(const struct crash_plan *plan)
{
	saved.fd = plan->fd;
	saved.modes = plan->modes;
	saved.n = strnlen(plan->bytes, sizeof saved.bytes);
	memcpy(saved.bytes, plan->bytes, saved.n);
	saved.stderr_fd = plan->saved_stderr;
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
	/* Messages from now on (a report, last words) are for the user. */
	if (saved.stderr_fd >= 0)
		dup2(saved.stderr_fd, STDERR_FILENO);
}

static void on_fatal(int number)
{
	crash_restore_terminal();
	/* SA_RESETHAND has restored the default action: the same signal now ends the process,
	 * with its core dump or report. */
	raise(number);
}

void crash_guard(void)
{
	static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT, SIGSYS};
	const stack_t spare = {.ss_sp = stack, .ss_size = sizeof stack};
	stack_t present;
	if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE))
		sigaltstack(&spare, NULL);
	for (size_t i = 0; i < COUNT_OF(fatal); i++) {
		struct sigaction a, old;
		/* A sanitizer's handler makes a better report than ours. */
		if (sigaction(fatal[i], NULL, &old) == 0 && old.sa_handler != SIG_DFL)
			continue;
		memset(&a, 0, sizeof a);
		a.sa_handler = on_fatal;
		sigemptyset(&a.sa_mask);
		a.sa_flags = (int)SA_RESETHAND | SA_ONSTACK;
		sigaction(fatal[i], &a, NULL);
	}
}
