/* SPDX-License-Identifier: MIT */
/* A relay on loopback whose connections can be made deaf. */
#include "relay.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAIRS_MAX 60

struct pair {
	int fd[2]; /* the program's side and the server's */
};

struct state {
	int listener, control, to_port;
	struct pair
	    open[PAIRS_MAX]; /* those which forward; deaf ones are left open and forgotten */
	size_t n;
};

static void need(bool ok, const char *what)
{
	if (ok)
		return;
	printf("Bail out! relay: %s\n", what);
	exit(1);
}

static struct sockaddr_in on_loopback(int port)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	return a;
}

static void accept_pair(struct state *s)
{
	struct sockaddr_in to = on_loopback(s->to_port);
	struct pair p = {{accept(s->listener, NULL, NULL), socket(AF_INET, SOCK_STREAM, 0)}};
	if (p.fd[0] >= 0 && p.fd[1] >= 0 && s->n < PAIRS_MAX &&
	    connect(p.fd[1], (struct sockaddr *)&to, sizeof to) == 0) {
		s->open[s->n++] = p;
		return;
	}
	close(p.fd[0]);
	close(p.fd[1]);
}

/* Returns false at the end of either side. */
static bool forward(int from, int to)
{
	char bytes[65536];
	ssize_t n = recv(from, bytes, sizeof bytes, 0);
	for (ssize_t sent = 0, m; n > 0 && sent < n; sent += m)
		if ((m = send(to, bytes + sent, (size_t)(n - sent), MSG_NOSIGNAL)) <= 0)
			return false;
	return n > 0;
}

static void close_pair(struct state *s, size_t i)
{
	close(s->open[i].fd[0]);
	close(s->open[i].fd[1]);
	s->open[i] = s->open[--s->n];
}

/* Each byte of the control socket is an order to deafen, and is sent back when that is done. */
static void obey(struct state *s)
{
	char order;
	if (recv(s->control, &order, 1, 0) <= 0)
		_exit(0);
	s->n = 0;
	if (send(s->control, &order, 1, MSG_NOSIGNAL) != 1)
		_exit(1);
}

static void run_turn(struct state *s)
{
	struct pollfd p[2 + 2 * PAIRS_MAX] = {{s->control, POLLIN, 0}, {s->listener, POLLIN, 0}};
	size_t n = s->n;
	for (size_t i = 0; i < n; i++)
		for (int side = 0; side < 2; side++)
			p[2 + 2 * i + side] = (struct pollfd){s->open[i].fd[side], POLLIN, 0};
	if (poll(p, (nfds_t)(2 + 2 * n), -1) < 0)
		_exit(1);
	if (p[0].revents) {
		obey(s);
		return;
	}
	/* Backwards, because a closed pair is replaced by the last one. */
	for (size_t i = n; i-- > 0;) {
		bool open = true;
		for (int side = 0; side < 2 && open; side++)
			if (p[2 + 2 * i + side].revents)
				open = forward(s->open[i].fd[side], s->open[i].fd[1 - side]);
		if (!open)
			close_pair(s, i);
	}
	if (p[1].revents)
		accept_pair(s);
}

struct relay relay_start(int to_port)
{
	struct sockaddr_in a = on_loopback(0);
	socklen_t size = sizeof a;
	struct state s = {.listener = socket(AF_INET, SOCK_STREAM, 0), .to_port = to_port};
	int control[2];
	need(bind(s.listener, (struct sockaddr *)&a, sizeof a) == 0 &&
		 listen(s.listener, 20) == 0 &&
		 getsockname(s.listener, (struct sockaddr *)&a, &size) == 0 &&
		 socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, control) == 0,
	     "no sockets");
	struct relay r = {fork(), control[0], ntohs(a.sin_port)};
	need(r.pid >= 0, "cannot fork");
	if (r.pid == 0) {
		close(control[0]);
		s.control = control[1];
		for (;;)
			run_turn(&s);
	}
	close(control[1]);
	close(s.listener);
	return r;
}

void relay_deafen(struct relay *r)
{
	char order = 'd';
	need(send(r->control, &order, 1, MSG_NOSIGNAL) == 1 && recv(r->control, &order, 1, 0) == 1,
	     "it has ended");
}

void relay_stop(struct relay *r)
{
	close(r->control);
	waitpid(r->pid, NULL, 0);
}
