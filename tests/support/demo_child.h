/* SPDX-License-Identifier: MIT */
/*
 * The demo partner API as a child of the test, over TLS with the test certificates. Ends with the
 * test: it watches its standard input.
 */
#ifndef DEMO_CHILD_H
#define DEMO_CHILD_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#define DEMO_KEY_ID "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"
#define DEMO_KEY    "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"

struct demo_child {
	pid_t pid;
	int stdin_fd;
	char url[64];       /* https://127.0.0.1:PORT */
	char log_path[300]; /* one JSON line a request */
	char ca_path[300];
};

/* Starts it with further arguments (NULL-terminated, may be NULL); fails the test when it does not
 * start. */
struct demo_child demo_child_start(const char *const *args);
/* The same, with a token that each request must carry. */
struct demo_child demo_child_start_with_token(const char *const *args, const char *token);
/* The same, with "NAME=value" in its environment (NULL-terminated), its key for one. */
struct demo_child demo_child_start_in(const char *const *args, const char *const *env);
/* Returns a port for --port that the system gives to nobody who asks for any: a server that is
 * started again finds it free. */
int demo_child_find_port(void);
void demo_child_stop(struct demo_child *d);

/* One request of its log. */
struct demo_child_request {
	long long at_ms;
	char action[64], code[80];
	long page, page_size;
	long long signed_s; /* the time it was signed with */
};
/* Reads the log; returns how many requests it holds (at most max are stored). */
size_t demo_child_requests(const struct demo_child *d, struct demo_child_request *out, size_t max);
/* Returns the largest number of requests of one action in any one second, as if its limit were
 * API_RATE_PER_SEC: more than that are too many. */
size_t demo_child_rate(const struct demo_child_request *r, size_t n);

#endif
