/* SPDX-License-Identifier: MIT */
/* Locks, reads and replaces a text file. */
#include "files/locked_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lang/errno_text.h"

static bool take_lock(struct locked_file *f, const char *path, struct err *e)
{
	char name[PATH_MAX];
	int n = snprintf(name, sizeof name, "%s.lock", path);
	if (n < 0 || n >= (int)sizeof name)
		return err_set(e, ERR_IO, "the file name is too long");
	f->lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (f->lock < 0)
		return err_set(e, ERR_IO, "cannot open %.200s: %s", name,
			       ERRNO_(err_lang(e), errno));
	if (flock(f->lock, LOCK_EX | LOCK_NB) == 0)
		return true;
	if (errno == EWOULDBLOCK)
		return err_set(
		    e, ERR_IO,
		    "another process uses %.200s; run one at a time, or give each its own "
		    "file",
		    path);
	return err_set(e, ERR_IO, "cannot lock %.200s: %s", name, ERRNO_(err_lang(e), errno));
}

static bool read_all(int fd, const char *path, struct buf *text, struct err *e)
{
	char part[16384];
	for (;;) {
		ssize_t n = read(fd, part, sizeof part);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set(e, ERR_IO, "cannot read %.200s: %s", path,
				       ERRNO_(err_lang(e), errno));
		if (n == 0)
			return true;
		if (!buf_add(text, (struct sl){part, (size_t)n}))
			return err_set(e, ERR_IO, "%.200s is too large; remove it", path);
	}
}

static bool read_file(const char *path, struct buf *text, struct err *e)
{
	struct stat st;
	/* Not to wait if a pipe has that name. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return errno == ENOENT || err_set(e, ERR_IO, "cannot read %.200s: %s", path,
						  ERRNO_(err_lang(e), errno));
	bool ok = (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) ||
		  err_set(e, ERR_IO, "%.200s is not a regular file; choose another name", path);
	ok = ok && read_all(fd, path, text, e);
	close(fd);
	return ok;
}

bool locked_file_open(struct locked_file *f, const char *path, struct buf *text, struct err *e)
{
	*f = (struct locked_file){.lock = -1, .next = {.fd = -1}};
	if (take_lock(f, path, e) && read_file(path, text, e) &&
	    atomic_file_open(&f->next, sl_from(path), NULL, true, e) == ATOMIC_FILE_OK)
		return true;
	locked_file_close(f);
	return false;
}

bool locked_file_replace(struct locked_file *f, struct sl text, struct err *e)
{
	return atomic_file_write(&f->next, text, e) &&
	       atomic_file_finish(&f->next, e) == ATOMIC_FILE_OK;
}

void locked_file_close(struct locked_file *f)
{
	atomic_file_drop(&f->next);
	if (f->lock >= 0)
		close(f->lock);
	f->lock = -1;
}
