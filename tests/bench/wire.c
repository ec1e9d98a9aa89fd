/* SPDX-License-Identifier: MIT */
/* What a request costs on the client's side, and how soon its answer is on the screen. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "pair.h"
#include "served.h"

#define CUSTOMERS 4000 /* 40 requests of 100 */
#define STARTS    9
#define LOGGED    1000

static struct demo_child_request request[LOGGED];

struct floor {
	long long sent_ms[CUSTOMERS / 100]; /* its requests, monotonic */
	int64_t request_ns;                 /* of processor time, a request */
};

static void run_floor(const struct served *s, struct floor *f)
{
	char command[1024];
	snprintf(command, sizeof command,
		 "TENCENTCLOUD_SECRET_ID=%s TENCENTCLOUD_SECRET_KEY=%s %s/tests/bench/floor/fetch "
		 "%s %s %d",
		 DEMO_KEY_ID, DEMO_KEY, TEST_BUILD, s->demo.url, s->demo.ca_path, CUSTOMERS / 100);
	FILE *out = popen(command, "r"); /* NOLINT: the command is ours */
	bool ok = out;
	for (int i = 0; ok && i < CUSTOMERS / 100; i++)
		ok = fscanf(out, "%lld", &f->sent_ms[i]) == 1;
	if (!ok || fscanf(out, "%" SCNd64, &f->request_ns) != 1 || pclose(out))
		exit(2);
}

/* Of the server's clock before ours: what its requests say that were the least on their way. */
static long long ahead_ms(const struct served *s, const struct floor *f)
{
	demo_child_requests(&s->demo, request, LOGGED);
	long long most = f->sent_ms[1] - request[1].at_ms;
	for (int i = 2; i < CUSTOMERS / 100; i++)
		if (f->sent_ms[i] - request[i].at_ms > most)
			most = f->sent_ms[i] - request[i].at_ms;
	return most;
}

/* Processor time of the browser from the tenth page to the last. */
static int64_t load(struct served *s)
{
	served_start(s, NULL);
	seat_wait(s->seat, "row 1/");
	seat_press(s->seat, "a", 1);
	seat_wait(s->seat, "Loaded 1,000 of");
	int64_t from = seat_state(s->seat).cpu_ns;
	seat_wait(s->seat, "Loaded 4,000 of");
	return (seat_state(s->seat).cpu_ns - from) / ((CUSTOMERS - 1000) / 100);
}

/* Connections to anywhere that a process has; its other sockets are pairs. */
static int connections(pid_t pid, const char *url)
{
	char path[64], line[300], port[16];
	int n = 0;
	snprintf(port, sizeof port, ":%04X 01 ", (unsigned)atoi(strrchr(url, ':') + 1));
	snprintf(path, sizeof path, "/proc/%ld/net/tcp", (long)pid);
	FILE *f = fopen(path, "r");
	/* Its side of each: local address, remote address, state. */
	while (f && fgets(line, sizeof line, f)) {
		const char *at = strstr(line, port);
		n += at && at > line + 20;
	}
	if (f)
		fclose(f);
	return n;
}

/* From when the server had the first request until a customer is on the screen: the connection was
 * up then, and the way is short. ahead: of its clock before ours, ms. */
static double rows_after_ms(struct served *s, long long ahead)
{
	size_t before = demo_child_requests(&s->demo, request, LOGGED);
	served_start(s, NULL);
	double row_ms = (double)(seat_wait(s->seat, "row 1/") + s->seat->began_ns) / 1e6;
	served_end(s);
	demo_child_requests(&s->demo, request, LOGGED);
	return row_ms - (double)(request[before].at_ms + ahead);
}

void bench_wire(void)
{
	struct served s;
	struct floor f;
	double after[STARTS];
	served_open(&s, CUSTOMERS, 0);
	run_floor(&s, &f);
	long long ahead = ahead_ms(&s, &f);
	int64_t ours = load(&s);
	bench_say("CPU for a request of 100 customers", (double)ours / 1e6, "ms", 0);
	bench_say("that / libcurl, signing and cJSON alone", (double)ours / (double)f.request_ns,
		  "x", 2);
	/* HTTP/1.1 carries one request at a time, and over a long way five a second need two. */
	bench_say("connections", connections(s.seat->pty->pid, s.demo.url), "", 2);
	served_end(&s);
	for (int i = 0; i < STARTS; i++)
		after[i] = rows_after_ms(&s, ahead);
	bench_say("from the connection to the first customers", median(after, STARTS), "ms", 15);
	served_close(&s);
}
