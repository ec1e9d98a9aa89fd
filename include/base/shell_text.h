/* SPDX-License-Identifier: MIT */
/* Text within single quotes of a shell. */
#ifndef BASE_SHELL_TEXT_H
#define BASE_SHELL_TEXT_H

#include "base/buf.h"

/* Appends text for use within single quotes of a shell, with a backslash before each character that
 * is in escaped, for what reads the text then. */
void shell_text_add(const char *text, const char *escaped, struct buf *out);

#endif
