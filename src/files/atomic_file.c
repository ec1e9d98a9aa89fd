/* SPDX-License-Identifier: MIT */
/* Writes an atomic file, and gives it its name when it is complete. */
#define _GNU_SOURCE /* O_TMPFILE of Linux */
#include "files/atomic_file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lang/errno_text.h"

void atomic_file_drop(struct atomic_file *f)
{
	if (f->fd < 0)
		return;
	close(f->fd);
	if (f->part[0])
		unlink(f->part);
	f->fd = -1;
}

static bool fail_and_drop(struct atomic_file *f, struct err *e, bool creating)
{
	int why = errno;
	atomic_file_drop(f);
	if (creating)
		return err_set(e, ERR_IO, "cannot create %.200s: %s", f->path,
			       ERRNO_(err_lang(e), why));
	return err_set(e, ERR_IO, "cannot write %.200s: %s", f->path, ERRNO_(err_lang(e), why));
}

/* Sets *folder to the real path of the folder that the file is in; NULL if there is none. Returns
 * the name within it. */
static const char *split_path(const char *path, char **folder)
{
	char copy[PATH_MAX];
	const char *slash = strrchr(path, '/');
	size_t n = slash ? (size_t)(slash - path) : 0;
	snprintf(copy, sizeof copy, "%.*s", slash ? (int)n + (n == 0) : 1, slash ? path : ".");
	*folder = realpath(copy, NULL);
	return slash ? slash + 1 : path;
}

/* Copies the path in absolute form: a link is followed, a file that is not there yet is named in
 * its folder. Without such a folder the path stays as it is; to open it will fail. */
static void resolve_path(const char *asked, char out[PATH_MAX])
{
	char *folder = NULL, *real = realpath(asked, NULL);
	const char *name = real ? "" : split_path(asked, &folder);
	const char *found = real ? real : folder;
	const char *slash = real || (folder && folder[1] == '\0') ? "" : "/";
	int n = found ? snprintf(out, PATH_MAX, "%s%s%s", found, slash, name) : -1;
	if (n < 0 || n >= PATH_MAX)
		memcpy(out, asked, strlen(asked) + 1);
	free(real);
	free(folder);
}

static bool set_path(struct atomic_file *f, struct sl path, const char *home, struct err *e)
{
	bool at_home = home && sl_starts(path, SL("~/"));
	char asked[PATH_MAX];
	int n = snprintf(asked, sizeof asked, "%s%.*s", at_home ? home : "",
			 (int)(path.n - at_home), path.p + at_home);
	if (n < 0 || n >= (int)sizeof asked)
		return err_set(e, ERR_IO, "the file name is too long");
	resolve_path(asked, f->path);
	return true;
}

/* Checks what has the path of the file: nothing, or a file that may be replaced. */
static enum atomic_file_result check_path(const struct atomic_file *f, struct err *e)
{
	struct stat s;
	if (lstat(f->path, &s) != 0)
		return ATOMIC_FILE_OK;
	if (S_ISDIR(s.st_mode))
		err_set(e, ERR_IO, "%.200s is a directory; name a file in it", f->path);
	else if (!S_ISREG(s.st_mode))
		err_set(e, ERR_IO, "%.200s is not a regular file; choose another name", f->path);
	else
		return f->over ? ATOMIC_FILE_OK : ATOMIC_FILE_EXISTS;
	return ATOMIC_FILE_FAILED;
}

#ifdef O_TMPFILE
/* A file without a name can be linked by this path (open(2)). */
static bool has_name_in_proc(int fd, char name[40])
{
	snprintf(name, 40, "/proc/self/fd/%d", fd);
	return access(name, F_OK) == 0;
}

/* Opens a file without a name, which disappears however the process ends, even by SIGKILL.
 * Returns -1 if the system has no such files. */
static int open_nameless(const struct atomic_file *f)
{
	char folder[PATH_MAX], name[40];
	const char *slash = strrchr(f->path, '/');
	snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - f->path) + 1 : 1,
		 slash ? f->path : ".");
	int fd = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
	if (fd >= 0 && has_name_in_proc(fd, name))
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

