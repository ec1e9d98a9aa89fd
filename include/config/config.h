/* SPDX-License-Identifier: MIT */
/*
 * The configuration file: $XDG_CONFIG_HOME/tcpartner/config, else ~/.config/tcpartner/config.
 *
 *   # or ; begin a comment where they begin a line
 *   key = value          blanks around both are ignored; '_' in a key is '-'
 *   bind KEY = COMMAND   the key of the entry is "bind KEY"; KEY may be '=' or '_'
 *   [profile NAME]       what follows is for that profile only
 *
 * This part turns lines into entries; the options say what a key means (config/options.h). Problems
 * are kept in a list, each with its line, and such lines are ignored: a mistake in this file must
 * not keep anybody from their customers. The config owns the text; entries point into it.
 */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/sl.h"

#define CONFIG_PROBLEMS 16
#define CONFIG_PATH     400

struct config_entry {
	int line;
	const char *profile; /* in whose section it is; "" outside of sections */
	const char *key, *value;
};

struct config_problem {
	int line; /* 0: the problem is about the whole file */
	char text[200];
};

struct config {
	char path[CONFIG_PATH]; /* the path that was tried; "": there is no such place */
	bool present;
	bool writable_by_others;
	struct config_entry *entries;
	size_t n;
	struct config_problem problem[CONFIG_PROBLEMS]; /* in the order of their lines */
	size_t n_problems; /* number of all problems; those of the first lines are kept */
	char *text;
	struct arena values; /* values that are not as in the text (config/config_values.h) */
};

/* Sets out to the usual path; "" without a home directory. An XDG_CONFIG_HOME that is not
 * absolute is ignored (XDG Base Directory). */
void config_usual_path(const char *xdg_config_home, const char *home, char out[CONFIG_PATH]);
/* Returns false with ERR_CONFIG if the file exists and cannot be read, or must exist and does
 * not. Release the config in any case. */
bool config_read(struct config *c, const char *path, bool must_exist, struct err *e) MUST_USE;
/* Parses text into a config that is all zeros or has only its path. */
bool config_parse(struct config *c, struct sl text, struct err *e) MUST_USE;
void config_release(struct config *c);
/* Returns the last entry of that key: in the section of the profile, or outside of all sections
 * if profile is NULL; NULL: there is none. */
const struct config_entry *config_find(const struct config *c, const char *profile,
				       const char *key);
/* Prints "PATH line 3: there is no entry "foo"; ...". A log needs it in English: lang NULL. */
void config_print_problem(const struct config *c, size_t i, const struct catalog *lang, char *out,
			  size_t size);
/* Adds a problem of a line, in English. */
void config_complain(struct config *c, int line, const char *fmt, ...) PRINTF(3, 4);

#endif
