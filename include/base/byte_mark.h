/* SPDX-License-Identifier: MIT */
/* The byte order mark with which some editors begin a file. */
#ifndef BASE_BYTE_MARK_H
#define BASE_BYTE_MARK_H

#include "base/err.h"
#include "base/sl.h"

/* Skips the byte order mark of UTF-8 at the beginning of a text from outside; refuses UTF-16
 * with a sentence that begins with name. */
bool byte_mark_skip(struct sl *text, const char *name, enum err_kind kind, struct err *e) MUST_USE;

#endif
