/* SPDX-License-Identifier: MIT */
/* What the C library and the system are asked for. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "fail.h"

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *p, size_t n);

void *malloc(size_t n)
{
	return FAILS("malloc", ENOMEM) ? NULL : __libc_malloc(n);
}

void *calloc(size_t count, size_t size)
{
	return FAILS("calloc", ENOMEM) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *p, size_t n)
{
	return FAILS("realloc", ENOMEM) ? NULL : __libc_realloc(p, n);
}

CALL(void *, mmap, (void *at, size_t n, int prot, int flags, int fd, off_t from),
     (at, n, prot, flags, fd, from), MAP_FAILED, ENOMEM)
CALL(int, mlock, (const void *p, size_t n), (p, n), -1, ENOMEM)
CALL(int, madvise, (void *p, size_t n, int advice), (p, n, advice), -1, EINVAL)

/* Descriptors and files. */

int open(const char *path, int flags, ...)
{
	va_list args;
	va_start(args, flags);
	int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, int) : 0;
	va_end(args);
	return FAILS("open", EMFILE) ? -1 : REAL(open)(path, flags, mode);
}

int fcntl(int fd, int what, ...)
{
	va_list args;
	va_start(args, what);
	long value = va_arg(args, long);
	va_end(args);
	return FAILS("fcntl", EMFILE) ? -1 : REAL(fcntl)(fd, what, value);
}

int ioctl(int fd, unsigned long what, ...)
{
	va_list args;
	va_start(args, what);
	void *value = va_arg(args, void *);
	va_end(args);
	return FAILS("ioctl", ENOTTY) ? -1 : REAL(ioctl)(fd, what, value);
}

CALL_DONE(int, close, (int fd), (fd), -1, EIO)
CALL(ssize_t, read, (int fd, void *to, size_t n), (fd, to, n), -1, EIO)
CALL(ssize_t, write, (int fd, const void *from, size_t n), (fd, from, n), -1, EIO)
CALL(int, mkstemp, (char *name), (name), -1, EACCES)
CALL(int, mkdir, (const char *path, mode_t mode), (path, mode), -1, EACCES)
CALL(int, fsync, (int fd), (fd), -1, EIO)
CALL(int, flock, (int fd, int how), (fd, how), -1, ENOLCK)
CALL(int, fseek, (FILE * f, long to, int from), (f, to, from), -1, EIO)
CALL(int, fchmod, (int fd, mode_t mode), (fd, mode), -1, EPERM)
CALL(int, ftruncate, (int fd, off_t n), (fd, n), -1, EIO)
CALL(int, unlink, (const char *path), (path), -1, EACCES)
CALL(int, link, (const char *from, const char *to), (from, to), -1, EPERM)
CALL(int, linkat, (int from_at, const char *from, int to_at, const char *to, int flags),
     (from_at, from, to_at, to, flags), -1, EACCES)
CALL(int, rename, (const char *from, const char *to), (from, to), -1, EACCES)
CALL(int, fstat, (int fd, struct stat *s), (fd, s), -1, EIO)
CALL(int, stat, (const char *path, struct stat *s), (path, s), -1, EACCES)
CALL(int, lstat, (const char *path, struct stat *s), (path, s), -1, EACCES)
CALL(int, access, (const char *path, int mode), (path, mode), -1, EACCES)
CALL(ssize_t, readlink, (const char *path, char *to, size_t n), (path, to, n), -1, EACCES)
CALL(char *, realpath, (const char *path, char *to), (path, to), NULL, EACCES)
CALL(DIR *, opendir, (const char *path), (path), NULL, EACCES)
CALL(struct dirent *, readdir, (DIR * d), (d), NULL, EBADF)
CALL(int, poll, (struct pollfd * fds, nfds_t n, int timeout), (fds, n, timeout), -1, ENOMEM)
CALL(int, pipe, (int ends[2]), (ends), -1, EMFILE)
CALL(int, dup2, (int from, int to), (from, to), -1, EMFILE)

/* Streams: a failure stays with the stream (ferror). */

static bool stream_fails(FILE *f, bool fails_now)
{
	if (fails_now)
		f->_flags |= _IO_ERR_SEEN;
	return fails_now;
}

CALL(FILE *, fopen, (const char *path, const char *mode), (path, mode), NULL, EMFILE)
CALL(FILE *, fdopen, (int fd, const char *mode), (fd, mode), NULL, ENOMEM)
CALL_DONE(int, fclose, (FILE * f), (f), EOF, EIO)

size_t fread(void *p, size_t size, size_t n, FILE *f)
{
	return stream_fails(f, FAILS("fread", EIO)) ? 0 : REAL(fread)(p, size, n, f);
}

char *fgets(char *p, int n, FILE *f)
{
	return stream_fails(f, FAILS("fgets", EIO)) ? NULL : REAL(fgets)(p, n, f);
}

size_t fwrite(const void *p, size_t size, size_t n, FILE *f)
{
	return stream_fails(f, FAILS("fwrite", ENOSPC)) ? 0 : REAL(fwrite)(p, size, n, f);
}

