/* SPDX-License-Identifier: MIT */
/*
 * --log FILE: each entry of the log as one line of JSON, appended as it comes. The file is the
 * user's alone (0600). It never holds a secret, a filter or a customer's data: entries have none.
 */
#ifndef FILES_LOG_FILE_H
#define FILES_LOG_FILE_H

#include "base/buf.h"
#include "base/err.h"

#include "app/model/log.h"

/* Appends the entry as a line. */
void log_file_line(const struct log_entry *e, struct buf *out);
/* A descriptor; -1 with a sentence when the file cannot be had. */
int log_file_open(const char *path, struct err *e);
/* false when the line could not be written. */
bool log_file_write(int fd, const struct log_entry *e);

#endif
