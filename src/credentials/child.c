/* SPDX-License-Identifier: MIT */
/* Runs a command of the configuration as a child process with pipes. */
#include "credentials/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"

#include "codec/hash.h"

#include "credentials/keyring.h"

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* Makes our end non-blocking. */
static bool open_pipe(int ends[2], int ours)
{
	if (pipe(ends) != 0) {
		ends[0] = ends[1] = -1;
		return false;
	}
	return fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 &&
	       fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0 &&
	       fcntl(ends[ours], F_SETFL, O_NONBLOCK) == 0;
}

#define FDS_MAX 1024 /* more than a browser has open */

/* libcurl's connections are not close-on-exec, and the child could read from them. */
static void close_all_others(void)
{
#ifdef SYS_close_range
	if (syscall(SYS_close_range, 3u, ~0u, 0u) == 0)
		return;
#endif
	for (int fd = 3; fd < FDS_MAX; fd++)
		close(fd);
}

/* Runs in the child, and calls only functions that are safe after the fork of a program that may
 * have threads. */
static void exec_command(const char *command, char *const *env, bool at_terminal, const int std[3])
{
	const struct sigaction plain = {.sa_handler = SIG_DFL};
	int null = open("/dev/null", O_RDWR);
	bool ok = (at_terminal ? setpgid(0, 0) : setsid()) >= 0;
	if (!at_terminal || !isatty(STDIN_FILENO))
		ok = ok && dup2(std[0] >= 0 ? std[0] : null, STDIN_FILENO) >= 0;
	ok = ok && dup2(std[1], STDOUT_FILENO) >= 0;
	ok = ok && (at_terminal || dup2(std[2], STDERR_FILENO) >= 0);
	/* Its output may be a key, which must not appear on our screen. */
	if (!ok)
		_exit(126);
	if (!at_terminal)
		close_all_others();
	sigaction(SIGPIPE, &plain, NULL);
	execle("/bin/sh", "sh", "-c", command, (char *)NULL, env);
	_exit(127);
}

/* The caller makes env, because nothing may be allocated after the fork. */
static bool start_child(struct child *c, const char *command, char *const *env, bool fed,
			bool at_terminal)
{
	int in[2] = {-1, -1}, out[2] = {-1, -1}, err[2] = {-1, -1};
	*c = (struct child){.pid = -1, .in = -1, .out = -1, .err = -1, .group = {.tty = -1}};
	if ((!fed || open_pipe(in, 1)) && open_pipe(out, 0) && open_pipe(err, 0))
		c->pid = fork();
	if (c->pid == 0)
		exec_command(command, env, at_terminal, (const int[]){in[0], out[1], err[1]});
	int why = errno;
	if (c->pid > 0 && at_terminal) {
		/* Here too, because nobody knows which of us runs first. */
		setpgid(c->pid, c->pid);
		child_group_guard(&c->group, c->pid);
	}
	close_fd(&in[0]);
	close_fd(&out[1]);
	close_fd(&err[1]);
	c->in = in[1];
	c->out = out[0];
	c->err = err[0];
	if (c->pid > 0)
		return true;
	child_release(c);
	errno = why;
	return false;
}

bool child_start(struct child *c, const char *command, bool at_terminal, struct err *e)
{
	char **env = keyring_environment_for_others();
	bool ok = start_child(c, command, env, false, at_terminal);
	int why = errno;
	mem_free(env);
	return ok || err_set(e, ERR_IO, "credential_command cannot be started: %s", strerror(why));
}

bool child_start_fed(struct child *c, const char *command, char *const *env, struct sl input,
		     struct err *e)
{
	char **others = env ? NULL : keyring_environment_for_others();
	bool ok = start_child(c, command, env ? env : others, true, false);
	int why = errno;
	mem_free(others);
	if (ok)
		c->input = input;
	return ok || err_set(e, ERR_IO, "it cannot be started: %s", strerror(why));
}

/* Writes as much as the pipe takes now; the rest stays in input. */
static void write_input(struct child *c)
{
	while (c->in >= 0 && c->input.n) {
		ssize_t n = write(c->in, c->input.p, c->input.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN)
			return;
		if (n < 0)
			break;
		c->input = sl_drop(c->input, (size_t)n);
	}
	close_fd(&c->in);
}

size_t child_fds(const struct child *c, int fds[2])
{
	size_t n = 0;
	if (c->out >= 0)
		fds[n++] = c->out;
	if (c->err >= 0)
		fds[n++] = c->err;
	return n;
}

