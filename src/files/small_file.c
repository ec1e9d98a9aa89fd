/* SPDX-License-Identifier: MIT */
/* Reads a small file of the user completely. */
#include "files/small_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/byte_mark.h"

#include "lang/errno_text.h"

static bool read_all(int fd, struct small_file *f)
{
	f->n = 0;
	if (fstat(fd, &f->st) != 0 || !S_ISREG(f->st.st_mode))
		return false;
	while (f->n <= SMALL_FILE_MAX) {
		ssize_t n = read(fd, f->text + f->n, sizeof f->text - f->n);
		if (n <= 0)
			return n == 0;
		f->n += (size_t)n;
	}
	return false;
}

static bool skip_file_mark(const char *path, struct small_file *f, enum err_kind kind,
			   struct err *e)
{
	struct sl text = {f->text, f->n};
	if (!byte_mark_skip(&text, path, kind, e))
		return false;
	memmove(f->text, text.p, text.n);
	f->n = text.n;
	return true;
}

enum small_file_result small_file_read(const char *path, struct small_file *f, enum err_kind kind,
				       struct err *e)
{
	/* Without O_NONBLOCK a pipe of that name would block the program for ever. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			return SMALL_FILE_ABSENT;
		err_set(e, kind, "cannot read %s: %s", path, ERRNO_(err_lang(e), errno));
		return SMALL_FILE_FAILED;
	}
	bool ok = read_all(fd, f);
	close(fd);
	if (!ok)
		err_set(e, kind, "%s is not a regular file of at most 64 KiB", path);
	return ok && skip_file_mark(path, f, kind, e) ? SMALL_FILE_READ : SMALL_FILE_FAILED;
}

const char *small_file_others(const struct small_file *f)
{
	if (f->st.st_uid != geteuid())
		return NULL;
	if (f->st.st_mode & (S_IWGRP | S_IWOTH))
		return "change";
	return f->st.st_mode & (S_IRGRP | S_IROTH) ? "read" : NULL;
}
