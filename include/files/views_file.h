/* SPDX-License-Identifier: MIT */
/* The file of saved views: $XDG_CONFIG_HOME/tcpartner/views, else ~/.config/tcpartner/views. */
#ifndef FILES_VIEWS_FILE_H
#define FILES_VIEWS_FILE_H

#include "base/err.h"

#include "app/model/saved_views.h"

#define VIEWS_PATH 400

/* Sets out to the usual path; "" without a home directory. */
void views_file_find_path(const char *xdg_config_home, const char *home, char out[VIEWS_PATH]);
/* A file that is missing has no views. False: it cannot be read. A line that is not understood is
 * only reported in e. */
bool views_file_read(const char *path, struct saved_views *out, struct err *e);
/* Replaces the section of a view, or removes it if the section has only its first line. */
bool views_file_replace(const char *path, struct sl section, struct err *e) MUST_USE;

#endif
