/* SPDX-License-Identifier: MIT */
/* Reads a small file that a user wrote: configuration, credentials. */
#ifndef FILES_SMALL_FILE_H
#define FILES_SMALL_FILE_H

#include <stddef.h>
#include <sys/stat.h>

#include "base/err.h"
#include "base/sl.h"

#define SMALL_FILE_MAX (64u << 10)

/* The text is one fixed array, so that one wipe reaches all of it. */
struct small_file {
	char text[SMALL_FILE_MAX + 1];
	size_t n;
	struct stat st;
};

enum small_file_result { SMALL_FILE_READ, SMALL_FILE_ABSENT, SMALL_FILE_FAILED };

/* Reads the file without waiting, even if a pipe has that name. A byte order mark is skipped. A
 * failure has the kind and a sentence that names the path. */
enum small_file_result small_file_read(const char *path, struct small_file *f, enum err_kind kind,
				       struct err *e);
/* Returns what other users of this machine can do with the file: "read", "change", or NULL for
 * nothing. Only for files of our own user: a file of the system is its administrator's concern. */
const char *small_file_others(const struct small_file *f);

#endif
