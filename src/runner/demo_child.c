/* SPDX-License-Identifier: MIT */
/* Starts the demo API as a child process and reads its URL. */
#include "runner/demo_child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sl.h"

#include "lang/errno_text.h"

#define PROGRAM    "tcpartner-demo-api"
#define GREETING   "listening on "
#define PATH_BYTES 4096

/* Finds the folder of our own program, with its slash; "" when unknown. */
static void find_folder(const char *called_as, char *out, size_t size)
{
	ssize_t n = readlink("/proc/self/exe", out, size - 1);
	if (n > 0)
		out[n] = '\0';
	else if (!sl_to_chars(sl_from(called_as), out, size))
		out[0] = '\0';
	char *slash = strrchr(out, '/');
	out[slash ? slash - out + 1 : 0] = '\0';
}

/* Takes the program beside our own, as built or installed, else the one in PATH. */
static void find_program(const char *called_as, char out[PATH_BYTES])
{
	find_folder(called_as, out, PATH_BYTES);
	size_t n = strlen(out);
	if (n == 0 || (size_t)snprintf(out + n, PATH_BYTES - n, PROGRAM) >= PATH_BYTES - n ||
	    access(out, X_OK) != 0)
		snprintf(out, PATH_BYTES, PROGRAM);
}

extern char **environ;

/* Keeps only PATH of our environment, so that the demo sees neither key nor proxy. */
static void exec_demo(const char *program, int in, int out)
{
	char path[4096];
	const char *from = getenv("PATH");
	snprintf(path, sizeof path, "PATH=%s", from ? from : "/usr/local/bin:/usr/bin:/bin");
	char name[] = PROGRAM, port[] = "--port", zero[] = "0", eof[] = "--until-eof";
	char *argv[] = {name, port, zero, eof, NULL};
	char *envp[] = {path, NULL};
	if (dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 ||
	    dup2(open("/dev/null", O_WRONLY | O_CLOEXEC), STDERR_FILENO) < 0)
		_exit(127);
	/* Its own process group keeps Ctrl-C and Ctrl-Z at our terminal from it. */
	setpgid(0, 0);
	environ = envp;
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
	return ok || err_set(e, ERR_IO,
			     "the demo API did not start: is tcpartner-demo-api beside tcpartner, "
			     "or in PATH?");
}

/* Both ends are close-on-exec; dup2 makes copies of them that are not. */
static bool open_pipe(int ends[2], struct err *e)
{
	if (pipe(ends) != 0)
		return err_set(e, ERR_IO, "cannot create a pipe for the demo API: %s",
			       ERRNO_(err_lang(e), errno));
	if (fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 && fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0)
		return true;
	err_set(e, ERR_IO, "cannot create a pipe for the demo API: %s", ERRNO_(err_lang(e), errno));
	close(ends[0]);
	close(ends[1]);
	return false;
}

bool demo_child_start(struct demo *d, const char *called_as, struct err *e)
{
	char program[PATH_BYTES];
	int in[2], out[2];
	*d = (struct demo){.pid = -1, .lifeline = -1};
	find_program(called_as, program);
	if (!open_pipe(in, e))
		return false;
	if (!open_pipe(out, e)) {
		close(in[0]);
		close(in[1]);
		return false;
	}
	d->lifeline = in[1];
	d->pid = fork();
	if (d->pid == 0)
		exec_demo(program, in[0], out[1]);
	if (d->pid < 0)
		err_set(e, ERR_IO, "the demo API cannot be started: %s",
			ERRNO_(err_lang(e), errno));
	close(in[0]);
	close(out[1]);
	if (!read_greeting(out[0], d, e)) {
		demo_child_stop(d);
		return false;
	}
	return true;
}

void demo_child_stop(struct demo *d)
{
	if (d->lifeline >= 0)
		close(d->lifeline);
	if (d->pid > 0) {
		kill(d->pid, SIGTERM);
		waitpid(d->pid, NULL, 0);
	}
	*d = (struct demo){.pid = -1, .lifeline = -1};
}
