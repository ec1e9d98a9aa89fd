/* SPDX-License-Identifier: MIT */
/*
 * The state that one session leaves to the next, as the text of a file: the columns, and the recent
 * filters of each profile. Several sessions may end in any order: each writes what it changed and
 * leaves the rest as it finds it.
 */
#ifndef APP_MODEL_REMEMBER_H
#define APP_MODEL_REMEMBER_H

#include "base/buf.h"

#define REMEMBER_MAX                                                                               \
	(48u << 10) /* bytes of the text; other profiles that do not fit are forgotten */

struct model;
struct settings;

/* Reads the state for s->profile into s; text that cannot be understood is ignored. */
void remember_read(struct settings *s, struct sl text);
/* Returns true if the session changed anything that is remembered. */
bool remember_changed(const struct model *m);
/* Writes the new text; text is the old one. */
void remember_write(const struct model *m, struct sl text, struct buf *out);

#endif
