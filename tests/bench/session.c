/* SPDX-License-Identifier: MIT */
/* What a session costs as a whole: its start, its rest, its memory, its requests. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bench.h"
#include "pair.h"
#include "served.h"

#define STARTS  15
#define IDLE_MS 5000
#define KIB     1024.0
#define RATE    5
#define LOADED  100000 /* whole, in the seat: 20 s at 1,000 a request */

static void say(uint32_t rows, const char *what, double value, const char *unit, double goal)
{
	char name[64];
	snprintf(name, sizeof name, "%u: %s", (unsigned)rows, what);
	bench_say(name, value, unit, goal);
}

static double start_of_floor(uint32_t rows)
{
	struct seat *s = floor_start(rows, true);
	double ms = (double)seat_wait(s, NULL) / 1e6;
	seat_wait(s, "200000");
	seat_end(s);
	return ms;
}

/* Until anything is on the screen, until a customer is, and what it holds then. */
static void bench_starts(struct served *s, uint32_t rows)
{
	double frame[STARTS], row[STARTS], ratio[STARTS], quit[STARTS];
	for (int i = 0; i < STARTS; i++) {
		double floor = start_of_floor(rows);
		served_start(s, NULL);
		frame[i] = (double)seat_wait(s->seat, NULL) / 1e6;
		row[i] = (double)seat_wait(s->seat, "row 1/") / 1e6;
		ratio[i] = frame[i] / floor;
		quit[i] = (double)served_end(s) / 1e6;
	}
	say(rows, "start to the first frame", median(frame, STARTS), "ms", 0);
	say(rows, "that / curses with the libraries", median(ratio, STARTS), "x", 1.5);
	say(rows, "start to the first customers", median(row, STARTS), "ms", 0);
	say(rows, "q to the end", median(quit, STARTS), "ms", 0);
}

static void bench_idle(struct seat *s, uint32_t rows)
{
	seat_idle(s, 7000); /* what was said goes away */
	struct seat_state from = seat_state(s);
	seat_idle(s, IDLE_MS);
	struct seat_state to = seat_state(s);
	double seconds = IDLE_MS / 1000.0;
	say(rows, "idle: times it wakes up a second",
	    (double)(to.switches - from.switches) / seconds, "/s", 0.001);
	say(rows, "idle: bytes a second", (double)(to.bytes - from.bytes) / seconds, "B/s", 0.001);
	say(rows, "idle: CPU a second", (double)(to.cpu_ns - from.cpu_ns) / 1e6 / seconds, "ms",
	    0.001);
}

#define QUEUED 200

/* 200 keys that wait, there and back, and a key that is held. */
static void bench_haste(struct seat *ours, struct seat *floor, uint32_t rows)
{
	static char keys[QUEUED * 3];
	double ratio[9];
	long writes = 0;
	for (int round = 0; round < 9; round++) {
		for (int i = 0; i < QUEUED; i++)
			memcpy(keys + i * 3, round % 2 ? KEY_UP : KEY_DOWN, 3);
		struct took a = seat_press(ours, keys, sizeof keys),
			    b = seat_press(floor, keys, sizeof keys);
		ratio[round] = (double)a.frame_ns / (double)b.frame_ns;
		writes = a.writes > writes ? a.writes : writes;
	}
	say(rows, "200 keys at once: writes, the most", (double)writes, "", 5);
	say(rows, "200 keys at once / curses", median(ratio, 9), "x", 0.2);
	struct took a = seat_hold(ours, KEY_DOWN, 60, 60), b = seat_hold(floor, KEY_DOWN, 60, 60);
	say(rows, "a key held at 60 Hz: lag", (double)a.frame_ns / 1e6, "ms", 0);
	say(rows, "a key held at 60 Hz: CPU / curses", (double)a.cpu_ns / (double)b.cpu_ns, "x",
	    1.5);
}

/* Frames while five answers a second arrive, beside frames when none does. */
static void bench_arriving(struct served *s, uint32_t rows)
{
	static const char *const args[] = {"--page-size", "200", NULL};
	struct served still = {.demo = s->demo};
	const struct keys down = {"down", KEY_DOWN, NULL, 120};
	served_start(&still, args);
	served_walk(&still, 8);
	served_start(s, args);
	served_walk(s, 8);
	seat_press(s->seat, "a", 1);
	struct pair p = {s->seat, still.seat};
	struct compared c = pair_press(&p, &down);
	/* The first write is the key's frame; one that shows what came meanwhile may follow it. */
	say(rows, "a frame while pages arrive / none does", c.first, "x", 1.25);
	say(rows, "writes a key while pages arrive", c.ours.writes, "", 1);
	served_end(s);
	served_end(&still);
}

