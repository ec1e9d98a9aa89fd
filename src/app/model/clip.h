/* SPDX-License-Identifier: MIT */
/* The text that was copied last. */
#ifndef APP_MODEL_CLIP_H
#define APP_MODEL_CLIP_H

#include "base/buf.h"

struct effects;
struct model;

#define CLIP_MAX (2u << 20)

/* What was copied last: lent to EFFECT_COPY. */
struct clip {
	struct buf text;
	const char *what; /* "the RequestId"; may be said */
	char said[80];
};

void clip_copy(struct model *m, const char *what, struct effects *fx);
void clip_copied(struct model *m, const char *route, const char *why);

#endif