/* Reads all that is there. Output that does not fit makes all of it worthless. */
static void read_output(struct child *c)
{
	while (c->out >= 0 && !c->overflowed) {
		ssize_t n = read(c->out, c->text + c->n, sizeof c->text - c->n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n == 0)
			close_fd(&c->out);
		if (n <= 0)
			return;
		c->n += (size_t)n;
		c->overflowed = c->n > CHILD_OUT_MAX;
	}
}

/* Keeps the end of what the child says: the last line explains most. */
static void keep_words(struct child *c, const char *text, size_t n)
{
	size_t room = sizeof c->words - 1;
	if (n > room) {
		text += n - room;
		n = room;
	}
	size_t kept = c->n_words + n > room ? room - n : c->n_words;
	memmove(c->words, c->words + c->n_words - kept, kept);
	memcpy(c->words + kept, text, n);
	c->n_words = kept + n;
}

static void read_words(struct child *c)
{
	char part[512];
	while (c->err >= 0) {
		ssize_t n = read(c->err, part, sizeof part);
		if (n < 0 && errno == EINTR)
			continue;
		if (n == 0)
			close_fd(&c->err);
		if (n <= 0)
			return;
		keep_words(c, part, (size_t)n);
	}
}

/* Ctrl-C at the terminal was meant for us too, but the terminal was lent to the child. */
static void end_group(struct child *c)
{
	bool lent = child_group_release(&c->group);
	if (lent && WIFSIGNALED(c->status) && WTERMSIG(c->status) == SIGINT)
		raise(SIGINT);
}

static void poll_status(struct child *c)
{
	int status = 0;
	pid_t pid = waitpid(c->pid, &status, WNOHANG | WUNTRACED);
	if (pid == c->pid && WIFSTOPPED(status)) {
		if (c->group.pid > 0)
			child_group_resume(&c->group, WSTOPSIG(status));
		return;
	}
	/* ECHILD: we inherited that SIGCHLD is ignored. The child has ended, and its status is
	 * unknown. */
	c->ended = pid == c->pid || (pid < 0 && errno == ECHILD);
	c->status = status;
	if (c->ended)
		end_group(c);
}

bool child_turn(struct child *c)
{
	/* Its status comes before the last read, so that all it wrote before its end is in the
	 * pipe. */
	if (!c->ended && c->pid > 0)
		poll_status(c);
	write_input(c);
	read_output(c);
	read_words(c);
	return c->ended || c->overflowed;
}

/* The last line of the child's standard error, passed through the gate of base/text.h. */
static void print_words(const struct child *c, char *out, size_t size)
{
	struct buf b;
	struct sl words = sl_trim((struct sl){c->words, c->n_words});
	size_t at = words.n;
	while (at > 0 && words.p[at - 1] != '\n')
		at--;
	buf_init(&b, 4 * sizeof c->words);
	text_gate(sl_drop(words, at), &b);
	sl_to_chars(buf_sl(&b), out, size);
	buf_release(&b);
}

static const char *find_colon(const struct err *e)
{
	return lang_text_in(err_lang(e), "before what a command printed", ": ");
}

bool child_ended_well(const struct child *c, struct err *e)
{
	char words[200];
	print_words(c, words, sizeof words);
	const char *says = words[0] ? find_colon(e) : "";
	if (WIFSIGNALED(c->status))
		return err_set(e, ERR_CREDENTIAL, "it was killed by signal %d%s%s",
			       WTERMSIG(c->status), says, words);
	if (WEXITSTATUS(c->status) == 127)
		return err_set(e, ERR_CREDENTIAL, "the command was not found (exit status 127)%s%s",
			       says, words);
	if (WEXITSTATUS(c->status) != 0)
		return err_set(e, ERR_CREDENTIAL, "it failed with exit status %d%s%s",
			       WEXITSTATUS(c->status), says, words);
	return true;
}

bool child_check(const struct child *c, struct err *e)
{
	char words[200];
	if (c->overflowed)
		return err_set(e, ERR_CREDENTIAL,
			       "it printed more than 64 KiB, too much for a key");
	if (!child_ended_well(c, e))
		return false;
	print_words(c, words, sizeof words);
	if (sl_trim((struct sl){c->text, c->n}).n == 0)
		return err_set(e, ERR_CREDENTIAL, "it printed nothing%s%s",
			       words[0] ? find_colon(e) : "", words);
	return true;
}

void child_release(struct child *c)
{
	if (c->pid > 0 && !c->ended) {
		if (kill(-c->pid, SIGKILL) != 0)
			kill(c->pid, SIGKILL);
		while (waitpid(c->pid, &c->status, 0) < 0 && errno == EINTR)
			;
	}
	child_group_release(&c->group);
	close_fd(&c->in);
	close_fd(&c->out);
	close_fd(&c->err);
	hash_wipe(c, sizeof *c);
	c->pid = c->in = c->out = c->err = -1;
}