int fflush(FILE *f)
{
	return stream_fails(f, FAILS("fflush", ENOSPC)) ? EOF : REAL(fflush)(f);
}

int putc(int c, FILE *f)
{
	return stream_fails(f, FAILS("putc", ENOSPC)) ? EOF : REAL(fputc)(c, f);
}

int fputc(int c, FILE *f)
{
	return stream_fails(f, FAILS("fputc", ENOSPC)) ? EOF : REAL(fputc)(c, f);
}

int fputs(const char *s, FILE *f)
{
	return stream_fails(f, FAILS("fputs", ENOSPC)) ? EOF : REAL(fputs)(s, f);
}

int putchar(int c)
{
	return stream_fails(stdout, FAILS("putchar", ENOSPC)) ? EOF : REAL(putchar)(c);
}

int getc_unlocked(FILE *f)
{
	return stream_fails(f, FAILS("getc", EIO)) ? EOF : REAL(fgetc)(f);
}

int puts(const char *s)
{
	return stream_fails(stdout, FAILS("puts", ENOSPC)) ? EOF : REAL(puts)(s);
}

int __printf_chk(int flag, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	(void)flag;
	int n = stream_fails(stdout, FAILS("printf", ENOSPC)) ? -1 : vprintf(format, args);
	va_end(args);
	return n;
}

/* Processes and signals. */

CALL(pid_t, fork, (void), (), -1, EAGAIN)
CALL(pid_t, waitpid, (pid_t pid, int *status, int options), (pid, status, options), -1, ECHILD)
CALL(pid_t, setsid, (void), (), -1, EPERM)
CALL(int, setpgid, (pid_t pid, pid_t group), (pid, group), -1, EPERM)
CALL_DONE(int, kill, (pid_t pid, int number), (pid, number), -1, EPERM)
CALL(int, execvp, (const char *file, char *const argv[]), (file, argv), -1, ENOENT)

#define WORDS 8 /* of a command by execle */

int execle(const char *path, const char *word, ...)
{
	char *argv[WORDS] = {(char *)(uintptr_t)word};
	va_list args;
	va_start(args, word);
	for (int n = 1; argv[n - 1] && n < WORDS; n++)
		argv[n] = va_arg(args, char *);
	char **env = va_arg(args, char **);
	va_end(args);
	return FAILS("execle", ENOENT) ? -1 : execve(path, argv, env);
}

CALL(int, sigaction, (int number, const struct sigaction *a, struct sigaction *old),
     (number, a, old), -1, EINVAL)
CALL(int, sigprocmask, (int how, const sigset_t *set, sigset_t *old), (how, set, old), -1, EINVAL)
CALL(int, setenv, (const char *name, const char *value, int over), (name, value, over), -1, ENOMEM)
CALL(int, sigaltstack, (const stack_t *s, stack_t *old), (s, old), -1, ENOMEM)

int setrlimit(__rlimit_resource_t what, const struct rlimit *limit)
{
	return FAILS("setrlimit", EPERM) ? -1 : REAL(setrlimit)(what, limit);
}

int prctl(int what, ...)
{
	va_list args;
	va_start(args, what);
	unsigned long value = va_arg(args, unsigned long);
	va_end(args);
	return FAILS("prctl", EINVAL) ? -1 : REAL(prctl)(what, value, 0ul, 0ul, 0ul);
}

/* Sockets, of the demo API. */

CALL(int, connect, (int fd, const struct sockaddr *to, socklen_t n), (fd, to, n), -1, ECONNREFUSED)
CALL(int, setsockopt, (int fd, int level, int option, const void *value, socklen_t n),
     (fd, level, option, value, n), -1, ENOPROTOOPT)

/* These return what is the matter. */

int posix_spawn_file_actions_init(posix_spawn_file_actions_t *actions)
{
	return FAILS("actions_init", ENOMEM) ? ENOMEM
					     : REAL(posix_spawn_file_actions_init)(actions);
}

int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *actions, int from, int to)
{
	return FAILS("adddup2", ENOMEM) ? ENOMEM
					: REAL(posix_spawn_file_actions_adddup2)(actions, from, to);
}

int posix_spawnp(pid_t *pid, const char *file, const posix_spawn_file_actions_t *actions,
		 const posix_spawnattr_t *attributes, char *const argv[], char *const env[])
{
	return FAILS("posix_spawnp", EAGAIN)
		   ? EAGAIN
		   : REAL(posix_spawnp)(pid, file, actions, attributes, argv, env);
}

/* The terminal. */

CALL(int, tcgetattr, (int fd, struct termios *t), (fd, t), -1, EIO)
CALL(int, tcsetattr, (int fd, int when, const struct termios *t), (fd, when, t), -1, EIO)

CALL(int, pselect,
     (int n, fd_set *r, fd_set *w, fd_set *x, const struct timespec *wait, const sigset_t *mask),
     (n, r, w, x, wait, mask), -1, ENOMEM)