/* Fails if there is a file of that name. */
static bool give_name(const struct atomic_file *f, const char *as)
{
	char name[40];
	return has_name_in_proc(f->fd, name) &&
	       linkat(AT_FDCWD, name, AT_FDCWD, as, AT_SYMLINK_FOLLOW) == 0;
}
#else
static int open_nameless(const struct atomic_file *f)
{
	(void)f;
	return -1;
}

static bool give_name(const struct atomic_file *f, const char *as)
{
	(void)f;
	(void)as;
	return false;
}
#endif

void atomic_file_ignore_size_signal(void)
{
	const struct sigaction ignore = {.sa_handler = SIG_IGN};
	sigaction(SIGXFSZ, &ignore, NULL);
}

enum atomic_file_result atomic_file_open(struct atomic_file *f, struct sl path, const char *home,
					 bool over, struct err *e)
{
	f->fd = -1;
	f->over = over;
	if (!set_path(f, path, home, e))
		return ATOMIC_FILE_FAILED;
	enum atomic_file_result there = check_path(f, e);
	if (there != ATOMIC_FILE_OK)
		return there;
	atomic_file_ignore_size_signal();
	f->part[0] = '\0';
	f->fd = open_nameless(f);
	if (f->fd < 0) {
		snprintf(f->part, sizeof f->part, "%s.part-XXXXXX", f->path);
		f->fd = mkstemp(f->part); /* 0600 by POSIX */
	}
	if (f->fd < 0 || fcntl(f->fd, F_SETFD, FD_CLOEXEC) != 0) {
		fail_and_drop(f, e, false);
		return ATOMIC_FILE_FAILED;
	}
	return ATOMIC_FILE_OK;
}

bool atomic_file_write(struct atomic_file *f, struct sl s, struct err *e)
{
	while (s.n) {
		ssize_t n = write(f->fd, s.p, s.n);
		if (n < 0 && errno != EINTR)
			return fail_and_drop(f, e, false);
		s = sl_drop(s, n > 0 ? (size_t)n : 0);
	}
	return true;
}

/* rename() replaces another file, and needs a temporary name for that. */
static bool replace_file(struct atomic_file *f)
{
	char part[sizeof f->part];
	if (f->part[0])
		return rename(f->part, f->path) == 0;
	snprintf(part, sizeof part, "%s.part-%ld", f->path, (long)getpid());
	if (!give_name(f, part))
		return false;
	memcpy(f->part, part, sizeof part);
	return rename(f->part, f->path) == 0;
}

/* link() fails if there is a file. On a file system without links, an empty file reserves the
 * name. */
static bool take_free_name(struct atomic_file *f)
{
	if (!f->part[0])
		return give_name(f, f->path);
	if (link(f->part, f->path) == 0) {
		unlink(f->part);
		return true;
	}
	if (errno == EEXIST)
		return false;
	int fd = open(f->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return false;
	close(fd);
	if (rename(f->part, f->path) == 0)
		return true;
	int why = errno;
	unlink(f->path);
	errno = why;
	return false;
}

enum atomic_file_result atomic_file_finish(struct atomic_file *f, struct err *e)
{
	if (fsync(f->fd) != 0 && errno != EINVAL && errno != ENOTSUP) {
		fail_and_drop(f, e, false);
		return ATOMIC_FILE_FAILED;
	}
	if (!(f->over ? replace_file(f) : take_free_name(f))) {
		bool exists = errno == EEXIST && !f->over;
		fail_and_drop(f, exists ? NULL : e, true);
		return exists ? ATOMIC_FILE_EXISTS : ATOMIC_FILE_FAILED;
	}
	int fd = f->fd;
	f->fd = -1;
	if (close(fd) == 0)
		return ATOMIC_FILE_OK;
	fail_and_drop(f, e, false);
	return ATOMIC_FILE_FAILED;
}
