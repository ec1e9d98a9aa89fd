/* SPDX-License-Identifier: MIT */
/* Breaks a text for the terminal at words, with a hanging indent. */
#ifndef OUTPUT_PARAGRAPH_H
#define OUTPUT_PARAGRAPH_H

#include "base/buf.h"

/*
 * Appends text whose first line begins where out ends, at column indent; further lines begin at
 * that column, too. No line is longer than cols columns. cols 0, or too narrow to be read beside
 * the indent: the text is not broken. A line end in the text is kept, and indented. The last line
 * ends with a line end.
 */
void paragraph_add(struct buf *out, int indent, int cols, const char *text);

#endif
