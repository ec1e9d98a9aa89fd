/* SPDX-License-Identifier: MIT */
/*
 * The file of what is remembered (app/remember.h): $XDG_STATE_HOME/tcpartner/state, the user's
 * alone (0600). It is a convenience: one that cannot be read is as none, and sessions that end at
 * once wait for each other.
 */
#ifndef FILES_STATE_FILE_H
#define FILES_STATE_FILE_H

#include "app/model/remember.h"

#define STATE_PATH 1024

/* "" where there is no place for it. */
void state_file_usual_path(const char *xdg_state_home, const char *home, char out[STATE_PATH]);
/* Into s what is there; path "" reads nothing. */
void state_file_read(const char *path, struct settings *s);
/* Puts in what the session changed, if anything, making folders (0700) that are missing. */
bool state_file_write(const char *path, const struct model *m, struct err *e) MUST_USE;

#endif
