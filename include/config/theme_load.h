/* SPDX-License-Identifier: MIT */
/* Loads a theme of the user from its file. */
#ifndef CONFIG_THEME_LOAD_H
#define CONFIG_THEME_LOAD_H

#include "base/err.h"

#include "cell/theme_file.h"

/*
 * Reads the file: a path if the name has a slash, else a file of the folder "themes" beside the
 * configuration file. NULL is an empty theme. Returns false with a sentence if it cannot be read;
 * mistakes in it are problems of the theme.
 */
bool theme_load(const char *name, const char *config_path, struct theme_file *out,
		struct err *e) MUST_USE;

#endif
