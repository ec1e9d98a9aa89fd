/* SPDX-License-Identifier: MIT */
/*
 * A text file that one process at a time reads and then replaces, readable by the user only (0600).
 * The lock is a file beside it (FILE.lock), because the file itself is replaced.
 */
#ifndef FILES_LOCKED_FILE_H
#define FILES_LOCKED_FILE_H

#include "base/buf.h"

#include "files/atomic_file.h"

struct locked_file {
	int lock; /* -1: not locked */
	struct atomic_file next;
};

/* Takes the lock, without waiting, reads the file into text (a file that is not there is empty) and
 * opens the next one. Fails with ERR_IO if any of these is not possible; then nothing is open. */
bool locked_file_open(struct locked_file *f, const char *path, struct buf *text,
		      struct err *e) MUST_USE;
/* Replaces the file. It stays as it was if this fails. */
bool locked_file_replace(struct locked_file *f, struct sl text, struct err *e) MUST_USE;
/* Gives the lock back; the file stays as it was unless it was replaced. */
void locked_file_close(struct locked_file *f);

#endif
