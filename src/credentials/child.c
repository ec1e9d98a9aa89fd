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

#include "base/attr.h"
#include "base/mem.h"
#include "base/text.h"

#include "codec/hash.h"

#include "credentials/keyring.h"
#include "lang/errno_text.h"

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

/* What the child is given; made before the fork, after which nothing may be allocated. */
struct start {
	const struct child_start *how;
	char *const *argv, *const *env;
	int std[3]; /* its ends of the pipes; -1: there is none */
};

static bool take_group(enum child_seat seat)
{
	switch (seat) {
	case CHILD_APART: return setsid() >= 0;
	case CHILD_ASKS: return setpgid(0, 0) >= 0;
	case CHILD_AT_TERMINAL: break;
	}
	return true;
}

static bool take_input(const struct start *s, int null)
{
	bool keeps = s->std[0] < 0 && s->how->seat != CHILD_APART &&
		     (s->how->seat == CHILD_AT_TERMINAL || isatty(STDIN_FILENO));
	return keeps || dup2(s->std[0] >= 0 ? s->std[0] : null, STDIN_FILENO) >= 0;
}

static bool take_output(const struct start *s, int null)
{
	if (s->how->seat == CHILD_AT_TERMINAL)
		return true;
	if (dup2(s->std[1] >= 0 ? s->std[1] : null, STDOUT_FILENO) < 0)
		return false;
	if (s->how->one_output)
		return dup2(STDOUT_FILENO, STDERR_FILENO) >= 0;
	return s->how->seat == CHILD_ASKS || dup2(s->std[2], STDERR_FILENO) >= 0;
}

/* A child that has the terminal gets the signals of its keys, which we ignore meanwhile. */
static void reset_signals(enum child_seat seat)
{
	static const int of_keys[] = {SIGINT, SIGQUIT, SIGTSTP};
	const struct sigaction plain = {.sa_handler = SIG_DFL};
	sigaction(SIGPIPE, &plain, NULL);
	for (size_t i = 0; seat == CHILD_AT_TERMINAL && i < COUNT_OF(of_keys); i++)
		sigaction(of_keys[i], &plain, NULL);
}

/* Runs in the child, and calls only functions that are safe after the fork of a program that may
 * have threads. */
static void exec_command(const struct start *s)
{
	int null = open("/dev/null", O_RDWR);
	/* Its output may be a key, which must not appear on our screen. */
	if (!take_group(s->how->seat) || !take_input(s, null) || !take_output(s, null))
		_exit(126);
	if (s->how->seat != CHILD_ASKS)
		close_all_others();
	reset_signals(s->how->seat);
	execve("/bin/sh", s->argv, s->env);
	_exit(127);
}

static bool open_pipes(const struct child_start *how, int in[2], int out[2], int err[2])
{
	bool reads_output = how->seat != CHILD_AT_TERMINAL && how->text_max > 0;
	bool reads_words = how->seat != CHILD_AT_TERMINAL && !how->one_output;
	return (!how->fed || open_pipe(in, 1)) && (!reads_output || open_pipe(out, 0)) &&
	       (!reads_words || open_pipe(err, 0));
}

