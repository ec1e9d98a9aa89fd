/* SPDX-License-Identifier: MIT */
/* What a test looks up in the file system. */
#ifndef SUPPORT_FILES_H
#define SUPPORT_FILES_H

#include <stddef.h>

size_t files_count(const char *folder);
/* The text of a file, of which only the beginning is read if it is long; empty if there is no such
 * file. Valid until the next call. */
const char *files_text(const char *path);

#endif
