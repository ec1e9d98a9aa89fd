/* SPDX-License-Identifier: MIT */
/* Which call fails. */
#define _GNU_SOURCE
#include "fail.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define PLACES 1024

static struct {
	bool ready, stays;
	unsigned long base, from, to; /* where the program is loaded, and its own text */
	unsigned long place;          /* whose call is to fail */
	long left;                    /* calls there until then */
	const char *log;
	char count_path[512];
	pid_t pid; /* who writes the counts; those who are forked count, too */
} torture;

static struct counts {
	size_t n;
	struct {
		unsigned long at, n;
		const char *name;
	} place[PLACES];
} * counts;

/* The first mapping of /proc/self/maps is the program's, and the first that may be executed its
 * text. By system calls only. */
static void app_find_text(void)
{
	static char maps[4096];
	long fd = syscall(SYS_openat, AT_FDCWD, "/proc/self/maps", O_RDONLY | O_CLOEXEC, 0);
	long n = fd < 0 ? -1 : syscall(SYS_read, fd, maps, sizeof maps - 1);
	if (fd >= 0)
		syscall(SYS_close, fd);
	torture.base = n > 0 ? strtoul(maps, NULL, 16) : 0;
	for (char *line = maps; n > 0 && *line;) {
		char *end = strchr(line, '\n'), *at;
		torture.from = strtoul(line, &at, 16);
		torture.to = strtoul(at + 1, &at, 16);
		if (at[3] == 'x' || !end)
			return;
		line = end + 1;
	}
}

__attribute__((constructor)) static void prepare(void)
{
	const char *call = getenv("TORTURE_CALL"), *count = getenv("TORTURE_COUNT");
	char *colon;
	if (call) {
		torture.place = strtoul(call, &colon, 16);
		torture.left = strtol(colon + 1, NULL, 10);
	}
	torture.stays = getenv("TORTURE_STAYS") != NULL;
	torture.log = getenv("TORTURE_LOG");
	torture.pid = getpid();
	if (count) {
		snprintf(torture.count_path, sizeof torture.count_path, "%s", count);
		counts =
		    (struct counts *)syscall(SYS_mmap, NULL, sizeof *counts, PROT_READ | PROT_WRITE,
					     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	}
	unsetenv("LD_PRELOAD");
	app_find_text();
	torture.ready = true;
}

__attribute__((destructor)) static void write_counts(void)
{
	char line[100];
	if (!counts || getpid() != torture.pid)
		return;
	long fd = syscall(SYS_openat, AT_FDCWD, torture.count_path,
			  O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	for (size_t i = 0; fd >= 0 && i < counts->n; i++) {
		int n = snprintf(line, sizeof line, "%lx %s %lu\n", counts->place[i].at,
				 counts->place[i].name, counts->place[i].n);
		syscall(SYS_write, fd, line, (size_t)n);
	}
}

static void count_call(unsigned long at, const char *name)
{
	size_t i = 0;
	while (i < counts->n && counts->place[i].at != at)
		i++;
	if (i == PLACES)
		abort();
	counts->place[i].at = at;
	counts->place[i].name = name;
	counts->place[i].n++;
	counts->n += i == counts->n;
}

static void log_failure(const char *name)
{
	long fd = torture.log ? syscall(SYS_openat, AT_FDCWD, torture.log,
					O_WRONLY | O_CREAT | O_CLOEXEC, 0600)
			      : -1;
	if (fd < 0)
		return;
	syscall(SYS_write, fd, name, strlen(name));
	syscall(SYS_close, fd);
}

void torture_pause(bool paused)
{
	torture.ready = !paused;
}

bool torture_fails(const void *caller, const char *name, int code)
{
	unsigned long at = (unsigned long)caller;
	if (!torture.ready || at < torture.from || at >= torture.to)
		return false;
	at -= torture.base;
	if (counts)
		count_call(at, name);
	if (at != torture.place || torture.left <= 0)
		return false;
	if (torture.left > 1) {
		torture.left--;
		return false;
	}
	if (!torture.stays)
		torture.left = 0;
	log_failure(name);
	errno = code;
	return true;
}
