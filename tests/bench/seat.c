/* SPDX-License-Identifier: MIT */
/* Types keys into a program in a pseudo-terminal and times its frames. */
#include "seat.h"

#include <dirent.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define DEADLINE_MS 30000
#define CHUNK       65536

static int64_t now_ns(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* The program's own processor time, all of its threads. */
static int64_t cpu_ns(pid_t pid)
{
	clockid_t clock;
	struct timespec t;
	if (clock_getcpuclockid(pid, &clock) || clock_gettime(clock, &t))
		return 0;
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* The number behind name in a file of /proc. */
static long number_of(const char *path, const char *name)
{
	char line[256];
	long n = 0;
	FILE *f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f))
		if (strncmp(line, name, strlen(name)) == 0)
			n = strtol(line + strlen(name), NULL, 10);
	if (f)
		fclose(f);
	return n;
}

static long writes_of(pid_t pid)
{
	char path[64];
	snprintf(path, sizeof path, "/proc/%d/io", (int)pid);
	return number_of(path, "syscw:");
}

static long switches_of(pid_t pid)
{
	char path[128];
	long n = 0;
	snprintf(path, sizeof path, "/proc/%d/task", (int)pid);
	DIR *d = opendir(path);
	for (struct dirent *e; d && (e = readdir(d)) != NULL;) {
		snprintf(path, sizeof path, "/proc/%d/task/%.20s/status", (int)pid, e->d_name);
		n += number_of(path, "voluntary_ctxt_switches:");
	}
	if (d)
		closedir(d);
	return n;
}

struct seat_state seat_state(const struct seat *s)
{
	char path[64];
	snprintf(path, sizeof path, "/proc/%d/status", (int)s->pty->pid);
	return (struct seat_state){.rss_kib = number_of(path, "VmRSS:"),
				   .switches = switches_of(s->pty->pid),
				   .cpu_ns = cpu_ns(s->pty->pid),
				   .bytes = s->pty->total};
}

/* What comes until a silence, up to max; *last is when its last byte came, *first its first. */
static size_t listen_to(struct seat *s, char *out, size_t max, int patience_ms, int64_t *first,
			int64_t *last)
{
	struct pollfd fd = {s->pty->fd, POLLIN, 0};
	size_t n = 0;
	while (n < max && poll(&fd, 1, n ? SEAT_SILENCE_MS : patience_ms) > 0) {
		ssize_t got = read(fd.fd, out + n, max - n);
		if (got <= 0)
			break;
		*last = now_ns();
		if (n == 0)
			*first = *last;
		n += (size_t)got;
	}
	return n;
}

static int erases_in(const char *bytes, size_t n)
{
	int count = 0;
	const char *end = bytes + n;
	for (const char *at = bytes; (at = memmem(at, (size_t)(end - at), "\033[2J", 4)) != NULL;
	     at += 4)
		count++;
	for (const char *at = bytes;
	     (at = memmem(at, (size_t)(end - at), "\033[H\033[J", 6)) != NULL; at += 6)
		count++;
	return count;
}

struct seat *seat_start(const char *const argv[], const char *const *env)
{
	struct seat *s = calloc(1, sizeof *s);
	struct pty_options o = {.rows = SEAT_ROWS, .cols = SEAT_COLS, .env = env, .unmarked = true};
	s->began_ns = now_ns();
	s->pty = pty_start(&o, argv);
	return s;
}

int64_t seat_end(struct seat *s)
{
	int64_t from = now_ns();
	pty_send(s->pty, "q", 1);
	int64_t took = pty_exit(s->pty) ? now_ns() - from : -1;
	pty_free(s->pty);
	free(s);
	return took;
}

static bool shows(struct seat *s, const char *text)
{
	if (text)
		return pty_find(s->pty, text) >= 0;
	for (int r = 0; r < SEAT_ROWS; r++)
		if (*pty_row(s->pty, r))
			return true;
	return false;
}

static bool take_chunk(struct seat *s, int ms, int64_t *at)
{
	static char b[CHUNK];
	struct pollfd fd = {s->pty->fd, POLLIN, 0};
	if (poll(&fd, 1, ms) <= 0)
		return false;
	ssize_t n = read(fd.fd, b, sizeof b);
	*at = now_ns();
	if (n > 0)
		pty_show(s->pty, b, (size_t)n);
	return n > 0;
}

static void give_up(struct seat *s, const char *text)
{
	printf("the screen never showed \"%s\"; it was:\n", text ? text : "anything");
	pty_dump(s->pty, stdout);
	exit(2);
}

int64_t seat_wait(struct seat *s, const char *text)
{
	int64_t at = now_ns();
	while (!shows(s, text))
		if (!take_chunk(s, DEADLINE_MS, &at))
			give_up(s, text);
	return at - s->began_ns;
}

void seat_wait_gone(struct seat *s, const char *text)
{
	int64_t at = 0, end = now_ns() + (int64_t)DEADLINE_MS * 1000000;
	while (take_chunk(s, SEAT_SILENCE_MS, &at) || shows(s, text))
		if (now_ns() > end)
			give_up(s, text);
}

int64_t seat_press_until(struct seat *s, const char *keys, const char *text)
{
	int64_t from = now_ns();
	pty_send(s->pty, keys, strlen(keys));
	return seat_wait(s, text) - (from - s->began_ns);
}

/* From a key sent at from: what came of it. */
static struct took frame_of(struct seat *s, int64_t from, long writes, int64_t cpu)
{
	static char b[1u << 20];
	struct took t = {0};
	int64_t first = from, last = from;
	t.bytes = listen_to(s, b, sizeof b, 300, &first, &last);
	t.first_ns = first - from;
	t.frame_ns = last - from;
	t.cpu_ns = cpu_ns(s->pty->pid) - cpu;
	t.writes = writes_of(s->pty->pid) - writes;
	t.erases = erases_in(b, t.bytes);
	pty_show(s->pty, b, t.bytes);
	return t;
}

struct took seat_press(struct seat *s, const char *keys, size_t n)
{
	long writes = writes_of(s->pty->pid);
	int64_t cpu = cpu_ns(s->pty->pid), from = now_ns();
	pty_send(s->pty, keys, n);
	return frame_of(s, from, writes, cpu);
}

struct took seat_hold(struct seat *s, const char *key, int n, int hz)
{
	long writes = writes_of(s->pty->pid);
	int64_t cpu = cpu_ns(s->pty->pid), from = now_ns(), at = 0;
	for (int i = 0; i < n; i++) {
		int64_t due = from + (int64_t)i * 1000000000 / hz;
		for (int64_t left; (left = due - now_ns()) > 0;)
			take_chunk(s, (int)((left + 999999) / 1000000), &at);
		pty_send(s->pty, key, strlen(key));
	}
	return frame_of(s, now_ns(), writes, cpu);
}

void seat_idle(struct seat *s, int ms)
{
	int64_t end = now_ns() + (int64_t)ms * 1000000, at = 0;
	for (int64_t left; (left = end - now_ns()) > 0;)
		take_chunk(s, (int)(left / 1000000) + 1, &at);
}
