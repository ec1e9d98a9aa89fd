/* SPDX-License-Identifier: MIT */
/*
 * The file of --log: each entry of the log is appended as one line of JSON. The file is readable by
 * the user only (0600). It never holds a secret, a filter or data of a customer, because entries
 * have none.
 */
#ifndef FILES_LOG_FILE_H
#define FILES_LOG_FILE_H

#include "base/buf.h"
#include "base/err.h"

#include "load/log.h"

/* Appends the entry as a line. */
void log_file_line(const struct log_entry *e, struct buf *out);
/* Returns a descriptor, or -1 with a sentence if the file cannot be opened. */
int log_file_open(const char *path, struct err *e);
/* Returns false if the line could not be written completely. */
bool log_file_write(int fd, const struct log_entry *e);

#endif
