/* SPDX-License-Identifier: MIT */
/*
 * The state file: $XDG_STATE_HOME/tcpartner/state, readable by the user only (0600), with the text
 * of app/model/remember.h. A file that cannot be read is reported, and never replaced.
 * Sessions that end at the same time wait for each other.
 */
#ifndef FILES_STATE_FILE_H
#define FILES_STATE_FILE_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"

struct model;
struct settings;

#define STATE_PATH 1024

/* What the environment says about the place of the file; each may be NULL. */
struct state_place {
	const char *state; /* TCPARTNER_STATE: another file; any other text than a path: none */
	const char *xdg_state_home, *home;
};

/* Sets out to "" if there is no place for the file. */
void state_file_find_path(const struct state_place *place, char out[STATE_PATH]);
/* Makes all folders (0700) above a file. */
void state_file_make_folders(const char *path);
/* Reads the file into s; path "" reads nothing. Returns false if the file exists and cannot be
 * read. */
bool state_file_read(const char *path, struct settings *s, struct err *e) MUST_USE;
/* Writes what the session changed, if anything, and makes missing folders (0700). */
bool state_file_write(const char *path, const struct model *m, struct err *e) MUST_USE;

#endif