static double seconds_now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* A browser that has loaded all there is, of a server that keeps the API's rate. */
static struct seat_state load_all(struct served *s, uint32_t customers)
{
	static const char *const args[] = {"--page-size", "1000", NULL};
	served_open(s, customers, RATE);
	served_start(s, args);
	seat_wait(s->seat, "row 1/");
	seat_press(s->seat, "a", 1);
	seat_wait(s->seat, "customers are loaded");
	return seat_state(s->seat);
}

/* How far from 5 requests a second it came, from the first request to the last. */
static void format_rate(const struct served *s, uint32_t rows)
{
	static struct demo_child_request r[400];
	size_t n = demo_child_requests(&s->demo, r, sizeof r / sizeof *r), refused = 0;
	for (size_t i = 0; i < n; i++)
		refused += strcmp(r[i].code, "RequestLimitExceeded") == 0;
	double took = (double)(r[n - 1].at_ms - r[0].at_ms) / 1000;
	say(rows, "loading all / its requests at 5 a second", took * RATE / (double)(n - 1), "x",
	    1 / 0.98);
	say(rows, "requests refused on the way", (double)refused, "", 0.5);
}

/* What the inspector keeps of the last answers is the same in both. */
static void bench_loaded(uint32_t rows)
{
	const uint32_t few = rows / 5;
	struct served some, s;
	long kib = load_all(&some, few).rss_kib;
	served_end(&some);
	served_close(&some);
	struct seat_state all = load_all(&s, rows);
	format_rate(&s, rows);
	say(rows, "memory with all loaded", (double)all.rss_kib / KIB, "MiB", 0);
	say(rows, "CPU for a request of 1,000 customers",
	    (double)all.cpu_ns / 1e6 / (rows / 1000.0), "ms", 0);
	say(rows, "bytes of answers a customer", bench_payload(rows), "B", 0);
	say(rows, "resident memory a customer", (double)(all.rss_kib - kib) * KIB / (rows - few),
	    "B", 0.75 * bench_payload(rows));
	bench_idle(s.seat, rows);
	struct seat *floor = floor_start(rows, false);
	seat_wait(floor, NULL);
	bench_haste(s.seat, floor, rows);
	seat_end(floor);
	served_end(&s);
	served_close(&s);
}

static void bench_memory(struct served *s, uint32_t rows)
{
	served_start(s, NULL);
	seat_wait(s->seat, "row 1/");
	seat_idle(s->seat, 1000);
	struct seat *floor = floor_start(rows, true);
	seat_wait(floor, NULL);
	long ours = seat_state(s->seat).rss_kib, bare = seat_state(floor).rss_kib;
	say(rows, "memory with a few pages", (double)ours / KIB, "MiB", 0);
	say(rows, "its memory / curses with the libraries", (double)ours / (double)bare, "x", 1.5);
	seat_end(floor);
	served_end(s);
	if (rows == LOADED)
		bench_loaded(rows);
}

static void list(struct served *s)
{
	char command[1024];
	snprintf(
	    command, sizeof command,
	    "TENCENTCLOUD_SECRET_ID=%s TENCENTCLOUD_SECRET_KEY=%s %s/tcpartner list --endpoint %s "
	    "--ca-file %s -o jsonl >/dev/null",
	    DEMO_KEY_ID, DEMO_KEY, TEST_BUILD, s->demo.url, s->demo.ca_path);
	if (system(command)) /* NOLINT: the command is ours */
		exit(2);
}

/* 2,000 customers at 100 a request. */
static void bench_sync(void)
{
	enum { CUSTOMERS = 2000, REQUESTS = 20 };
	static struct demo_child_request r[REQUESTS * 2];
	struct served s;
	served_open(&s, CUSTOMERS, RATE);
	double from = seconds_now();
	list(&s);
	double took = seconds_now() - from;
	size_t n = demo_child_requests(&s.demo, r, sizeof r / sizeof *r);
	double floor = (double)(n - 1) / (double)RATE;
	say(CUSTOMERS, "listed whole", took, "s", 0);
	/* Two of them make sure that nothing has moved from page to page. */
	say(CUSTOMERS, "requests for it", (double)n, "", REQUESTS + 2);
	say(CUSTOMERS, "that / its requests at 5 a second", took / floor, "x", 1.03);
	say(CUSTOMERS, "requests in any second, the most", (double)demo_child_rate(r, n), "", RATE);
	served_close(&s);
}

void bench_sessions(uint32_t rows)
{
	struct served s;
	if (rows == 1000)
		bench_sync();
	served_open(&s, rows, 0);
	bench_starts(&s, rows);
	bench_memory(&s, rows);
	if (rows > 1000)
		bench_arriving(&s, rows);
	served_close(&s);
}
