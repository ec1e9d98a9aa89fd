/* SPDX-License-Identifier: MIT */
/*
 * The clipboard, by the two ways that work over a network: inside tmux its own buffer, which it
 * passes on to the terminal (its default refuses OSC 52 from programs); else OSC 52, by which the
 * terminal itself takes the text. Whether a terminal obeyed OSC 52 no terminal tells.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"

#include "codec/base64.h"

#include "terminal_private.h"

#define OSC52_MAX    74994 /* bytes of text: more xterm drops in silence (100,000 of base64) */
#define SEQUENCE_MAX (128u << 10)
#define PATIENCE_MS  1000

/* All of it, as long as the other side reads. */
static bool write_all(int fd, struct sl s)
{
	while (s.n) {
		struct pollfd p = {fd, POLLOUT, 0};
		if (poll(&p, 1, PATIENCE_MS) <= 0)
			return false;
		ssize_t n = write(fd, s.p, s.n);
		if (n < 0 && errno != EINTR && errno != EAGAIN)
			return false;
		s = sl_drop(s, n > 0 ? (size_t)n : 0);
	}
	return true;
}

/* tmux load-buffer -w - (since tmux 3.2, -w passes it on to the terminal); 0 when it does not
 * start. */
static pid_t start_tmux(const char *tmux, const int in[2], int done)
{
	static const char *const args[] = {"tmux", "load-buffer", "-w", "-", NULL};
	posix_spawn_file_actions_t actions;
	char *argv[sizeof args / sizeof *args], where[4200];
	/* Nothing else of our environment: tmux hands it on to its server, and a key may be in it.
	 */
	char *env[] = {where, NULL};
	pid_t pid = 0;
	memcpy(argv, args, sizeof args);
	snprintf(where, sizeof where, "TMUX=%s", tmux);
	if (posix_spawn_file_actions_init(&actions) != 0)
		return 0;
	/* Its standard output is a pipe that ends when it does. */
	if (posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO) != 0 ||
	    posix_spawn_file_actions_adddup2(&actions, done, STDOUT_FILENO) != 0 ||
	    posix_spawn_file_actions_adddup2(&actions, done, STDERR_FILENO) != 0 ||
	    posix_spawnp(&pid, "tmux", &actions, NULL, argv, env) != 0)
		pid = 0;
	posix_spawn_file_actions_destroy(&actions);
	return pid;
}

static bool cloexec_pipe(int ends[2])
{
	if (pipe(ends) != 0)
		return false;
	if (fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 && fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0)
		return true;
	close(ends[0]);
	close(ends[1]);
	return false;
}

/* A tmux that hangs must not hang us. */
static bool ended_well(pid_t pid, int done)
{
	struct pollfd p = {done, POLLIN, 0};
	char said[200];
	int status = 0;
	bool silent = poll(&p, 1, PATIENCE_MS) > 0 && read(done, said, sizeof said) == 0;
	if (!silent)
		kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return silent && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool copy_by_tmux(const char *tmux, struct sl text)
{
	int in[2], out[2];
	if (!cloexec_pipe(in))
		return false;
	if (!cloexec_pipe(out)) {
		close(in[0]);
		close(in[1]);
		return false;
	}
	bool may_block = fcntl(in[1], F_SETFL, O_NONBLOCK) != 0;
	pid_t pid = may_block ? 0 : start_tmux(tmux, in, out[1]);
	close(in[0]);
	close(out[1]);
	bool written = pid && write_all(in[1], text);
	close(in[1]);
	bool ok = pid && ended_well(pid, out[0]) && written;
	close(out[0]);
	return ok;
}

static bool copy_by_osc52(const struct terminal *t, struct sl text)
{
	struct buf sequence;
	if (text.n > OSC52_MAX)
		return false;
	buf_init(&sequence, SEQUENCE_MAX);
	buf_add_chars(&sequence, "\033]52;c;");
	base64_add(&sequence, text);
	buf_add_chars(&sequence, "\a");
	bool ok = !sequence.full && write_all(t->out_fd, buf_sl(&sequence));
	buf_release(&sequence);
	return ok;
}

const char *terminal_copy(void *ctx, struct sl text)
{
	const struct terminal *t = ctx;
	const char *tmux = getenv("TMUX");
	if (tmux && tmux[0] && copy_by_tmux(tmux, text))
		return "tmux buffer";
	if (t->xterm && copy_by_osc52(t, text))
		return "OSC 52";
	return NULL;
}
