/* SPDX-License-Identifier: MIT */
/* The demo API at its limit of connections: another one waits and is not turned away, half-sent
 * requests do not keep it waiting for long, and an idle connection is kept. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test.h"

#define LIMIT       200   /* connections that the demo API takes at once */
#define DEADLINE_MS 50000 /* less than the time for which it keeps idle connections */
#define WHOLE       "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
#define HALF        "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-"

struct api {
	pid_t pid;
	int stdin_fd;
	struct sockaddr_in at;
};

static struct api start_api(void)
{
	struct api a = {.at = {.sin_family = AF_INET}};
	int in[2], out[2], port = 0;
	assert_int_equal(pipe(in) | pipe(out), 0);
	a.pid = fork();
	if (a.pid == 0) {
		dup2(in[0], STDIN_FILENO);
		dup2(out[1], STDOUT_FILENO);
		close(in[1]);
		execl(TEST_BUILD "/tcpartner-demo-api", "tcpartner-demo-api", "--until-eof",
		      (char *)NULL);
		_exit(127);
	}
	close(in[0]);
	close(out[1]);
	a.stdin_fd = in[1];
	FILE *f = fdopen(out[0], "r");
	assert_non_null(f);
	assert_int_equal(fscanf(f, "listening on http://127.0.0.1:%d", &port), 1);
	fclose(f);
	a.at.sin_port = htons((uint16_t)port);
	a.at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	return a;
}

static void stop_api(struct api *a)
{
	close(a->stdin_fd);
	assert_int_equal(waitpid(a->pid, NULL, 0), a->pid);
}

static int open_connection(const struct api *a)
{
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	assert_int_equal(connect(fd, (const struct sockaddr *)&a->at, sizeof a->at), 0);
	return fd;
}

static void say(int fd, const char *text)
{
	assert_int_equal(send(fd, text, strlen(text), MSG_NOSIGNAL), strlen(text));
}

/* Returns true if an answer comes. */
static bool ask(int fd)
{
	char answer[4096] = "";
	struct pollfd p = {fd, POLLIN, 0};
	say(fd, WHOLE);
	return poll(&p, 1, DEADLINE_MS) == 1 && recv(fd, answer, sizeof answer - 1, 0) > 0 &&
	       strncmp(answer, "HTTP/1.1 ", 9) == 0;
}

static bool ends(int fd)
{
	char byte;
	struct pollfd p = {fd, POLLIN, 0};
	return poll(&p, 1, DEADLINE_MS) == 1 && recv(fd, &byte, 1, 0) <= 0;
}

TEST(half_sent_requests_end_and_idle_connections_do_not)
{
	int half[LIMIT - 1];
	struct api a = start_api();
	int idle = open_connection(&a);
	assert_true(ask(idle));
	for (int i = 0; i < LIMIT - 1; i++) {
		half[i] = open_connection(&a);
		say(half[i], HALF);
	}
	/* Another one waits until these have been ended. */
	int next = open_connection(&a);
	assert_true(ask(next));
	for (int i = 0; i < LIMIT - 1; i++)
		assert_true(ends(half[i]));
	assert_true(ask(idle));
	close(next);
	close(idle);
	for (int i = 0; i < LIMIT - 1; i++)
		close(half[i]);
	stop_api(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(half_sent_requests_end_and_idle_connections_do_not),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
