/* SPDX-License-Identifier: MIT */
/* Loads a theme of the user from its file. */
#ifndef CONFIG_THEME_LOAD_H
#define CONFIG_THEME_LOAD_H

#include "base/err.h"

#include "cell/theme_file.h"

#define THEME_FILE_NONE "none"

/* Reads the file; path NULL or "none" is an empty theme. Returns false with a sentence if it cannot
 * be read; mistakes in it are problems of the theme. */
bool theme_load(const char *path, struct theme_file *out, struct err *e) MUST_USE;

#endif