static bool fork_child(struct child *c, const struct child_start *how, char *const *argv,
		       char *const *env)
{
	int in[2] = {-1, -1}, out[2] = {-1, -1}, err[2] = {-1, -1};
	*c = (struct child){.pid = -1,
			    .in = -1,
			    .out = -1,
			    .err = -1,
			    .group = {.tty = -1},
			    .seat = how->seat,
			    .text_max = how->text_max,
			    .text = mem_alloc(how->text_max + 1, 1)};
	if (open_pipes(how, in, out, err))
		c->pid = fork();
	if (c->pid == 0)
		exec_command(&(struct start){how, argv, env, {in[0], out[1], err[1]}});
	int why = errno;
	if (c->pid > 0 && how->seat == CHILD_ASKS) {
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

static size_t count_values(char *const *values)
{
	size_t n = 0;
	while (values && values[n])
		n++;
	return n;
}

static bool start_child(struct child *c, const struct child_start *how)
{
	static char shell[] = "sh", option[] = "-c", name[] = "tcpartner";
	size_t n = count_values(how->values);
	char **env = how->env ? NULL : keyring_environment_for_others();
	char **argv = mem_alloc(n + 5, sizeof *argv);
	char *command = mem_alloc(strlen(how->command) + 1, 1);
	memcpy(command, how->command, strlen(how->command) + 1);
	argv[0] = shell;
	argv[1] = option;
	argv[2] = command;
	argv[3] = n ? name : NULL;
	for (size_t i = 0; i < n; i++)
		argv[4 + i] = how->values[i];
	bool ok = fork_child(c, how, argv, how->env ? how->env : env);
	int why = errno;
	mem_free(command);
	mem_free(argv);
	mem_free(env);
	if (ok)
		c->input = how->input;
	errno = why;
	return ok;
}

bool child_start(struct child *c, const char *command, bool at_terminal, struct err *e)
{
	const struct child_start how = {.command = command,
					.seat = at_terminal ? CHILD_ASKS : CHILD_APART,
					.text_max = CHILD_OUT_MAX};
	return start_child(c, &how) ||
	       err_set(e, ERR_IO, "credential_command cannot be started: %s",
		       ERRNO_(err_lang(e), errno));
}

bool child_start_as(struct child *c, const struct child_start *how, struct err *e)
{
	return start_child(c, how) ||
	       err_set(e, ERR_IO, "it cannot be started: %s", ERRNO_(err_lang(e), errno));
}

bool child_start_fed(struct child *c, const char *command, char *const *env, struct sl input,
		     struct err *e)
{
	const struct child_start how = {
	    .command = command, .env = env, .fed = true, .input = input, .text_max = CHILD_OUT_MAX};
	return child_start_as(c, &how, e);
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
		ssize_t n = read(c->out, c->text + c->n, c->text_max + 1 - c->n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n == 0)
			close_fd(&c->out);
		if (n <= 0)
			return;
		c->n += (size_t)n;
		c->overflowed = c->n > c->text_max;
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
		else if (c->seat == CHILD_AT_TERMINAL)
			raise(SIGTSTP); /* Ctrl-Z means us too; it may have stopped itself */
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

static void forget_child(struct child *c)
{
	child_group_release(&c->group);
	close_fd(&c->in);
	close_fd(&c->out);
	close_fd(&c->err);
	if (c->text)
		hash_wipe(c->text, c->text_max + 1);
	mem_free(c->text);
	hash_wipe(c, sizeof *c);
	c->pid = c->in = c->out = c->err = -1;
}

void child_release(struct child *c)
{
	if (c->pid > 0 && !c->ended) {
		if (c->seat == CHILD_AT_TERMINAL || kill(-c->pid, SIGKILL) != 0)
			kill(c->pid, SIGKILL);
		while (waitpid(c->pid, &c->status, 0) < 0 && errno == EINTR)
			;
	}
	forget_child(c);
}

/* Starts a program that reads on in our place: a pipe that nobody reads would end the child as soon
 * as it says something. */
static void drain_words(int fd)
{
	static char shell[] = "sh", option[] = "-c", command[] = "exec cat >/dev/null";
	char *const argv[] = {shell, option, command, NULL};
	const struct child_start how = {.seat = CHILD_APART, .one_output = true};
	char **env = keyring_environment_for_others();
	int flags = fcntl(fd, F_GETFL);
	if (flags >= 0 && fcntl(fd, F_SETFL, flags & ~O_NONBLOCK) == 0 && fork() == 0)
		exec_command(&(struct start){&how, argv, env, {fd, -1, -1}});
	mem_free(env);
}

void child_leave(struct child *c)
{
	if (c->err >= 0)
		drain_words(c->err);
	forget_child(c);
}
