/* SPDX-License-Identifier: MIT */
/*
 * The configuration file: $XDG_CONFIG_HOME/tcpartner/config, else ~/.config/tcpartner/config.
 *
 *   # or ; begin a comment where they begin a line
 *   key = value          blanks around both are no part of them; '_' in a key is '-'
 *   bind KEY = COMMAND   the key of the entry is "bind KEY"; KEY may be '=' or '_'
 *   [profile NAME]       what follows is for that profile only
 *
 * Here lines become entries; what a key means is told by who asks for it (run/options.h). What is
 * wrong is kept as a list of problems, each with its line, and passed over: a slip in this file
 * must not keep anybody from their customers. Owns the text; entries point into it.
 */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include <stddef.h>

#include "base/err.h"
#include "base/sl.h"

#define CONFIG_PROBLEMS 16
#define CONFIG_PATH     400

struct config_entry {
	int line;
	const char *section; /* "" or "profile" */
	const char *name;    /* of the profile; "" */
	const char *key, *value;
};

struct config_problem {
	int line; /* 0: the whole file */
	char text[200];
};

struct config {
	char path[CONFIG_PATH]; /* where it was looked for; "" when there is no such place */
	bool present;
	bool writable_by_others;
	struct config_entry *entries;
	size_t n;
	struct config_problem problem[CONFIG_PROBLEMS];
	size_t n_problems; /* all of them; the first CONFIG_PROBLEMS are kept */
	char *text;
};

/* The usual place; "" without a home. An XDG_CONFIG_HOME that is not absolute is none (XDG Base
 * Directory). */
void config_usual_path(const char *xdg_config_home, const char *home, char out[CONFIG_PATH]);
/*
 * false with ERR_CONFIG when it is there and cannot be read, or is not there and must be. The
 * config is to be released in any case.
 */
bool config_read(struct config *c, const char *path, bool must_exist, struct err *e) MUST_USE;
/* The same of text, into a config that is all zeros or has a path to be named. */
bool config_parse(struct config *c, struct sl text, struct err *e) MUST_USE;
void config_release(struct config *c);
/* The last entry of that key: of the profile, or outside of all sections for NULL; else NULL. */
const struct config_entry *config_find(const struct config *c, const char *profile,
				       const char *key);
/* Notes what is wrong with a line. */
void config_complain(struct config *c, int line, const char *fmt, ...) PRINTF(3, 4);

#endif
