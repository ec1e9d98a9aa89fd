/* SPDX-License-Identifier: MIT */
/*
 * What is remembered from one session to the next, as the text of a file: the columns, and by
 * profile the recent filters. Several sessions may end in any order: each puts in what it changed
 * and leaves the rest as it finds it.
 */
#ifndef APP_MODEL_REMEMBER_H
#define APP_MODEL_REMEMBER_H

#include "app/model/model.h"

#define REMEMBER_MAX (48u << 10) /* bytes of the text; beyond that other profiles are forgotten */

/* Into s what is there for s->profile; what cannot be understood is passed over. */
void remember_read(struct settings *s, struct sl text);
/* Whether the session has anything to put in. */
bool remember_changed(const struct model *m);
/* The text anew. */
void remember_write(const struct model *m, struct sl text, struct buf *out);

#endif
