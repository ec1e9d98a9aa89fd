/* SPDX-License-Identifier: MIT */
/*
 * What an errno means, in the language of the user. The texts are those of the C library in
 * English, which says them in the language of its own locale only.
 */
#ifndef LANG_ERRNO_TEXT_H
#define LANG_ERRNO_TEXT_H

#include "lang/lang.h"

#define ERRNO_(lang, error) lang_errno(lang, error, strerror(error)) /* needs <string.h> */

/* Returns the text of the error; otherwise (what strerror says) if it is not known. */
const char *lang_errno(const struct catalog *lang, int error, const char *otherwise);
/* The errors that are known: i from 0; 0 past the end. */
int lang_errno_at(size_t i);

#endif
