/* SPDX-License-Identifier: MIT */
/*
 * Preloaded: of the calls below that the program itself makes (not its libraries, but for libcurl's
 * memory, which the program gives) the one numbered TORTURE_FAIL fails, as when a machine is full.
 * Its name is written to TORTURE_LOG.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *p, size_t n);

static struct {
	bool ready;
	unsigned long from, to; /* the program's own text */
	long left;
	const char *log;
} torture;

/* The first mapping of /proc/self/maps that may be executed is the program's. By system calls only:
 * this runs inside malloc. */
static void find_text(void)
{
	static char maps[4096];
	long fd = syscall(SYS_openat, AT_FDCWD, "/proc/self/maps", O_RDONLY | O_CLOEXEC, 0);
	long n = fd < 0 ? -1 : syscall(SYS_read, fd, maps, sizeof maps - 1);
	if (fd >= 0)
		syscall(SYS_close, fd);
	for (char *line = maps; n > 0 && *line;) {
		char *end = strchr(line, '\n'), *at;
		torture.from = strtoul(line, &at, 16);
		torture.to = strtoul(at + 1, &at, 16);
		if (at[3] == 'x' || !end)
			return;
		line = end + 1;
	}
}

static void prepare(void)
{
	const char *n = getenv("TORTURE_FAIL");
	torture.ready = true;
	torture.left = n ? strtol(n, NULL, 10) : 0;
	torture.log = getenv("TORTURE_LOG");
	find_text();
}

static bool fails(const void *caller, const char *name, int code)
{
	if (!torture.ready)
		prepare();
	unsigned long at = (unsigned long)caller;
	if (at < torture.from || at >= torture.to || --torture.left != 0)
		return false;
	long fd = torture.log ? syscall(SYS_openat, AT_FDCWD, torture.log,
					O_WRONLY | O_CREAT | O_CLOEXEC, 0600)
			      : -1;
	if (fd >= 0) {
		syscall(SYS_write, fd, name, strlen(name));
		syscall(SYS_close, fd);
	}
	errno = code;
	return true;
}

#define FAILS(name, code) fails(__builtin_return_address(0), name, code)
#define REAL(name)        ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

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

void *mmap(void *at, size_t n, int prot, int flags, int fd, off_t from)
{
	return FAILS("mmap", ENOMEM) ? MAP_FAILED : REAL(mmap)(at, n, prot, flags, fd, from);
}

int mlock(const void *p, size_t n)
{
	return FAILS("mlock", ENOMEM) ? -1 : REAL(mlock)(p, n);
}

int madvise(void *p, size_t n, int advice)
{
	return FAILS("madvise", EINVAL) ? -1 : REAL(madvise)(p, n, advice);
}

int open(const char *path, int flags, ...)
{
	va_list args;
	va_start(args, flags);
	int mode = flags & O_CREAT ? va_arg(args, int) : 0;
	va_end(args);
	return FAILS("open", EMFILE) ? -1 : REAL(open)(path, flags, mode);
}

ssize_t read(int fd, void *to, size_t n)
{
	return FAILS("read", EIO) ? -1 : REAL(read)(fd, to, n);
}

ssize_t write(int fd, const void *from, size_t n)
{
	return FAILS("write", EIO) ? -1 : REAL(write)(fd, from, n);
}

int mkstemp(char *name)
{
	return FAILS("mkstemp", EACCES) ? -1 : REAL(mkstemp)(name);
}

int fsync(int fd)
{
	return FAILS("fsync", EIO) ? -1 : REAL(fsync)(fd);
}

int link(const char *from, const char *to)
{
	return FAILS("link", EPERM) ? -1 : REAL(link)(from, to);
}

int linkat(int from_at, const char *from, int to_at, const char *to, int flags)
{
	return FAILS("linkat", EACCES) ? -1 : REAL(linkat)(from_at, from, to_at, to, flags);
}

int rename(const char *from, const char *to)
{
	return FAILS("rename", EACCES) ? -1 : REAL(rename)(from, to);
}

int poll(struct pollfd *fds, nfds_t n, int timeout)
{
	return FAILS("poll", ENOMEM) ? -1 : REAL(poll)(fds, n, timeout);
}

int pipe(int ends[2])
{
	return FAILS("pipe", EMFILE) ? -1 : REAL(pipe)(ends);
}

pid_t fork(void)
{
	return FAILS("fork", EAGAIN) ? -1 : REAL(fork)();
}

FILE *fopen(const char *path, const char *mode)
{
	return FAILS("fopen", EMFILE) ? NULL : REAL(fopen)(path, mode);
}

FILE *fdopen(int fd, const char *mode)
{
	return FAILS("fdopen", ENOMEM) ? NULL : REAL(fdopen)(fd, mode);
}

size_t fwrite(const void *p, size_t size, size_t n, FILE *f)
{
	return FAILS("fwrite", ENOSPC) ? 0 : REAL(fwrite)(p, size, n, f);
}

int fflush(FILE *f)
{
	return FAILS("fflush", ENOSPC) ? EOF : REAL(fflush)(f);
}

int fstat(int fd, struct stat *st)
{
	return FAILS("fstat", EIO) ? -1 : REAL(fstat)(fd, st);
}

int tcgetattr(int fd, struct termios *t)
{
	return FAILS("tcgetattr", EIO) ? -1 : REAL(tcgetattr)(fd, t);
}

int tcsetattr(int fd, int when, const struct termios *t)
{
	return FAILS("tcsetattr", EIO) ? -1 : REAL(tcsetattr)(fd, when, t);
}

int sigaction(int number, const struct sigaction *a, struct sigaction *old)
{
	return FAILS("sigaction", EINVAL) ? -1 : REAL(sigaction)(number, a, old);
}

int dup2(int from, int to)
{
	return FAILS("dup2", EMFILE) ? -1 : REAL(dup2)(from, to);
}
