/* SPDX-License-Identifier: MIT */
/* Compares a text with a file that says what is expected. */
#ifndef SUPPORT_GOLDEN_H
#define SUPPORT_GOLDEN_H

#include "base/sl.h"

/* Fails with the number of the first line that differs. With BLESS=1 the file is written instead;
 * the difference is to be read like code. */
void golden_check(const char *path, struct sl text);

#endif
