/* SPDX-License-Identifier: MIT */
#include "demo.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sl.h"

#define PROGRAM  "tcpartner-demo-api"
#define GREETING "listening on "

/* Beside our own program, as built or installed; else by PATH. */
static void find_program(char *out, size_t size)
{
	char self[1024];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
	char *slash = NULL;
	if (n > 0) {
		self[n] = '\0';
		slash = strrchr(self, '/');
	}
	if (slash) {
		*slash = '\0';
		if ((size_t)snprintf(out, size, "%s/" PROGRAM, self) < size &&
		    access(out, X_OK) == 0)
			return;
	}
	snprintf(out, size, PROGRAM);
}

/* Nothing of our environment but PATH: no key, no proxy. */
static void become_demo(const char *program, int in, int out)
{
	char path[4096];
	const char *from = getenv("PATH");
	snprintf(path, sizeof path, "PATH=%s", from ? from : "/usr/local/bin:/usr/bin:/bin");
	char name[] = PROGRAM, port[] = "--port", zero[] = "0", eof[] = "--until-eof";
	char *argv[] = {name, port, zero, eof, NULL};
	char *envp[] = {path, NULL};
	int null = open("/dev/null", O_WRONLY);
	dup2(in, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(null, STDERR_FILENO);
	/* A group of its own: Ctrl-C and Ctrl-Z at the browser's terminal are not for it. */
	setpgid(0, 0);
	if (strchr(program, '/'))
		execve(program, argv, envp);
	else
		execvp(program, argv);
	_exit(127);
}

static bool read_greeting(int fd, struct demo *d, struct err *e)
{
	char line[200];
	FILE *f = fdopen(fd, "r");
	bool ok =
	    f && fgets(line, sizeof line, f) && strncmp(line, GREETING, strlen(GREETING)) == 0;
	if (ok)
		ok = sl_to_chars(sl_trim(sl_from(line + strlen(GREETING))), d->url, sizeof d->url);
	if (f)
		fclose(f);
	else
		close(fd);
	return ok ||
	       err_set(e, ERR_IO,
		       "the demo API does not start: is " PROGRAM " beside tcpartner, or in PATH?");
}

bool demo_start(struct demo *d, struct err *e)
{
	char program[1100];
	int in[2], out[2];
	*d = (struct demo){.pid = -1, .lifeline = -1};
	find_program(program, sizeof program);
	if (pipe(in) != 0)
		return err_set(e, ERR_IO, "no pipe: %s", strerror(errno));
	if (pipe(out) != 0) {
		close(in[0]);
		close(in[1]);
		return err_set(e, ERR_IO, "no pipe: %s", strerror(errno));
	}
	fcntl(in[1], F_SETFD, FD_CLOEXEC);
	fcntl(out[0], F_SETFD, FD_CLOEXEC);
	d->lifeline = in[1];
	d->pid = fork();
	if (d->pid == 0) {
		close(in[1]);
		become_demo(program, in[0], out[1]);
	}
	close(in[0]);
	close(out[1]);
	if (!read_greeting(out[0], d, e)) {
		demo_stop(d);
		return false;
	}
	return true;
}

void demo_stop(struct demo *d)
{
	if (d->lifeline >= 0)
		close(d->lifeline);
	if (d->pid > 0) {
		kill(d->pid, SIGTERM);
		waitpid(d->pid, NULL, 0);
	}
	*d = (struct demo){.pid = -1, .lifeline = -1};
}
