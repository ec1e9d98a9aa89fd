/* SPDX-License-Identifier: MIT */
/*
 * A file that appears whole or not at all: written without a name, where the system knows that,
 * else under another one beside its place; the user's alone (0600), and put there when it is
 * complete. Unless told so it takes no other file's place, not even of one that came while it was
 * written. Private to the room.
 */
#ifndef FILES_ATOMIC_FILE_H
#define FILES_ATOMIC_FILE_H

#include <limits.h>

#include "base/err.h"
#include "base/sl.h"

struct atomic_file {
	int fd; /* -1: none is open */
	bool over;
	char path[PATH_MAX],
	    part[PATH_MAX + 32]; /* its place, and its name until then; "" for none */
};

enum atomic_file_result { FRESH_OK, FRESH_EXISTS, FRESH_FAILED };

/* path may begin with ~/ for home, which may be NULL; a link is followed to what it names. over:
 * one that is there may be replaced. FRESH_FAILED and FRESH_EXISTS leave nothing open. */
enum atomic_file_result atomic_file_open(struct atomic_file *f, struct sl path, const char *home,
					 bool over, struct err *e);
/* All of it, or false, and nothing is open any more. */
bool atomic_file_write(struct atomic_file *f, struct sl s, struct err *e) MUST_USE;
/* Puts it in its place; nothing is open any more, whatever the result. */
enum atomic_file_result atomic_file_finish(struct atomic_file *f, struct err *e);
void atomic_file_drop(struct atomic_file *f); /* nothing is left of it; none open is no harm */

#endif
