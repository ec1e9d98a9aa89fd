/* SPDX-License-Identifier: MIT */
/*
 * An atomic file: it appears complete or not at all. It is written without a name if the system
 * supports that, else under a temporary name in the same folder, readable by the user only (0600),
 * and gets its name when it is complete. Unless over is set, it never replaces another file, not
 * even one that was made while it was written.
 */
#ifndef FILES_ATOMIC_FILE_H
#define FILES_ATOMIC_FILE_H

#include <limits.h>

#include "base/err.h"
#include "base/sl.h"

struct atomic_file {
	int fd; /* -1: no file is open */
	bool over;
	char path[PATH_MAX];      /* its final path; absolute if its folder exists */
	char part[PATH_MAX + 32]; /* its temporary path; "": none */
};

enum atomic_file_result { ATOMIC_FILE_OK, ATOMIC_FILE_EXISTS, ATOMIC_FILE_FAILED };

/* path may begin with ~/ for home, which may be NULL; a link is followed. over: an existing file
 * may be replaced. After ATOMIC_FILE_FAILED and ATOMIC_FILE_EXISTS no file is open. */
enum atomic_file_result atomic_file_open(struct atomic_file *f, struct sl path, const char *home,
					 bool over, struct err *e);
/* Writes all of s, or returns false and closes and removes the file. */
bool atomic_file_write(struct atomic_file *f, struct sl s, struct err *e) MUST_USE;
/* Gives the file its name. No file is open afterwards, whatever the result. */
enum atomic_file_result atomic_file_finish(struct atomic_file *f, struct err *e);
void atomic_file_drop(
    struct atomic_file *f); /* closes and removes the file; does nothing if none is open */

/* Makes a write that passes the size limit of the process fail, in place of ending the program. */
void atomic_file_ignore_size_signal(void);

#endif
