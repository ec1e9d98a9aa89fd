/* SPDX-License-Identifier: MIT */
/* Handles the signals that end a check, and the alarm of its deadline. */
#include "check_guard.h"

#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/attr.h"

#include "credentials/child_group.h"

#define OUTPUT_MAX   800
#define EXIT_UNKNOWN 3

struct output {
	char text[OUTPUT_MAX];
	size_t n;
};

/* A handler has no context pointer. */
static struct output late_output, stopped_output;
static volatile sig_atomic_t printed_code = -1;
static volatile sig_atomic_t child_leader;

static const int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGALRM};

/* A reader that takes nothing must not keep the program from its end. */
static bool has_reader(void)
{
	struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
	return poll(&out, 1, 0) == 1 && (out.revents & POLLOUT);
}

static void end_check(int number)
{
	const struct output *o = number == SIGALRM ? &late_output : &stopped_output;
	child_group_signal(SIGTERM);
	if (child_leader > 0)
		kill(-(pid_t)child_leader, SIGKILL);
	if (printed_code < 0 && has_reader()) {
		ssize_t n = write(STDOUT_FILENO, o->text, o->n);
		(void)n;
	}
	_exit(printed_code < 0 ? EXIT_UNKNOWN : (int)printed_code);
}

static void copy_output(struct sl text, struct output *out)
{
	out->n = text.n < sizeof out->text ? text.n : sizeof out->text;
	memcpy(out->text, text.p, out->n);
}

static void set_handlers(void (*handler)(int))
{
	struct sigaction a;
	memset(&a, 0, sizeof a);
	a.sa_handler = handler;
	sigemptyset(&a.sa_mask);
	a.sa_flags = SA_RESTART;
	for (size_t i = 0; i < COUNT_OF(ending); i++)
		sigaction(ending[i], &a, NULL);
}

static void set_alarm(int64_t ms)
{
	struct itimerval t;
	memset(&t, 0, sizeof t);
	t.it_value.tv_sec = (time_t)(ms / 1000);
	t.it_value.tv_usec = (suseconds_t)(ms % 1000 * 1000);
	setitimer(ITIMER_REAL, &t, NULL);
}

void check_guard_start(int64_t limit_ms, struct sl late, struct sl stopped)
{
	struct sigaction ignore;
	copy_output(late, &late_output);
	copy_output(stopped, &stopped_output);
	printed_code = -1;
	child_leader = 0;
	check_guard_take_signals();
	set_alarm(limit_ms);
	/* A command that does not read the report ends nothing else. */
	memset(&ignore, 0, sizeof ignore);
	ignore.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &ignore, NULL);
}

void check_guard_take_signals(void)
{
	set_handlers(end_check);
}

void check_guard_printed(int code)
{
	printed_code = code;
}

void check_guard_child(pid_t leader)
{
	child_leader = (sig_atomic_t)leader;
}

void check_guard_stop(void)
{
	set_alarm(0);
	set_handlers(SIG_DFL);
}
